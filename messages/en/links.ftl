# Links between claims, what changed on the way, and how claims travelled. Keys end in the codes of `attested-figures`.
# $from and $to are the ids of the two claims of a link: the later one, and the one it may derive from. $source_claim and $rendering_claim are those of a step: the nearer to the speaker, and the one that passes it on.

## Kinds of links
link-one_utterance = { $from } and { $to } render one utterance.
link-translation = { $from } and { $to } render one utterance in two languages.
link-cites = { $from } says that it has it from the source or the publisher of { $to }.
link-learnt_from_press = The speaker of { $from } says that it learnt it from the press, as { $to } reported it.
link-near_duplicate = The texts of { $from } and { $to } are nearly the same.
link-one_speaker = One speaker says { $from } and { $to }.
link-shared_detail = { $from } shares unusual details with { $to }.
link-relay = { $from } passes on reports, and { $to } is the report that fits.
link-turned_bound = { $from } may be { $to } with its bound turned round.

## How well a link is borne
link-strength-possible = possibly one origin
link-strength-likely = likely one origin
link-strength-strong = the documents say so
link-sealed = Sealed: an unnamed or protected source is touched. Possibly one origin; never published.

## Where a link stands
link-status-pending = to be decided
link-status-stated = stated by the coder
link-status-accepted = accepted
link-status-suspected = recorded as a suspicion
link-status-rejected = rejected
link-status-unsure = looked into, can't be told

## Evidence
evidence-same_speaker = the same speaker { $body }
evidence-same_day = on one day, { $day }
evidence-other_day = { $days } days apart
evidence-same_number = the same number, { $number }
evidence-rounded_number = { $number }, rounded to { $rounded }
evidence-same_places = the same places ({ $count }): { $places }
evidence-same_hours = the same hours, from { $from } to { $to }
evidence-same_document = in one document
evidence-two_languages = in two languages, { $first } and { $second }
evidence-names_speaker = it names the speaker, { $body }
evidence-names_publisher = it names the publisher, { $body }
evidence-says_learnt = it says that it was learnt from the press
evidence-says_reports = it says that it passes on reports
evidence-opposite_bound = a floor in one and a ceiling in the other, at { $number }
evidence-shared_text = { $percent }% of the word sequences are shared

## Both readings: the figure as it stands, and if a link is true
difference-origins = { $stands } origins, or { $would_be } if { $from } shares the origin of { $to }.
difference-origins_high = { $stands } origins counting each unknown one, or { $would_be } if { $from } shares the origin of { $to }.
difference-core = Core { $stands }, or { $would_be } if { $from } shares the origin of { $to }.
difference-rivals = Rivals { $stands }, or { $would_be } if { $from } shares the origin of { $to }.
difference-envelope = Envelope { $stands }, or { $would_be } if { $from } shares the origin of { $to }.
difference-contested = Number contested: { $stands }; if { $from } shares the origin of { $to }: { $would_be }.
difference-grade_number = Grade of the number { $stands }, or { $would_be } if { $from } shares the origin of { $to }.
difference-grade_occurrence = Grade of the occurrence { $stands }, or { $would_be } if { $from } shares the origin of { $to }.
difference-readings = { $stands } readings, or { $would_be } if { $from } passes on { $to }.

## What changed on the way
drift-bound_flipped = { $rendering_claim } turned a floor into a ceiling, or the reverse: “{ $source }” ({ $source_claim }) became “{ $rendering }”.
drift-bound_dropped = { $rendering_claim } dropped an end of the range: “{ $source }” ({ $source_claim }) became “{ $rendering }”.
drift-quantifier_changed = { $rendering_claim } hedges the same number otherwise: “{ $source }” ({ $source_claim }) became “{ $rendering }”.
drift-number_rounded = { $rendering_claim } rounded { $source } ({ $source_claim }) to { $rendering }.
drift-number_changed = { $rendering_claim } says { $rendering }, { $source_claim } said { $source }.
drift-unit_error = { $rendering_claim } says { $rendering }, { $source_claim } said { $source }: another unit, or ten times and more as many or as few.
drift-class_shifted = { $rendering_claim } calls them “{ $rendering }”, { $source_claim } said “{ $source }”: it asserts more ({ $gained }).
drift-date_moved = { $rendering_claim } dates it { $rendering }, { $source_claim } said { $source }.
drift-hedge_lost = { $rendering_claim } tells as a fact (“{ $rendering }”) what { $source_claim } left open (“{ $source }”).
drift-place_widened = { $rendering_claim } names a wider place: “{ $source }” ({ $source_claim }) became “{ $rendering }”.
drift-act_changed = { $rendering_claim } names another act: { $source } ({ $source_claim }) became { $rendering }.
drift-scope_widened = { $rendering_claim } tells as the whole what { $source_claim } said of a part.
drift-stance_changed = { $rendering_claim } gives another stance: { $source } ({ $source_claim }) became { $rendering }.
drift-translation_error = Between { $first } and { $second } what is said of the number changed: “{ $source }” ({ $source_claim }) became “{ $rendering }” ({ $rendering_claim }).
drift-suspected = Suspected: nobody has decided whether the one passes on the other.

## The same in a word or two, for drawings
drift-name-bound_flipped = bound flipped
drift-name-bound_dropped = bound dropped
drift-name-quantifier_changed = hedge changed
drift-name-number_rounded = rounded
drift-name-number_changed = number changed
drift-name-unit_error = unit error
drift-name-class_shifted = class shifted
drift-name-date_moved = date moved
drift-name-hedge_lost = hedge lost
drift-name-place_widened = place widened
drift-name-act_changed = act changed
drift-name-scope_widened = part as whole
drift-name-stance_changed = stance changed
drift-name-translation_error = translation

## How claims travelled
travel-title = How the claims on { $event } travelled
travel-description = { $claims } claims in the order of their days, joined by { $steps } steps. A broken line is a step that is suspected only; the words beside a line say what changed.
travel-undated = no date
travel-step = { $rendering_claim } passes on { $source_claim }.
travel-step-suspected = { $rendering_claim } may pass on { $source_claim }.
travel-left-out = { $count } more claims are not drawn.
travel-origin = origin { $origin }
travel-no-origin = origin unknown
