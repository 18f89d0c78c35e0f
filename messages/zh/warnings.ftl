# 警示：细心的读者应当看到的事项。键名为 `warning-` 加代码。
# $first 与 $second 为所涉前两项主张的编号，$rest 为除第一项外的各项，$claims 为全部；其余为各警示自身的参数。

warning-renderings = 同一话语有多种表述：最接近发言者的是“{ $nearest }”（{ $first }），别处作“{ $others }”（{ $rest }）。
warning-bound_dropped = { $second } 丢失了 { $first } 所述范围的一端：“{ $nearest }”变成了“{ $rendering }”。
warning-bound_flipped = { $second } 把下限变成了上限，或把上限变成了下限：“{ $nearest }”（{ $first }）变成了“{ $rendering }”。
warning-disputed = { $first } 质疑 { $second }。
warning-part_above_envelope = 仅一部分就被说成 { $floor } 或以上（{ $claims }），高于对整体所述的最低之数 { $low }。
warning-wider_below_envelope = 超出本事件的范围被说成 { $ceiling } 或以下（{ $claims }），低于对本事件本身所述的最高之数 { $high }。
warning-stock_flow_same_number = { $number } 既被用于某一时段的人数（流量），又被用于某一时点的人数（存量）：{ $own } 与 { $others }。这是巧合或混淆，绝不构成佐证。
warning-refusal_conflict = 对 { $origin } 的报道相互矛盾：一说拒绝说明，一说并不知情（{ $aspect }）：{ $claims }。
warning-periods_differ = { $first } 与 { $second } 所说的时段互不重叠。
warning-unknown_act = 行为“{ $act }”不在词表中，按原话保留（{ $claims }）。
