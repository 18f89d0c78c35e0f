# 浏览器中的页面。

## 导航

web-skip = 跳到正文
web-ways = 导航
web-home = 首页
web-documents = 文件
web-claims = 主张
web-event = 事件
web-review = 审核
web-search = 搜索
web-search-for = 要找的词
web-history = 历史
web-settings = 设置
web-keys = 快捷键
web-show = 显示
web-no-page = 没有这个页面。
web-fault = 无法完成
web-fault-hint = 没有任何改动。返回即可看到您输入的内容。
web-withheld = TLP:RED：不在屏幕上显示，可在命令行查看。

## 登录与锁定

web-login = 登录
web-login-token = 终端上显示的一次性口令
web-login-hint = `attested serve` 启动时显示，只能用一次；此后请用口令短语登录。
web-login-passphrase = 或项目的口令短语
web-login-do = 登录
web-login-wrong = 口令或口令短语不正确。
web-login-first = 请先登录。没有记录任何内容。
web-unlock = 已锁定
web-passphrase = 口令短语
web-unlock-do = 解锁
web-unlock-wrong = 口令短语不正确。
web-unlock-first = 其间已被锁定。本次没有记录；您输入的内容保留为草稿。
web-unlock-hint = 正在输入的内容保留为草稿。
web-lock = 锁定
web-lock-heading = 锁定
web-lock-after = { $minutes } 分钟不使用即锁定。

## 首页

web-home-counts = 事件 { $events }，主张 { $claims }，文件 { $documents }
web-home-events = 事件：有争议的在前，再按最近改动
web-home-empty = 还没有事件：记录主张时会建立。
web-home-documents = 最近的文件
web-no-documents = 还没有文件：用 `attested add 文件` 添加。
web-count-claims = 主张 { $count }

## 事件

web-as-known = 截至
web-as-known-all = 目前全部
web-policy = 核算方针
web-policies = 各方针并列
web-figure = 数字
web-best = 最佳值
web-event-parts = 本事件的部分
web-event-review = 审核可能同源的主张
web-event-claims = 以表格查看本事件的主张
web-ways-of-claims = 主张的传播路径
web-ways-in-words = 同样内容的文字
web-drift = 传播中的变化

## 表格

web-filter = 筛选
web-any = 全部
web-export = 存为 CSV（内部）
web-turning = 翻页
web-rows = 第 { $from }–{ $to } 行，共 { $total } 行
web-before = 前一页
web-after = 后一页
web-name = 名称
web-publisher = 发布者
web-language = 语言

## 文件

web-retells = 转述：
web-retelling-hint = 转述不计为报道：请把其中的话附到所转述的主张上。
web-working-copy = 工作文本
web-suggestions = 建议
web-waiting = 建议 { $count } 条，待定 { $waiting } 条
web-attach = 或附到已有主张（编号）
web-accept = 接受
web-edit = 修改
web-reject = 拒绝
web-accepted = 已接受：
web-rejected = 已拒绝
web-no-number = 没有说明是哪条建议。
web-custody = 保管记录
web-original = 原件：{ $kind }，{ $bytes } 字节
web-new-claim = 新主张
web-claim-hint = 在工作文本中选中文字，按此键填入引文：
web-quote = 引文（逐字）
web-record = 记录
web-draft-kept = 草稿已保存
web-draft-set-beside = 另一个窗口也在输入：两者都已保存。
web-draft-failed = 草稿未能保存。内容仍在本窗口，正在重试。
web-draft-beside = 有另一个窗口的草稿：
web-draft-take = 用它继续

## 主张表单的栏目

web-field-id = 编号
web-field-event = 事件
web-field-aspect = 方面
web-field-act = 行为
web-field-modality = 立场
web-field-measure = 度量
web-field-quantity-kind = 数量类型
web-field-low = 下限数
web-field-high = 上限数
web-field-quantity-words = 数量原话
web-field-relative-to = 相对的主张
web-field-disputes = 质疑的主张
web-field-class = 计数对象
web-field-scope = 范围
web-field-place = 地点
web-field-event-date = 事件日期
web-field-speaker = 说话人
web-field-via = 经由
web-field-uttered = 发言日期
web-field-origin = 来源
web-field-origin-certainty = 来源确定程度
web-field-words = 表明立场的话
web-field-note = 备注

## 审核与历史

web-review-choose = 选择一个事件，查看哪些主张可能同源。
web-same = 同源
web-apart = 不同源
web-reason = 理由
web-no-decision = 没有说明作何判断。
web-history-hint = 一切只增不删。判断由另一个附理由的判断撤销。
web-entry = 条目
web-when = 时间（UTC）
web-what = 类型
web-about = 内容
web-undo = 撤销
web-earlier = 更早
web-sealed = 已封存
web-erased = 已销毁

## 设置与快捷键

web-project = 项目
web-log = 账本
web-entries = 条目数
web-office-key = 本办公室的公钥
web-vocabulary = 词表（SHA-256）
web-key-next = 下一个
web-key-previous = 上一个
web-key-accept = 接受建议
web-key-edit = 修改建议
web-key-reject = 拒绝建议
web-key-quote = 用选中文字填入引文
web-key-same = 审核：同源
web-key-apart = 审核：不同源
web-key-search = 搜索
web-key-help = 本帮助
web-key-lock = 立即锁定
web-keys-hint = 输入文字或输入法组字时不起作用。
