# 잠긴 문으로 보낸 것.
kept-heading = 잠겨 있을 때 보낸 것
kept-hint = 이 가운데 기록된 것은 없다. 살펴보고 다시 보낸다.
kept-send = 다시 보내기
kept-forget = 버리기
kept-forgotten = 버렸다. 기록된 것은 없다.
kept-gone = 보낸 것이 더는 남아 있지 않다.
kept-behind = 보낸 것은 남아 있으며, 이다음에 다시 보여 준다.
kept-earlier = 이 화면은 지난번 접속에서 연 것이다. 기록된 것은 없고, 보낸 것은 남아 있다.
kept-look = 살펴보기
