# 사람의 화면: /persons.

persons-heading = 사람
persons-registry = 등록부
persons-queue = 같은 사람인지 검토
persons-add = 사람 등록
persons-hint = 이름과 신원을 알 수 있는 내용은 가려져 있다. 한 사람의 화면에서 이유를 적고 열 수 있으며, 본 사실이 기록된다. 표는 가려진 것으로 거르거나 정렬하지 않는다.

## 표

persons-number = 번호
persons-lists-heading = 명단
persons-values = 값
persons-values-count = { $count }개
persons-state = 상태
persons-kind = 사람 또는 집단
persons-kind-person = 사람
persons-says = 기록된 항목

## 한 사람

persons-unmask = 이름 보기
persons-unmask-why = 이름을 보는 이유
persons-unmask-hint = 이름을 쓰지 말 것
persons-named-now = 이름이 열려 있고, 본 사실이 기록되었다.
persons-mask = 다시 가리기
persons-nothing-said = 기록된 값이 없다.
persons-script = 문자
persons-source = 출처
persons-withdraw = 값 철회
persons-same-as = 같은 사람으로 판단된 기록
persons-history = 이 사람의 이력
persons-registered-at = { $moment }에 등록
persons-did-state = 출처의 말을 기록함: 값 { $count }개
persons-did-mark = 표시:
persons-may-link = 연계 가능
persons-did-withdraw = 값 철회:
persons-did-undo = { $position }번 판단을 되돌림
persons-did-look = 이름을 봄
persons-undone-already = 되돌려짐

## 기록하기

persons-add-hint = 아는 것만 적는다. 이름이 없어도 된다. 진술은 그 사람만의 열쇠로 봉인되며, 삭제하면 열쇠가 없어진다.
persons-added = P{ $person }(으)로 등록했다.
persons-value-heading = 값 기록
persons-value-hint = 있던 값은 바뀌지 않는다. 어긋나는 값은 나란히 선다. 다른 이름·번호·가족은 |로 나눈다.
persons-value-record = 기록
persons-quote = 문서에서 인용할 말
persons-consents = 동의
persons-no-consents = 본인의 결정이 기록되어 있지 않다. 묻지 않은 것은 사무실 밖으로 나가지 않는다.
persons-consent-heading = 동의 기록
persons-consent-hint = 날짜는 EDTF로 적는다: 2024-03-01, 2024-03, 2024~. 비워 둔 항목·목적·대상은 전체를 뜻한다.
persons-consent-record = 동의 기록
persons-consent-recorded = P{ $person }의 결정을 기록했다: { $state }
persons-decision = 결정
persons-datum = 항목
persons-purpose = 목적
persons-audience = 대상
persons-on = 결정한 날
persons-until = 언제까지
persons-by = 누가 말했나
persons-basis = 근거
persons-mark-heading = 보호 표시
persons-mark-record = 표시
persons-linking = 연계
persons-as-it-is = 그대로
persons-judgment-recorded = 판단을 { $position }번에 기록했다.
consent-given = 동의함
consent-refused = 거부함
consent-withdrawn = 철회함
purpose-documentation = 기록
purpose-linkage = 연계
purpose-estimation = 추정
purpose-casework = 당사자 지원
purpose-submission = 제출
purpose-exchange = 교환
purpose-publication = 공개
audience-office = 사무실
audience-partner = 협력 단체
audience-mechanism = 제출받는 기구
audience-public = 누구나

## 칸

