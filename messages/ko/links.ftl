# 주장 사이의 연결, 전달되면서 바뀐 것, 주장이 전해진 길. 열쇠말의 끝은 `attested-figures`의 부호이다.
# $from과 $to는 한 연결의 두 주장: 나중 것과 그것이 비롯했을 수 있는 것. $source_claim과 $rendering_claim은 한 단계의 두 주장: 발언자에 가까운 것과 그것을 전한 것.

## 연결의 종류
link-one_utterance = { $from }, { $to }: 한 발화를 옮긴 것이다.
link-translation = { $from }, { $to }: 한 발화를 두 언어로 옮긴 것이다.
link-cites = { $from }: { $to }의 출처나 발행처에서 들었다고 밝힌다.
link-learnt_from_press = { $from }: 발언자가 언론을 보고 알았다고 하며, 그 보도가 { $to }이다.
link-near_duplicate = { $from }, { $to }: 글이 거의 같다.
link-one_speaker = { $from }, { $to }: 한 발언자가 한 말이다.
link-shared_detail = { $from }: { $to }와(과) 흔치 않은 세부를 함께 담고 있다.
link-relay = { $from }: 보도를 전한 것이며, 그에 맞는 보도가 { $to }이다.
link-turned_bound = { $from }: { $to }의 상한과 하한이 뒤바뀐 것일 수 있다.

## 연결이 얼마나 뒷받침되는가
link-strength-possible = 근원이 하나일 수 있음
link-strength-likely = 근원이 하나일 가능성이 높음
link-strength-strong = 문서가 그렇게 밝힘
link-sealed = 봉인: 이름을 밝히지 않았거나 보호되는 출처와 관련된다. 근원이 하나일 수 있다는 것까지만 말하며, 공개하지 않는다.

## 연결의 상태
link-status-pending = 판단 대기
link-status-stated = 기록자가 명시함
link-status-accepted = 받아들임
link-status-suspected = 의심으로 기록함
link-status-rejected = 물리침
link-status-unsure = 살펴보았으나 알 수 없음

## 근거
evidence-same_speaker = 같은 발언자 { $body }
evidence-same_day = 같은 날({ $day })
evidence-other_day = { $days }일 간격
evidence-same_number = 같은 수 { $number }
evidence-rounded_number = { $number }에서 끝수를 없앤 { $rounded }
evidence-same_places = 같은 장소({ $count }곳): { $places }
evidence-same_hours = 같은 시각({ $from }시~{ $to }시)
evidence-same_document = 같은 문서
evidence-two_languages = 두 언어({ $first }, { $second })
evidence-names_speaker = 발언자를 밝힘: { $body }
evidence-names_publisher = 발행처를 밝힘: { $body }
evidence-says_learnt = 언론을 보고 알았다고 밝힘
evidence-says_reports = 보도를 전한 것이라고 밝힘
evidence-opposite_bound = { $number }을(를) 한쪽은 하한, 다른 쪽은 상한이라 함
evidence-shared_text = 어절 배열의 { $percent }%가 같음

## 두 가지 읽기: 지금의 수치와, 연결이 사실일 때의 수치
difference-origins = 근원 { $stands }개, { $from }의 근원이 { $to }와(과) 같다면 { $would_be }개.
difference-origins_high = 알 수 없는 근원을 하나씩 세면 { $stands }개, { $from }의 근원이 { $to }와(과) 같다면 { $would_be }개.
difference-core = 핵심 구간 { $stands }, { $from }의 근원이 { $to }와(과) 같다면 { $would_be }.
difference-rivals = 경쟁 구간 { $stands }, { $from }의 근원이 { $to }와(과) 같다면 { $would_be }.
difference-envelope = 전체 범위 { $stands }, { $from }의 근원이 { $to }와(과) 같다면 { $would_be }.
difference-contested = 수에 다툼이 있는가: { $stands }. { $from }의 근원이 { $to }와(과) 같다면: { $would_be }.
difference-grade_number = 수의 등급 { $stands }, { $from }의 근원이 { $to }와(과) 같다면 { $would_be }.
difference-grade_occurrence = 발생의 등급 { $stands }, { $from }의 근원이 { $to }와(과) 같다면 { $would_be }.
difference-readings = 읽기 { $stands }개, { $from }이(가) { $to }을(를) 전한 것이라면 { $would_be }개.

