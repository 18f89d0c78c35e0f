# 终端所显示的、数字以外的文字。

## 数字

terminal-by-origin = 按源头的解读区间
terminal-left-out = 未计入
terminal-history = 为人所知的经过
terminal-legend = ◁ ▷ 开放端（无人说明） · ■ 存有原文 · □ 仅引用 · ╌ 源头不明 · ░ 模糊用语
terminal-reports = ▸{ $count }

## attested demo

demo-made = 已在 { $folder } 建立示例项目。
demo-passphrase-fixed = 口令为“{ $passphrase }”，仅供示例，切勿用于实际工作。
demo-passphrase-yours = 口令取自 ATTESTED_PASSPHRASE。
demo-documents = 已加入 { $count } 份文件，均为对仅被引用之文件的转写。
demo-claims = 已就 { $events } 个事件记录 { $claims } 项主张。
demo-quotations = 其中 { $count } 项主张已与文件中的原话相连。
demo-page = 同样的内容另有带图的页面：{ $file }
demo-next = 接下来可试：
demo-next-explain = 查看数字所依据的原话
demo-next-suggest = 查看规则在第一份文件中找到的主张
demo-next-as-of = 查看另一事件在某日所知的情况
demo-next-verify = 检查是否有任何改动
demo-next-serve = 在本机浏览器中阅读

## attested explain

explain-title = { $figure } 的依据
explain-policy = 取值政策
explain-readings = 解读区间
explain-claims = 主张
explain-quotations = 引文
explain-documents = 文件
explain-entries = 账本条目
explain-rule = 所用规则：{ $rule }

## 预期（attested figure）、往事（attested hindcast）

section-expectation = 预期：我们自己的估计，并非任何人的主张
expectation-of = { $text }：{ $more }
expectation-given = { $range }，中位数 { $median }。按事发后 { $day } 日内的说法，过往 { $tried } 起事件中有 { $right } 起的核定总数落在这样的区间内。
expectation-few-alike = 不提供。资料中此类已有定论的事件只有 { $alike } 起，至少需要 { $needed } 起。
expectation-other-measure = 不提供。资料只计遭遇某事的人数。
expectation-no-number = 不提供。没有人说出可以计入的数字。
expectation-undated = 不提供。事件或主张的日期不明。
expectation-late = 不提供。资料止于事发后 { $day } 日，而有的数字是更晚才说的。
hindcast-line = { $event }：所述范围 { $stated }；预期 { $expected }，中位数 { $median }
hindcast-few-alike = （数值旁不会提供：资料中此类已有定论的事件只有 { $alike } 起）
hindcast-left-out = 第 { $line } 行 { $id }：{ $reason }；已略去
