# 수치를 나타내는 말: 페이지와 터미널이 함께 쓴다. 수는 수로 들어오며 언어에 따라 자릿점을 찍는다.

## 잇기

list-separator = {", "}
clause-separator = {", "}
sentence-separator = {" "}
quoted = “{ $words }”
labelled = { $label }: { $text }
bracketed = { $text } ({ $more })

## 범위. 열린 끝은 아무도 말하지 않은 끝이다. 0도 무한도 아니다.

range-exact = { $low }
range-between = { $low }~{ $high }
range-from = { $low } 이상
range-up-to = { $high } 이하
range-open = 한도 없음
range-vague = { $range }, 막연함
open-low = 아래로 열림
open-high = 위로 열림
open-both = 양쪽으로 열림
floor-unstated = 하한을 말한 이 없음
ceiling-unstated = 상한을 말한 이 없음
number-unstated = 수를 말한 이 없음

## 수치의 제목. $code는 행위의 부호, $act는 그 이름이며, $unit_code와 $unit은 세는 단위의 부호와 이름이다.

figure-heading = { $unit_code ->
    [persons] { figure-heading-persons }
   *[other] { $act }({ $unit })
}
figure-heading-persons = { $code ->
    [forcible_return] 강제송환된 사람
    [return] 송환된 사람(방식 미상)
    [voluntary_return] 스스로 돌아갔다고 하는 사람
    [deportation] 추방된 사람
    [pushback] 국경에서 되돌려진 사람
    [transfer_in_detention] 구금시설 사이에서 이감된 사람
    [arrest] 체포된 사람
    [detention] 구금된 사람
    [imprisonment] 수감된 사람
    [abduction] 납치된 사람
    [enforced_disappearance] 강제실종된 사람
    [missing] 행방불명된 사람
    [killing] 살해된 사람
    [execution] 처형된 사람
    [release] 석방된 사람
    [escape] 탈출한 사람
    [deployment] 파병된 사람
   *[other] 인원: { $act }
}
figure-at = { $heading }, { $time }
as-known = { $day }까지 알려진 바
as-known-everything = 지금까지 알려진 모든 것

## 다툼이 있는지

contested = 인원에 다툼 있음
not-contested = 인원에 다툼 없음
contested-aspects = 다툼이 있는 측면: { $aspects }

## 개수

count-origins = { $count ->
    [0] 이름이 밝혀진 근원 없음
   *[other] 이름이 밝혀진 근원 { $count }곳
}
count-agreeing = 근원 { $count }곳
count-documents = 문서 { $count }건
count-renderings = 보도 { $count }건
count-claims = 주장 { $count }건

## 문장으로 쓴 수치

sentence-range = 전체에 대해 제시된 범위: { $range }.
sentence-open-low = 하한을 말하지 않은 곳이 있다.
sentence-open-high = 상한을 말하지 않은 곳이 있다.
sentence-open-both = 하한을 말하지 않은 곳도 있고 상한을 말하지 않은 곳도 있다.
sentence-no-number = 전체 인원을 말한 이가 없다.
sentence-core = 이름이 밝혀진 근원 { $origins }곳이 { $range } 범위에서 일치한다.
sentence-no-core = 이름이 밝혀진 두 근원이 일치하는 범위는 아직 없다.
sentence-tie = 일치하는 범위가 { $ranges } 사이에서 갈린다.
sentence-rival = 그와 겹치지 않는 범위: { $range } ({ $origins }).
sentence-part = 일부만을 센 주장 가운데 가장 높은 하한: { $number }.
sentence-wider = 이 사건보다 넓게 센 주장 가운데 가장 낮은 상한: { $number }.
sentence-best = “{ $rule }” 규칙에 따른 최선값: { $number }.
sentence-no-best = 최선값 없음: 산정 방침 { $policy }에는 이를 정하는 규칙이 없다.
sentence-basis = 근거: { $origins }, { $documents }.
sentence-origins-range = 의심되는 연결을 참으로 보면 { $low }곳, 알 수 없는 근원을 각각 세면 { $high }곳이다.
sentence-independence = { $count ->
    [0] 이 근원들이 서로 독립적인지는 아직 아무도 살피지 않았다.
   *[other] 이 가운데 { $count }곳은 독립성을 살핀 판단이 있다.
}
sentence-no-figures = 이 사건에 대해 제시된 수가 없다.

## 등급

grade-line = { $aspect }: { $grade }
grade-by = 확인한 이: { $speaker }
grade-hedge = 표현: “{ $hedge }”
grade-interest = 이해관계: { $interest }