## 전달되면서 바뀐 것
drift-bound_flipped = { $rendering_claim }에서 하한이 상한으로, 또는 상한이 하한으로 뒤바뀌었다: “{ $source }”({ $source_claim }) → “{ $rendering }”.
drift-bound_dropped = { $rendering_claim }에서 범위의 한쪽 끝이 빠졌다: “{ $source }”({ $source_claim }) → “{ $rendering }”.
drift-quantifier_changed = { $rendering_claim }에서 같은 수에 붙은 말이 달라졌다: “{ $source }”({ $source_claim }) → “{ $rendering }”.
drift-number_rounded = { $rendering_claim }에서 수의 끝자리가 없어졌다: { $source }({ $source_claim }) → { $rendering }.
drift-number_changed = { $rendering_claim }에서 수가 달라졌다: { $source }({ $source_claim }) → { $rendering }.
drift-unit_error = { $rendering_claim }에서 단위나 자릿수가 달라졌다: { $source }({ $source_claim }) → { $rendering }.
drift-class_shifted = { $rendering_claim }에서 사람들을 가리키는 말이 더 많은 것을 단정한다({ $gained }): “{ $source }”({ $source_claim }) → “{ $rendering }”.
drift-date_moved = { $rendering_claim }에서 날짜가 달라졌다: { $source }({ $source_claim }) → { $rendering }.
drift-hedge_lost = { $source_claim }에서 열어 둔 것(“{ $source }”)을 { $rendering_claim }에서는 사실로 말한다(“{ $rendering }”).
drift-place_widened = { $rendering_claim }에서 장소가 넓어졌다: “{ $source }”({ $source_claim }) → “{ $rendering }”.
drift-act_changed = { $rendering_claim }에서 행위가 달라졌다: { $source }({ $source_claim }) → { $rendering }.
drift-scope_widened = { $source_claim }에서 일부에 대해 한 말을 { $rendering_claim }에서는 전체로 말한다.
drift-stance_changed = { $rendering_claim }에서 태도가 달라졌다: { $source }({ $source_claim }) → { $rendering }.
drift-translation_error = { $first }에서 { $second }(으)로 옮기면서 수에 대한 말이 바뀌었다: “{ $source }”({ $source_claim }) → “{ $rendering }”({ $rendering_claim }).
drift-suspected = 의심: 하나가 다른 하나를 전한 것인지 아직 아무도 판단하지 않았다.

## 같은 것을 그림에 쓸 짧은 말로
drift-name-bound_flipped = 상·하한 뒤바뀜
drift-name-bound_dropped = 한쪽 끝 빠짐
drift-name-quantifier_changed = 수식어 바뀜
drift-name-number_rounded = 끝수 없앰
drift-name-number_changed = 수 바뀜
drift-name-unit_error = 단위 오류
drift-name-class_shifted = 대상 바뀜
drift-name-date_moved = 날짜 바뀜
drift-name-hedge_lost = 단정함
drift-name-place_widened = 장소 넓어짐
drift-name-act_changed = 행위 바뀜
drift-name-scope_widened = 일부를 전체로
drift-name-stance_changed = 태도 바뀜
drift-name-translation_error = 번역

## 주장이 전해진 길
travel-title = { $event }에 관한 주장이 전해진 길
travel-description = 주장 { $claims }건을 날짜순으로 놓고 { $steps }단계로 이었다. 끊긴 선은 의심되는 단계이며, 선 옆의 말은 바뀐 것이다.
travel-undated = 날짜 없음
travel-step = { $rendering_claim }: { $source_claim }을(를) 전한 것이다.
travel-step-suspected = { $rendering_claim }: { $source_claim }을(를) 전한 것일 수 있다.
travel-left-out = 그 밖의 주장 { $count }건은 그리지 않았다.
travel-origin = 근원 { $origin }
travel-no-origin = 근원 알 수 없음
