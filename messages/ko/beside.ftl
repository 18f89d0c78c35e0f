# 문서의 작업본 옆에 놓는 것.

## 원본

beside-original = 원본
beside-original-link = 작업본 옆에 원본 보기
beside-as-written = 표시 언어까지 적힌 그대로입니다. 그 안의 어떤 것도 실행되거나 불려 오지 않습니다.
beside-not-shown = 이 원본은 글로 보여 줄 수 없습니다. 해시가 기록된 바로 그 원본임을 말합니다. 글이 있으면 명령줄이 보여 줍니다.
beside-kind = 종류
beside-bytes = 바이트

## 다른 언어

beside-heading = 옆에 다른 언어 놓기
beside-with = 같은 기사인 문서
beside-no-other = 다른 문서가 없습니다.
beside-differs = 다른 수
beside-shared = 둘 다 있는 수와 그에 근거한 주장
