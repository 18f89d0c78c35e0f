# What the commands say, beside the figures.

## What a claim rests on, in one word

basis-held = held
basis-cited = cited, not held

## The walk back: attested explain

walk-method = { $method } · policy { $policy } · vocabulary { $vocabulary }
walk-rule = read by { $rule }
walk-retelling = a retelling, in our own words
walk-entry = ledger entry { $entry }, recorded { $moment }

## Projects

cli-project-made = Made a project in { $folder }. Its ledger is { $log }. The passphrase is kept nowhere: without it, nobody can open the project.
cli-rebuilt = Derived everything anew from { $entries } ledger entries.
cli-passphrase-changed = The passphrase of { $folder } was changed. A backup made before still opens with the passphrase of its day.
cli-backed-up = Backed up to { $file }: { $files } files, { $bytes } bytes. Try it with `attested restore` before you rely on it.
cli-restored = Restored to { $folder }: { $files } files, { $bytes } bytes.
cli-erased = Erased { $handle }: { $entries ->
    [one] { $entries } entry can be read no more.
   *[other] { $entries } entries can be read no more.
} The ledger still verifies.
cli-subject-erased = erased
cli-subject-live = kept
cli-no-subjects = No entry concerns a data subject.

## Documents

cli-document-added = { $document } added: { $file }, { $bytes } bytes, SHA-256 { $sha256 }
cli-document-same = { $document } has these very bytes already: nothing added ({ $file }).
cli-without-working-copy = { $document } is kept unchanged, but has no text to quote from yet: { $reason }
cli-note-prompt = Type what was heard, then Ctrl-D on a line of its own:
cli-contact-sealed = Who the contact is stays sealed apart from { $document }, under { $handle }.
cli-retells = retells { $document }
cli-no-documents = No documents yet: `attested add FILE` adds one.

## Events and claims

cli-event-recorded = Event { $event } recorded.
cli-no-events = No events yet: `attested event add` or an import makes one.
cli-claim-recorded = Claim { $claim } recorded on { $event }.
cli-claim-versions = { $versions ->
    [one] { $versions } version
   *[other] { $versions } versions
} in the ledger
cli-import-plan = Plan: { $new } new, { $changed } changed, { $same } the same, { $rejected } rejected, { $events } events to be made
cli-import-done = { $new } new, { $changed } changed, { $same } the same, { $rejected } rejected, { $events } events made
cli-import-rejection = line { $line } { $id }: { $reason }
cli-and-more = and { $count } more
cli-import-committed = Recorded in { $entries } ledger entries.
cli-import-only-planned = Nothing was recorded: `--commit` records the plan.
cli-export-internal = INTERNAL: { $claims } claims exported, not for publication.
cli-quoted = { $claim } now stands on a quotation in { $document }.

## Suggestions and judgments

cli-suggestions = { $count ->
    [one] { $count } suggestion
   *[other] { $count } suggestions
}
cli-accepted = { $count ->
    [one] { $count } suggestion accepted
   *[other] { $count } suggestions accepted
}: { $claims }
cli-rejected = { $count ->
    [one] { $count } suggestion rejected
   *[other] { $count } suggestions rejected
}
cli-rule-report = { $rule }: { $accepted } accepted, { $rejected } rejected
cli-no-decisions = Nothing has been accepted or rejected yet.
cli-judged = Judgment recorded as ledger entry { $position }.
cli-no-judgments = No judgments yet.
cli-serving = Open { $address } in a browser and log in with this one-time token: { $token }
    It is served on this machine alone. Ctrl-C ends it.

## A second opinion: attested suggest --assist

assist-asking = second opinion
assist-quotes = { $count ->
    [one] Second opinion: { $count } quote stands in the text
   *[other] Second opinion: { $count } quotes stand in the text
}
assist-absent = { $count } left out: not in the text
assist-repeated = { $count } left out: in several places
assist-excess = { $count } left out: too long or too many
assist-agreed = agrees with { $numbers }
assist-added = added, by the rules where it points: { $numbers }
assist-only-rules = only the rules have { $numbers }
assist-only-assist = quoted, but no claim by the rules:
assist-differs = { $number } reads otherwise when its quote is read alone: { $fields }
assist-number = number
assist-bound = bound
assist-date = date

## Verification. The verify- keys are labels of progress bars.

verify-pages = pages
verify-entries = entries
verify-originals = originals
verify-derived = derived rows
verify-quotations = quotations
cli-verified = Verified. { $pages } database pages, { $entries } entries in { $commits } commits ({ $erased } erased), { $originals } originals ({ $originals_erased } erased), { $quotations } quotations: nothing has been altered.
    Merkle root { $root }
cli-verified-without-checkpoint = No checkpoint from outside was at hand: a ledger replaced as a whole would not show. Keep the root above elsewhere.
cli-checkpoint-behind = Recorded. The checkpoint file could not be renewed and holds an earlier state; it is renewed with the next entry.
cli-page-written = Page written: { $file } (internal, not for publication)
cli-page-unchanged = { $file } is as this project wrote it: nothing in it was changed.

## Beside suggestions

suggest-left-out = { $count ->
    [one] { $count } number left out
   *[other] { $count } numbers left out
}
translation-agrees = The translation has the same numbers with the same bounds.
translation-differs = { $count ->
    [one] The translation differs in { $count } number:
   *[other] The translation differs in { $count } numbers:
}
translation-bound = “{ $original }” — “{ $translation }”: another bound
translation-unit = “{ $original }” — “{ $translation }”: ten, a hundred … times the other; was a unit misread?
translation-number = “{ $original }” — “{ $translation }”: another number
translation-only-original = “{ $original }”: not in the translation
translation-only-translation = “{ $translation }”: only in the translation

## attested links, drift, travel

links-shown = { $count ->
    [0] No suggested link waits for a decision.
    [one] { $count } link. `attested judge link` or `judge apart`, with --reason, decides; until then nothing is changed.
   *[other] { $count } links. `attested judge link` or `judge apart`, with --reason, decides; until then nothing is changed.
}
links-left-out = { $count } more were not tried one by one.
drift-shown = { $count ->
    [0] Nothing changed on the way.
    [one] { $count } change on the way.
   *[other] { $count } changes on the way.
}
travel-drawn = { $count ->
    [0] Drawn: { $file }
   *[other] Drawn: { $file }; { $count } connected claims are left out (--at-most)
}
