# 추정 보고서 페이지: attested estimate --report FILE.

report-title = 누구도 기록하지 않은 사람 수의 추정
report-methods = 나란히 놓은 방법들
report-as-table = 같은 내용의 표
report-foot = 명단의 표만으로, 시드 { $seed }(으)로 만들었습니다. 같은 표와 시드는 같은 페이지를 냅니다.

## 그림

report-lists = 누가 어떤 명단에 함께 올라 있는가
report-lists-says = 명단 { $lists }개, 사람이 있는 조합 { $combinations }개. 그 가운데 큰 { $shown }개를 그렸습니다. 둘 이상의 명단에 오른 사람은 { $twice }명이며, 기록되지 않은 사람에 대해 알 수 있는 것은 이들에게서 나옵니다.
report-intervals = 방법별 숫자
report-intervals-says = 숫자를 내는 방법 { $count }개. 끊긴 선은 관찰된 사람 수 { $observed }입니다. 열린 끝은 한계를 뜻합니다. 거부한 방법은 여기에 없습니다.
report-weights = 모형의 가중치
report-weights-says = 가장 무거운 의존 그래프 { $count }개가 평균에서 차지하는 몫. 괄호는 서로 의존하는 명단을 묶습니다.
report-trace = 표본추출 사슬의 경과
report-trace-says = 저마다 다른 곳에서 시작한 사슬 { $chains }개. 일치하면 선들이 서로 겹칩니다. 분할 Rhat { $rhat } (1.01 이하여야 함), 유효 표본 { $ess } (400 이상이어야 함).
report-ranks = 사슬별 표본의 순위
report-ranks-says = 한 줄이 사슬 하나: 모든 표본을 크기순으로 스무 등분했을 때 각 부분에 드는 그 사슬의 표본 수. 사슬들이 일치하면 모든 막대가 끊긴 선 가까이에서 끝납니다.
report-prior = 사전분포와 사후분포
report-prior-says = 잠재 계층. 칠한 막대: 명단을 본 뒤의 사람 수. 끊긴 테두리: 관찰된 수만 알 때. 둘이 비슷하면 명단이 말해 주는 것이 적습니다.
report-coverage = 이런 구간이 참값을 담은 빈도
report-coverage-says = 막대는 참값을 아는 경우에 95% 구간이 참값을 담은 비율입니다. 막대가 없는 방법은 그런 연구가 없으며, 까닭은 표에 있습니다.

## 표

report-column-lists = 명단
report-column-people = 사람 수
report-column-method = 방법
report-column-kind = 종류
report-column-number = 숫자
report-column-interval = 95% 구간
report-column-model = 모형
report-column-weight = 가중치
report-column-chain = 사슬
report-column-draws = 표본 수
report-column-median = 중앙값
report-column-prior = 사전
report-column-posterior = 사후
report-column-coverage = 알려진 것
report-kind-estimate = 추정값
report-kind-bound = 하한
