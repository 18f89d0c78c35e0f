# 브라우저에서 문서를 넣는다.

## 양식

add-heading = 문서 넣기
add-what = 문서
add-file = 파일
add-file-hint = 최대 { $megabytes }MB. 더 큰 파일은 `attested add FILE`로 넣습니다. 바이트는 그대로 봉인되어 SHA-256과 함께 보관됩니다.
add-too-large = 파일이 { $megabytes }MB보다 큽니다. 아무것도 넣지 않았고 입력한 내용은 여기 그대로 있습니다. `attested add FILE`은 크기와 상관없이 받습니다.
add-held = { $file } ({ $bytes }바이트)을(를) 여기 가지고 있습니다. 다른 파일을 고르면 바뀝니다.
add-text = 또는 붙여 넣은 글
add-about = 문서에 대해 아는 것
add-publisher = 매체 또는 발행처
add-published = 발행일
add-published-hint = 예: 2023-10-13, 2023-10, 2023-10-13?
add-lang-guessed = 글에서 판단
add-lang-ko = 한국어
add-lang-en = 영어
add-lang-zh-hans = 중국어 간체
add-lang-zh-hant = 중국어 번체
add-tlp = 민감도(TLP)
add-tlp-hint = TLP:RED 문서는 브라우저에 표시되지 않습니다.
add-tlp-clear = 누구와도 공유할 수 있음
add-tlp-green = 같은 분야 안에서
add-tlp-amber = 사무실과 함께 일하는 곳 안에서
add-tlp-amber-strict = 사무실 안에서만
add-tlp-red = 정해진 사람만
add-url = 있는 곳(주소)
add-title = 제목
add-more = 더 보기: 인용 이름, 재서술, 수집, 인코딩, 들은 것
add-name = 인용 이름
add-name-hint = 비워 두면 발행처와 날짜.
add-retells = 다음 문서를 옮긴 글
add-retells-hint = 옮긴 글은 따로 보도로 세지 않습니다.
add-captured = 수집일
add-by = 수집한 사람(역할만, 이름 없이)
add-charset = 인코딩
add-charset-own = 문서에 적힌 대로
add-kind = 종류
add-kind-held = 페이지 또는 파일
add-kind-note = 들은 것: 통화, 메시지, 대화
add-contact = 누구에게 들었는지
add-contact-hint = 별도의 열쇠로 따로 봉인되며, 표시되지 않고 초안으로도 남지 않습니다.
add-channel = 들은 방법
add-do = 넣기

## 받아들일 수 없는 것

add-both = 파일과 글이 함께 있습니다. 하나씩 넣으세요.
add-nothing = 파일을 고르거나 글을 붙여 넣으세요.
add-empty = 파일이 비어 있습니다.
add-unnamed = 매체나 날짜를 적으세요. 붙여 넣은 글에는 인용할 이름이 없습니다.
add-contact-of-note = 누구에게 들었는지는 들은 것에만 적습니다. 그 종류를 고르거나 비워 두세요.
