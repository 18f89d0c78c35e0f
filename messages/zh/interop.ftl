# 其他格式：`attested export` 写出什么、说什么。

## 一行主张，由代码与数字组成

interop-claimed = { $act }：{ $what }（{ $stance }）

## 核查说明

interop-no-figure = 没有数字以此为据
interop-rating = 不判断真伪，只说明该数字在记录中是否有争议。

## 已写出

interop-written = 已将 { $items } 项写入 { $file }。内部资料：不得公开。
interop-left-out = 略去受保护来源的主张 { $claims } 条。
interop-unreadable = 略去文件已无法读取的引文 { $quotations } 条。
