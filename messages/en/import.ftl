# Importing a table of claims.

## The file

import-heading = Import
import-hint = A table of claims is read, its columns are mapped, and a plan says what would become of each row. Nothing is recorded before you say so.
import-file = CSV file or XLSX workbook
import-file-hint = CSV in UTF-8, or a workbook without a password; at most { $megabytes } MB.
import-look = Look at it
import-no-file = Choose a file.
import-gone = This file is no longer held here (locking and newer files let it go). Choose it again.
import-forget = Let the file go
import-forgotten = The file was let go. Nothing was recorded.

## Its columns

import-kind = What it is
import-ours = a table of claims
import-ucdp-ged = UCDP GED
import-acled = ACLED
import-sheet = Sheet
import-mapping = Columns
import-mapping-hint = Guessed from their names; correct what is wrong. A column without a counterpart stays empty unless a value for all rows is given. Columns of the file that are not mapped are kept with each claim.
import-mapped-already = The columns of this data set are mapped already.
import-our-column = Column
import-their-column = Column of the file
import-first-row = First row
import-default = Where empty
import-default-of = Where { $column } is empty
import-look-again = Look again

## The plan

import-plan = The plan
import-new = new
import-changed = changed
import-same = the same
import-rejected = refused
import-events = events to be made
import-nothing = There is nothing to record.
import-record = Record { $count } claims
import-refused-rows = Refused rows
import-line = Line
import-changes = Changes
import-before = Before
import-after = After
import-new-claims = New claims
import-stale = The project changed since this plan was made. Nothing was recorded: look at the plan again.