## 입장. $aspect는 부호이며, 아래 두 도움말이 구절을 완성한다.

position-object = { $aspect ->
    [occurrence] 일어났다는 사실을
    [number] 인원을
    [breakdown] 구성을
    [place] 장소를
    [date] 일시를
    [category] 그 사람들에 대한 호칭을
    [practice] 관행을
   *[other] 그것을
}
position-question = { $aspect ->
    [occurrence] 일어났는지
    [number] 몇 명인지
    [breakdown] 어떤 사람들인지
    [place] 어디인지
    [date] 언제인지
    [category] 어떤 이들로 보아야 하는지
    [practice] 관행인지
   *[other] 그 이상은
}
position-asserted = { position-object } 주장함
position-confirmed = { position-object } 확인함
position-estimated = { position-object } 추정함
position-reported = { position-object } 전함
position-denied = { position-object } 부인함
position-disputed = { position-object } 다툼
position-declined = { position-question } 밝히기를 거부함
position-undetermined = { position-question } 알 수 없다고 함
position-retracted = { position-object } 철회함
position-unattributed = 출처를 밝히지 않고 { position-object } 주장함
speaker-unnamed = 발언자 미상
origin-unknown = 근원 미상

## 주장이 기대고 있는 것

status-held = 원문 보유
status-cited = 인용만 함(원문 미보유)
status-retold = 인용만 함(원문 미보유), { $document }에 옮겨 적음

## 날짜. $year는 글, $month와 $day는 수이다.

date-day = { $year }년 { date-month-name } { $day }일
date-month = { $year }년 { date-month-name }
date-year = { $year }년
date-month-name = { $month }월
date-short = { $month }월 { $day }일
date-approximate = { $date }경
date-uncertain = { $date }(불확실)
date-between = { $from }부터 { $to }까지
date-since = { $from }부터
date-until = { $to }까지
date-all = { $dates }
date-one-of = { $dates } 가운데 하나
date-within = { $from }부터 { $to } 사이의 어느 날
date-unknown = 일시 미상

## 신중한 필자가 쓸 문장. $people은 사람 수, $time은 기준 시점.

note-people = { $kind ->
    [exact] { $low }명
    [from] { $low }명 이상
    [up_to] { $high }명 이하
   *[between] { $low }~{ $high }명
}
note-counted = { $code ->
    [forcible_return] { $speakers }에 따르면 { note-on }{ $people }이 강제로 송환되었다.
    [return] { $speakers }에 따르면 { note-on }{ $people }이 송환되었다.
    [voluntary_return] { $speakers }에 따르면 { note-on }{ $people }이 자진해서 돌아갔다.
    [deportation] { $speakers }에 따르면 { note-on }{ $people }이 추방되었다.
    [pushback] { $speakers }에 따르면 { note-on }{ $people }이 국경에서 되돌려 보내졌다.
    [transfer_in_detention] { $speakers }에 따르면 { note-on }{ $people }이 구금 시설 사이에서 이송되었다.
    [arrest] { $speakers }에 따르면 { note-on }{ $people }이 체포되었다.
    [detention] { $speakers }에 따르면 { note-on }{ $people }이 구금되어 있었다.
    [imprisonment] { $speakers }에 따르면 { note-on }{ $people }이 수감되었다.
    [abduction] { $speakers }에 따르면 { note-on }{ $people }이 납치되었다.
    [enforced_disappearance] { $speakers }에 따르면 { note-on }{ $people }이 강제로 실종되었다.
    [missing] { $speakers }에 따르면 { note-on }{ $people }이 실종되었다.
    [killing] { $speakers }에 따르면 { note-on }{ $people }이 목숨을 잃었다.
    [execution] { $speakers }에 따르면 { note-on }{ $people }이 처형되었다.
    [release] { $speakers }에 따르면 { note-on }{ $people }이 석방되었다.
    [escape] { $speakers }에 따르면 { note-on }{ $people }이 탈출하였다.
    [deployment] { $speakers }에 따르면 { note-on }{ $people }이 파병되었다.
   *[other] { $heading }: { $speakers }에 따르면 { $people }.
}
note-on = { $measure ->
    [stock] { $time } 기준{ " " }
   *[other] { "" }
}
note-other = 달리 말하는 쪽도 있다. { $speakers }에 따르면 { $range }.
note-and-others = { $speakers } 외 { $count }곳
note-official = { $speaker }: { $phrases }.
note-contested = 이 수에는 다툼이 있다.
note-no-authority = 어느 당국도 수를 밝히지 않았다.
note-no-authority-whole = 어느 당국도 전체 수를 밝히지 않았다.
