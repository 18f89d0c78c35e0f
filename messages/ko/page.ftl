# 사건 페이지.

## 머리와 꼬리

page-stamp = 내부용 — 공개 금지
page-title = { $event } · 내부용
page-skip = 수치로 건너뛰기
page-contents = 이 페이지의 차례
page-foot-derived = 이 페이지의 모든 수는 아래 주석의 주장에서 산출되었으며, 손으로 적어 넣은 수는 없다.
page-foot-method = 방법 { $method } · 산정 방침 { $policy } · 어휘 { $vocabulary }
page-foot-generated = 작성 { $moment }

## 절

section-readings = 누가 무엇을 말하는가
section-timeline = 수치가 알려진 경과
section-positions = 입장
section-warnings = 경고
section-statements = 사건을 둘러싼 발언
section-left-out = 수치에서 제외된 주장
section-grades = 얼마나 뒷받침되는가
section-legend = 기호 읽기
section-notes = 주석: 원래의 말과 그 자리
section-table = 자료표
section-about = 이 수치가 말하는 것

## 범위 그림. 행 이름은 짧게.

chart-title = 제시된 범위: { $heading }
row-stated = 제시된 범위
row-core = 핵심 구간
row-rival = 경합 구간
group-origins = 근원별
group-unknown = 근원 미상
group-vague = 막연한 말: 보이되 세지 않음
group-parts = 일부만 센 주장
group-wider = 이 사건보다 넓게 센 주장
line-part-floor = 부분의 가장 높은 하한: { $number }
line-wider-ceiling = 넓은 범위의 가장 낮은 상한: { $number }
axis-label = { $unit }
chart-empty = 그릴 수 있는 수를 말한 이가 없다.

## 경과 그림

timeline-title = 수치가 알려진 경과: { $heading }
timeline-desc = 열 하나가 적힌 날 하루이다. 열의 간격은 같으나 날의 간격은 같지 않다.
timeline-gap = { $days }일 뒤
timeline-none = 아직 수 없음
timeline-everything = 현재

## 표의 머리

th-claim = 주장
th-origin = 근원
th-speaker = 발언자
th-words = 표현
th-reads = 해석 구간
th-scope = 범위
th-renderings = 보도
th-basis = 근거
th-as-known = 알려진 시점
th-stated = 제시된 범위
th-core = 핵심 구간
th-rivals = 경합 구간
th-contested = 다툼
th-origins = 근원
th-documents = 문서
th-position = 입장
th-reason = 까닭
th-kind = 종류
yes = 있음
no = 없음
none = 없음

## 기호 설명

legend-closed = 양 끝이 제시됨
legend-open = 열린 끝: 아무도 말하지 않음
legend-unknown = 근원 미상
legend-vague = 막연한 말
legend-contested = 다툼 있음
legend-held = 원문 보유: 그 말이 보관된 문서에 있음
legend-cited = 인용만 함: 참조만 있고 원문은 없음
legend-confirmed = 확인
legend-stated = 주장 또는 전언
legend-denied = 부인 또는 이의 제기
legend-declined = 답변 거부: 말할 수 있으나 하지 않음
legend-undetermined = 알 수 없다고 함
legend-retracted = 철회

## 주석, 주장마다 하나

note-back = 수치로 돌아가기
note-speaker = 발언자
note-via = 전달 경로
note-stance = 양태
note-words = 표현
note-original = 발언자의 원래 표현
note-quantity = 수량
note-class = 세는 대상
note-place = 장소
note-when = 일시
note-uttered = 발언
note-published = 공표
note-document = 문서
note-publisher = 발행처
note-origin = 근원
note-entry = 원장 항목 { $position }
note-quotation = 인용문
note-held-in = { $document }에 보유
note-retold-in = { $document }에 옮겨 적음: 인용만 한 문서를 우리 말로 옮긴 것
note-offsets = 코드 포인트 { $start }~{ $end }
note-hash = SHA-256
note-cited = 인용만 함(원문 미보유): 여기 적힌 말은 해당 문서를 기록자가 읽은 것이다.
note-missing = 이 식별자의 주장은 기록에 더 이상 없다.
note-repeats = 되풀이한 주장
note-disputes = 이의를 제기한 주장
note-part-of = 속한 주장
note-address = 주소
note-coder = 기록자의 메모
note-public-from = { $day }부터 공개
