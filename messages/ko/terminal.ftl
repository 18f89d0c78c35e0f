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
