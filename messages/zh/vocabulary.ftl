# 封闭词表中的词语。一事一词，以词汇表（docs/glossary.md）为准。

## 主张所涉及的方面

aspect-occurrence = 是否发生
aspect-number = 人数
aspect-breakdown = 构成
aspect-place = 地点
aspect-date = 日期
aspect-category = 类别
aspect-practice = 做法
aspect-context = 背景
aspect-notice = 通报
aspect-demand = 要求
aspect-commitment = 承诺
aspect-forecast = 预测

## 发言者的态度。“拒绝说明”（能说而不说）、“尚未确定”（说不出）与零是三个不同的事实。

modality-asserted = 声称
modality-confirmed = 确认
modality-estimated = 估计
modality-reported = 转述
modality-denied = 否认
modality-disputed = 质疑
modality-declined = 拒绝说明
modality-undetermined = 尚未确定
modality-retracted = 撤回
modality-unattributed = 来源不明

## 与事件相比，主张所计的范围

scope-whole = 整体
scope-part = 部分
scope-wider = 更大范围

## 数字与时间的关系

measure-flow = 流量
measure-stock = 存量
measure-rate = 比率

## 数量的种类

quantity-exact = 确数
quantity-approx = 约
quantity-at_least = 至少
quantity-more_than = 超过
quantity-at_most = 至多
quantity-fewer_than = 少于
quantity-between = 之间
quantity-qualitative = 仅以文字表述
quantity-relative = 相对于另一主张
quantity-said = { $kind ->
    [exact] { $number }
    [approx] 约{ $number }
    [at_least] 至少{ $number }
    [more_than] 超过{ $number }
    [at_most] 至多{ $number }
    [fewer_than] 少于{ $number }
   *[other] { $number }
}

## 等级：某一方面得到多少支持

grade-unsupported = 无支持
grade-single = 单一源头
grade-agreed = 一致
grade-corroborated = 相互印证
grade-confirmed = 官方确认
grade-admitted = 自认
grade-unsupported-means = 没有具名源头述及
grade-single-means = 有具名源头述及，但没有两个一致
grade-agreed-means = 两个或以上具名源头一致，但无人证明其相互独立
grade-corroborated-means = 两个或以上具名源头一致，且经判断其中两个相互独立
grade-confirmed-means = 非当事方的官方机构依据自身掌握的情况予以确认
grade-admitted-means = 行为当事方予以确认

## 机构的利害关系，与等级并列显示

interest-accused_body = 被指责的机构
interest-accused_state = 被指责的国家
interest-advocacy = 为当事人发声的团体
interest-assistance = 援助当事人的团体
interest-claims_nationals = 视当事人为本国国民的国家
interest-community = 代表某一群体的团体
interest-court = 法院
interest-documentation = 记录此类事件的团体
interest-independent_institution = 独立机构
interest-mandate = 依国际授权行事的机构
interest-outlet = 新闻媒体
interest-party_to_conflict = 冲突当事方
interest-receiving_state = 接收这些人的国家
interest-rescue = 从事救援的团体
interest-state_funded_outlet = 由国家资助的媒体
interest-state_funded_research = 由国家资助的研究
interest-state_outlet = 国营媒体
interest-third_state = 第三国
interest-tracker = 汇集他人说法者
interest-unknown = 利害关系不明
interest-witness = 证人

## 编码员对源头的把握

origin-certainty-stated = 已说明
origin-certainty-suspected = 推测
origin-certainty-unknown = 不明

## 地点的角色

place-role-held_in = 拘押地
place-role-returned_from = 遣返出发地
place-role-crossed_at = 过境地点
place-role-received_at = 接收地
place-role-home = 原籍地

## 主张未计入数字的原因

excluded-origin_judged_unreliable = 有判断认为其源头不可靠
excluded-origin_unknown = 源头不明，而取值政策要求源头
excluded-source_unnamed = 未指明来源，而取值政策要求来源
excluded-retracted = 已由其来源自行撤回
excluded-superseded = 已由其来源自行更正
excluded-excluded_by_judgment = 有判断将其排除

## 最佳值的规则与取值政策

best-rule-none = 无规则
best-rule-most_reliable = 最可靠的解读所述之数
best-rule-most_conservative = 所述的最低之数
policy-attested_v1 = 接纳全部主张，不取最佳值
policy-ucdp = 只接纳可靠且具名的源头，最佳值取最可靠者所述
policy-acled = 除被认定不可靠的源头外均接纳，最佳值取所述最低之数
policy-airwars = 接纳全部主张，“约”不设余量
