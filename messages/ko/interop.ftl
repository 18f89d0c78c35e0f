# 다른 형식: `attested export`가 쓰고 말하는 것.

## 주장 한 줄, 코드와 수로

interop-claimed = { $act }: { $what } ({ $stance })

## 검토가 말하는 것

interop-no-figure = 이 주장에 기댄 수치 없음
interop-rating = 진위 판정이 아닙니다. 기록에서 수가 다투어지는지만 말합니다.

## 쓴 것

interop-written = { $file }에 { $items }건을 썼습니다. 내부용: 공개 금지.
interop-left-out = 보호 대상 출처의 주장 { $claims }건을 뺐습니다.
interop-unreadable = 문서를 더는 읽을 수 없는 인용 { $quotations }건을 뺐습니다.
