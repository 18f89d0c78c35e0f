# 누구도 기록하지 않은 사람 수의 추정: attested estimate.

## 무엇을 추정하며 무엇을 검증할 수 없는가

estimate-target = 추정 대상: 어느 한 명단이라도 기록할 수 있었을 사람들. 어떤 명단도 닿을 수 없었던 사람들은 숫자가 얼마이든 들어 있지 않습니다.
estimate-untestable = 어떤 표로도 검증할 수 없는 것: 명단에 없는 사람들이, 각 방법이 말하는 뜻에서, 명단에 있는 사람들과 같다는 점. 기록이나 출처를 함께 쓰는 명단은 모든 방법을 무너뜨리므로 합쳐야 합니다.
estimate-observed = 명단({ $lists })에 기록된 사람: { $count }. 말할 수 있는 최소입니다.
estimate-not-estimable = 추정할 수 없음: 물은 방법 가운데 이 명단들로 추정값을 내는 것이 없습니다. 이것도 하나의 결과입니다.
estimate-note-repeated = 명단 조합이 되풀이된 행 { $rows }개: 인원을 더했습니다.
estimate-note-empty-list = 명단 { $list }에는 아무도 없어 뺐습니다.
estimate-note-merged = 한 명단으로 합침: { $list }.

## 방법

estimate-method-chao = 하한 (Chao)
estimate-method-loglinear = BIC가 가장 낮은 로그선형 모형
estimate-method-sparse = 겹침이 적은 표를 위한 로그선형 모형, 단계별 선택
estimate-method-dga = 분해 가능 그래프의 평균
estimate-method-lcmcr = 사람들의 잠재 계층
estimate-method-covariates = 공변량을 쓴 두 명단, 이중 강건

## 각 방법의 가정

estimate-assumes-people-differ-lists-alike = 가정: 기록되기 쉬운 정도는 사람마다 다를 수 있고, 명단들은 서로 비슷하게 독립으로 작동한다. 그러면 총수는 이 숫자보다 작지 않다.
estimate-assumes-no-highest-interaction = 가정: 모형에 있는 것 밖에 모든 명단이 함께 얽힌 상호작용은 없다. 사람들은 서로 비슷하게 기록된다.
estimate-assumes-pairs-of-lists-only = 가정: 명단들은 두 개씩만 서로 의존한다.
estimate-assumes-decomposable-dependence = 가정: 명단 사이의 의존은 어떤 분해 가능 그래프로 나타낼 수 있고, 사람들은 서로 비슷하게 기록된다.
estimate-assumes-independent-within-classes = 가정: 사람들은 몇 계층으로 나뉘고, 한 계층 안에서는 명단들이 서로 독립으로 기록한다.
estimate-assumes-independent-given-covariates = 가정: 공변량이 같은 사람들 사이에서 두 명단은 독립으로 기록하고, 누구나 둘 다에 오를 수 있다.

## 숫자, 그리고 숫자가 없는 까닭

estimate-number = 추정: { $count } ({ $centre }), 95% 구간 { $range }.
estimate-bound = 추정값이 아니라 하한: { $count } ({ $centre }), 95% 구간 { $range }.
estimate-centre-mle = 최대가능도
estimate-centre-median = 중앙값
estimate-centre-mean = 평균
estimate-other = 다르게 하면 ({ $choice }): { $count }
estimate-refused-fewer-than-three-lists = 거부: 사람이 있는 명단이 셋은 있어야 합니다.
estimate-refused-fewer-than-two-lists = 거부: 사람이 있는 명단이 둘은 있어야 합니다.
estimate-refused-no-overlap = 거부: 어느 두 명단에도 함께 오른 사람이 없어, 둘 다 놓친 사람 수를 알 길이 없습니다.
estimate-refused-nobody-twice = 거부: 정확히 두 명단에 오른 사람이 없습니다.
estimate-refused-list-holds-everybody = 거부: 한 명단에 모두가 있어, 그 명단이 놓친 사람 수를 알 길이 없습니다.
estimate-refused-no-maximum = 거부: 이 표에서 가능도의 최댓값이 있는 모형이 없습니다.
estimate-refused-not-identifiable = 거부: 이 표로는 모형의 모수를 가려낼 수 없습니다.
estimate-refused-too-many-lists = 거부: 이 방법이 다룰 수 있는 것보다 명단이 많습니다. 출처를 함께 쓰는 명단을 합치세요.
estimate-refused-chains-disagree = 거부: 허용된 계산 안에서 표본추출 사슬들이 한 숫자에 모이지 않습니다.
estimate-refused-bound-speaks = 거부: 답이 사전분포가 허용하는 한계에 닿아, 명단이 아니라 사전분포가 말하는 셈입니다.
estimate-refused-no-covariates = 거부: 표에 공변량이 없습니다.
estimate-refused-too-little-overlap = 거부: 어느 두 명단에도 함께 오른 사람이 열 명이 되지 않습니다.

## 숫자를 앞세울 수 없게 하는 것

estimate-flag-prior-sensitive = 앞세우지 말 것: 흔히 쓰는 다른 사전분포로 숫자가 4분의 1 넘게 달라집니다.
estimate-flag-methods-disagree = 앞세우지 말 것: 방법들의 숫자가 1.5배 넘게 다릅니다. 나란히 있다고 일치하는 것이 아닙니다.
estimate-flag-interval-missing = 앞세우지 말 것: 구간의 위끝이 없거나 구할 수 없었습니다.
estimate-flag-rival-models-disagree = 앞세우지 말 것: 그만큼 잘 맞는 다른 모형이 1.5배 넘게 다른 숫자를 말합니다.

## 이런 구간이 참값을 담은 빈도

estimate-coverage = 발표된 표의 명단 21개를 하나씩 빼고 추정했을 때 이런 95% 구간이 그 명단의 인원을 담은 것은 100번 가운데 { $percent }번이며, 빗나간 것은 모두 너무 낮았습니다.
estimate-coverage-a-bound-has-none = 구간은 총수가 아니라 하한의 것입니다.
estimate-coverage-not-studied-here = 이런 구간이 참값을 담는 빈도는 여기서 살펴보지 않았습니다.
