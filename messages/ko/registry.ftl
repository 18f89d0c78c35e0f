# 사람 등록부: attested persons와 그 화면.

persons-registered = { $person }(으)로 등록했습니다. 진술은 식별자 { $handle } 아래 봉인되며, `attested erase`가 그 열쇠를 없앱니다.
persons-noted = { $person }: 값 { $values }개를 기록했습니다. 있던 것은 바뀌지 않습니다.
persons-consent = { $person }: 동의 { $state } (항목: { $datum }, 목적: { $purpose }, 대상: { $audience })
persons-consent-label = 동의
persons-marked = 표시함: { $of }
persons-judged = 판단을 { $position }번에 기록했습니다. `attested persons undo { $position }`(으)로 되돌립니다.
persons-none = 아직 등록된 사람이 없습니다.
persons-masked = 이름과 신원을 알 수 있는 내용은 가려져 있습니다. --names로 볼 수 있으며, 본 사실이 기록됩니다.
persons-all = 전체
persons-count = { $count }명
persons-erased = 삭제됨
persons-unnamed = 이름 없음
persons-kind-group = 집단
persons-contested = 출처끼리 어긋남
persons-withdrawn = 철회됨
persons-never-link = 연계 금지
persons-handle = 식별자 { $handle } 아래 봉인
persons-no-disclosures = 아직 아무도 이름을 보지 않았습니다.

## 누가 누구인가

persons-proposed = 판단을 기다리는 쌍 { $waiting }개 중 { $shown }개를 보입니다. { $seen }명을 비교했고 { $left_out }명은 비교에서 뺐습니다. 판단이 있기 전에는 아무것도 합치지 않습니다: attested persons judge P1 P2 same|not-same|unsure --reason "…"
persons-unsettled = 가중치가 수렴하지 않았습니다. 기록이 적으니 모든 쌍을 직접 보십시오.
persons-clusters = 등록 { $records }건은 { $persons }명입니다. 그중 { $joined }명이 두 번 이상 나옵니다.
persons-contradiction = 적용 안 함: 판단 { $same }(P{ $a }와 P{ $b }는 같은 사람)은 판단 { $apart }(으)로 갈라 둔 사람들을 합치게 됩니다.
persons-lists = { $file }: 명단 { $lists }개, `attested estimate`용
persons-on-no-list = 어느 명단에도 없어 행에 들지 않음: { $count }

## 들여오기와 내보내기

persons-import-plan = 기록할 것: 새로 { $new }명, 이미 있는 사람에 대한 진술 { $further }건. 같음 { $same }, 거부 { $rejected }
persons-import-done = 기록함: 새로 { $new }명, 있던 사람에 대한 진술 { $further }건. 같음 { $same }, 거부 { $rejected }
persons-import-refused = { $line }행: { $reason }
persons-exported = { $file }: { $persons }명, 내부용. 이름을 요청하지 않아 뺀 값: { $masked }
persons-withheld = 내보내지 않음: { $count } ({ $reason })

## 사람에 대해 말한 것

datum-name = 이름
datum-identifier = 다른 곳의 번호
datum-sex = 성별
datum-birth = 출생
datum-origin = 출신
datum-family = 가족
datum-group = 소속
datum-role = 사건에서의 역할
datum-custody = 구금
datum-whereabouts = 행방
datum-count = 인원
datum-description = 묘사
datum-note = 메모

## 그렇게 쓸 수 없는 까닭

refusal-erased = 삭제된 사람입니다
refusal-protected = 보호 대상 정보원입니다
refusal-sensitivity = 민감도 등급이 허용하지 않습니다
refusal-refused = 본인이 거부했습니다
refusal-withdrawn = 동의가 철회되었습니다
refusal-expired = 동의 기간이 지났습니다
refusal-no_consent = 본인에게 묻지 않았습니다

## 두 사람이 얼마나 맞는가

agreement-same = 같음
agreement-close = 비슷함
agreement-different = 다름
agreement-missing = 한쪽에 없음
