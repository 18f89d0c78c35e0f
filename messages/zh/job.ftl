# 耗时的工作：进度与结束。

## 进行中

job-work = 耗时的工作
job-verify = 核验
job-verify-hint = 将数据库的每一页、每个条目和签名、每份原件和引文与记录核对，不改动任何内容。
job-rebuild = 重建
job-rebuild-hint = 从账本重新得出所有表。
job-import = 导入
job-begins = 开始
job-reading = 正在读取
job-writing = 已写入条目
job-so-far = { $done } / { $total }
job-cancel = 取消
job-hint = 其间其他页面等待。取消或锁定会使一切保持原样。

## 结束时

job-on = 继续
job-cancelled = 已取消。没有任何改动。
job-failed = 未能完成；没有任何改动。
