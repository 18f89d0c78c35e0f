# 以文字表述的数字：网页与终端共用。数字以数值传入，按语言分节。

## 连接

list-separator = 、
clause-separator = ，
sentence-separator = {""}
quoted = “{ $words }”
labelled = { $label }：{ $text }
bracketed = { $text }（{ $more }）

## 范围。开放端是无人说明的一端，既非零，亦非无穷。

range-exact = { $low }
range-between = { $low }～{ $high }
range-from = { $low }及以上
range-up-to = { $high }及以下
range-open = 两端开放
range-vague = { $range }，模糊
open-low = 下端开放
open-high = 上端开放
open-both = 两端均开放
floor-unstated = 无人说明下限
ceiling-unstated = 无人说明上限
number-unstated = 无人说明数字

## 数字的标题。$code 为行为代码，$act 为其名称；$unit_code 与 $unit 为所计单位的代码与名称。

figure-heading = { $unit_code ->
    [persons] { figure-heading-persons }
   *[other] { $act }（{ $unit }）
}
figure-heading-persons = { $code ->
    [forcible_return] 被强制遣返人数
    [return] 被遣返人数（方式不明）
    [voluntary_return] 据称自愿返回人数
    [deportation] 被驱逐出境人数
    [pushback] 在边境被推回人数
    [transfer_in_detention] 在拘押场所间被转移人数
    [arrest] 被捕人数
    [detention] 被拘押人数
    [imprisonment] 被监禁人数
    [abduction] 被绑架人数
    [enforced_disappearance] 遭强迫失踪人数
    [missing] 下落不明人数
    [killing] 被杀害人数
    [execution] 被处决人数
    [release] 获释人数
    [escape] 逃离人数
    [deployment] 被部署人数
   *[other] 人数：{ $act }
}
figure-at = { $heading }，{ $time }
as-known = 截至{ $day }所知
as-known-everything = 迄今所知的全部

## 是否有争议

contested = 人数有争议
not-contested = 人数无争议
contested-aspects = 有争议的方面：{ $aspects }

## 计数

count-origins = { $count ->
    [0] 无具名源头
   *[other] { $count }个具名源头
}
count-agreeing = { $count }个源头
count-documents = { $count }份文件
count-renderings = { $count }则报道
count-claims = { $count }项主张

## 以句子表述的数字

sentence-range = 对整体所述的范围：{ $range }。
sentence-open-low = 有的未说明下限。
sentence-open-high = 有的未说明上限。
sentence-open-both = 有的未说明下限，有的未说明上限。
sentence-no-number = 无人说明整体人数。
sentence-core = { $origins }个具名源头在{ $range }上一致。
sentence-no-core = 尚无两个具名源头在某一范围上一致。
sentence-tie = 一致意见分散于{ $ranges }。
sentence-rival = 与之不相交的范围：{ $range }（{ $origins }）。
sentence-part = 仅计部分的主张中，最高的下限为{ $number }。
sentence-wider = 所计超出本事件的主张中，最低的上限为{ $number }。
sentence-best = 按“{ $rule }”的规则，最佳值为{ $number }。
sentence-no-best = 不取单一最佳值：政策 { $policy } 对此没有规则。
sentence-basis = 依据：{ $documents }，{ $origins }。
sentence-origins-range = 若推测的关联成立，源头为{ $low }个；若每个不明源头均计入，则为{ $high }个。
sentence-independence = { $count ->
    [0] 尚无人查证这些源头是否相互独立。
   *[other] 其中{ $count }个已有关于独立性的判断。
}
sentence-no-figures = 对此事件尚无人说明数字。

## 等级

grade-line = { $aspect }：{ $grade }
grade-by = 确认者：{ $speaker }
grade-hedge = 措辞：“{ $hedge }”
grade-interest = 利害关系：{ $interest }

## 立场。$aspect 为代码，以下两项用于补全语句。

