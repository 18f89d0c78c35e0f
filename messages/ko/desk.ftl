# 목록, 검토, 이력: 브라우저에서 하는 일.

## Lists

desk-events = 사건
desk-all-events = 모든 사건 ({ $count }건)
desk-sources = 출처 표
desk-origins = 기원
desk-origins-hint = 기록자가 적은 그대로의 기원이다. 기원을 하나로 보는 판단은 사건마다 검토에서 내린다.
desk-export-json = JSON으로 저장 (내부용)
desk-as-recorded = 기록된 시점
desk-then = { $moment } 당시 기록된 상태를 보이고 있다. 그 뒤의 기록은 빠져 있다.
desk-now = 지금 상태로
desk-versions = 이 주장의 판
desk-shown = 보이는 판
desk-cut = 찾는 말이 든 것이 더 있다. 가장 최근의 { $count }건만 살폈다. 말을 더 넣어 좁힐 것.
desk-indexing = 낱말 색인을 만드는 중이다: 항목 { $total }개 가운데 { $done }개. 나머지는 아직 찾을 수 없다.

## Search

desk-search-in = 어디에서
desk-hits-events = 사건
desk-hits-documents = 문서
desk-hits-texts = 문서의 글
desk-hits-claims = 주장
desk-hits-shown = 보이는 결과: { $count }건
desk-more-hits = 더 보기

## Many claims changed at once

desk-choose = 고르기
desk-choose-one = { $claim } 고르기
desk-change = 고른 주장 고치기
desk-change-all = 걸러진 { $count }건 모두
desk-column = 항목
desk-value = 새 값
desk-plan = 무엇이 바뀔지 보기
desk-plan-title = 바뀔 내용
desk-plan-counts = 바뀜: { $changed }건. 그대로: { $same }건. 바꿀 수 없음: { $rejected }건. 아직 아무것도 바뀌지 않았다.
desk-plan-events = 새로 만들어질 사건:
desk-plan-rejected = 바꿀 수 없는 것
desk-plan-more = 그 밖에 { $count }건이 더 바뀐다.
desk-plan-changed = 그사이 이 가운데 하나가 다시 기록되었다. 아래는 지금의 상태다. 다시 보고 확정할 것.
desk-emptied = 비움
desk-before = 전
desk-after = 후
desk-commit = { $count }건 고쳐 기록
desk-back = 표로 돌아가기
desk-changed = { $count }건을 고쳤다(항목 { $position }부터). 이유: { $reason }
desk-too-many = { $count }건은 한 번에 고치기에 너무 많다. 한 번에 { $most }건까지다.
desk-no-column = 그런 항목은 고칠 수 없다.
desk-nothing-chosen = 고른 주장이 없다. 돌아가 주장을 고르거나 '모두'를 고를 것.
desk-needs-reason = 이유를 적어야 한다.

## One claim coded anew

desk-recode = 다시 기록
desk-recoded = 새 판을 기록했다(항목 { $position }). 앞의 판은 이력에 남아 있다.
desk-nothing-changed = 바뀐 것이 없다.
desk-conflict = 그사이 다른 사람이 새 판을 기록했다(항목 { $position }). 아무것도 덮어쓰지 않았다. 아래 양식에는 입력한 것이 그대로 있다. 비교한 뒤 기록하면 새 판이 되고, 다른 판은 이력에 남는다.
desk-conflict-table = 두 판의 차이
desk-theirs = 기록되어 있는 것
desk-yours = 입력한 것

## Review

