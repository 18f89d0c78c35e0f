# Settings: the passphrase, the vocabulary.

settings-passphrase = Passphrase
settings-passphrase-hint = The new one opens the project from now on. A backup made before still opens with the passphrase of its day: destroy backups whose passphrase somebody else may know.
settings-passphrase-present = Present passphrase
settings-passphrase-next = New passphrase
settings-passphrase-again = The new one again
settings-passphrase-change = Change the passphrase
settings-passphrase-changed = The passphrase was changed.
settings-passphrase-differ = The two new passphrases differ; nothing was changed.
settings-vocabulary = The vocabulary
settings-vocabulary-hint = The words that claims are coded with, as this program brings them. A claim may use others: they are kept as said, and marked. Every figure names the hash of the vocabulary it was derived with.
settings-term = Term
settings-broader = Broader
settings-measure = Measure
settings-note = Meaning
settings-source = Source
