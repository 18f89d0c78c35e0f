# 이름과 연결: attested names, attested link.

## 이름(attested names compare)

names-syllable = { $a }, { $b }: 둘 다 { $hangul }일 수 있다({ $evidence })
names-syllable-none = { $a }, { $b }: 두 가지로 다 적히는 음절이 없다({ $evidence })
names-family = 성 { $a }, { $b }: 둘 다 { $hangul }일 수 있다
names-family-none = 성 { $a }, { $b }: 두 가지로 다 적히는 성이 없다
names-family-missing = 한쪽에 성이 없다
names-pinyin = 로마자가 한자의 병음이다
names-letters = 둘 다 한국어 이름으로 읽히지는 않아 글자로만 비교했다: { $percent }% 비슷
names-nothing = 한쪽이 비어 있다

## 사람 기록(attested link)

link-records = 기록 { $records }건, 비교하는 값이 서로 다른 것 { $distinct }건
link-pairs = { $compared }쌍을 비교했다. 너무 큰 묶음에 있어 비교하지 않은 쌍 { $left_out }개
link-settled = 가중치를 { $rounds }회 만에 배웠고 수렴했다
link-unsettled = 가중치가 { $rounds }회에도 수렴하지 않았다. 믿기 전에 몇 쌍을 살펴보라
link-floors = 아무것도 확실해지지 않도록 하한이 붙잡은 단계 { $count }개: --format json에서 본다
link-clusters = { $clusters }명, 가장 큰 묶음은 기록 { $largest }건
link-left-out = { $line }행: id가 없다. 뺐다
link-bytes = { $line }행: UTF-8이 아니다. 읽을 수 없는 것은 �로 보인다
