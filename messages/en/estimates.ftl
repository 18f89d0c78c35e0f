# Estimates of what nobody documented: attested estimate.

## What is estimated, and what can't be tested

estimate-target = What is estimated: the people whom some list could have recorded. People whom no list could reach are not in it, whatever the number.
estimate-untestable = What no table can test: that the people on no list are like those on some, in the way that each method says. Lists that share records or sources break every method: merge them.
estimate-observed = Recorded by some list ({ $lists }): { $count }. It is the least that can be said.
estimate-not-estimable = Not estimable: no method asked gives an estimate from these lists. That is a result.
estimate-note-repeated = { $rows } rows repeat a combination of lists: their counts were added.
estimate-note-empty-list = The list { $list } holds nobody and was left out.
estimate-note-merged = Taken as one list: { $list }.

## Methods

estimate-method-chao = Lower bound (Chao)
estimate-method-loglinear = Log-linear model of lowest BIC
estimate-method-sparse = Log-linear model for few overlaps, chosen step by step
estimate-method-dga = Average over decomposable graphs
estimate-method-lcmcr = Latent classes of people
estimate-method-covariates = Two lists with covariates, doubly robust

## What each assumes

estimate-assumes-people-differ-lists-alike = Assumes: people may differ in how easily they are recorded, lists work alike and independently. Then the total is not below the number.
estimate-assumes-no-highest-interaction = Assumes: no interaction of all lists together, beyond the model's own; everybody of a group of records alike.
estimate-assumes-pairs-of-lists-only = Assumes: lists depend on one another in pairs only.
estimate-assumes-decomposable-dependence = Assumes: the lists' dependence is one that some decomposable graph can hold; people are recorded alike.
estimate-assumes-independent-within-classes = Assumes: people fall into classes, and within a class lists record them independently.
estimate-assumes-independent-given-covariates = Assumes: among people alike in the covariates two lists record independently, and anybody may be on both.

## Numbers, and why there are none

estimate-number = Estimate: { $count } ({ $centre }), 95% interval { $range }.
estimate-bound = Not an estimate, a lower bound: { $count } ({ $centre }), 95% interval { $range }.
estimate-centre-mle = most likely
estimate-centre-median = median
estimate-centre-mean = mean
estimate-other = otherwise ({ $choice }): { $count }
estimate-refused-fewer-than-three-lists = Refused: it takes three lists that hold somebody.
estimate-refused-fewer-than-two-lists = Refused: it takes two lists that hold somebody.
estimate-refused-no-overlap = Refused: no two lists hold a person in common, so nothing tells how many both miss.
estimate-refused-nobody-twice = Refused: nobody is on exactly two lists.
estimate-refused-list-holds-everybody = Refused: one list holds everybody, so nothing tells how many it misses.
estimate-refused-no-maximum = Refused: the likelihood of no model has a maximum on this table.
estimate-refused-not-identifiable = Refused: the table can't tell the models' parameters apart.
estimate-refused-too-many-lists = Refused: more lists than this method can go through. Merge those that share sources.
estimate-refused-chains-disagree = Refused: the sampler's chains don't agree on a number in the work allowed.
estimate-refused-bound-speaks = Refused: the answer lies at the most that the prior allows, so the prior would be speaking, not the lists.
estimate-refused-no-covariates = Refused: the table has no covariates.
estimate-refused-too-little-overlap = Refused: no two lists have ten people in common.

## What takes the headline away

estimate-flag-prior-sensitive = Not for a headline: another usual prior moves the number by more than a quarter.
estimate-flag-methods-disagree = Not for a headline: the methods' numbers differ by more than one and a half times. Side by side is not agreement.
estimate-flag-interval-missing = Not for a headline: the interval has no upper end, or could not be had.
estimate-flag-rival-models-disagree = Not for a headline: models that fit as well say something else by more than one and a half times.

## How often such intervals held the truth

estimate-coverage = Where each of 21 lists was left out of its published table in turn, such 95% intervals held its people in { $percent } of 100; every miss put them too low.
estimate-coverage-a-bound-has-none = The interval is that of the bound, not of the total.
estimate-coverage-not-studied-here = How often such intervals hold the truth has not been studied here.
