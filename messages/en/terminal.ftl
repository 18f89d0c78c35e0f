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
