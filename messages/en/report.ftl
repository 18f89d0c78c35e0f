# The report of an estimate, as a page: attested estimate --report FILE.

report-title = Estimate of what nobody documented
report-methods = Methods side by side
report-as-table = The same as a table
report-foot = Made from the table of lists alone, with seed { $seed }: the same table and seed give the same page.

## Pictures

report-lists = Who stands on which lists together
report-lists-says = { $lists } lists, { $combinations } combinations with people; the { $shown } largest are drawn. { $twice } people stand on more than one list: what is known of the unseen comes from them.
report-intervals = Numbers by method
report-intervals-says = { $count } methods give a number. The broken line is those observed, { $observed }. Open ends are bounds. Methods that refuse have no place here.
report-weights = Weights of models
report-weights-says = How much each of the { $count } heaviest dependence graphs weighs in the average. Brackets hold lists that depend on one another.
report-trace = Course of the sampler's chains
report-trace-says = { $chains } chains, each from a start of its own. Where they agree, their lines cover one another: split-Rhat { $rhat } (at most 1.01), { $ess } effective draws (at least 400).
report-ranks = Ranks of the chains' draws
report-ranks-says = A row a chain: how many of its draws fall into each twentieth of all draws by size. If chains agree, every bar ends near the broken line.
report-prior = Prior beside posterior
report-prior-says = Latent classes. Filled: the number of people after the lists have spoken. Broken outline: before, given only how many are observed. Where the two are alike, the lists say little.
report-coverage = How often such intervals held the truth
report-coverage-says = Bars are the share of 95% intervals that held the truth where it was known. A method without a bar has no such study; the table says why.

## Tables

report-column-lists = lists
report-column-people = people
report-column-method = method
report-column-kind = kind
report-column-number = number
report-column-interval = 95% interval
report-column-model = model
report-column-weight = weight
report-column-chain = chain
report-column-draws = draws
report-column-median = median
report-column-prior = prior
report-column-posterior = posterior
report-column-coverage = what is known
report-kind-estimate = estimate
report-kind-bound = lower bound
