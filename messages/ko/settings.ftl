# 설정: 암호문, 어휘.

settings-passphrase = 암호문
settings-passphrase-hint = 이제부터 새 암호문으로 프로젝트를 연다. 전에 만든 백업은 그때의 암호문으로 계속 열린다. 남이 암호문을 알 수 있는 백업은 없앨 것.
settings-passphrase-present = 지금 암호문
settings-passphrase-next = 새 암호문
settings-passphrase-again = 새 암호문 다시
settings-passphrase-change = 암호문 바꾸기
settings-passphrase-changed = 암호문을 바꿨다.
settings-passphrase-differ = 새 암호문 두 개가 서로 다르다. 아무것도 바꾸지 않았다.
settings-vocabulary = 어휘
settings-vocabulary-hint = 주장을 코딩하는 낱말로, 이 프로그램에 들어 있는 것이다. 다른 낱말도 쓸 수 있으며, 말한 그대로 두고 표시한다. 모든 수치에는 산출에 쓰인 어휘의 해시가 붙는다.
settings-term = 용어
settings-broader = 상위 용어
settings-measure = 측정
settings-note = 뜻
settings-source = 출처