position-object = { $aspect ->
    [occurrence] 确有其事
    [number] 人数
    [breakdown] 人员构成
    [place] 地点
    [date] 日期
    [category] 对这些人的称谓
    [practice] 此种做法
   *[other] 此事
}
position-question = { $aspect ->
    [occurrence] 是否发生
    [number] 人数多少
    [breakdown] 是哪些人
    [place] 在何处
    [date] 在何时
    [category] 属于何种人
    [practice] 是否为惯常做法
   *[other] 更多情况
}
position-asserted = 声称{ position-object }
position-confirmed = 确认{ position-object }
position-estimated = 估计{ position-object }
position-reported = 转述{ position-object }
position-denied = 否认{ position-object }
position-disputed = 质疑{ position-object }
position-declined = 拒绝说明{ position-question }
position-undetermined = 表示不清楚{ position-question }
position-retracted = 撤回{ position-object }
position-unattributed = 未指明来源，声称{ position-object }
speaker-unnamed = 发言者不明
origin-unknown = 源头不明

## 主张的依据

status-held = 存有原文
status-cited = 仅引用，未存原文
status-retold = 仅引用，未存原文；转写于{ $document }

## 日期。$year 为文字，$month 与 $day 为数值。

date-day = { $year }年{ date-month-name }{ $day }日
date-month = { $year }年{ date-month-name }
date-year = { $year }年
date-month-name = { $month }月
date-short = { $month }月{ $day }日
date-approximate = { $date }前后
date-uncertain = { $date }（不确定）
date-between = { $from }至{ $to }
date-since = 自{ $from }起
date-until = 至{ $to }止
date-all = { $dates }
date-one-of = { $dates }之一
date-within = { $from }至{ $to }之间的某日
date-unknown = 日期不明

## 审慎的作者会写出的句子。$people 为人数，$time 为存量的日期。

note-people = { $kind ->
    [exact] { $low }人
    [from] 至少{ $low }人
    [up_to] 至多{ $high }人
   *[between] { $low }至{ $high }人
}
note-counted = { $code ->
    [forcible_return] 据{ $speakers }，{ note-on }{ $people }被强制遣返。
    [return] 据{ $speakers }，{ note-on }{ $people }被遣返。
    [voluntary_return] 据{ $speakers }，{ note-on }{ $people }自愿返回。
    [deportation] 据{ $speakers }，{ note-on }{ $people }被驱逐。
    [pushback] 据{ $speakers }，{ note-on }{ $people }在边境被推回。
    [transfer_in_detention] 据{ $speakers }，{ note-on }{ $people }在关押地点之间被转移。
    [arrest] 据{ $speakers }，{ note-on }{ $people }被逮捕。
    [detention] 据{ $speakers }，{ note-on }{ $people }被关押。
    [imprisonment] 据{ $speakers }，{ note-on }{ $people }被监禁。
    [abduction] 据{ $speakers }，{ note-on }{ $people }被绑架。
    [enforced_disappearance] 据{ $speakers }，{ note-on }{ $people }被强迫失踪。
    [missing] 据{ $speakers }，{ note-on }{ $people }失踪。
    [killing] 据{ $speakers }，{ note-on }{ $people }丧生。
    [execution] 据{ $speakers }，{ note-on }{ $people }被处决。
    [release] 据{ $speakers }，{ note-on }{ $people }获释。
    [escape] 据{ $speakers }，{ note-on }{ $people }逃脱。
    [deployment] 据{ $speakers }，{ note-on }{ $people }被派遣。
   *[other] { $heading }：据{ $speakers }，{ $people }。
}
note-on = { $measure ->
    [stock] 截至{ $time }，
   *[other] { "" }
}
note-other = 另有不同说法：据{ $speakers }，{ $range }。
note-and-others = { $speakers }等另外{ $count }方
note-official = { $speaker }：{ $phrases }。
note-contested = 这一数字有争议。
note-no-authority = 没有任何当局给出数字。
note-no-authority-whole = 没有任何当局给出总数。
