# The registry of persons: attested persons, and its pages.

persons-registered = Registered as { $person }. What is said of them is sealed under the handle { $handle }, which `attested erase` destroys.
persons-noted = { $person }: { $values ->
    [one] { $values } value recorded
   *[other] { $values } values recorded
}; nothing that was there is changed.
persons-consent = { $person }: consent { $state } (datum: { $datum }; purpose: { $purpose }; audience: { $audience })
persons-consent-label = consent
persons-marked = Marked: { $of }
persons-judged = Judgment recorded at { $position }. `attested persons undo { $position }` undoes it.
persons-none = Nobody is registered yet.
persons-masked = Names and what else tells who somebody is are masked; --names shows them, and that is logged.
persons-all = all
persons-count = { $count ->
    [one] { $count } person
   *[other] { $count } persons
}
persons-erased = erased
persons-unnamed = unnamed
persons-kind-group = group
persons-contested = sources contradict
persons-withdrawn = withdrawn
persons-never-link = never to be linked
persons-handle = sealed under { $handle }
persons-no-disclosures = Nobody has looked at names yet.

## Who is who

persons-proposed = { $waiting ->
    [one] { $waiting } pair waits
   *[other] { $waiting } pairs wait
} for a judgment, { $shown } shown; { $seen } persons compared, { $left_out } kept from comparison. Nothing is joined until somebody judges: attested persons judge P1 P2 same|not-same|unsure --reason "…"
persons-unsettled = The weights did not settle: with so few records, look at every pair.
persons-clusters = { $records } registered are { $persons } persons; { $joined } of these stand more than once.
persons-contradiction = Not applied: judgment { $same } (P{ $a } and P{ $b } the same) would join whom judgment { $apart } keeps apart.
persons-lists = { $file }: { $lists ->
    [one] { $lists } list
   *[other] { $lists } lists
}, for `attested estimate`
persons-on-no-list = On no list, and in no row: { $count }

## In and out

persons-import-plan = Would record: { $new } new, { $further } further statements on persons that are here; { $same } the same, { $rejected } refused
persons-import-done = Recorded: { $new } new, { $further } further statements on persons that were here; { $same } the same, { $rejected } refused
persons-import-refused = line { $line }: { $reason }
persons-exported = { $file }: { $persons ->
    [one] { $persons } person
   *[other] { $persons } persons
}, internal. Left out since names were not asked for: { $masked }
persons-withheld = Withheld: { $count } ({ $reason })

## What is said of somebody

datum-name = name
datum-identifier = known elsewhere as
datum-sex = sex
datum-birth = birth
datum-origin = from
datum-family = family
datum-group = group
datum-role = part in
datum-custody = held
datum-whereabouts = whereabouts
datum-count = count
datum-description = description
datum-note = note

## Why something may not be used so

refusal-erased = the person was erased
refusal-protected = the source is protected
refusal-sensitivity = its label does not let it travel so far
refusal-refused = the person said no
refusal-withdrawn = consent was withdrawn
refusal-expired = consent has expired
refusal-no_consent = nobody asked the person

## How two agree

agreement-same = the same
agreement-close = close
agreement-different = different
agreement-missing = one is silent