persons-column-id = 명단의 번호
persons-column-list = 명단
persons-column-kind = 사람 또는 집단
persons-column-name = 이름
persons-column-given-name = 이름(성 제외)
persons-column-family-name = 성
persons-column-romanisation = 로마자 표기법
persons-column-other-names = 다른 이름
persons-column-sex = 성별
persons-column-birth-date = 태어난 날
persons-column-birth-place = 출신지
persons-column-description = 묘사
persons-column-family = 가족 (관계: 이름)
persons-column-group = 소속
persons-column-event = 사건
persons-column-role = 사건에서의 역할
persons-column-event-date = 사건의 날짜
persons-column-event-place = 사건의 장소
persons-column-held-at = 구금된 곳
persons-column-held-from = 구금 시작
persons-column-held-to = 구금 끝
persons-column-whereabouts = 행방
persons-column-whereabouts-on = 행방의 날짜
persons-column-count = 인원
persons-column-identifier = 다른 곳의 번호 (어디: 번호)
persons-column-note = 메모
persons-column-document = 문서 (D1 또는 이름)
persons-column-tlp = 민감도 등급

## 검토

persons-waiting = 기다리는 쌍 { $waiting }개. { $seen }명을 비교했고 { $left_out }명은 비교에서 뺐다.
persons-queue-hint = 판단이 있기 전에는 아무것도 합치지 않는다. s·n·u로 고르고 이유를 적은 뒤 Enter. 이유에 이름을 쓰지 말 것. 보호된 출처와 연계 금지는 여기에 나오지 않는다.
persons-pair-sure = 같은 사람일 확률 { $percent }% (가중치 { $weight })
persons-name-sure = 이름이 같을 확률 { $percent }%
persons-beside = 나란히 보기
persons-agreement = 얼마나 맞는가
persons-pair = 쌍
persons-no-pair = 그 쌍은 기다리고 있지 않다.
persons-last-judgments = 마지막 판단
verdict-same = 같은 사람
verdict-not-same = 다른 사람
verdict-unsure = 알 수 없음
persons-reason-dates = 이름과 출생이 맞는다
persons-reason-names = 이름의 표기만 다르다
persons-reason-against = 출생이나 출신이 어긋난다
persons-reason-little = 말한 것이 너무 적다

## 명단 들여오기

persons-import = 명단 가져오기
persons-import-hint = 명단을 읽고 열을 맞춘 다음 계획을 보여 준다. 기록하라고 하기 전에는 아무것도 기록하지 않는다. 파일의 내용은 화면에 나오지 않는다. 사람은 명단의 이름과 그 안의 번호로만 다시 알아본다.
persons-format = 형식
persons-format-csv = 표(CSV, XLSX)
persons-format-uwazi = Uwazi CSV
persons-format-openrefine = OpenRefine CSV
persons-format-ftm = FollowTheMoney JSON
persons-list-name = 명단의 이름
persons-import-new = 새로 등록할 사람
persons-import-further = 있는 사람에 대한 진술
persons-import-record = { $count }행 기록
persons-import-said = 기록했다: 새로 { $new }명, 있던 사람에 대한 진술 { $further }건. 같음 { $same }, 거부 { $rejected }.
persons-wrong-erased-record = 삭제된 기록이다. 가져오기로 되살리지 않는다. 새로 등록하려면 다른 번호를 쓸 것.

## 잘못된 것

persons-wrong-reason = 이유를 적어야 한다.
persons-wrong-named = 이유에 P{ $person }의 이름이 들어 있다. 이유는 삭제 뒤에도 남으니 이름 없이 적을 것.
persons-wrong-erased = P{ $person }은(는) 삭제되었다. 더 기록할 수 없다.
persons-wrong-mark = 무엇을 표시할지 고를 것.
persons-wrong-document = 문서 D{ $document }은(는) 없다.
persons-wrong-empty = 아무것도 말하지 않았다. 아는 것을 한 칸이라도 채울 것.
persons-wrong-column = 읽을 수 없는 칸: { $column }
persons-wrong-date = 읽을 수 없는 날짜이다. EDTF로 적을 것: 2024-03-01, 2024-03, 2024~
persons-wrong-quote = 인용한 말이 문서에 그대로 한 번 있지 않다.
persons-wrong-quote-document = 인용하려면 보관된 문서를 D1처럼 적을 것.
