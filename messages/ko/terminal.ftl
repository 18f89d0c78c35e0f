# 수치 말고 터미널에 찍히는 말.

## 수치

terminal-by-origin = 근원별 해석 구간
terminal-left-out = 제외된 주장
terminal-history = 알려진 경과
terminal-legend = ◁ ▷ 열린 끝(아무도 말하지 않음) · ■ 원문 보유 · □ 인용만 함 · ╌ 근원 미상 · ░ 막연한 말
terminal-reports = ▸{ $count }

## attested demo

demo-made = { $folder }에 예시 프로젝트를 만들었다.
demo-passphrase-fixed = 암호문은 “{ $passphrase }”이다. 예시용이므로 실제 작업에는 쓰지 말 것.
demo-passphrase-yours = 암호문은 ATTESTED_PASSPHRASE에 있는 것이다.
demo-documents = 문서 { $count }건을 넣었다. 인용만 한 문서를 옮겨 적은 것이다.
demo-claims = 사건 { $events }건에 관한 주장 { $claims }건을 기록했다.
demo-quotations = 그 가운데 주장 { $count }건을 문서 속의 말에 이었다.
demo-page = 같은 내용을 그림과 함께 담은 페이지: { $file }
demo-next = 다음으로 해 볼 것:
demo-next-explain = 수치가 어떤 말에 기대고 있는지 본다
demo-next-suggest = 규칙이 첫 문서에서 찾은 주장을 본다
demo-next-as-of = 다른 사건을 어느 날까지 알려진 바에 따라 본다
demo-next-verify = 아무것도 바뀌지 않았는지 확인한다
demo-next-serve = 이 컴퓨터의 브라우저로 읽는다

## attested explain

explain-title = 근거: { $figure }
explain-policy = 산정 방침
explain-readings = 해석 구간
explain-claims = 주장
explain-quotations = 인용문
explain-documents = 문서
explain-entries = 원장 항목
explain-rule = 적용한 규칙: { $rule }

## 예상(attested figure), 지난 사건(attested hindcast)

section-expectation = 예상: 우리 자신의 추정이며 누구의 주장도 아니다
expectation-of = { $text }: { $more }
expectation-given = { $range }, 중앙값 { $median }. 사건 뒤 { $day }일까지 나온 말로 보면 지난 사건 { $tried }건 가운데 { $right }건에서 이런 구간 안에 확정된 총수가 들었다.
expectation-few-alike = 제시하지 않음. 자료에 이런 종류의 확정된 사건이 { $alike }건뿐이다. { $needed }건이 있어야 한다.
expectation-other-measure = 제시하지 않음. 자료는 일을 당한 사람의 수만 다룬다.
expectation-no-number = 제시하지 않음. 셈에 드는 수를 말한 이가 없다.
expectation-undated = 제시하지 않음. 사건이나 주장의 날짜를 알 수 없다.
expectation-late = 제시하지 않음. 자료는 사건 뒤 { $day }일까지이며, 그보다 늦게 나온 수가 있다.
hindcast-line = { $event }: 제시된 범위 { $stated }, 예상 { $expected }, 중앙값 { $median }
hindcast-few-alike = {" "}(수치에는 제시하지 않을 것이다: 자료에 이런 종류의 확정된 사건이 { $alike }건뿐이다)
hindcast-left-out = { $line }행 { $id }: { $reason }. 뺐다

## 여러 보기를 아래위로

terminal-policies = 산정 방침별
th-policy = 산정 방침
policies-best = { $policy }: 최선의 값 { $count } ({ $rule }, { $claim })
history-change = { $day }: { $fields } ← { $claims }
change-existence = 첫 수
change-envelope = 말해진 범위
change-core = 핵심 구간
change-rivals = 맞서는 구간
change-contested = 다툼 여부
change-origins = 근원
change-part-floor = 부분에서 나온 하한
change-wider-ceiling = 더 넓은 주장에서 나온 상한

## attested multiverse

multiverse-heading = { $figure }: 선택의 조합 { $count }가지
multiverse-crossed = 서로 엮은 선택: “약”의 폭, 받아들이는 주장, 의심되는 연결, 미상의 근원, 근원을 하나씩 뺌.
multiverse-alone = 서로 엮은 선택: “약”의 폭, 받아들이는 주장, 의심되는 연결, 미상의 근원. 주장이 많은 사건이므로 근원을 하나씩 빼는 것은 통상의 선택에서만 했다.
multiverse-no-probability = 선택의 비율은 확률이 아니다. 선택들이 똑같이 옳다고 누구도 말하지 않는다.
conclusion-at-least = { $count } 이상
conclusion-at-most = { $count } 이하
conclusion-core = 근원들이 핵심 구간에서 일치
conclusion-contested = 수에 다툼이 있음
conclusion-occurrence-contested = 발생 여부에 다툼이 있음
conclusion-two-origins = 이름이 밝혀진 근원이 둘 이상
curve-title = { $figure }: 모든 선택의 조합에서 나온 범위
curve-description = 선택의 조합 { $count }가지를 세로줄로 그리고 하한 순으로 늘어놓았다. 위는 하한에서 상한까지이며 가는 줄은 다툼이 있는 것이다. 아래는 각 조합의 선택이다.
choice-about = “약” ± { $percent }%
choice-all = 모든 주장
choice-not-discredited = 신빙성을 잃은 근원 제외
choice-reliable = 믿을 만한 근원만
choice-suspected-links = 의심되는 연결을 참으로 봄
choice-unknown-origins = 미상의 근원도 셈
choice-without = { $origin } 제외
