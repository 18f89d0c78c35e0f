# Adding a document in the browser.

## The form

add-heading = Add a document
add-what = The document
add-file = A file
add-file-hint = At most { $megabytes } MB; a larger one is added by `attested add FILE`. Its bytes are kept as they are, sealed, with their SHA-256.
add-too-large = The file is larger than { $megabytes } MB. Nothing was added and what you typed is still here; `attested add FILE` takes a file of any size.
add-held = { $file } ({ $bytes } bytes) is held here. Choosing another file replaces it.
add-text = Or a text, pasted
add-about = What is known of it
add-publisher = Outlet or publisher
add-published = Published
add-published-hint = For example 2023-10-13, 2023-10, or 2023-10-13?
add-lang-guessed = read from the text
add-lang-ko = Korean
add-lang-en = English
add-lang-zh-hans = Chinese, simplified
add-lang-zh-hant = Chinese, traditional
add-tlp = Sensitivity (TLP)
add-tlp-hint = A document under TLP:RED is not shown in the browser.
add-tlp-clear = may be shared with anybody
add-tlp-green = within the community
add-tlp-amber = within the office and whom it works for
add-tlp-amber-strict = within the office only
add-tlp-red = for named persons only
add-url = Where it stands (address)
add-title = Title
add-more = More: name, retelling, capture, encoding, something heard
add-name = Cited as
add-name-hint = Empty: publisher and date.
add-retells = Retells the document
add-retells-hint = A retelling never counts as a report of its own.
add-captured = Captured
add-by = Captured by (a role, no name)
add-charset = Encoding
add-charset-own = as it says itself
add-kind = Kind
add-kind-held = a page or file
add-kind-note = something heard: a call, a message, a talk
add-contact = Who was heard
add-contact-hint = Sealed apart under a key of its own, never shown, and not kept as a draft.
add-channel = How they were heard
add-do = Add

## What can't be meant

add-both = Both a file and a text were given: add them one after the other.
add-nothing = Choose a file or paste a text.
add-empty = The file is empty.
add-unnamed = Say the outlet or the date: a pasted text has no name to be cited by.
add-contact-of-note = Who was heard belongs to something heard: choose that kind, or leave it empty.
