# What was sent to a locked door.
kept-heading = Sent while it was locked
kept-hint = Nothing of this has been recorded. Look at it and send it again.
kept-send = Send again
kept-forget = Let it go
kept-forgotten = It is gone; nothing was recorded.
kept-gone = What was sent is no longer here.
kept-behind = What you sent is kept and is shown again after this.
kept-earlier = This page was opened in an earlier session. Nothing was recorded; what you sent is kept.
kept-look = Look at it
