# Names and linkage: attested names, attested link.

## Names (attested names compare)

names-syllable = { $a } and { $b }: both may be { $hangul } ({ $evidence })
names-syllable-none = { $a } and { $b }: no one syllable is spelled both ways ({ $evidence })
names-family = family names { $a } and { $b }: both may be { $hangul }
names-family-none = family names { $a } and { $b }: no one family name is spelled both ways
names-family-missing = one of the two has no family name
names-pinyin = the Latin letters are the pinyin of the characters
names-letters = compared by letters alone, as they are not both read as Korean: { $percent }% alike
names-nothing = one of the two is empty

## Records of persons (attested link)

link-records = { $records } records, { $distinct } of them unlike in what is compared
link-pairs = { $compared } pairs compared; { $left_out } more left out, in blocks too large to compare each with each
link-settled = weights learned in { $rounds } rounds and settled
link-unsettled = weights did NOT settle in { $rounds } rounds: look at some pairs before trusting them
link-floors = { $count } levels of agreement are held by a floor, so that nothing is certain: see --format json
link-clusters = { $clusters } persons, the largest of { $largest } records
link-left-out = line { $line }: no id; left out
link-bytes = line { $line }: not UTF-8; what can't be read shows as �
