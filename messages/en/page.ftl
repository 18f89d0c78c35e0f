# The page of an event.

## Head and foot

page-stamp = INTERNAL — not for publication
page-title = { $event } · internal
page-skip = Skip to the figure
page-contents = On this page
page-foot-derived = Every number on this page is derived from the claims in its notes; none is written in by hand.
page-foot-method = Method { $method } · policy { $policy } · vocabulary { $vocabulary }
page-foot-generated = Made { $moment }

## Sections

section-readings = Who says what
section-timeline = How the figure became known
section-positions = Positions
section-warnings = Warnings
section-statements = Said around the event
section-left-out = Left out of the figure
section-grades = How well it is supported
section-legend = How to read the marks
section-notes = Notes: the words and where they stand
section-table = Data table
section-about = What this figure says

## The range chart. Row labels are short.

chart-title = Stated ranges: { $heading }
row-stated = stated
row-core = core
row-rival = rival
group-origins = By origin
group-unknown = Origin unknown
group-vague = Vague words: shown, never counted
group-parts = Parts of it
group-wider = More than this event
line-part-floor = highest floor of a part: { $number }
line-wider-ceiling = lowest ceiling of a wider claim: { $number }
axis-label = { $unit }
chart-empty = Nobody stated a number that could be drawn.

## The timeline

timeline-title = How the figure became known: { $heading }
timeline-desc = One column a day listed; columns are evenly spaced, days are not.
timeline-gap = { $days ->
    [one] { $days } day later
   *[other] { $days } days later
}
timeline-none = no number yet
timeline-everything = now

## Table heads

th-claim = Claim
th-origin = Origin
th-speaker = Speaker
th-words = Words
th-reads = Reads as
th-scope = Scope
th-renderings = Reports
th-basis = Basis
th-as-known = As known on
th-stated = Stated
th-core = Core
th-rivals = Rivals
th-contested = Contested
th-origins = Origins
th-documents = Documents
th-position = Position
th-reason = Reason
th-kind = Kind
yes = yes
no = no
none = none

## Legend

legend-closed = stated at both ends
legend-open = open end: nobody stated it
legend-unknown = origin unknown
legend-vague = vague words
legend-contested = contested
legend-held = held: the words stand in a document we keep
legend-cited = cited, not held: a reference only
legend-confirmed = confirmed
legend-stated = stated or passed on
legend-denied = denied or disputed
legend-declined = declined: could say, won't
legend-undetermined = cannot say
legend-retracted = taken back

## Notes, one a claim

note-back = back to the figure
note-speaker = Speaker
note-via = Via
note-stance = Stance
note-words = Words
note-original = In the speaker's words
note-quantity = Quantity
note-class = Who is counted
note-place = Place
note-when = When
note-uttered = Said
note-published = Published
note-document = Document
note-publisher = Publisher
note-origin = Origin
note-entry = ledger entry { $position }
note-quotation = Quotation
note-held-in = held in { $document }
note-retold-in = retold in { $document }: our own words for a document that is only cited
note-offsets = code points { $start }–{ $end }
note-hash = SHA-256
note-cited = Cited, not held: the words are a coder's reading of the document named.
note-missing = The record has no claim of this id any more.
note-repeats = Repeats
note-disputes = Disputes
note-part-of = Part of
note-address = Address
note-coder = Coder's note
note-public-from = public from { $day }
