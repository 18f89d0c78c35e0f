# What follows from claims, agreement between coders, and totals. Keys end in the codes of `attested-figures` and `attested-claims`.

## What follows from claims
constraints-heading = { $event }: what follows from the claims, and which of them can't all be true
constraints-heading-all = All events: what follows from the claims, and which of them can't all be true
constraints-together = { $count ->
    [one] Weighed alone: { $events }
   *[other] Weighed together: { $count } events ({ $events })
}
constraints-nothing = Nothing follows that the figures don't say, and nothing clashes.
constraints-bounds = Bounds that nobody stated
constraints-conflicts = Can't all be true
constraints-rivals = { $count ->
    [one] Besides, a pair of claims on one number that share none: the figures say it as contested.
   *[other] Besides, { $count } pairs of claims on one number that share none: the figures say them as contested.
}
constraints-more = There are more conflicts than are listed.
constraints-accounts = Accounts stated
constraints-suggested = Suggested accounts: nobody has stated that these claims count the same people
constraints-halts = “Halted”, and done meanwhile
constraints-notes = To mind
bound-floor = { $quantity }: at least { $value }, { $because }
bound-floor-of = { $quantity } ({ $claims }): at least { $value }, { $because }
bound-ceiling = { $quantity }: at most { $value }, { $because }
bound-ceiling-of = { $quantity } ({ $claims }): at most { $value }, { $because }
constraint-because = { $rule } [{ $claims }]
constraint-conflict = { $claims }: at least { $floor } where at most { $ceiling } can be ({ $relation }).
constraint-if = If { $names } holds.
smallest-minimum = No smaller set of them conflicts.
smallest-minimal = None of them can be spared.
smallest-bounded = Some of them may be spared.
counts-whole = whole
counts-part = part
counts-wider = wider
counts-held = held
counts-in = came in
counts-returned = returned
counts-released = released
counts-died = died
counts-unknown_in = came in unknown
counts-unknown_out = left unknown
rule-stated = as stated
rule-stated_by_any = as one of the claims states
rule-part_floor = because a part of it is no smaller
rule-whole_ceiling = because its whole is no larger
rule-sum_of_floors = the sum of lower bounds of parts stated to share nobody
rule-sum_of_ceilings = the sum of upper bounds of parts stated to leave nobody out
rule-remainder_floor = what is left of the whole's lower bound
rule-remainder_ceiling = what is left of the whole's upper bound
rule-balance = by the balance of held, in and out
rule-stretches = as the sum over the stretches of time
relation-rivals = one number
relation-part_of = part of it, as coded
relation-scope_part = part of the event, as coded
relation-scope_wider = wider than the event, as coded
relation-event_part = the event is part of the other
relation-nested_time = a period within a period
relation-nested_place = a place within a place
relation-narrower_act = an act that is a kind of the other
relation-stated_within = stated to be within
relation-stated_disjoint = stated to share nobody
relation-stated_partition = stated to share nobody and leave nobody out
relation-balance = held, in and out must balance
relation-stretches = a flow over stretches of time
account-reason = Why: { $reason }
account-if-nobody-entered = If nobody entered: { $conflict }
account-suggested = { $flow } tells of people leaving, and { $stock } of those held before. If both count the same people:
halt-period = { $claim } says that it was halted, from { $from } to { $to }. Against it:
halt-against = { $event }: { $claim }, at least { $floor }
halt-denied = (denied by { $claims })
constraint-part_of_circle = { $claims }: part-of leads round in a circle; it was set aside. `attested judge part-of CLAIM none` opens it.
constraint-part_of_without_number = { $claims }: part of a claim that states no number on that day.
constraint-part_of_other_measure = { $claims }: part of a claim that counts another act, measure, unit or date.
constraint-part_of_wider = { $claims }: part of a claim wider than the event, so no lower bound of the event here.
constraint-stated_without_number = { $claims }: named in a statement, but states no number on that day.
constraint-stated_mixes = { $claims }: a statement names claims that count different acts, measures, units or dates; it was set aside.
constraint-stated_twice = { $claims }: a statement names one quantity twice; it was set aside.
constraint-flow_out_of_order = { $claims }: the flow { $time } leads to no later moment of “{ $account }”.
constraint-date_outside_account = { $claims }: speaks of another time than “{ $account }” says.
constraint-date_imprecise_in_account = { $claims }: speaks of some day in a longer time, which need not be the moment of “{ $account }”.
constraint-vague_in_account = { $claims }: vague (“hundreds”), read by its range in “{ $account }”; the range is ours.
constraint-stopped_early = { $claims }: sums that feed each other were left before they came to rest; what was found holds.
constraint-no_choice_fits = { $claims }: whichever of the claims one believes, they don't fit; nothing is derived of them.

