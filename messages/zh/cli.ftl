# 命令所说的、数字以外的话。

## 主张的依据，一词以蔽之

basis-held = 存有原文
basis-cited = 仅引用

## 回溯：attested explain

walk-method = { $method } · 取值政策 { $policy } · 词表 { $vocabulary }
walk-rule = 所用规则：{ $rule }
walk-retelling = 我们自己的转述
walk-entry = 账本条目 { $entry }，记录于 { $moment }

## 项目

cli-project-made = 已在 { $folder } 建立项目。其账本为 { $log }。口令不保存于任何地方：没有口令，谁也无法打开项目。
cli-rebuilt = 已由 { $entries } 个账本条目重新推导全部内容。
cli-passphrase-changed = { $folder } 的口令已更改。以前的备份仍用当时的口令打开。
cli-backed-up = 已备份至 { $file }：{ $files } 个文件，{ $bytes } 字节。依赖它之前，请先用 `attested restore` 试验。
cli-restored = 已恢复至 { $folder }：{ $files } 个文件，{ $bytes } 字节。
cli-erased = 已删除 { $handle }：{ $entries } 个条目再也无法读取。账本仍可验证。
cli-subject-erased = 已删除
cli-subject-live = 保留中
cli-no-subjects = 没有条目涉及数据主体。

## 文件

cli-document-added = 已加入 { $document }：{ $file }，{ $bytes } 字节，SHA-256 { $sha256 }
cli-document-same = { $document } 已有完全相同的字节：未加入任何内容（{ $file }）。
cli-without-working-copy = { $document } 原件已原样保存，但尚无可供引用的文本：{ $reason }
cli-note-prompt = 请输入所听到的内容，然后在新的一行按 Ctrl-D：
cli-contact-sealed = 联系人的身份与 { $document } 分开密封（{ $handle }）。
cli-retells = 转写自 { $document }
cli-no-documents = 尚无文件：用 `attested add 文件` 加入。

## 事件与主张

cli-event-recorded = 已记录事件 { $event }。
cli-no-events = 尚无事件：用 `attested event add` 或导入来建立。
cli-claim-recorded = 已就 { $event } 记录主张 { $claim }。
cli-claim-versions = 账本中有 { $versions } 个版本
cli-import-plan = 计划：新增 { $new }，变更 { $changed }，相同 { $same }，拒收 { $rejected }，将建事件 { $events }
cli-import-done = 新增 { $new }，变更 { $changed }，相同 { $same }，拒收 { $rejected }，已建事件 { $events }
cli-import-rejection = 第 { $line } 行 { $id }：{ $reason }
cli-and-more = 另有 { $count } 项
cli-import-committed = 已记录为 { $entries } 个账本条目。
cli-import-only-planned = 未作任何记录：加 `--commit` 即按计划记录。
cli-export-internal = 内部：已导出 { $claims } 项主张，不得发布。
cli-quoted = { $claim } 现以 { $document } 中的引文为据。

## 建议与判断

cli-suggestions = { $count } 项建议
cli-accepted = 已接受 { $count } 项建议：{ $claims }
cli-rejected = 已否决 { $count } 项建议
cli-rule-report = { $rule }：接受 { $accepted }，否决 { $rejected }
cli-no-decisions = 尚未接受或否决任何建议。
cli-judged = 判断已记录为账本条目 { $position }。
cli-no-judgments = 尚无判断。
cli-serving = 在浏览器中打开 { $address }，用此一次性口令登录：{ $token }
    仅供本机访问。按 Ctrl-C 结束。

## 第二意见：attested suggest --assist

assist-asking = 第二意见
assist-quotes = 第二意见：原文中有 { $count } 条引文
assist-absent = 略去 { $count } 条：原文中没有
assist-repeated = 略去 { $count } 条：在原文多处出现
assist-excess = 略去 { $count } 条：过长或过多
assist-agreed = 一致：{ $numbers }
assist-added = 规则在所指之处另外找到：{ $numbers }
assist-only-rules = 仅由规则提出：{ $numbers }
assist-only-assist = 有引文，但按规则不成主张：
assist-differs = 第 { $number } 项若只读其引文则不同：{ $fields }
assist-number = 数字
assist-bound = 界限
assist-date = 日期

## 验证。以 verify- 开头的是进度条的名称。

verify-pages = 页
verify-entries = 条目
verify-originals = 原件
verify-derived = 派生行
verify-quotations = 引文
cli-verified = 验证通过。数据库 { $pages } 页，{ $commits } 次提交中的 { $entries } 个条目（已删除 { $erased }），原件 { $originals } 件（已删除 { $originals_erased }），引文 { $quotations } 条：无一改动。
    默克尔根 { $root }
cli-verified-without-checkpoint = 手边没有存于外部的检查点：若账本被整体替换，将看不出来。请把上述根值另存他处。
cli-checkpoint-behind = 已记录。检查点文件未能更新，仍保留较早的状态；记录下一条目时会再更新。
cli-page-written = 页面已写入：{ $file }（内部，不得发布）
cli-page-unchanged = { $file } 与本项目写出时一致，未被改动。

## 建议之外

suggest-left-out = 略去的数字 { $count } 个
translation-agrees = 译文的数字与限定均相同。
translation-differs = 译文有 { $count } 个数字不同：
translation-bound = “{ $original }”—“{ $translation }”：限定不同
translation-unit = “{ $original }”—“{ $translation }”：相差十倍、百倍……是否误读了单位？
translation-number = “{ $original }”—“{ $translation }”：数字不同
translation-only-original = “{ $original }”：译文中没有
translation-only-translation = “{ $translation }”：仅见于译文

## attested links、drift、travel

links-shown = { $count ->
    [0] 没有待决定的关联建议。
   *[other] 关联 { $count } 项。用 `attested judge link` 或 `judge apart` 加 --reason 决定；在此之前不作任何改动。
}
links-left-out = 另有 { $count } 项未逐一试算。
drift-shown = { $count ->
    [0] 传播途中没有变化。
   *[other] 传播途中的变化 { $count } 处。
}
travel-drawn = { $count ->
    [0] 已绘制：{ $file }
   *[other] 已绘制：{ $file }；另有 { $count } 项相连的主张未画出（--at-most）
}
