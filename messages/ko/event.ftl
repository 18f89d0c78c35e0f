# 사건의 수치에 대해 묻는 것.

event-without = 빼고 보기
event-without-none = 아무 출처도 빼지 않음
event-shown-without = { $source }을(를) 빼고 보는 중입니다. 이것은 물음일 뿐 기록이 아니며, 기록에서 뺀 것은 없습니다.
