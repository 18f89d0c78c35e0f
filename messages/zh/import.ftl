# 导入主张表。

## 文件

import-heading = 导入
import-hint = 读取主张表并对应各列，再以计划说明每一行会怎样。在您确认之前，不记录任何内容。
import-file = CSV 文件或 XLSX 工作簿
import-file-hint = UTF-8 的 CSV，或没有密码的工作簿；最大 { $megabytes } MB。
import-look = 查看
import-no-file = 请选择文件。
import-gone = 此文件已不在这里（锁定或较新的文件会使它被放下）。请重新选择。
import-forget = 放下文件
import-forgotten = 已放下文件。没有记录任何内容。

## 各列

import-kind = 这是什么
import-ours = 主张表
import-ucdp-ged = UCDP GED
import-acled = ACLED
import-sheet = 工作表
import-mapping = 列
import-mapping-hint = 按列名猜测；请改正有误之处。没有对应的列留空，除非给出适用于所有行的值。文件中未对应的列随每个主张保存。
import-mapped-already = 此数据集的列已经对应好。
import-our-column = 列
import-their-column = 文件的列
import-first-row = 第一行
import-default = 为空时
import-default-of = { $column } 为空时
import-look-again = 再次查看

## 计划

import-plan = 计划
import-new = 新增
import-changed = 更改
import-same = 相同
import-rejected = 拒绝
import-events = 将建立的事件
import-nothing = 没有可记录的内容。
import-record = 记录 { $count } 个主张
import-refused-rows = 被拒绝的行
import-line = 行
import-changes = 更改
import-before = 之前
import-after = 之后
import-new-claims = 新主张
import-stale = 制定此计划之后项目有了变化。没有记录任何内容：请再次查看计划。
