# Figures in words: shared by the page and the terminal. Numbers arrive as numbers and are grouped by the language.

## Joining

list-separator = {", "}
clause-separator = {", "}
sentence-separator = {" "}
quoted = “{ $words }”
labelled = { $label }: { $text }
bracketed = { $text } ({ $more })

## Ranges. An open end is one that nobody stated: never zero, never infinity.

range-exact = { $low }
range-between = { $low }–{ $high }
range-from = from { $low }
range-up-to = up to { $high }
range-open = open
range-vague = { $range }, vague
open-low = open below
open-high = open above
open-both = open at both ends
floor-unstated = nobody stated a floor
ceiling-unstated = nobody stated a ceiling
number-unstated = nobody stated a number

## Headings of figures. $code is the act's code, $act its label, $unit_code and $unit the same of what is counted.

figure-heading = { $unit_code ->
    [persons] { figure-heading-persons }
   *[other] { $act } ({ $unit })
}
figure-heading-persons = { $code ->
    [forcible_return] Persons forcibly returned
    [return] Persons returned (manner not stated)
    [voluntary_return] Persons said to have returned of their own accord
    [deportation] Persons deported
    [pushback] Persons pushed back at a border
    [transfer_in_detention] Persons transferred between places of detention
    [arrest] Persons arrested
    [detention] Persons held in detention
    [imprisonment] Persons imprisoned
    [abduction] Persons abducted
    [enforced_disappearance] Persons forcibly disappeared
    [missing] Persons missing
    [killing] Persons killed
    [execution] Persons executed
    [release] Persons released
    [escape] Persons escaped
    [deployment] Persons deployed
   *[other] Persons: { $act }
}
figure-at = { $heading }, { $time }
as-known = As known on { $day }
as-known-everything = With everything that is known

## Whether something is contested

contested = number contested
not-contested = number not contested
contested-aspects = contested: { $aspects }

## Counts

count-origins = { $count ->
    [0] no named origin
    [one] { $count } named origin
   *[other] { $count } named origins
}
count-agreeing = { $count ->
    [one] { $count } origin
   *[other] { $count } origins
}
count-documents = { $count ->
    [one] { $count } document
   *[other] { $count } documents
}
count-renderings = { $count ->
    [one] { $count } report
   *[other] { $count } reports
}
count-claims = { $count ->
    [one] { $count } claim
   *[other] { $count } claims
}

## The figure as sentences

sentence-range = Stated for the whole: { $range }.
sentence-open-low = Some give no lower end.
sentence-open-high = Some give no upper end.
sentence-open-both = Some give no lower end, some no upper end.
sentence-no-number = Nobody states a number for the whole.
sentence-core = { $origins } named origins agree on { $range }.
sentence-no-core = No two named origins agree on a range yet.
sentence-tie = Agreement is split between { $ranges }.
sentence-rival = Apart from that: { $range } ({ $origins }).
sentence-part = Of parts alone, the highest floor is { $number }.
sentence-wider = Of claims on more than this event, the lowest ceiling is { $number }.
sentence-best = Best estimate by the rule “{ $rule }”: { $number }.
sentence-no-best = No single best number: the policy { $policy } has no rule for one.
sentence-basis = It rests on { $origins } in { $documents }.
sentence-origins-range = That is { $low } origins if suspected links hold, { $high } if each unknown origin counts.
sentence-independence = { $count ->
    [0] Nobody has looked into whether these origins are independent.
   *[other] Independence was looked into for { $count } of them.
}
sentence-no-figures = No number has been stated on this event.

## Grades

grade-line = { $aspect }: { $grade }
grade-by = by { $speaker }
grade-hedge = in the words “{ $hedge }”
grade-interest = interest: { $interest }

## Positions. $aspect is a code; the two helpers complete the phrases below.

position-object = { $aspect ->
    [occurrence] that it happened
    [number] the number
    [breakdown] the breakdown
    [place] the place
    [date] the date
    [category] what the people are called
    [practice] the practice
   *[other] it
}
position-question = { $aspect ->
    [occurrence] whether it happened
    [number] how many
    [breakdown] who they were
    [place] where
    [date] when
    [category] what the people are
    [practice] whether it is a practice
   *[other] more
}
position-asserted = stated { position-object }
position-confirmed = confirmed { position-object }
position-estimated = estimated { position-object }
position-reported = passed on { position-object }
position-denied = denied { position-object }
position-disputed = disputed { position-object }
position-declined = declined to say { position-question }
position-undetermined = cannot say { position-question }
position-retracted = took back { position-object }
position-unattributed = stated { position-object }, naming no source
speaker-unnamed = speaker not named
origin-unknown = origin unknown

## What a claim rests on

status-held = held
status-cited = cited, not held
status-retold = cited, not held; retold in { $document }

## Dates. $year is text, $month and $day are numbers.

date-day = { $day } { date-month-name } { $year }
date-month = { date-month-name } { $year }
date-year = { $year }
date-month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
date-short = { $day } { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
date-approximate = about { $date }
date-uncertain = perhaps { $date }
date-between = { $from } to { $to }
date-since = since { $from }
date-until = until { $to }
date-all = { $dates }
date-one-of = one of { $dates }
date-within = some day from { $from } to { $to }
date-unknown = date not known

## The figure as a writer would print it. $people: the range with its noun; $time: the date of a stock.

note-people = { $kind ->
    [exact] { $low } people
    [from] At least { $low } people
    [up_to] At most { $high } people
   *[between] Between { $low } and { $high } people
}
note-counted = { $code ->
    [forcible_return] { $people } were forcibly returned{ note-on }, according to { $speakers }.
    [return] { $people } were returned{ note-on }, according to { $speakers }.
    [voluntary_return] { $people } returned, it is said of their own accord{ note-on }, according to { $speakers }.
    [deportation] { $people } were deported{ note-on }, according to { $speakers }.
    [pushback] { $people } were pushed back at a border{ note-on }, according to { $speakers }.
    [transfer_in_detention] { $people } were moved between places of detention{ note-on }, according to { $speakers }.
    [arrest] { $people } were arrested{ note-on }, according to { $speakers }.
    [detention] { $people } were held in detention{ note-on }, according to { $speakers }.
    [imprisonment] { $people } were imprisoned{ note-on }, according to { $speakers }.
    [abduction] { $people } were abducted{ note-on }, according to { $speakers }.
    [enforced_disappearance] { $people } were forcibly disappeared{ note-on }, according to { $speakers }.
    [missing] { $people } went missing{ note-on }, according to { $speakers }.
    [killing] { $people } were killed{ note-on }, according to { $speakers }.
    [execution] { $people } were executed{ note-on }, according to { $speakers }.
    [release] { $people } were released{ note-on }, according to { $speakers }.
    [escape] { $people } escaped{ note-on }, according to { $speakers }.
    [deployment] { $people } were deployed{ note-on }, according to { $speakers }.
   *[other] { $heading }: { $people }, according to { $speakers }.
}
note-on = { $measure ->
    [stock] { " " }on { $time }
   *[other] { "" }
}
note-other = Others put it otherwise: { $range }, according to { $speakers }.
note-and-others = { $count ->
    [one] { $speakers } and { $count } other
   *[other] { $speakers } and { $count } others
}
note-official = { $speaker } { $phrases }.
note-contested = The number is contested.
note-no-authority = No authority has given a number.
note-no-authority-whole = No authority has given a number for the whole.
