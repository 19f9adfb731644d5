"""Changes in words: one sentence in English and one in Chinese."""

from aliyun_terms.comparison.changes import Change, ChangeKind
from aliyun_terms.comparison.classing import CLASS_WORDS

__all__ = ["describe_change"]

_SENTENCES = {
    ChangeKind.INSERT: ("{new} added{many}", "新增 {new}{many_zh}"),
    ChangeKind.DELETE: ("{old} deleted{many}", "删去 {old}{many_zh}"),
    ChangeKind.MOVE: ("{old} moved to {new}{many}", "{old} 移至 {new}{many_zh}"),
    ChangeKind.EMPHASIS: ("{new}: emphasis {classes}", "{new}：加粗变更（{classes}）"),
    ChangeKind.LINK: ("{new}: a link leads elsewhere", "{new}：链接地址变更"),
    ChangeKind.LAYOUT: ("{new}: layout only", "{new}：仅排版变化"),
    ChangeKind.UPDATE: ("{where}: changes {touched}", "{where_zh}：{touched_zh}变更"),
}


def describe_change(change: Change) -> tuple[str, str]:
    """Say in one sentence what happened, in English and in Chinese.

    Args:
        change: any change but a run of new numbers, which says itself what caused it.
    """
    old, new = change.old_label or change.old_eid, change.new_label or change.new_eid
    below = len(change.contained)
    words = [CLASS_WORDS[name] for name in change.classes if name in CLASS_WORDS]
    places = {
        "old": old,
        "new": new,
        "many": f" with {below} below it" if below else "",
        "many_zh": f"（连同其下 {below} 项）" if below else "",
        "classes": ", ".join(change.classes),
        "where": f"{new} (was {old}, moved)" if change.also_moved else new,
        "where_zh": f"{new}（原 {old}，已移动）" if change.also_moved else new,
        "touched": ", ".join(english for english, _ in words),
        "touched_zh": "、".join(chinese for _, chinese in words),
    }
    english, chinese = _SENTENCES[change.kind]
    return english.format_map(places), chinese.format_map(places)
