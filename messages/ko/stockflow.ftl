# 확률로 본 재고와 흐름: attested estimate stock-flow.

## 무엇에 관한 것인가

stockflow-heading = 확률로 본 구금 인원과 이동: { $account }
stockflow-population = 세는 대상: { $population }
stockflow-stated = 이 주장들이 같은 사람들을 센다는 것은 코더의 판단입니다: { $reason }
stockflow-suggested = 이 주장들이 같은 사람들을 센다고 진술한 사람은 없습니다. 기록이 그렇게 암시할 뿐입니다. 여기에 의지하기 전에 계정을 진술하십시오(judge account).
stockflow-none = 따져 볼 장부가 없습니다. 진술된 계정이 없고, 두 시점 이상의 구금 인원이 있는 사건도 없습니다.

## 가정

stockflow-assumptions = 가정이며, 이 주장들로는 검증할 수 없는 것:
stockflow-assume-one-population = 여기 적힌 모든 주장은 한 집단에 대해 말한다.
stockflow-assume-balance-of-whole-numbers = 구금된 사람은 그 전에도 구금되어 있었거나 새로 들어왔고, 더는 구금되어 있지 않은 사람은 송환되었거나 풀려났거나 숨졌다. 아무도 말하지 않은 이동은 얼마든지 될 수 있다.
stockflow-assume-one-bias-an-origin = 출처가 같은 주장은 치우침도 같다. 숫자를 되풀이한다고 더 확실해지지 않는다.
stockflow-assume-soft-claims = 어떤 주장도 숫자를 배제하지 않는다. “최대 2,000명”은 4,000명을 있기 어렵게 할 뿐 불가능하게 하지 않으며, 답변 거부는 아무것도 묶지 않는다.
stockflow-assume-anybody-may-enter = 그사이 다른 사람들이 새로 구금되었을 수 있다.
stockflow-assume-nobody-enters = 그사이 새로 구금된 사람은 없다.
stockflow-prior = 주장을 보기 전: 처음 구금 인원은 { $most }명까지이며 어느 자릿수나 똑같이 있을 법하다. 있던 사람 가운데 남는 비율은 무엇이든 될 수 있고, 나간 사람은 { $returned }%가 송환되고 { $released }%가 풀려나고 { $died }%가 숨지되 크게 다를 수 있다. 한 출처의 숫자는 보통 { $bias }% 안에서 어긋난다.

## 주장들이 허용하는 것

stockflow-quantity-held = 구금 중, { $label }
stockflow-quantity-in = 새로 구금됨, { $label }
stockflow-quantity-returned = 송환됨, { $label }
stockflow-quantity-released = 풀려나거나 벗어남, { $label }
stockflow-quantity-died = 숨짐, { $label }
stockflow-quantity-part = { $label }에서 송환되거나 나감
stockflow-posterior = 가운데 값 { $median }, 90% 확률로 { $range } (절반은 { $half }).
stockflow-before = 주장을 보기 전: { $median }, { $range }.
stockflow-little = 여기서 자료가 말해 주는 것은 적습니다. 대부분 사전분포입니다.
stockflow-drawn-before = 전
stockflow-drawn-after = 후
stockflow-if-nobody-entered = 그사이 새로 구금된 사람이 없다면:

## 누구를 믿어야 하는가

stockflow-origins = 주장들을 서로 견주기 전과 후에 각 출처를 믿는 정도:
stockflow-origin = { $origin }: 전 { $before }%, 후 { $after }%. 그 숫자는 실제의 { $bias }배({ $low }~{ $high }). { $claims }
stockflow-left-out = 뺀 것:
stockflow-left-out-date-too-wide = { $claim }: 한 시점으로 보기에는 너무 긴 기간에 대해 말한다.
stockflow-left-out-date-not-in-books = { $claim }: 날짜가 이 시점들 사이에 놓이지 않는다.
stockflow-left-out-wider-than-its-event = { $claim }: 사건보다 많은 것을 센다.
stockflow-left-out-another-place = { $claim }: 다른 나라의 것이거나 어느 나라인지 알 수 없다.
stockflow-left-out-states-no-number = { $claim }: 그날 숫자를 말하지 않는다.
stockflow-refused-nothing-said = 거부: 이 장부에는 숫자를 말하는 주장이 없습니다.
stockflow-refused-runs-disagree = 거부: 마지막 구금 인원에 대해 표본 추출의 실행들이 서로 일치하지 않습니다. 중앙값이 { $spread }% 다르고(허용 { $allowed }%) split-Rhat은 { $rhat }입니다(허용 { $rhat-allowed }). --states를 늘리면 일치할 수 있습니다.
stockflow-runs = 상태 { $states }개씩 { $runs }회 실행, 시드 { $seed }. 마지막 구금 인원의 중앙값은 실행 사이에 { $spread }% 다릅니다.