desk-review-origins = 같은 기원
desk-review-duplicates = 거의 같은 문서
desk-review-waiting = 기다리는 문서
desk-review-show = 보일 것
desk-unsure = 알 수 없음
desk-unsure-aside = 알 수 없다고 적어 둔 것: { $count }건. '보일 것'에서 고르면 나온다.
desk-alike = 글의 약 { $percent }%가 같다.
desk-duplicates-hint = 바이트가 같은 문서는 애초에 두 번 들어오지 않는다. 여기에는 글이 거의 같은 문서가 나온다. 한 통신사의 말을 두 신문이 실은 것일 수 있다. 그러면 주장의 기원이 하나다.
desk-pairs = 거의 같은 짝: { $count }
desk-waiting-hint = 제안을 하나도 판단하지 않았고 인용도 없는 문서다.

## Coding a second time

desk-second = 두 번째 코딩
desk-second-hint = 다른 사람이 첫 기록을 보지 않고 같은 글을 다시 기록한다. 다 마친 문서에서만 둘을 견준다. 두 번째 기록은 채택하기 전에는 어떤 수치에도 들어가지 않는다.
desk-second-done = 마침: { $total }건 가운데 { $done }건
desk-second-is-done = 마침
desk-second-compare = 두 기록 견주기
desk-second-new = 문서 고르기
desk-second-coded = 주장이 기록된 문서: { $count }건
desk-second-coder = 기록자 표시 (머리글자 등, 이름은 쓰지 말 것)
desk-second-documents = 문서 번호
desk-second-sample = 또는 무작위로 몇 건
desk-second-seed = 무작위의 씨앗 (같으면 같은 문서)
desk-second-begin = 시작
desk-second-begun = 문서를 골랐다.
desk-second-numbers = 문서 번호를 1, 4-9처럼 적는다. 한 번에 500건까지다.
desk-second-blind = 첫 기록은 보이지 않는다
desk-second-claim = 기록할 주장
desk-second-own = 이 문서에서 기록한 것: { $count }건
desk-second-finish = 이 문서를 마침
desk-second-recorded = 두 번째 기록으로 적었다.
desk-second-finished = 문서 D{ $document }을(를) 마쳤다.
desk-second-counts = 둘 다 기록: { $both }. 첫 기록에만: { $first }. 두 번째에만: { $second }.
desk-second-open = 판단할 것: { $count }건
desk-second-alone = 첫 기록에는 없음
desk-first = 첫 기록
desk-second-has = 두 번째 기록
desk-differences = 두 기록의 차이
desk-take = 채택
desk-take-one = { $column } 채택
desk-second-new-id = 새 주장의 식별자
desk-keep = 첫 기록을 그대로
desk-adopt = 고른 항목을 채택
desk-adopt-new = 새 주장으로 기록
desk-second-take-something = 채택할 항목을 고르거나 새 주장의 식별자를 적을 것.
desk-second-decided = 판단을 기록했다.
desk-agreement = 일치도
desk-agreement-hint = 크리펜도르프 알파: 1은 완전한 일치, 0은 우연과 같음.
desk-alpha = 알파
desk-units = 견준 인용

## History and settings

desk-who = 누가
desk-undone = 항목 { $undone }을(를) 항목 { $position }(으)로 되돌렸다.
desk-undo-judgment = 판단이 더는 유효하지 않다고 적는다.
desk-undo-version = 앞의 판을 다시 기록한다.
desk-undo-exclusion = 첫 판이므로 지울 수 없다. 수치에서 빼는 판단을 적는다.
desk-undo-description = 사건의 앞선 설명을 다시 기록한다. 첫 설명이면 되돌릴 수 없다.
desk-undo-suggestion = 제안을 다시 판단 대기로 둔다. 그때 기록된 주장은 남는다.
desk-undo-second = 두 번째 기록을 거둔다.
desk-coder = 기록자 표시
desk-coder-hint = 여기서 기록하는 것에 함께 적힌다. 따로 봉인하는 증언자 정보에는 적히지 않는다. 장부에서 지울 수 없으니 이름이 아니라 머리글자 등 사무실이 정한 표시를 쓸 것.
desk-coder-keep = 정하기
desk-coder-kept = 기록자 표시를 정했다.
desk-policies = 정책