## Judgments
judge-conflict = With this, can't all be true: { $conflict }
judge-see-constraints = No figure changes by it; what follows from it is in `attested constraints { $event }`.
judge-unchanged = Recorded, but no figure of { $event } reads otherwise for it.
judge-part-of-unchanged = Recorded, but no figure of { $event } reads otherwise for it: a figure takes a part by its scope. `attested judge scope { $claim } part` does that; bounds are in `attested constraints { $event }`.

## Totals
totals-heading = { $act }, { $unit }, { $from } to { $to }, { $place }
totals-everywhere = everywhere
totals-low = Sum of lower bounds: { $value }{ $open }
totals-high = Sum of upper bounds: { $value }{ $open }
totals-no-low = Sum of lower bounds: none, nobody states one
totals-no-high = Sum of upper bounds: none, for an event has no upper bound
totals-open = {" "}(left open by some)
totals-closed = {""}
totals-coverage = { $events ->
    [one] { $counted } of 1 recorded event is summed; with a number: { $with_number }, contested: { $contested }.
   *[other] { $counted } of { $events } recorded events are summed; with a number: { $with_number }, contested: { $contested }.
}
totals-event = { $event }: { $range }
totals-event-contested = { $event }: { $range }, contested
totals-more = { $count ->
    [one] and one more event (--format json)
   *[other] and { $count } more events (--format json)
}
totals-left-part_of = { $event } ({ $range }) left out: part of, or around, { $with }
totals-left-wider = { $event } ({ $range }) left out: its days and places hold { $with }
totals-left-overlaps = { $event } ({ $range }) left out: it may share people with { $with }
totals-left-straddles = { $event } ({ $range }) left out: some of its days are outside the period
totals-left-undated = { $event } ({ $range }) left out: it has no date
totals-left-place_unknown = { $event } ({ $range }) left out: its place isn't known
totals-floor-above = Its lower bound is above the sum of theirs: the events told of singly may be too few.
totals-none = No recorded event has such an act in that time and place.
totals-recorded-only = Each is a sum over the events recorded that are apart, never a total of all there were. One person may be in several events.

## Agreement between coders
agreement-heading = { $units ->
    [one] Agreement of { $coders } coders on one quotation (Krippendorff's alpha)
   *[other] Agreement of { $coders } coders on { $units } quotations (Krippendorff's alpha)
}
agreement-by-id = Paired by the claims' ids.
agreement-by-words = Paired by document and words.
agreement-alone = { $count ->
    [one] One quotation was coded by one coder alone and is left out.
   *[other] { $count } quotations were coded by one coder alone and are left out.
}
agreement-words-differ = Under { $count } of the shared ids the coders quote different words: see that one id is one quotation (--by words).
agreement-without = { $count ->
    [one] One claim gives no document or no words and is left out.
   *[other] { $count } claims give no document or no words and are left out.
}
agreement-column-field = field
agreement-column-alpha = alpha
agreement-column-units = units
agreement-reliable = reliable
agreement-tentative = tentative conclusions only
agreement-unreliable = not reliable
agreement-nothing_to_compare = no quotation was coded in it by two coders
agreement-no_variation = everybody wrote the same everywhere: nothing to measure
agreement-few = With so few quotations alpha moves much with each of them.
agreement-custom = Reliable from 0.800, tentative from 0.667: Krippendorff's customs, not laws. Alpha doesn't say who is right.
agreement-one-coder = agreement needs two coders: give two files of claims, or one and --with-record
agreement-nothing-shared = no quotation was coded by two of these coders: they share no claim id, and no words of one document. Have them code the same quotations, or name the columns with --map
agreement-no-claims = { $file }: no claim in it can be read
agreement-rows-left-out = { $file }: { $count } rows in all can't be read and are left out
