# 姓名与关联：attested names、attested link。

## 姓名（attested names compare）

names-syllable = { $a } 与 { $b }：都可能是 { $hangul }（{ $evidence }）
names-syllable-none = { $a } 与 { $b }：没有一个音节有这两种写法（{ $evidence }）
names-family = 姓 { $a } 与 { $b }：都可能是 { $hangul }
names-family-none = 姓 { $a } 与 { $b }：没有一个姓有这两种写法
names-family-missing = 其中一个没有姓
names-pinyin = 拉丁字母就是汉字的拼音
names-letters = 两者不都能读作朝鲜语姓名，只按字母比较：相似度 { $percent }%
names-nothing = 其中一个是空的

## 人员记录（attested link）

link-records = 记录 { $records } 条，所比内容各不相同的 { $distinct } 条
link-pairs = 比较了 { $compared } 对；另有 { $left_out } 对因所在的组过大而略去
link-settled = 权重经 { $rounds } 轮学得，已收敛
link-unsettled = 权重经 { $rounds } 轮仍未收敛：采信之前请先查看若干对
link-floors = 由下限托住、以免绝对化的级别 { $count } 个：见 --format json
link-clusters = { $clusters } 人，最大的一组有 { $largest } 条记录
link-left-out = 第 { $line } 行：没有 id；已略去
link-bytes = 第 { $line } 行：不是 UTF-8；无法读出的显示为 �
