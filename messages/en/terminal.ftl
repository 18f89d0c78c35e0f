# What the terminal prints, beside the figures themselves.

## The figure

terminal-by-origin = Readings, by origin
terminal-left-out = Left out
terminal-history = How it stood as it became known
terminal-legend = ◁ ▷ open end, nobody stated it · ■ held · □ cited, not held · ╌ origin unknown · ░ vague words
terminal-reports = ▸{ $count }

## attested demo

demo-made = Made an example project in { $folder }.
demo-passphrase-fixed = Its passphrase is “{ $passphrase }”: an example's, never for real work.
demo-passphrase-yours = Its passphrase is the one in ATTESTED_PASSPHRASE.
demo-documents = { $count ->
    [one] Added { $count } document, retelling a cited one.
   *[other] Added { $count } documents, retelling cited ones.
}
demo-claims = { $claims ->
    [one] Recorded { $claims } claim
   *[other] Recorded { $claims } claims
} on { $events ->
    [one] { $events } event.
   *[other] { $events } events.
}
demo-quotations = { $count ->
    [one] Tied { $count } claim to its words in them.
   *[other] Tied { $count } claims to their words in them.
}
demo-page = The same as a page, with pictures: { $file }
demo-next = Try next:
demo-next-explain = see what the figure rests on, down to the words
demo-next-suggest = see the claims that rules find in the first document
demo-next-as-of = see another event, as known on a day
demo-next-verify = check that nothing was altered
demo-next-serve = read it in a browser on this machine

## attested explain

explain-title = What { $figure } rests on
explain-policy = Policy
explain-readings = Readings
explain-claims = Claims
explain-quotations = Quotations
explain-documents = Documents
explain-entries = Ledger entries
explain-rule = read by { $rule }

## What is to be expected (attested figure), past events (attested hindcast)

section-expectation = What to expect: our own estimate, claimed by nobody
expectation-of = { $text }: { $more }
expectation-given = { $range }, the middle { $median }. As told by day { $day }, such an interval held the settled total in { $right } of { $tried } past events.
expectation-few-alike = { $alike ->
    [0] withheld. No settled event of this kind is in the data; it takes { $needed }.
    [one] withheld. Only { $alike } settled event of this kind is in the data; it takes { $needed }.
   *[other] withheld. Only { $alike } settled events of this kind are in the data; it takes { $needed }.
}
expectation-other-measure = withheld. The data counts people to whom something happened, nothing else.
expectation-no-number = withheld. Nobody states a number that counts.
expectation-undated = withheld. The day of the event or of its claims is not known.
expectation-late = withheld. The data ends { $day } days after an event, and numbers were said later than that.
hindcast-line = { $event }: stated { $stated }; to be expected { $expected }, the middle { $median }
hindcast-few-alike = { $alike ->
    [one] {" "}(a figure would get none: { $alike } settled event of this kind in the data)
   *[other] {" "}(a figure would get none: { $alike } settled events of this kind in the data)
}
hindcast-left-out = line { $line } { $id }: { $reason }; left out

## Several views under each other

terminal-policies = Under each policy
th-policy = Policy
policies-best = { $policy }: best { $count } ({ $rule }, { $claim })
history-change = { $day }: { $fields } ← { $claims }
change-existence = first number
change-envelope = stated range
change-core = core
change-rivals = rivals
change-contested = contested
change-origins = origins
change-part-floor = floor from parts
change-wider-ceiling = ceiling from wider claims

## attested multiverse

multiverse-heading = { $figure }: { $count } sets of choices
multiverse-crossed = Crossed: the width of “about”, who is admitted, suspected links, unknown origins, each origin left out.
multiverse-alone = Crossed: the width of “about”, who is admitted, suspected links, unknown origins; each origin is left out under the usual choices only, since the event has many claims.
multiverse-no-probability = A share of choices is no probability: nobody says that the choices are equally right.
conclusion-at-least = at least { $count }
conclusion-at-most = at most { $count }
conclusion-core = origins agree on a core
conclusion-contested = number contested
conclusion-occurrence-contested = occurrence contested
conclusion-two-origins = two named origins or more
curve-title = { $figure }: the range under every set of choices
curve-description = { $count } sets of choices, each a column, sorted by the floor that it supports. Above, from floor to ceiling; narrow columns are contested. Below, the choices of each.
choice-about = “about” ± { $percent }%
choice-all = every claim
choice-not-discredited = without discredited origins
choice-reliable = only reliable origins
choice-suspected-links = suspected links taken as true
choice-unknown-origins = unknown origins counted
choice-without = without { $origin }
