# 오래 걸리는 일: 진행과 끝.

## 진행 중

job-work = 오래 걸리는 일
job-verify = 검증
job-verify-hint = 데이터베이스의 모든 페이지, 모든 항목과 서명, 모든 원본과 인용을 기록과 대조합니다. 아무것도 바꾸지 않습니다.
job-rebuild = 다시 만들기
job-rebuild-hint = 원장에서 모든 표를 새로 끌어냅니다.
job-import = 가져오기
job-begins = 시작합니다
job-reading = 읽는 중
job-writing = 적은 항목
job-so-far = { $total } 중 { $done }
job-cancel = 취소
job-hint = 그동안 다른 페이지는 기다립니다. 취소하거나 잠그면 모든 것이 그대로 남습니다.

## 끝났을 때

job-on = 계속
job-cancelled = 취소했습니다. 바뀐 것은 없습니다.
job-failed = 할 수 없었습니다. 바뀐 것은 없습니다.
