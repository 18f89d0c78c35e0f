# 닫힌 어휘의 낱말. 한 가지는 한 낱말로: 용어집(docs/glossary.md)을 따른다.

## 주장이 다루는 측면

aspect-occurrence = 발생 여부
aspect-number = 인원
aspect-breakdown = 구성
aspect-place = 장소
aspect-date = 일시
aspect-category = 범주
aspect-practice = 관행
aspect-context = 배경
aspect-notice = 통지
aspect-demand = 요구
aspect-commitment = 약속
aspect-forecast = 전망

## 발언자의 태도. "답변 거부"(말할 수 있으나 하지 않음), "미확정"(알 수 없음), 0은 서로 다른 사실이다.

modality-asserted = 주장
modality-confirmed = 확인
modality-estimated = 추정
modality-reported = 전언
modality-denied = 부인
modality-disputed = 이의 제기
modality-declined = 답변 거부
modality-undetermined = 미확정
modality-retracted = 철회
modality-unattributed = 출처 불명

## 사건에 견준 주장의 범위

scope-whole = 전체
scope-part = 부분
scope-wider = 더 넓은 범위

## 수와 시간의 관계

measure-flow = 유량
measure-stock = 저량
measure-rate = 비율

## 수량의 종류

quantity-exact = 정확히
quantity-approx = 약
quantity-at_least = 이상
quantity-more_than = 초과
quantity-at_most = 이하
quantity-fewer_than = 미만
quantity-between = 사이
quantity-qualitative = 말로만
quantity-relative = 다른 주장에 견주어
quantity-said = { $kind ->
    [exact] { $number }
    [approx] 약 { $number }
    [at_least] { $number } 이상
    [more_than] { $number } 초과
    [at_most] { $number } 이하
    [fewer_than] { $number } 미만
   *[other] { $number }
}

## 등급: 한 측면이 얼마나 뒷받침되는가

grade-unsupported = 뒷받침 없음
grade-single = 단일 근원
grade-agreed = 일치
grade-corroborated = 교차 확인
grade-confirmed = 공식 확인
grade-admitted = 시인
grade-unsupported-means = 이름이 밝혀진 근원이 없음
grade-single-means = 이름이 밝혀진 근원은 있으나 서로 일치하는 둘이 없음
grade-agreed-means = 이름이 밝혀진 둘 이상의 근원이 일치하나 서로 독립적인지는 확인되지 않음
grade-corroborated-means = 이름이 밝혀진 둘 이상의 근원이 일치하고, 그중 둘이 서로 독립적이라고 판단됨
grade-confirmed-means = 당사자가 아닌 공적 기관이 독자적 근거로 확인
grade-admitted-means = 행위의 당사자가 확인

## 기관의 이해관계. 등급 옆에 적는다.

interest-accused_body = 책임을 지목받는 기관
interest-accused_state = 책임을 지목받는 국가
interest-advocacy = 당사자를 옹호하는 단체
interest-assistance = 당사자를 지원하는 단체
interest-claims_nationals = 당사자를 자국민으로 보는 국가
interest-community = 공동체를 대변하는 단체
interest-court = 법원
interest-documentation = 이러한 사건을 기록하는 단체
interest-independent_institution = 독립 기관
interest-mandate = 국제적 위임에 따라 활동하는 기관
interest-outlet = 언론사
interest-party_to_conflict = 분쟁 당사자
interest-receiving_state = 사람들을 넘겨받은 국가
interest-rescue = 구조 활동을 하는 단체
interest-state_funded_outlet = 국가 재정을 받는 언론
interest-state_funded_research = 국가 재정을 받는 연구
interest-state_outlet = 국영 언론
interest-third_state = 제3국
interest-tracker = 남의 발언을 모으는 곳
interest-unknown = 이해관계 미상
interest-witness = 증인

## 근원에 대한 기록자의 확신

origin-certainty-stated = 명시됨
origin-certainty-suspected = 추정됨
origin-certainty-unknown = 알 수 없음

## 장소의 역할

place-role-held_in = 구금지
place-role-returned_from = 송환 출발지
place-role-crossed_at = 통과 지점
place-role-received_at = 인계지
place-role-home = 출신지

## 주장이 수치에서 제외된 까닭

excluded-origin_judged_unreliable = 근원을 믿기 어렵다는 판단이 있음
excluded-origin_unknown = 근원을 알 수 없으며, 산정 방침이 근원을 요구함
excluded-source_unnamed = 출처를 밝히지 않았으며, 산정 방침이 출처를 요구함
excluded-retracted = 출처가 스스로 철회함
excluded-superseded = 출처가 스스로 바로잡음
excluded-excluded_by_judgment = 제외한다는 판단이 있음

## 최선값의 규칙과 산정 방침

best-rule-none = 규칙 없음
best-rule-most_reliable = 가장 믿을 만한 해석 구간의 값
best-rule-most_conservative = 제시된 가장 낮은 수
policy-attested_v1 = 모든 주장을 받아들임, 최선값 없음
policy-ucdp = 믿을 만하고 이름이 밝혀진 근원만 받아들임, 최선값은 가장 믿을 만한 근원의 값
policy-acled = 믿기 어렵다고 판단된 근원만 뺌, 최선값은 제시된 가장 낮은 수
policy-airwars = 모든 주장을 받아들임, "약"에 여유 폭을 두지 않음
