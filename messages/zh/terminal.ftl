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

## 多个视图并列

terminal-policies = 按各取值政策
th-policy = 取值政策
policies-best = { $policy }：最佳值 { $count }（{ $rule }，{ $claim }）
history-change = { $day }：{ $fields } ← { $claims }
change-existence = 首个数字
change-envelope = 所述范围
change-core = 核心区间
change-rivals = 对立区间
change-contested = 是否有争议
change-origins = 源头
change-part-floor = 由部分得出的下限
change-wider-ceiling = 由更广主张得出的上限

## attested multiverse

multiverse-heading = { $figure }：{ $count } 组选择
multiverse-crossed = 交叉的选择：“约”的宽度、采纳哪些主张、疑似的联系、不明的源头、逐一去除各源头。
multiverse-alone = 交叉的选择：“约”的宽度、采纳哪些主张、疑似的联系、不明的源头。因该事件主张众多，仅在通常选择下逐一去除各源头。
multiverse-no-probability = 选择的比例不是概率：没有人说各种选择同样正确。
conclusion-at-least = 至少 { $count }
conclusion-at-most = 至多 { $count }
conclusion-core = 各源头在核心区间一致
conclusion-contested = 数字有争议
conclusion-occurrence-contested = 是否发生有争议
conclusion-two-origins = 具名源头不少于两个
curve-title = { $figure }：各组选择下的范围
curve-description = 共 { $count } 组选择，每组一列，按其支持的下限排列。上部为下限至上限，窄列表示有争议；下部为各组的选择。
choice-about = “约” ± { $percent }%
choice-all = 所有主张
choice-not-discredited = 去除已失信的源头
choice-reliable = 仅限可靠源头
choice-suspected-links = 疑似的联系视为真
choice-unknown-origins = 计入不明源头
choice-without = 去除 { $origin }
