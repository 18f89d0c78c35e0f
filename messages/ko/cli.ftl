# 수치 말고 명령이 하는 말.

## 주장이 기대고 있는 것, 한마디로

basis-held = 원문 보유
basis-cited = 인용만 함

## 거슬러 올라가기: attested explain

walk-method = { $method } · 산정 방침 { $policy } · 어휘 { $vocabulary }
walk-rule = 적용한 규칙: { $rule }
walk-retelling = 우리 말로 옮겨 적은 것
walk-entry = 원장 항목 { $entry }, 기록 시각 { $moment }

## 프로젝트

cli-project-made = { $folder }에 프로젝트를 만들었다. 원장은 { $log }이다. 암호문은 어디에도 저장되지 않으며, 암호문 없이는 아무도 프로젝트를 열 수 없다.
cli-rebuilt = 원장 항목 { $entries }개에서 모든 것을 다시 산출했다.
cli-passphrase-changed = { $folder }의 암호문을 바꿨다. 전에 만든 백업은 그때의 암호문으로 계속 열린다.
cli-backed-up = { $file }에 백업했다: 파일 { $files }개, { $bytes }바이트. 믿고 쓰기 전에 `attested restore`로 시험해 볼 것.
cli-restored = { $folder }에 복원했다: 파일 { $files }개, { $bytes }바이트.
cli-erased = { $handle } 삭제: 항목 { $entries }개를 더는 읽을 수 없다. 원장은 여전히 검증된다.
cli-subject-erased = 삭제됨
cli-subject-live = 보존됨
cli-no-subjects = 정보주체에 관한 항목이 없다.

## 문서

cli-document-added = { $document } 추가: { $file }, { $bytes }바이트, SHA-256 { $sha256 }
cli-document-same = 같은 바이트의 문서 { $document }, 이미 있음: 아무것도 더하지 않았다({ $file }).
cli-without-working-copy = { $document }, 원본은 그대로 보관했으나 인용할 텍스트가 아직 없다: { $reason }
cli-note-prompt = 들은 내용을 적고, 새 줄에서 Ctrl-D를 누른다:
cli-contact-sealed = 연락한 이가 누구인지는 { $document }와 따로 봉인했다({ $handle }).
cli-retells = 옮겨 적은 문서: { $document }
cli-no-documents = 아직 문서가 없다: `attested add 파일`로 넣는다.

## 사건과 주장

cli-event-recorded = 사건 { $event } 기록.
cli-no-events = 아직 사건이 없다: `attested event add`나 가져오기로 만든다.
cli-claim-recorded = 사건 { $event }에 주장 { $claim } 기록.
cli-claim-versions = 원장에 있는 판 { $versions }개
cli-import-plan = 계획: 새 주장 { $new }, 바뀐 주장 { $changed }, 같은 주장 { $same }, 받지 않은 행 { $rejected }, 만들 사건 { $events }
cli-import-done = 새 주장 { $new }, 바뀐 주장 { $changed }, 같은 주장 { $same }, 받지 않은 행 { $rejected }, 만든 사건 { $events }
cli-import-rejection = { $line }행 { $id }: { $reason }
cli-and-more = 그 밖에 { $count }건
cli-import-committed = 원장 항목 { $entries }개로 기록했다.
cli-import-only-planned = 아무것도 기록하지 않았다: `--commit`을 붙이면 계획대로 기록한다.
cli-export-internal = 내부용: 주장 { $claims }건을 내보냈다. 공개 금지.
cli-quoted = { $claim }, 이제 { $document }의 인용문에 근거한다.

## 제안과 판단

cli-suggestions = 제안 { $count }건
cli-accepted = 제안 { $count }건 수락: { $claims }
cli-rejected = 제안 { $count }건 거절
cli-rule-report = { $rule }: 수락 { $accepted }, 거절 { $rejected }
cli-no-decisions = 아직 수락하거나 거절한 제안이 없다.
cli-judged = 판단을 원장 항목 { $position }에 기록했다.
cli-no-judgments = 아직 판단이 없다.
cli-serving = 브라우저에서 { $address } 을(를) 열고 이 일회용 열쇠로 들어간다: { $token }
    이 컴퓨터에서만 열린다. Ctrl-C로 끝낸다.

## 두 번째 의견: attested suggest --assist

assist-asking = 두 번째 의견
assist-quotes = 두 번째 의견: 본문에 있는 인용 { $count }건
assist-absent = { $count }건 제외: 본문에 없음
assist-repeated = { $count }건 제외: 본문의 여러 곳에 있음
assist-excess = { $count }건 제외: 너무 길거나 너무 많음
assist-agreed = 일치: { $numbers }
assist-added = 가리킨 곳에서 규칙이 더 찾은 것: { $numbers }
assist-only-rules = 규칙만 제안한 것: { $numbers }
assist-only-assist = 인용됐으나 규칙으로는 주장이 아닌 것:
assist-differs = { $number }번은 인용만 따로 읽으면 다르다: { $fields }
assist-number = 수
assist-bound = 한정
assist-date = 날짜

## 검증. verify-로 시작하는 것은 진행 막대의 이름이다.

verify-pages = 페이지
verify-entries = 항목
verify-originals = 원본
verify-derived = 파생 행
verify-quotations = 인용문
cli-verified = 검증됨. 데이터베이스 페이지 { $pages }개, 커밋 { $commits }개의 항목 { $entries }개(삭제 { $erased }), 원본 { $originals }개(삭제 { $originals_erased }), 인용문 { $quotations }개: 바뀐 것이 없다.
    머클 루트 { $root }
cli-verified-without-checkpoint = 외부에 보관된 검사점이 없었다: 원장이 통째로 바뀌었다면 드러나지 않는다. 위의 루트를 다른 곳에 보관할 것.
cli-checkpoint-behind = 기록했다. 체크포인트 파일을 갱신하지 못해 이전 상태가 남아 있으며, 다음 항목을 기록할 때 갱신된다.
cli-page-written = 페이지를 썼다: { $file } (내부용, 공개 금지)
cli-page-unchanged = { $file }: 이 프로젝트가 쓴 그대로이며 바뀐 것이 없다.

## 제안 곁에

suggest-left-out = 뺀 수 { $count }개
translation-agrees = 번역문의 수와 한정이 모두 같다.
translation-differs = 번역문과 다른 수 { $count }개:
translation-bound = “{ $original }” — “{ $translation }”: 한정이 다름
translation-unit = “{ $original }” — “{ $translation }”: 열 배, 백 배 … 차이. 단위를 잘못 읽었는지?
translation-number = “{ $original }” — “{ $translation }”: 수가 다름
translation-only-original = “{ $original }”: 번역문에 없음
translation-only-translation = “{ $translation }”: 번역문에만 있음

## attested links, drift, travel

links-shown = { $count ->
    [0] 결정을 기다리는 연결 제안이 없다.
   *[other] 연결 { $count }건. `attested judge link`나 `judge apart`에 --reason을 붙여 결정하며, 그때까지 아무것도 바뀌지 않는다.
}
links-left-out = 하나씩 따져 보지 않은 것이 { $count }건 더 있다.
drift-shown = { $count ->
    [0] 전해지는 동안 바뀐 것이 없다.
   *[other] 전해지는 동안 바뀐 것 { $count }건.
}
travel-drawn = { $count ->
    [0] 그렸다: { $file }
   *[other] 그렸다: { $file }. 이어진 주장 { $count }건은 뺐다(--at-most)
}
