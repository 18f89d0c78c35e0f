# 对事件数字的提问。

event-without = 除去
event-without-none = 不除去任何来源
event-shown-without = 显示时除去了 { $source }。这只是提问，不是记录：记录中没有除去任何内容。
