# 文件工作副本旁边的内容。

## 原件

beside-original = 原件
beside-original-link = 原件与工作副本并列
beside-as-written = 按其所写，包括标记：其中任何内容都不会运行，也不会被取用。
beside-not-shown = 此原件无法以文本显示。其哈希值表明它就是所记录的那份；如有文本，命令行会给出。
beside-kind = 种类
beside-bytes = 字节

## 另一种语言

beside-heading = 并列另一种语言
beside-with = 同一文章
beside-no-other = 没有其他文件。
beside-differs = 不一致的数字
beside-shared = 两者都有的数字，以及以其为据的主张
