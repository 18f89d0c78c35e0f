# 事件页面。

## 页首与页尾

page-stamp = 内部 — 不得发布
page-title = { $event } · 内部
page-skip = 跳到数字
page-contents = 本页目录
page-foot-derived = 本页所有数字均由注释中的主张推导而来，没有一个是手工写入的。
page-foot-method = 方法 { $method } · 取值政策 { $policy } · 词表 { $vocabulary }
page-foot-generated = 生成于 { $moment }

## 各节

section-readings = 谁说了什么
section-timeline = 数字是如何为人所知的
section-positions = 立场
section-warnings = 警示
section-statements = 围绕事件的言论
section-left-out = 未计入数字的主张
section-grades = 得到多少支持
section-legend = 符号说明
section-notes = 注释：原话及其出处
section-table = 数据表
section-about = 这一数字说明什么

## 范围图。行名宜短。

chart-title = 所述范围：{ $heading }
row-stated = 所述范围
row-core = 核心区间
row-rival = 竞争区间
group-origins = 按源头
group-unknown = 源头不明
group-vague = 模糊用语：显示但不计入
group-parts = 仅计部分
group-wider = 超出本事件
line-part-floor = 部分的最高下限：{ $number }
line-wider-ceiling = 更大范围的最低上限：{ $number }
axis-label = { $unit }
chart-empty = 无人说明可以画出的数字。

## 经过图

timeline-title = 数字是如何为人所知的：{ $heading }
timeline-desc = 每列为所列的一日；列距相等，日距不等。
timeline-gap = { $days }日后
timeline-none = 尚无数字
timeline-everything = 当前

## 表头

th-claim = 主张
th-origin = 源头
th-speaker = 发言者
th-words = 措辞
th-reads = 解读区间
th-scope = 范围
th-renderings = 报道
th-basis = 依据
th-as-known = 截至
th-stated = 所述范围
th-core = 核心区间
th-rivals = 竞争区间
th-contested = 争议
th-origins = 源头
th-documents = 文件
th-position = 立场
th-reason = 原因
th-kind = 种类
yes = 有
no = 无
none = 无

## 图例

legend-closed = 两端均已说明
legend-open = 开放端：无人说明
legend-unknown = 源头不明
legend-vague = 模糊用语
legend-contested = 有争议
legend-held = 存有原文：原话见于我们保存的文件
legend-cited = 仅引用：只有出处，未存原文
legend-confirmed = 确认
legend-stated = 声称或转述
legend-denied = 否认或质疑
legend-declined = 拒绝说明：能说而不说
legend-undetermined = 表示不清楚
legend-retracted = 撤回

## 注释，每项主张一条

note-back = 回到数字
note-speaker = 发言者
note-via = 传播途径
note-stance = 情态
note-words = 措辞
note-original = 发言者原话
note-quantity = 数量
note-class = 所计何人
note-place = 地点
note-when = 时间
note-uttered = 发言
note-published = 发表
note-document = 文件
note-publisher = 发布者
note-origin = 源头
note-entry = 账本条目 { $position }
note-quotation = 引文
note-held-in = 存于{ $document }
note-retold-in = 转写于{ $document }：我们对仅被引用的文件所作的转述
note-offsets = 码点 { $start }～{ $end }
note-hash = SHA-256
note-cited = 仅引用，未存原文：此处文字是编码员对所指文件的解读。
note-missing = 记录中已无此编号的主张。
note-repeats = 重复
note-disputes = 质疑
note-part-of = 属于
note-address = 网址
note-coder = 编码员附注
note-public-from = 自{ $day }起公开
