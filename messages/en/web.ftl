# The pages in a browser.

## Ways

web-skip = Skip to the page
web-ways = Ways
web-home = Home
web-documents = Documents
web-claims = Claims
web-event = Event
web-review = Review
web-search = Search
web-search-for = Words to find
web-history = History
web-settings = Settings
web-keys = Keys
web-show = Show
web-no-page = There is no such page.
web-fault = This could not be done
web-fault-hint = Nothing was changed. Going back shows what you typed.
web-withheld = TLP:RED: not shown on a screen. The command line shows it.

## Coming in

web-login = Log in
web-login-token = One-time token from the terminal
web-login-hint = `attested serve` prints it when it starts. It works once; after that, use the passphrase.
web-login-passphrase = Or the project's passphrase
web-login-do = Log in
web-login-wrong = Neither token nor passphrase is right.
web-login-first = Log in first. Nothing was recorded.
web-unlock = Locked
web-passphrase = Passphrase
web-unlock-do = Unlock
web-unlock-wrong = That is not the passphrase.
web-unlock-first = It was locked in the meantime. This was not recorded; what you typed is kept as a draft.
web-unlock-hint = What was being typed is kept as a draft.
web-lock = Lock
web-lock-heading = Lock
web-lock-after = Locks after { $minutes } minutes without work.

## First page

web-home-counts = Events: { $events }. Claims: { $claims }. Documents: { $documents }.
web-home-events = Events: contested first, then by last change
web-home-empty = No events yet: recording a claim makes one.
web-home-documents = Last documents
web-no-documents = No documents yet: `attested add FILE` adds one.
web-count-claims = claims: { $count }

## An event

web-as-known = As known on
web-as-known-all = everything known
web-policy = Policy
web-policies = Policies side by side
web-figure = Figure
web-best = Best
web-event-parts = Parts of this event
web-event-review = Review claims that may share an origin
web-event-claims = This event's claims as a table
web-ways-of-claims = How the claims travelled
web-ways-in-words = The same in words
web-drift = What changed on the way

## Tables

web-filter = Filter
web-any = any
web-export = Save as CSV (internal)
web-turning = Pages of the table
web-rows = Rows { $from }–{ $to } of { $total }
web-before = Before
web-after = Next
web-name = Name
web-publisher = Publisher
web-language = Language

## A document

web-retells = Retells:
web-retelling-hint = A retelling never counts as a report: attach its words to the claim that they retell.
web-working-copy = Working copy
web-suggestions = Suggestions
web-waiting = Suggestions: { $count }. Waiting: { $waiting }.
web-attach = Or attach to a claim that is there (its id)
web-accept = Accept
web-edit = Edit
web-reject = Reject
web-accepted = Accepted:
web-rejected = Rejected
web-no-number = It isn't said which suggestion.
web-custody = Custody
web-original = Original: { $kind }, { $bytes } bytes
web-new-claim = New claim
web-claim-hint = Select words in the working copy; this key fills the quotation:
web-quote = Quotation, verbatim
web-record = Record
web-draft-kept = Draft kept
web-draft-set-beside = Another window is typing too: both are kept.
web-draft-failed = The draft could not be kept. It is still in this window; trying again.
web-draft-beside = Another window's draft is here:
web-draft-take = Go on with it

## Columns of the claim's form

web-field-id = Id
web-field-event = Event
web-field-aspect = Aspect
web-field-act = Act
web-field-modality = Stance
web-field-measure = Measure
web-field-quantity-kind = Kind of quantity
web-field-low = Lower number
web-field-high = Upper number
web-field-quantity-words = Quantity in its words
web-field-relative-to = Relative to claim
web-field-disputes = Disputes claims
web-field-class = Class counted
web-field-scope = Scope
web-field-place = Place
web-field-event-date = Date of event
web-field-speaker = Speaker
web-field-via = Via
web-field-uttered = Uttered
web-field-origin = Origin
web-field-origin-certainty = Certainty of origin
web-field-words = Words of stance
web-field-note = Note

## Review and history

web-review-choose = Choose an event to see which claims may share an origin.
web-same = Same
web-apart = Not the same
web-reason = Reason
web-no-decision = It isn't said what was decided.
web-history-hint = Everything is added and nothing deleted. A judgment is undone by another, with its reason.
web-entry = Entry
web-when = When (UTC)
web-what = Kind
web-about = About
web-undo = Undo
web-earlier = Earlier
web-sealed = sealed
web-erased = erased

## Settings and keys

web-project = Project
web-log = Log
web-entries = Entries
web-office-key = Office's public key
web-vocabulary = Vocabulary (SHA-256)
web-key-next = Next
web-key-previous = Previous
web-key-accept = Accept the suggestion
web-key-edit = Edit the suggestion
web-key-reject = Reject the suggestion
web-key-quote = Fill the quotation from the selection
web-key-same = Review: same origin
web-key-apart = Review: not the same
web-key-search = Search
web-key-help = This help
web-key-lock = Lock at once
web-keys-hint = They rest while you type, and while an input method composes.
