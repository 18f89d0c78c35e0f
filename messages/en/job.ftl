# Long work: how far it is, and how it ends.

## While it runs

job-work = Long work
job-verify = Verify
job-verify-hint = Checks every page of the database, every entry and signature, every original and quotation against what was recorded, and changes nothing.
job-rebuild = Rebuild
job-rebuild-hint = Derives every table anew from the ledger.
job-import = Import
job-begins = It begins
job-reading = reading
job-writing = entries written
job-so-far = { $done } of { $total }
job-cancel = Cancel
job-hint = Meanwhile the other pages wait. Cancelling, or locking, leaves everything as it was.

## When it ends

job-on = Go on
job-cancelled = It was cancelled. Nothing was changed.
job-failed = It could not be done; nothing was changed.
