# 지도.

## 지도

map-heading = 지도
map-hint = 장소는 알려진 만큼만 정밀하게 그립니다. 빗금: 그 도(성) 안 어딘가. 점: 그 나라 안 어딘가. 원: 그 도시나 읍 안 어딘가. 시설은 그 주변으로 그립니다.
map-of = { $event }의 장소
map-of-all = 모든 사건의 장소
map-description = 장소 { $places }곳: 도(성)까지 { $provinces }곳, 나라까지 { $countries }곳, 도시나 읍까지 { $towns }곳. 표에 하나씩 이름이 있습니다.
map-km = km
map-place = 장소
map-known = 알려진 범위
map-precision-country = 나라
map-precision-province = 도(성)
map-precision-city = 도시 또는 군
map-precision-town = 읍
map-drawn-as = { $place }(으)로 그림
map-role = 구실
map-nowhere = 지명집에 있으나 그리지 않음
map-unplaced = 한 곳을 뜻하지 않거나 지명집에 없어 그리지 않음
map-none = 아직 기록된 장소가 없습니다.
map-crossings = 작은 고리 둘을 잇는 선은 지명집에 있는 통로입니다.
map-outlines = 윤곽: Natural Earth(퍼블릭 도메인), 단순화함. 어떤 국경에 대해서도 입장을 취하지 않습니다.
