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
