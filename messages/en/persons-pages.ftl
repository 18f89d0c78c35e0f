# The pages on persons: /persons.

persons-heading = Persons
persons-registry = Registry
persons-queue = Who is who
persons-add = Register somebody
persons-hint = Names and whatever tells who somebody is are masked. They are opened on one person's page with a reason, and that is recorded. The table is not filtered or sorted by what is masked.

## Table

persons-number = Number
persons-lists-heading = Lists
persons-values = Values
persons-values-count = { $count }
persons-state = State
persons-kind = Person or group
persons-kind-person = person
persons-says = Something is said of

## One person

persons-unmask = Show names
persons-unmask-why = Why the names are needed
persons-unmask-hint = Without the name
persons-named-now = Names are open; the look is recorded.
persons-mask = Mask again
persons-nothing-said = Nothing is said.
persons-script = Script
persons-source = Source
persons-withdraw = Withdraw
persons-same-as = Judged to be the same person
persons-history = History of this person
persons-registered-at = Registered { $moment }
persons-did-state = A source's words recorded: { $count ->
    [one] one value
   *[other] { $count } values
}
persons-did-mark = Marked:
persons-may-link = may be linked
persons-did-withdraw = Withdrawn:
persons-did-undo = Judgment { $position } undone
persons-did-look = Names looked at
persons-undone-already = undone

## Recording

persons-add-hint = Write what is known; a name isn't needed. What is said is sealed under a key of the person's own, and erasing destroys the key.
persons-added = Registered as P{ $person }.
persons-value-heading = Record what a source says
persons-value-hint = Nothing that is there is changed: rivals stand side by side. Other names, numbers and family are parted by |.
persons-value-record = Record
persons-quote = Words quoted from the document
persons-consents = Consent
persons-no-consents = No decision of the person is recorded. What nobody asked about doesn't leave the office.
persons-consent-heading = Record consent
persons-consent-hint = Dates as EDTF: 2024-03-01, 2024-03, 2024~. Datum, purpose and audience mean all of them unless one is chosen.
persons-consent-record = Record
persons-consent-recorded = Recorded of P{ $person }: { $state }
persons-decision = Decision
persons-datum = Datum
persons-purpose = Purpose
persons-audience = Audience
persons-on = Decided on
persons-until = Until
persons-by = Told by
persons-basis = Basis
persons-mark-heading = Protect
persons-mark-record = Mark
persons-linking = Linkage
persons-as-it-is = as it is
persons-judgment-recorded = Judgment recorded as entry { $position }.
consent-given = given
consent-refused = refused
consent-withdrawn = withdrawn
purpose-documentation = documentation
purpose-linkage = linkage
purpose-estimation = estimation
purpose-casework = casework
purpose-submission = submission
purpose-exchange = exchange
purpose-publication = publication
audience-office = office
audience-partner = partner
audience-mechanism = mechanism
audience-public = public

## Columns

persons-column-id = Id in the list
persons-column-list = List
persons-column-kind = Person or group
persons-column-name = Name
persons-column-given-name = Given name
persons-column-family-name = Family name
persons-column-romanisation = Romanisation
persons-column-other-names = Other names
persons-column-sex = Sex
persons-column-birth-date = Date of birth
persons-column-birth-place = Place of birth
persons-column-description = Description
persons-column-family = Family (relation: name)
persons-column-group = Group
persons-column-event = Event
persons-column-role = Part in the event
persons-column-event-date = Date of the event
persons-column-event-place = Place of the event
persons-column-held-at = Held at
persons-column-held-from = Held from
persons-column-held-to = Held to
persons-column-whereabouts = Whereabouts
persons-column-whereabouts-on = Whereabouts as of
persons-column-count = Count
persons-column-identifier = Identifier (scheme: number)
persons-column-note = Note
persons-column-document = Document (D1, or a name)
persons-column-tlp = Label (TLP)

## The queue

persons-waiting = { $waiting ->
    [one] One pair waits
   *[other] { $waiting } pairs wait
}. Persons compared: { $seen }; kept out: { $left_out }.
persons-queue-hint = Nothing is joined before somebody judges. Choose with s, n or u, write the reason, Enter. No name in a reason. Protected sources and whoever is never to be linked are not here.
persons-pair-sure = One person with probability { $percent }% (weight { $weight })
persons-name-sure = one name with probability { $percent }%
persons-beside = side by side
persons-agreement = Agreement
persons-pair = Pair
persons-no-pair = That pair doesn't wait.
persons-last-judgments = Last judgments
verdict-same = same
verdict-not-same = not the same
verdict-unsure = unsure
persons-reason-dates = names and birth agree
persons-reason-names = only the spelling of the name differs
persons-reason-against = birth or origin contradict
persons-reason-little = too little is said

## A list brought in

persons-import = Import a list
persons-import-hint = The list is read, its columns are mapped, and a plan is shown; nothing is recorded before you say so. What stands in the file is not shown. A record is known again by its list and its id in it, and by nothing else.
persons-format = Format
persons-format-csv = a table (CSV, XLSX)
persons-format-uwazi = Uwazi CSV
persons-format-openrefine = OpenRefine CSV
persons-format-ftm = FollowTheMoney JSON
persons-list-name = Name of the list
persons-import-new = new persons
persons-import-further = statements on persons known
persons-import-record = Record { $count } rows
persons-import-said = Recorded: new persons { $new }, statements on persons known { $further }. The same { $same }, refused { $rejected }.
persons-wrong-erased-record = The record was erased, and an import doesn't bring it back; whoever is to be recorded anew is given another id.

## What is wrong

persons-wrong-reason = A reason is needed.
persons-wrong-named = The reason names P{ $person }. Reasons stay when a person is erased: say it without the name.
persons-wrong-erased = P{ $person } was erased: nothing more can be recorded.
persons-wrong-mark = Choose what is to hold.
persons-wrong-document = There is no document D{ $document }.
persons-wrong-empty = Nothing is said: fill in whatever is known.
persons-wrong-column = This field can't be read: { $column }
persons-wrong-date = A date can't be read: write it as EDTF: 2024-03-01, 2024-03, 2024~
persons-wrong-quote = The words quoted don't stand in the document once, verbatim.
persons-wrong-quote-document = To quote, name the held document: D1.
