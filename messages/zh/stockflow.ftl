# 用概率看存量与流量：attested estimate stock-flow。

## 关于什么

stockflow-heading = 用概率看被拘押人数与流动：{ $account }
stockflow-population = 计数对象：{ $population }
stockflow-stated = 这些主张所数的是同一批人，这是编码员的判断：{ $reason }
stockflow-suggested = 没有人陈述过这些主张所数的是同一批人，只是记录有此暗示。在依靠它之前，请先陈述一个账目（judge account）。
stockflow-none = 没有可以衡量的账：没有陈述的账目，也没有哪个事件有两个以上时点的被拘押人数。

## 假定

stockflow-assumptions = 以下是假定，无法用这些主张检验：
stockflow-assume-one-population = 这里列出的所有主张说的是同一群人。
stockflow-assume-balance-of-whole-numbers = 被拘押的人，要么先前就被拘押，要么是新进来的；不再被拘押的人，要么被遣返，要么获释，要么死亡。没有人提到的流动可以是任何数目。
stockflow-assume-one-bias-an-origin = 同一来源的主张有同一个偏差：重复一个数字并不使它更可靠。
stockflow-assume-soft-claims = 没有哪个主张排除任何数目。“多达2,000人”使4,000人不大可能，但并非不可能；拒绝说明不构成任何约束。
stockflow-assume-anybody-may-enter = 其间可能有其他人被拘押。
stockflow-assume-nobody-enters = 其间没有人新被拘押。
stockflow-prior = 看主张之前：最初被拘押的最多{ $most }人，各个数量级同样可能；在场的人中留下的比例可以是任意值，离开的人约有{ $returned }%被遣返、{ $released }%获释、{ $died }%死亡，可以相差很大。一个来源的数字通常偏差在{ $bias }%以内。

## 主张容许什么

stockflow-quantity-held = 被拘押，{ $label }
stockflow-quantity-in = 新被拘押，{ $label }
stockflow-quantity-returned = 被遣返，{ $label }
stockflow-quantity-released = 获释或逃脱，{ $label }
stockflow-quantity-died = 死亡，{ $label }
stockflow-quantity-part = 在{ $label }中被遣返或离开
stockflow-posterior = 中位数{ $median }，以90%的概率在{ $range }（一半在{ $half }）。
stockflow-before = 看主张之前：{ $median }，{ $range }。
stockflow-little = 这里资料说明不了多少：大部分是先验。
stockflow-drawn-before = 前
stockflow-drawn-after = 后
stockflow-if-nobody-entered = 如果其间没有人新被拘押：

## 须相信谁

stockflow-origins = 各来源可信的程度，在主张相互衡量之前和之后：
stockflow-origin = { $origin }：之前{ $before }%，之后{ $after }%；其数字是实际的{ $bias }倍（{ $low }至{ $high }）。{ $claims }
stockflow-left-out = 未采用：
stockflow-left-out-date-too-wide = { $claim }：所说的时间太长，不能算一个时点。
stockflow-left-out-date-not-in-books = { $claim }：其日期不在这些时点之间。
stockflow-left-out-wider-than-its-event = { $claim }：所数的多于其事件。
stockflow-left-out-another-place = { $claim }：属于另一个国家，或不知属于哪个国家。
stockflow-left-out-states-no-number = { $claim }：当日未说明数目。
stockflow-refused-nothing-said = 拒绝：这些账里没有主张说明数目。
stockflow-refused-runs-disagree = 拒绝：关于最后被拘押的人数，各次抽样互不一致：中位数相差{ $spread }%（允许{ $allowed }%），split-Rhat为{ $rhat }（允许{ $rhat-allowed }）。增加--states或可使其一致。
stockflow-runs = { $runs }次运行，每次{ $states }个状态，种子{ $seed }；最后被拘押人数的中位数在各次之间相差{ $spread }%。
