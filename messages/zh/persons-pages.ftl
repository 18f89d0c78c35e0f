# 人员页面：/persons。

persons-heading = 人员
persons-registry = 登记册
persons-queue = 是否同一人
persons-add = 登记人员
persons-hint = 姓名和能看出身份的内容已遮盖。可在个人页面写明理由后打开，查看会被记录。本表不按被遮盖的内容筛选或排序。

## 表

persons-number = 编号
persons-lists-heading = 名单
persons-values = 数据
persons-values-count = { $count } 项
persons-state = 状态
persons-kind = 个人或群体
persons-kind-person = 个人
persons-says = 已记录的项目

## 个人页面

persons-unmask = 显示姓名
persons-unmask-why = 查看姓名的理由
persons-unmask-hint = 不要写姓名
persons-named-now = 姓名已打开，本次查看已记录。
persons-mask = 重新遮盖
persons-nothing-said = 没有记录任何数据。
persons-script = 文字
persons-source = 来源
persons-withdraw = 撤回
persons-same-as = 判断为同一人的记录
persons-history = 此人的历史
persons-registered-at = 登记于 { $moment }
persons-did-state = 记录了来源的说法：{ $count } 项
persons-did-mark = 标记：
persons-may-link = 可以关联
persons-did-withdraw = 撤回：
persons-did-undo = 撤销了判断 { $position }
persons-did-look = 查看了姓名
persons-undone-already = 已撤销

## 记录

persons-add-hint = 只写已知的内容，可以没有姓名。内容用此人专属的密钥封存，删除时销毁密钥。
persons-added = 已登记为 P{ $person }。
persons-value-heading = 记录来源的说法
persons-value-hint = 已有的数据不变，相互矛盾的并列显示。其他姓名、编号和家人用 | 分隔。
persons-value-record = 记录
persons-quote = 引自文件的原话
persons-consents = 同意
persons-no-consents = 没有记录本人的决定。未经询问的内容不会离开办公室。
persons-consent-heading = 记录同意
persons-consent-hint = 日期用 EDTF：2024-03-01、2024-03、2024~。未选择的项目、用途和对象表示全部。
persons-consent-record = 记录
persons-consent-recorded = 已记录 P{ $person } 的决定：{ $state }
persons-decision = 决定
persons-datum = 项目
persons-purpose = 用途
persons-audience = 对象
persons-on = 决定日期
persons-until = 截止
persons-by = 由谁告知
persons-basis = 依据
persons-mark-heading = 保护标记
persons-mark-record = 标记
persons-linking = 关联
persons-as-it-is = 保持不变
persons-judgment-recorded = 判断已记录为第 { $position } 条。
consent-given = 同意
consent-refused = 拒绝
consent-withdrawn = 撤回
purpose-documentation = 记录
purpose-linkage = 关联
purpose-estimation = 估计
purpose-casework = 个案帮助
purpose-submission = 提交
purpose-exchange = 交换
purpose-publication = 发布
audience-office = 办公室
audience-partner = 合作机构
audience-mechanism = 受理机制
audience-public = 公众

## 栏目

persons-column-id = 名单中的编号
persons-column-list = 名单
persons-column-kind = 个人或群体
persons-column-name = 姓名
persons-column-given-name = 名
persons-column-family-name = 姓
persons-column-romanisation = 罗马字拼写法
persons-column-other-names = 其他姓名
persons-column-sex = 性别
persons-column-birth-date = 出生日期
persons-column-birth-place = 出生地
persons-column-description = 描述
persons-column-family = 家人（关系：姓名）
persons-column-group = 所属
persons-column-event = 事件
persons-column-role = 在事件中的角色
persons-column-event-date = 事件日期
persons-column-event-place = 事件地点
persons-column-held-at = 关押地点
persons-column-held-from = 关押自
persons-column-held-to = 关押至
persons-column-whereabouts = 下落
persons-column-whereabouts-on = 下落日期
persons-column-count = 人数
persons-column-identifier = 其他编号（机构：编号）
persons-column-note = 备注
persons-column-document = 文件（D1 或名称）
persons-column-tlp = 敏感度（TLP）

## 审核

persons-waiting = 等待 { $waiting } 对。比较了 { $seen } 人，{ $left_out } 人未参加比较。
persons-queue-hint = 没有判断之前不会合并。用 s、n、u 选择，写明理由后按 Enter。理由中不要写姓名。受保护的来源和禁止关联者不在此处。
persons-pair-sure = 同一人的概率 { $percent }%（权重 { $weight }）
persons-name-sure = 姓名相同的概率 { $percent }%
persons-beside = 并列
persons-agreement = 相符程度
persons-pair = 一对
persons-no-pair = 这一对不在等待之中。
persons-last-judgments = 最近的判断
verdict-same = 同一人
verdict-not-same = 不是同一人
verdict-unsure = 无法确定
persons-reason-dates = 姓名与出生相符
persons-reason-names = 只是姓名写法不同
persons-reason-against = 出生或籍贯矛盾
persons-reason-little = 内容太少

## 导入名单

persons-import = 导入名单
persons-import-hint = 读取名单、对应栏目后显示计划；在您确认之前不记录任何内容。不显示文件的内容。只凭名单名称和其中的编号识别同一记录。
persons-format = 格式
persons-format-csv = 表格（CSV、XLSX）
persons-format-uwazi = Uwazi CSV
persons-format-openrefine = OpenRefine CSV
persons-format-ftm = FollowTheMoney JSON
persons-list-name = 名单名称
persons-import-new = 新人员
persons-import-further = 关于已有人员的说法
persons-import-record = 记录 { $count } 行
persons-import-said = 已记录：新人员 { $new }，关于已有人员的说法 { $further }。相同 { $same }，拒绝 { $rejected }。
persons-wrong-erased-record = 该记录已被删除，导入不会恢复。如需重新登记，请使用另一个编号。

## 错误

persons-wrong-reason = 需要写明理由。
persons-wrong-named = 理由中出现了 P{ $person } 的姓名。删除此人后理由仍会保留，请不要写姓名。
persons-wrong-erased = P{ $person } 已被删除，不能再记录。
persons-wrong-mark = 请选择要标记的内容。
persons-wrong-document = 没有文件 D{ $document }。
persons-wrong-empty = 没有任何内容，请至少填写一栏。
persons-wrong-column = 无法读取的栏：{ $column }
persons-wrong-date = 日期无法读取，请用 EDTF：2024-03-01、2024-03、2024~
persons-wrong-quote = 引文没有在文件中原样出现一次。
persons-wrong-quote-document = 引用时请写明所存文件，如 D1。
