# 设置：口令、词汇。

settings-passphrase = 口令
settings-passphrase-hint = 今后用新口令打开项目。以前的备份仍用当时的口令打开：口令可能为他人所知的备份，请销毁。
settings-passphrase-present = 现在的口令
settings-passphrase-next = 新口令
settings-passphrase-again = 再输入一次新口令
settings-passphrase-change = 更改口令
settings-passphrase-changed = 口令已更改。
settings-passphrase-differ = 两次输入的新口令不同；什么也没有更改。
settings-vocabulary = 词汇
settings-vocabulary-hint = 为说法编码所用的词，随本程序提供。也可以使用别的词：照原样保留并加标记。每个数字都注明推导时所用词汇的哈希值。
settings-term = 词
settings-broader = 上位词
settings-measure = 计量
settings-note = 含义
settings-source = 出处
