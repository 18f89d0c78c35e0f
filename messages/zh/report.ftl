# 估计报告页面：attested estimate --report FILE。

report-title = 无人记录者的估计
report-methods = 各方法并列
report-as-table = 同样内容的表
report-foot = 仅由名单之表以种子 { $seed } 作出：同一表与种子得出同一页面。

## 图

report-lists = 谁同在哪些名单上
report-lists-says = { $lists } 份名单，{ $combinations } 种有人的组合；画出其中最大的 { $shown } 种。有 { $twice } 人在不止一份名单上：对未见者所能知道的，都来自他们。
report-intervals = 各方法的数字
report-intervals-says = { $count } 种方法给出数字。虚线为已观察到的人数 { $observed }。敞开的一端表示界限。拒绝作答的方法不在图中。
report-weights = 模型的权重
report-weights-says = 权重最大的 { $count } 个依赖图在平均中所占的份额。括号内为彼此依赖的名单。
report-trace = 抽样链的走势
report-trace-says = { $chains } 条链，各有起点。若彼此一致，各线互相重叠：分半 Rhat { $rhat }（至多 1.01），有效样本 { $ess }（至少 400）。
report-ranks = 各链样本的秩
report-ranks-says = 每行一条链：全部样本按大小分为二十份，各份中该链的样本数。若各链一致，每根柱都止于虚线附近。
report-prior = 先验与后验并列
report-prior-says = 潜在类别。实心：名单说话之后的人数。虚线框：只知道观察到多少人时。两者相近之处，名单所言甚少。
report-coverage = 此类区间含有真值的频率
report-coverage-says = 柱为真值已知时 95% 区间含有真值的比例。没有柱的方法没有此类研究；表中说明原因。

## 表

report-column-lists = 名单
report-column-people = 人数
report-column-method = 方法
report-column-kind = 种类
report-column-number = 数字
report-column-interval = 95% 区间
report-column-model = 模型
report-column-weight = 权重
report-column-chain = 链
report-column-draws = 样本数
report-column-median = 中位数
report-column-prior = 先验
report-column-posterior = 后验
report-column-coverage = 所知
report-kind-estimate = 估计
report-kind-bound = 下限
