# Lists, review and history in a browser.

## Lists

desk-events = Events
desk-all-events = All events ({ $count })
desk-sources = Tables of sources
desk-origins = Origins
desk-origins-hint = Origins as coded. Judgments that make two of them one are made in the review, event by event.
desk-export-json = Save as JSON (internal)
desk-as-recorded = As recorded on
desk-then = Shown as recorded on { $moment }: what was recorded later is left out.
desk-now = Back to now
desk-versions = Versions of this claim
desk-shown = shown here
desk-cut = More have these words: the latest { $count } were looked at. Another word narrows it.
desk-indexing = Words are still being indexed: { $done } of { $total } entries. The others can't be found yet.

## Search

desk-search-in = Where
desk-hits-events = Events
desk-hits-documents = Documents
desk-hits-texts = Texts of documents
desk-hits-claims = Claims
desk-hits-shown = Shown: { $count }
desk-more-hits = More of these

## Many claims changed at once

desk-choose = Choose
desk-choose-one = Choose { $claim }
desk-change = Change the chosen claims
desk-change-all = All { $count } that the filter shows
desk-column = Field
desk-value = New value
desk-plan = See what would change
desk-plan-title = What would change
desk-plan-counts = Changed: { $changed }. The same: { $same }. Impossible: { $rejected }. Nothing is changed yet.
desk-plan-events = Events that would be made:
desk-plan-rejected = What can't be changed
desk-plan-more = { $count } more would change.
desk-plan-changed = One of these was recorded anew in the meantime. This is how it stands now: look again, then commit.
desk-emptied = emptied
desk-before = Before
desk-after = After
desk-commit = Record { $count } changes
desk-back = Back to the table
desk-changed = { $count } changed, from entry { $position } on. Reason: { $reason }
desk-too-many = { $count } are too many to change at once: at most { $most }.
desk-no-column = That field can't be set.
desk-nothing-chosen = No claim was chosen. Go back and choose some, or all.
desk-needs-reason = It needs a reason.

## One claim coded anew

desk-recode = Code anew
desk-recoded = A new version is recorded as entry { $position }. The one before stays in the history.
desk-nothing-changed = Nothing was different.
desk-conflict = Somebody recorded another version in the meantime, as entry { $position }. Nothing was written over. What you typed is in the form below: compare, then record it as a version after that one; the other stays in the history.
desk-conflict-table = How the two differ
desk-theirs = As recorded
desk-yours = As you typed

## Review

desk-review-origins = Same origin
desk-review-duplicates = Documents nearly the same
desk-review-waiting = Documents waiting
desk-review-show = Show
desk-unsure = Can't tell
desk-unsure-aside = Set aside as 'can't be told': { $count }. The filter shows them.
desk-alike = About { $percent }% of their text is the same.
desk-duplicates-hint = The same bytes are never added twice. These have nearly the same text: two papers may print one agency's words, and then their claims have one origin.
desk-pairs = Pairs: { $count }
desk-waiting-hint = Documents of which no suggestion was decided and no words are quoted.

## Coding a second time

desk-second = Second coding
desk-second-hint = Another person codes the same texts without seeing the first coding. Only documents that are finished are compared. A second coding enters no figure unless it is adopted.
desk-second-done = Finished: { $done } of { $total }
desk-second-is-done = finished
desk-second-compare = Compare the two codings
desk-second-new = Pick documents
desk-second-coded = Documents from which claims are recorded: { $count }
desk-second-coder = Coder's label (initials; no name)
desk-second-documents = Documents by number
desk-second-sample = Or so many at random
desk-second-seed = Seed (the same picks the same)
desk-second-begin = Begin
desk-second-begun = The documents are picked.
desk-second-numbers = Write documents as 1, 4-9; at most 500 at once.
desk-second-blind = the first coding is not shown
desk-second-claim = Claim to code
desk-second-own = Coded in this document: { $count }
desk-second-finish = Finish this document
desk-second-recorded = Recorded as a second coding.
desk-second-finished = D{ $document } is finished.
desk-second-counts = Coded by both: { $both }. By the first only: { $first }. By the second only: { $second }.
desk-second-open = To be decided: { $count }
desk-second-alone = not in the record
desk-first = First coding
desk-second-has = Second coding
desk-differences = How the codings differ
desk-take = Take
desk-take-one = Take { $column }
desk-second-new-id = Id of the new claim
desk-keep = Keep the first
desk-adopt = Take the ticked fields
desk-adopt-new = Record as a new claim
desk-second-take-something = Tick what is taken, or give the new claim's id.
desk-second-decided = The decision is recorded.
desk-agreement = Agreement
desk-agreement-hint = Krippendorff's alpha: 1 is perfect, 0 is as by chance.
desk-alpha = Alpha
desk-units = Quotations compared

## History and settings

desk-who = Who
desk-undone = Entry { $undone } is undone by entry { $position }.
desk-undo-judgment = Records that the judgment no longer holds.
desk-undo-version = Records the version before it anew.
desk-undo-exclusion = It is the first version and stays; a judgment leaves it out of figures.
desk-undo-description = Records the event's description before it anew. A first description can't be undone.
desk-undo-suggestion = Opens the suggestion again. A claim recorded from it stays.
desk-undo-second = Withdraws the second coding.
desk-coder = Coder's label
desk-coder-hint = Written beside what is recorded here; who was heard is sealed without it. It can't be taken out of the ledger: use initials or what the office gives, not a name.
desk-coder-keep = Set
desk-coder-kept = The coder's label is set.
desk-policies = Policies
