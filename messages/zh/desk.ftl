# 浏览器中的列表、审核与历史。

## Lists

desk-events = 事件
desk-all-events = 全部事件（{ $count } 件）
desk-sources = 来源表
desk-origins = 源头
desk-origins-hint = 按编码所写的源头。把两个源头判为一个，在审核中逐事件进行。
desk-export-json = 存为 JSON（内部）
desk-as-recorded = 记录时点
desk-then = 显示 { $moment } 时的记录状态，之后的记录未列入。
desk-now = 回到现在
desk-versions = 此主张的各版本
desk-shown = 当前显示
desk-cut = 还有更多包含这些词的内容：只查看了最近的 { $count } 项。请加词缩小范围。
desk-indexing = 词语索引仍在建立：{ $total } 条中已完成 { $done } 条，其余暂时查不到。

## Search

desk-search-in = 范围
desk-hits-events = 事件
desk-hits-documents = 文件
desk-hits-texts = 文件正文
desk-hits-claims = 主张
desk-hits-shown = 显示 { $count } 项
desk-more-hits = 更多

## Many claims changed at once

desk-choose = 选择
desk-choose-one = 选择 { $claim }
desk-change = 修改所选主张
desk-change-all = 筛选出的全部 { $count } 项
desk-column = 字段
desk-value = 新值
desk-plan = 查看将有哪些改动
desk-plan-title = 将有的改动
desk-plan-counts = 改动 { $changed } 项，不变 { $same } 项，不能改 { $rejected } 项。目前尚未改动。
desk-plan-events = 将新建的事件：
desk-plan-rejected = 不能改动的
desk-plan-more = 另有 { $count } 项将改动。
desk-plan-changed = 其中一项在此期间被重新记录。下面是现在的状态：请重新查看后再提交。
desk-emptied = 清空
desk-before = 改前
desk-after = 改后
desk-commit = 记录 { $count } 项改动
desk-back = 返回表格
desk-changed = 已改动 { $count } 项，自条目 { $position } 起。理由：{ $reason }
desk-too-many = { $count } 项过多：一次最多改 { $most } 项。
desk-no-column = 该字段不能设置。
desk-nothing-chosen = 未选择任何主张。请返回选择若干，或选择全部。
desk-needs-reason = 需要写明理由。

## One claim coded anew

desk-recode = 重新编码
desk-recoded = 已记录新版本（条目 { $position }），旧版本留在历史中。
desk-nothing-changed = 没有不同之处。
desk-conflict = 此期间他人记录了另一版本（条目 { $position }），没有覆盖任何内容。你输入的内容在下方表单中：比较后记录，将成为其后的版本，对方的版本留在历史中。
desk-conflict-table = 两个版本的差异
desk-theirs = 已记录
desk-yours = 你输入的

## Review

desk-review-origins = 同源
desk-review-duplicates = 近似重复文件
desk-review-waiting = 待处理文件
desk-review-show = 显示
desk-unsure = 无法判定
desk-unsure-aside = 记为“无法判定”的 { $count } 项，可在筛选中查看。
desk-alike = 正文约 { $percent }% 相同。
desk-duplicates-hint = 相同字节的文件不会被加入两次。这里列出正文近似的文件：可能是两家报纸刊登同一通讯社的文字，那样主张就同源。
desk-pairs = 近似对：{ $count }
desk-waiting-hint = 尚未判断任何建议、也未引用任何文字的文件。

## Coding a second time

desk-second = 第二次编码
desk-second-hint = 由另一人在不看首次编码的情况下重新编码同样的文字。只比较已完成的文件。第二次编码在被采纳之前不进入任何数字。
desk-second-done = 已完成 { $total } 份中的 { $done } 份
desk-second-is-done = 已完成
desk-second-compare = 比较两次编码
desk-second-new = 选取文件
desk-second-coded = 已有主张的文件：{ $count } 份
desk-second-coder = 编码者代号（如首字母，不写姓名）
desk-second-documents = 文件编号
desk-second-sample = 或随机抽取几份
desk-second-seed = 随机种子（相同则抽取相同）
desk-second-begin = 开始
desk-second-begun = 已选取文件。
desk-second-numbers = 文件编号写作 1, 4-9；一次最多 500 份。
desk-second-blind = 不显示首次编码
desk-second-claim = 要编码的主张
desk-second-own = 此文件中已编码：{ $count } 项
desk-second-finish = 完成此文件
desk-second-recorded = 已记为第二次编码。
desk-second-finished = D{ $document } 已完成。
desk-second-counts = 两人都编码 { $both } 项，仅首次 { $first } 项，仅第二次 { $second } 项。
desk-second-open = 待裁定：{ $count } 项
desk-second-alone = 首次编码中没有
desk-first = 首次编码
desk-second-has = 第二次编码
desk-differences = 两次编码的差异
desk-take = 采纳
desk-take-one = 采纳 { $column }
desk-second-new-id = 新主张的编号
desk-keep = 保留首次编码
desk-adopt = 采纳勾选的字段
desk-adopt-new = 记为新主张
desk-second-take-something = 请勾选要采纳的字段，或填写新主张的编号。
desk-second-decided = 裁定已记录。
desk-agreement = 一致性
desk-agreement-hint = 克里彭多夫 α：1 为完全一致，0 相当于偶然。
desk-alpha = α
desk-units = 比较的引文

## History and settings

desk-who = 何人
desk-undone = 条目 { $undone } 已由条目 { $position } 撤销。
desk-undo-judgment = 记录该判断不再有效。
desk-undo-version = 重新记录前一版本。
desk-undo-exclusion = 这是首个版本，会保留；以一项判断将其排除在数字之外。
desk-undo-description = 重新记录事件先前的描述；首个描述不能撤销。
desk-undo-suggestion = 使该建议重新待判断；由其记录的主张保留。
desk-undo-second = 撤回第二次编码。
desk-coder = 编码者代号
desk-coder-hint = 会写在此处记录的内容旁（单独封存的讲述人信息除外），无法从账本中删除：请用首字母等机构代号，不用姓名。
desk-coder-keep = 设定
desk-coder-kept = 编码者代号已设定。
desk-policies = 政策
