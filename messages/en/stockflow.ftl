# Stock and flow by probability: attested estimate stock-flow.

## What it is about

stockflow-heading = Stock and flow by probability: { $account }
stockflow-population = Who is counted: { $population }
stockflow-stated = That these claims count the same people is a coder's judgment: { $reason }
stockflow-suggested = Nobody has stated that these claims count the same people: the record only hints at it. State an account (judge account) before you rely on it.
stockflow-none = There are no books to weigh: no account is stated, and no event has stocks of two moments or more.

## What is assumed

stockflow-assumptions = Assumed, and not to be tested by these claims:
stockflow-assume-one-population = All claims named here speak of one population.
stockflow-assume-balance-of-whole-numbers = Whoever is held was held before or came in; whoever is no longer held was returned, released, or died. Kinds of which nobody speaks may be any number.
stockflow-assume-one-bias-an-origin = The claims of one origin share one bias: repeating a number does not make it more certain.
stockflow-assume-soft-claims = No claim rules a number out. "As many as 2,000" makes 4,000 improbable, not impossible; declining to say binds nothing.
stockflow-assume-anybody-may-enter = Others may have been taken in meanwhile.
stockflow-assume-nobody-enters = Nobody was taken in meanwhile.
stockflow-prior = Before any claim: first held up to { $most }, every order of size as likely as another; of those present, any share stays, and of those who leave { $returned }% are returned, { $released }% released and { $died }% die, give or take much. An origin's numbers are off by a factor that is usually within { $bias }%.

## What the claims allow

stockflow-quantity-held = held, { $label }
stockflow-quantity-in = taken in, { $label }
stockflow-quantity-returned = returned, { $label }
stockflow-quantity-released = released or escaped, { $label }
stockflow-quantity-died = died, { $label }
stockflow-quantity-part = returned or gone in { $label }
stockflow-posterior = { $median } in the middle, { $range } with 90% probability (half of it { $half }).
stockflow-before = Before the claims: { $median }, { $range }.
stockflow-little = The data say little here: this is mostly the prior.
stockflow-drawn-before = before
stockflow-drawn-after = after
stockflow-if-nobody-entered = If nobody was taken in meanwhile:

## Whom one would have to believe

stockflow-origins = How far each origin is believed, before and after all claims are weighed against one another:
stockflow-origin = { $origin }: { $before }% before, { $after }% after; its numbers are { $bias } times the truth ({ $low } to { $high }). { $claims }
stockflow-left-out = Left out:
stockflow-left-out-date-too-wide = { $claim }: said of a time too long to be a moment.
stockflow-left-out-date-not-in-books = { $claim }: its dates lie between none of these moments.
stockflow-left-out-wider-than-its-event = { $claim }: counts more than its event.
stockflow-left-out-another-place = { $claim }: of another country, or of none that is known.
stockflow-left-out-states-no-number = { $claim }: states no number on that day.
stockflow-refused-nothing-said = Refused: no claim in these books states a number.
stockflow-refused-runs-disagree = Refused: the sampler's runs don't agree on those held last: their medians differ by { $spread }% ({ $allowed }% is allowed), split-Rhat { $rhat } ({ $rhat-allowed } is allowed). More --states may bring them together.
stockflow-runs = { $runs } runs of { $states } states, seed { $seed }; their medians of those held last differ by { $spread }%.
