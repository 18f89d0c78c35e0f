# 送到已锁之门的内容。
kept-heading = 锁定期间发送的内容
kept-hint = 其中没有任何内容被记录。请查看后重新发送。
kept-send = 重新发送
kept-forget = 放弃
kept-forgotten = 已放弃；没有任何内容被记录。
kept-gone = 发送的内容已不在此处。
kept-behind = 您发送的内容已保留，之后会再次显示。
kept-earlier = 本页是在先前的会话中打开的。没有任何内容被记录；您发送的内容已保留。
kept-look = 查看
