# 브라우저에서 보는 쪽들.

## 둘러보기

web-skip = 본문으로 건너뛰기
web-ways = 둘러보기
web-home = 첫 화면
web-documents = 문서
web-claims = 주장
web-event = 사건
web-review = 검토
web-search = 찾기
web-search-for = 찾을 말
web-history = 이력
web-settings = 설정
web-keys = 단축키
web-show = 보기
web-no-page = 이런 쪽은 없다.
web-fault = 할 수 없는 일
web-fault-hint = 아무것도 바뀌지 않았다. 뒤로 가면 적던 것이 그대로 있다.
web-withheld = TLP:RED: 화면에 보이지 않는다. 명령줄에서 볼 수 있다.

## 들어가기와 잠금

web-login = 들어가기
web-login-token = 터미널에 나온 일회용 열쇠
web-login-hint = `attested serve`가 시작할 때 한 번 보여 준다. 한 번 쓰면 다시 쓸 수 없으니, 그 뒤로는 암호문으로 들어간다.
web-login-passphrase = 또는 프로젝트의 암호문
web-login-do = 들어가기
web-login-wrong = 열쇠나 암호문이 맞지 않는다.
web-login-first = 먼저 들어와야 한다. 아무것도 기록하지 않았다.
web-unlock = 잠겨 있음
web-passphrase = 암호문
web-unlock-do = 잠금 풀기
web-unlock-wrong = 암호문이 맞지 않는다.
web-unlock-first = 그사이에 잠겼다. 이번 것은 기록하지 않았고, 적던 것은 초고로 남아 있다.
web-unlock-hint = 적던 것은 초고로 남아 있다.
web-lock = 잠그기
web-lock-heading = 잠금
web-lock-after = { $minutes }분 동안 쓰지 않으면 잠긴다.

## 첫 화면

web-home-counts = 사건 { $events }, 주장 { $claims }, 문서 { $documents }
web-home-events = 사건, 다툼이 있는 것과 최근에 바뀐 것부터
web-home-empty = 아직 사건이 없다: 주장을 기록하면 생긴다.
web-home-documents = 최근 문서
web-no-documents = 아직 문서가 없다: `attested add 파일`로 넣는다.
web-count-claims = 주장 { $count }

## 사건

web-as-known = 알려진 시점
web-as-known-all = 지금까지 모두
web-policy = 산정 방침
web-policies = 산정 방침별로 나란히
web-figure = 수치
web-best = 최선값
web-event-parts = 이 사건의 부분
web-event-review = 근원이 같을 수 있는 주장 검토
web-event-claims = 이 사건의 주장을 표로
web-ways-of-claims = 주장이 옮겨 다닌 길
web-ways-in-words = 같은 것을 글로
web-drift = 옮겨지며 바뀐 것

## 표

web-filter = 거르기
web-any = 모두
web-export = CSV로 받기(내부용)
web-turning = 표 넘기기
web-rows = { $total }행 가운데 { $from }–{ $to }
web-before = 앞
web-after = 다음
web-name = 이름
web-publisher = 발행처
web-language = 언어

## 문서

web-retells = 옮겨 적은 문서:
web-retelling-hint = 옮겨 적은 것은 보도로 세지 않는다. 그 말은 옮겨 적은 문서의 주장에 붙인다.
web-working-copy = 작업본
web-suggestions = 제안
web-waiting = 제안 { $count }, 기다리는 것 { $waiting }
web-attach = 또는 이미 있는 주장에 붙이기(번호)
web-accept = 수락
web-edit = 고쳐서 기록
web-reject = 거절
web-accepted = 수락됨:
web-rejected = 거절됨
web-no-number = 어느 제안인지 알 수 없다.
web-custody = 보관 이력
web-original = 원본: { $kind }, { $bytes }바이트
web-new-claim = 새 주장
web-claim-hint = 작업본에서 말을 고르고 키를 누르면 인용문이 채워진다:
web-quote = 인용문, 글자 그대로
web-record = 기록
web-draft-kept = 초고 보관됨
web-draft-set-beside = 다른 창에서도 적고 있다: 둘 다 보관했다.
web-draft-failed = 초고를 보관하지 못했다. 이 창에는 남아 있으며 다시 시도한다.
web-draft-beside = 다른 창에서 적은 초고가 있다:
web-draft-take = 그것으로 이어서 적기

## 주장 양식의 칸

web-field-id = 번호
web-field-event = 사건
web-field-aspect = 측면
web-field-act = 행위
web-field-modality = 태도
web-field-measure = 잰 것
web-field-quantity-kind = 수량의 종류
web-field-low = 아래 수
web-field-high = 위 수
web-field-quantity-words = 수량을 말한 그대로
web-field-relative-to = 견주는 주장
web-field-disputes = 이의를 제기하는 주장
web-field-class = 센 대상
web-field-scope = 범위
web-field-place = 장소
web-field-event-date = 사건 날짜
web-field-speaker = 발언자
web-field-via = 거친 곳
web-field-uttered = 말한 날
web-field-origin = 근원
web-field-origin-certainty = 근원의 확실함
web-field-words = 태도를 나타낸 말
web-field-note = 메모

## 검토와 이력

web-review-choose = 사건을 고르면 근원이 같을 수 있는 주장이 나온다.
web-same = 같은 근원
web-apart = 서로 다름
web-reason = 까닭
web-no-decision = 무엇으로 판단했는지 알 수 없다.
web-history-hint = 모든 것은 더해질 뿐 지워지지 않는다. 판단은 까닭을 적은 다른 판단으로 되돌린다.
web-entry = 항목
web-when = 때(UTC)
web-what = 종류
web-about = 내용
web-undo = 되돌리기
web-earlier = 더 앞
web-sealed = 봉인됨
web-erased = 삭제됨

## 설정과 단축키

web-project = 프로젝트
web-log = 원장
web-entries = 항목 수
web-office-key = 사무소의 공개 열쇠
web-vocabulary = 어휘(SHA-256)
web-key-next = 다음
web-key-previous = 앞
web-key-accept = 제안 수락
web-key-edit = 제안을 고쳐서 기록
web-key-reject = 제안 거절
web-key-quote = 고른 말로 인용문 채우기
web-key-same = 검토: 같은 근원
web-key-apart = 검토: 서로 다름
web-key-search = 찾기
web-key-help = 이 도움말
web-key-lock = 곧바로 잠그기
web-keys-hint = 글을 적는 동안과 한글·한자를 조합하는 동안에는 듣지 않는다.
