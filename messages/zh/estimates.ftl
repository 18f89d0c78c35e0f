# 无人记录者的估计：attested estimate。

## 估计什么，什么无法检验

estimate-target = 估计对象：至少有一份名单有可能记录到的人。任何名单都无法触及的人，无论数字多少，都不在其内。
estimate-untestable = 任何表都无法检验的是：不在任何名单上的人，在各方法所说的意义上，与在名单上的人相同。共用记录或来源的名单会使所有方法失效，须合并。
estimate-observed = 有名单（{ $lists }）记录的人：{ $count }。这是所能说的最低数。
estimate-not-estimable = 无法估计：所问的方法都不能由这些名单得出估计。这也是一种结果。
estimate-note-repeated = { $rows } 行重复了名单组合：人数已相加。
estimate-note-empty-list = 名单 { $list } 上没有人，已略去。
estimate-note-merged = 合并为一份名单：{ $list }。

## 方法

estimate-method-chao = 下限（Chao）
estimate-method-loglinear = BIC 最低的对数线性模型
estimate-method-sparse = 适于重叠稀少的对数线性模型，逐步选择
estimate-method-dga = 可分解图的平均
estimate-method-lcmcr = 人群的潜在类别
estimate-method-covariates = 两份名单加协变量，双重稳健

## 各方法的假定

estimate-assumes-people-differ-lists-alike = 假定：各人被记录的难易可以不同，各名单作用相近且彼此独立。则总数不低于此数。
estimate-assumes-no-highest-interaction = 假定：除模型所含外，没有所有名单共同的交互作用；人们被记录的方式相近。
estimate-assumes-pairs-of-lists-only = 假定：名单之间只有两两依赖。
estimate-assumes-decomposable-dependence = 假定：名单间的依赖可由某个可分解图表示；人们被记录的方式相近。
estimate-assumes-independent-within-classes = 假定：人分为若干类别，同类之内各名单独立地记录。
estimate-assumes-independent-given-covariates = 假定：协变量相同的人之中，两份名单独立地记录，且任何人都可能两份皆在。

## 数字，以及没有数字的原因

estimate-number = 估计：{ $count }（{ $centre }），95% 区间 { $range }。
estimate-bound = 不是估计，而是下限：{ $count }（{ $centre }），95% 区间 { $range }。
estimate-centre-mle = 最大似然
estimate-centre-median = 中位数
estimate-centre-mean = 平均值
estimate-other = 若改为（{ $choice }）：{ $count }
estimate-refused-fewer-than-three-lists = 拒绝：至少需要三份有人的名单。
estimate-refused-fewer-than-two-lists = 拒绝：至少需要两份有人的名单。
estimate-refused-no-overlap = 拒绝：没有任何两份名单共有一人，无从得知两者都漏掉多少人。
estimate-refused-nobody-twice = 拒绝：没有人恰好在两份名单上。
estimate-refused-list-holds-everybody = 拒绝：有一份名单包含所有人，无从得知它漏掉多少人。
estimate-refused-no-maximum = 拒绝：在此表上没有模型的似然有最大值。
estimate-refused-not-identifiable = 拒绝：此表无法区分模型的参数。
estimate-refused-too-many-lists = 拒绝：名单多于此方法所能处理。请合并共用来源的名单。
estimate-refused-chains-disagree = 拒绝：在允许的计算量内，抽样链未能就数字达成一致。
estimate-refused-bound-speaks = 拒绝：答案落在先验所允许的上限，说话的将是先验而不是名单。
estimate-refused-no-covariates = 拒绝：表中没有协变量。
estimate-refused-too-little-overlap = 拒绝：没有任何两份名单共有十人。

## 使数字不能作为标题的情况

estimate-flag-prior-sensitive = 不宜作标题：换用另一常用先验，数字变动超过四分之一。
estimate-flag-methods-disagree = 不宜作标题：各方法的数字相差超过一倍半。并列不等于一致。
estimate-flag-interval-missing = 不宜作标题：区间没有上端，或无法求得。
estimate-flag-rival-models-disagree = 不宜作标题：拟合同样好的其他模型给出相差一倍半以上的数字。

## 此类区间包含真值的频率

estimate-coverage = 把已发表各表的 21 份名单逐一去掉再估计时，此类 95% 区间在 100 次里有 { $percent } 次包含该名单的人数；未包含的均偏低。
estimate-coverage-a-bound-has-none = 区间是下限的区间，不是总数的区间。
estimate-coverage-not-studied-here = 此类区间包含真值的频率，此处未作研究。
