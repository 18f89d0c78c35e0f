# 在浏览器中添加文件。

## 表单

add-heading = 添加文件
add-what = 文件
add-file = 选择文件
add-file-hint = 最大 { $megabytes } MB；更大的用 `attested add FILE` 添加。字节原样封存，并记下 SHA-256。
add-too-large = 文件大于 { $megabytes } MB。没有添加任何内容，您输入的仍在这里；`attested add FILE` 可接收任意大小的文件。
add-held = { $file }（{ $bytes } 字节）已保留在此。另选文件即替换它。
add-text = 或粘贴的文本
add-about = 关于它已知的
add-publisher = 媒体或发布者
add-published = 发布日期
add-published-hint = 例如 2023-10-13、2023-10 或 2023-10-13?
add-lang-guessed = 由文本判断
add-lang-ko = 韩语
add-lang-en = 英语
add-lang-zh-hans = 简体中文
add-lang-zh-hant = 繁体中文
add-tlp = 敏感度（TLP）
add-tlp-hint = TLP:RED 的文件不在浏览器中显示。
add-tlp-clear = 可与任何人共享
add-tlp-green = 在同业范围内
add-tlp-amber = 在本办公室及其服务对象范围内
add-tlp-amber-strict = 仅限本办公室
add-tlp-red = 仅限指定的人
add-url = 所在处（网址）
add-title = 标题
add-more = 更多：引用名、转述、采集、编码、听到的内容
add-name = 引用名
add-name-hint = 留空：发布者和日期。
add-retells = 转述的文件
add-retells-hint = 转述从不算作独立的报道。
add-captured = 采集日期
add-by = 采集者（只写职务，不写姓名）
add-charset = 编码
add-charset-own = 按其自述
add-kind = 种类
add-kind-held = 网页或文件
add-kind-note = 听到的：电话、消息、谈话
add-contact = 听谁说的
add-contact-hint = 用单独的密钥分开封存，从不显示，也不存为草稿。
add-channel = 以何种方式听到
add-do = 添加

## 无法接受的

add-both = 同时给了文件和文本：请逐一添加。
add-nothing = 请选择文件或粘贴文本。
add-empty = 文件是空的。
add-unnamed = 请填写媒体或日期：粘贴的文本没有可引用的名称。
add-contact-of-note = 听谁说的只属于听到的内容：请选该种类，或留空。
