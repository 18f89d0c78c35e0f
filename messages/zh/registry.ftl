# 人员登记：attested persons 及其页面。

persons-registered = 已登记为 { $person }。所述内容以句柄 { $handle } 密封，`attested erase` 可销毁其密钥。
persons-noted = { $person }：已记录 { $values } 个值；原有内容不变。
persons-consent = { $person }：同意 { $state }（项目：{ $datum }；目的：{ $purpose }；对象：{ $audience }）
persons-consent-label = 同意
persons-marked = 已标记：{ $of }
persons-judged = 判断已记录于 { $position }。`attested persons undo { $position }` 可撤销。
persons-none = 尚未登记任何人。
persons-masked = 姓名及其他可识别身份的内容已遮盖；--names 可显示，且会留下记录。
persons-all = 全部
persons-count = { $count } 人
persons-erased = 已删除
persons-unnamed = 无名
persons-kind-group = 群体
persons-contested = 来源相互矛盾
persons-withdrawn = 已撤回
persons-never-link = 禁止链接
persons-handle = 以句柄 { $handle } 密封
persons-no-disclosures = 尚无人查看姓名。

## 谁是谁

persons-proposed = { $waiting } 对等待判断，显示 { $shown } 对；比较了 { $seen } 人，{ $left_out } 人不参与比较。未经判断不作合并：attested persons judge P1 P2 same|not-same|unsure --reason "…"
persons-unsettled = 权重未收敛：记录太少，请逐对查看。
persons-clusters = 登记的 { $records } 条为 { $persons } 人；其中 { $joined } 人不止出现一次。
persons-contradiction = 未采用：判断 { $same }（P{ $a } 与 P{ $b } 为同一人）会合并判断 { $apart } 分开的人。
persons-lists = { $file }：{ $lists } 份名单，供 `attested estimate` 使用
persons-on-no-list = 不在任何名单上，不入行：{ $count }

## 导入与导出

persons-import-plan = 将记录：新增 { $new } 人，对已有人员的陈述 { $further } 条；相同 { $same }，拒绝 { $rejected }
persons-import-done = 已记录：新增 { $new } 人，对已有人员的陈述 { $further } 条；相同 { $same }，拒绝 { $rejected }
persons-import-refused = 第 { $line } 行：{ $reason }
persons-exported = { $file }：{ $persons } 人，内部。因未要求姓名而略去：{ $masked }
persons-withheld = 未导出：{ $count }（{ $reason }）

## 关于某人的内容

datum-name = 姓名
datum-identifier = 他处编号
datum-sex = 性别
datum-birth = 出生
datum-origin = 籍贯
datum-family = 家人
datum-group = 所属群体
datum-role = 事件中的角色
datum-custody = 关押
datum-whereabouts = 下落
datum-count = 人数
datum-description = 描述
datum-note = 备注

## 为何不可如此使用

refusal-erased = 此人已删除
refusal-protected = 来源受保护
refusal-sensitivity = 其等级不允许传播至此
refusal-refused = 本人拒绝
refusal-withdrawn = 同意已撤回
refusal-expired = 同意已过期
refusal-no_consent = 未征求本人意见

## 两者是否相符

agreement-same = 相同
agreement-close = 相近
agreement-different = 不同
agreement-missing = 一方缺失
