# Words of the closed vocabularies. One word for one thing: the glossary (docs/glossary.md) decides.

## What a claim speaks about

aspect-occurrence = occurrence
aspect-number = number
aspect-breakdown = breakdown
aspect-place = place
aspect-date = date
aspect-category = category
aspect-practice = practice
aspect-context = context
aspect-notice = notice
aspect-demand = demand
aspect-commitment = commitment
aspect-forecast = forecast

## The stance of a speaker. "Declined" (could say, won't), "undetermined" (can't say) and zero are three facts: keep them apart.

modality-asserted = asserted
modality-confirmed = confirmed
modality-estimated = estimated
modality-reported = reported
modality-denied = denied
modality-disputed = disputed
modality-declined = declined
modality-undetermined = undetermined
modality-retracted = retracted
modality-unattributed = unattributed

## What a claim counts, compared with its event

scope-whole = whole
scope-part = part
scope-wider = wider

## How a number relates to time

measure-flow = flow
measure-stock = stock
measure-rate = rate

## Kinds of quantity

quantity-exact = exactly
quantity-approx = approximately
quantity-at_least = at least
quantity-more_than = more than
quantity-at_most = at most
quantity-fewer_than = fewer than
quantity-between = between
quantity-qualitative = in words only
quantity-relative = relative to another claim
quantity-said = { $kind ->
    [exact] { $number }
    [approx] about { $number }
    [at_least] at least { $number }
    [more_than] more than { $number }
    [at_most] at most { $number }
    [fewer_than] fewer than { $number }
   *[other] { $number }
}

## Grades: how well an aspect is supported

grade-unsupported = unsupported
grade-single = single
grade-agreed = agreed
grade-corroborated = corroborated
grade-confirmed = confirmed
grade-admitted = admitted
grade-unsupported-means = no named origin speaks to it
grade-single-means = named origins speak to it, but no two agree
grade-agreed-means = two or more named origins agree; nobody has shown that they are independent
grade-corroborated-means = two or more named origins agree, and a judgment found two of them independent
grade-confirmed-means = an official body that is no party confirmed it on a basis of its own
grade-admitted-means = a party to the act confirmed it

## What a body stands to gain or owes; printed beside a grade

interest-accused_body = a body that is accused
interest-accused_state = the state that is accused
interest-advocacy = advocates for those concerned
interest-assistance = assists those concerned
interest-claims_nationals = counts the people as its nationals
interest-community = speaks for a community
interest-court = a court
interest-documentation = documents such events
interest-independent_institution = an independent institution
interest-mandate = acts under an international mandate
interest-outlet = a news outlet
interest-party_to_conflict = a party to the conflict
interest-receiving_state = the state that received the people
interest-rescue = rescues people
interest-state_funded_outlet = an outlet that a state funds
interest-state_funded_research = research that a state funds
interest-state_outlet = an outlet that a state runs
interest-third_state = a third state
interest-tracker = compiles what others say
interest-unknown = interest not known
interest-witness = a witness

## How sure the coder is of an origin

origin-certainty-stated = stated
origin-certainty-suspected = suspected
origin-certainty-unknown = unknown

## The part that a place plays

place-role-held_in = held in
place-role-returned_from = returned from
place-role-crossed_at = crossed at
place-role-received_at = received at
place-role-home = home

## Why a claim is left out of a figure

excluded-origin_judged_unreliable = a judgment finds its origin unreliable
excluded-origin_unknown = nobody knows its origin, and the policy asks for one
excluded-source_unnamed = it names no source, and the policy asks for one
excluded-retracted = its own source took it back
excluded-superseded = its own source corrected it
excluded-excluded_by_judgment = a judgment excludes it

## Rules of a best estimate, and policies

best-rule-none = no rule
best-rule-most_reliable = what the most reliable reading says
best-rule-most_conservative = the lowest number that a reading states
policy-attested_v1 = every claim speaks; no best estimate
policy-ucdp = reliable and named origins only; best is what the most reliable one says
policy-acled = all but discredited origins; best is the lowest number stated
policy-airwars = every claim speaks, and "about" takes no margin
