# 主张之间的关联、转述中的变化与主张的传播路径。键名以 `attested-figures` 的代码结尾。
# $from 与 $to 为一条关联的两项主张：较晚者，及其可能的来处。$source_claim 与 $rendering_claim 为一步的两项主张：较近发言者的，及转述它的。

## 关联的种类
link-one_utterance = { $from } 与 { $to } 表述同一话语。
link-translation = { $from } 与 { $to } 以两种语言表述同一话语。
link-cites = { $from } 自称得自 { $to } 的来源或发布者。
link-learnt_from_press = { $from } 的发言者说是从媒体得知的，而 { $to } 正是该报道。
link-near_duplicate = { $from } 与 { $to } 的文字几乎相同。
link-one_speaker = { $from } 与 { $to } 出自同一发言者。
link-shared_detail = { $from } 与 { $to } 有共同的不寻常细节。
link-relay = { $from } 转述报道，而 { $to } 是与之相符的报道。
link-turned_bound = { $from } 可能是上下限颠倒了的 { $to }。

## 关联的依据有多充分
link-strength-possible = 可能同源
link-strength-likely = 很可能同源
link-strength-strong = 文件本身如此说明
link-sealed = 已封存：涉及未具名或受保护的来源。只说可能同源，绝不公开。

## 关联的状态
link-status-pending = 待判断
link-status-stated = 编码者已写明
link-status-accepted = 已接受
link-status-suspected = 记为怀疑
link-status-rejected = 已否定
link-status-unsure = 已查看，无法判定

## 依据
evidence-same_speaker = 同一发言者 { $body }
evidence-same_day = 同一天（{ $day }）
evidence-other_day = 相隔 { $days } 天
evidence-same_number = 同一数字 { $number }
evidence-rounded_number = { $number } 取整为 { $rounded }
evidence-same_places = 相同的地点（{ $count } 处）：{ $places }
evidence-same_hours = 相同的时刻（{ $from } 时至 { $to } 时）
evidence-same_document = 在同一文件中
evidence-two_languages = 两种语言（{ $first }、{ $second }）
evidence-names_speaker = 点明发言者：{ $body }
evidence-names_publisher = 点明发布者：{ $body }
evidence-says_learnt = 自称从媒体得知
evidence-says_reports = 自称转述报道
evidence-opposite_bound = 对 { $number }，一方作下限，另一方作上限
evidence-shared_text = 词序列有 { $percent }% 相同

## 两种读法：现有数字，以及关联属实时的数字
difference-origins = { $stands } 个源头；若 { $from } 与 { $to } 同源，则为 { $would_be } 个。
difference-origins_high = 将每个不明源头各计一个，共 { $stands } 个；若 { $from } 与 { $to } 同源，则为 { $would_be } 个。
difference-core = 核心区间 { $stands }；若 { $from } 与 { $to } 同源，则为 { $would_be }。
difference-rivals = 竞争区间 { $stands }；若 { $from } 与 { $to } 同源，则为 { $would_be }。
difference-envelope = 包络 { $stands }；若 { $from } 与 { $to } 同源，则为 { $would_be }。
difference-contested = 数字是否有争议：{ $stands }；若 { $from } 与 { $to } 同源：{ $would_be }。
difference-grade_number = 数字的等级 { $stands }；若 { $from } 与 { $to } 同源，则为 { $would_be }。
difference-grade_occurrence = 事实发生的等级 { $stands }；若 { $from } 与 { $to } 同源，则为 { $would_be }。
difference-readings = { $stands } 个读数；若 { $from } 转述 { $to }，则为 { $would_be } 个。

## 转述中的变化
drift-bound_flipped = { $rendering_claim } 把下限变成了上限，或把上限变成了下限：“{ $source }”（{ $source_claim }）变成了“{ $rendering }”。
drift-bound_dropped = { $rendering_claim } 丢失了范围的一端：“{ $source }”（{ $source_claim }）变成了“{ $rendering }”。
drift-quantifier_changed = { $rendering_claim } 对同一数字换了限定词：“{ $source }”（{ $source_claim }）变成了“{ $rendering }”。
drift-number_rounded = { $rendering_claim } 把 { $source }（{ $source_claim }）取整为 { $rendering }。
drift-number_changed = { $rendering_claim } 说 { $rendering }，而 { $source_claim } 说 { $source }。
drift-unit_error = { $rendering_claim } 说 { $rendering }，而 { $source_claim } 说 { $source }：单位不同，或相差十倍以上。
drift-class_shifted = { $rendering_claim } 称这些人为“{ $rendering }”，{ $source_claim } 作“{ $source }”：断定得更多（{ $gained }）。
drift-date_moved = { $rendering_claim } 的日期为 { $rendering }，而 { $source_claim } 为 { $source }。
drift-hedge_lost = { $source_claim } 留有余地的话（“{ $source }”），{ $rendering_claim } 当作事实来说（“{ $rendering }”）。
drift-place_widened = { $rendering_claim } 所说的地点更宽：“{ $source }”（{ $source_claim }）变成了“{ $rendering }”。
drift-act_changed = { $rendering_claim } 说的是另一行为：{ $source }（{ $source_claim }）变成了 { $rendering }。
drift-scope_widened = { $source_claim } 只说一部分，{ $rendering_claim } 却当作整体。
drift-stance_changed = { $rendering_claim } 的立场不同：{ $source }（{ $source_claim }）变成了 { $rendering }。
drift-translation_error = 从 { $first } 译为 { $second } 时，对数字的说法变了：“{ $source }”（{ $source_claim }）变成了“{ $rendering }”（{ $rendering_claim }）。
drift-suspected = 怀疑：尚无人判断后者是否转述前者。

## 供图中使用的简称
drift-name-bound_flipped = 上下限颠倒
drift-name-bound_dropped = 丢失一端
drift-name-quantifier_changed = 限定词改变
drift-name-number_rounded = 取整
drift-name-number_changed = 数字改变
drift-name-unit_error = 单位错误
drift-name-class_shifted = 人群改称
drift-name-date_moved = 日期改变
drift-name-hedge_lost = 变成断言
drift-name-place_widened = 地点变宽
drift-name-act_changed = 行为改变
drift-name-scope_widened = 以偏概全
drift-name-stance_changed = 立场改变
drift-name-translation_error = 翻译

## 主张的传播路径
travel-title = 关于 { $event } 的主张如何传播
travel-description = { $claims } 项主张按日期排列，以 { $steps } 步相连。虚线表示仅属怀疑的一步；线旁文字说明发生的变化。
travel-undated = 无日期
travel-step = { $rendering_claim } 转述 { $source_claim }。
travel-step-suspected = { $rendering_claim } 可能转述 { $source_claim }。
travel-left-out = 另有 { $count } 项主张未绘出。
travel-origin = 源头 { $origin }
travel-no-origin = 源头不明
