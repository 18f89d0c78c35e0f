# 경고: 주의 깊은 독자가 보아야 할 것. 열쇠말은 `warning-`에 부호를 붙인 것이다.
# $first와 $second는 관련된 첫째와 둘째 주장의 식별자, $rest는 첫째를 뺀 나머지, $claims는 모두이며, 그 밖은 경고마다의 인수이다.

warning-renderings = 한 발화가 여러 표현으로 전해졌다. 발언자에 가장 가까운 표현은 “{ $nearest }”({ $first }), 다른 곳에서는 “{ $others }”({ $rest }).
warning-bound_dropped = { $second }에서 { $first }에 있던 범위의 한쪽 끝이 빠졌다: “{ $nearest }” → “{ $rendering }”.
warning-bound_flipped = { $second }에서 하한이 상한으로, 또는 상한이 하한으로 뒤바뀌었다: “{ $nearest }”({ $first }) → “{ $rendering }”.
warning-disputed = { $first }에서 { $second }의 내용에 이의를 제기한다.
warning-part_above_envelope = 일부만으로도 { $floor } 이상이라고 하는데({ $claims }), 전체에 대해 제시된 가장 낮은 수 { $low }보다 많다.
warning-wider_below_envelope = 이 사건보다 넓게 세어도 { $ceiling } 이하라고 하는데({ $claims }), 이 사건만에 대해 제시된 가장 높은 수 { $high }보다 적다.
warning-stock_flow_same_number = { $number }: 같은 수가 일정 기간의 인원(유량)과 한 시점의 인원(저량)에 모두 쓰였다({ $own } / { $others }). 우연이거나 혼동이며, 서로를 뒷받침하지 않는다.
warning-refusal_conflict = { $origin }: 답변을 거부했다는 보도와 알지 못한다고 했다는 보도가 엇갈린다({ $aspect }): { $claims }.
warning-periods_differ = { $first }, { $second }: 두 주장이 말하는 기간이 서로 겹치지 않는다.
warning-unknown_act = 행위 “{ $act }”: 어휘에 없는 말이며, 말한 그대로 둔다({ $claims }).
