# Warnings: what a careful reader should see. The key is `warning-` and the code.
# $first and $second are the ids of the first two claims concerned, $rest all but the first, $claims all; the others are the warning's own arguments.

warning-renderings = One utterance in several renderings: nearest the speaker “{ $nearest }” ({ $first }); elsewhere “{ $others }” ({ $rest }).
warning-bound_dropped = { $second } dropped an end of the range that { $first } states: “{ $nearest }” became “{ $rendering }”.
warning-bound_flipped = { $second } turned a floor into a ceiling, or the reverse: “{ $nearest }” ({ $first }) became “{ $rendering }”.
warning-disputed = { $first } disputes { $second }.
warning-part_above_envelope = A part alone is put at { $floor } or more ({ $claims }): above the lowest number stated for the whole, { $low }.
warning-wider_below_envelope = More than this event is put at { $ceiling } or fewer ({ $claims }): below the highest number stated for the event alone, { $high }.
warning-stock_flow_same_number = { $number } is said both of people in an interval (flow) and of people at a time (stock): { $own } and { $others }. A coincidence or a confusion, never support.
warning-refusal_conflict = { $origin } is reported both to decline and not to know ({ $aspect }): { $claims }.
warning-periods_differ = { $first } and { $second } speak of periods that don't overlap.
warning-unknown_act = The act “{ $act }” is not in the vocabulary; it is kept as said ({ $claims }).
