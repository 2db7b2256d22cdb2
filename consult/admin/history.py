"""Audit entries in words."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..models import AuditEntry, RelatedQuestion, Status, Verification

NOUNS = {
    "question": _("问题"),
    "answer": _("回答"),
    "followup": _("追问追答"),
    "supplement": _("补充说明"),
    "report": _("举报"),
    "lawyer": _("律师"),
    "user": _("账号"),
    "area": _("领域"),
    "region": _("地区"),
    "blockedphrase": _("拦截词"),
    "synonym": _("同义词"),
    "statute": _("法规"),
    "statutename": _("法规别名"),
    "statuteversion": _("法规文本"),
    "guidancecard": _("指引"),
    "evidenceitem": _("证据清单"),
    "group": _("权限组"),
    "auditentry": _("审计记录"),
    "citation": _("法条引用"),
}
VERBS = {
    "publish": _("发布"),
    "hide": _("隐藏"),
    "restore": _("恢复"),
    "keep": _("核查后保留"),
    "withdraw": _("撤回"),
    "merge": _("合并"),
    "feature": _("推荐"),
    "unfeature": _("取消推荐"),
    "classify": _("更正领域和地区"),
    "relate": _("调整相关问题"),
    "flag": _("标记为敏感"),
    "lift": _("解除敏感标记"),
    "resolve": _("举报成立"),
    "dismiss": _("举报不成立"),
    "apply": _("申请认证"),
    "verify": _("认证通过"),
    "ask_for_more": _("要求补充材料"),
    "reject": _("认证未通过"),
    "suspend": _("暂停认证"),
    "correct": _("更正资料"),
    "view_licence": _("查看执业证扫描件"),
    "erase": _("注销"),
    "remove_second_factor": _("取消两步验证"),
    "add": _("新增"),
    "change": _("修改"),
    "delete": _("删除"),
    "import": _("导入"),
    "export": _("导出"),
}
FIELDS = {
    "status": _("状态"),
    "verification": _("认证"),
    "verified_until": _("有效期至"),
    "area": _("领域"),
    "region": _("地区"),
    "merged_into": _("合并到"),
    "related": _("相关问题"),
    "choice": _("怎么排"),
    "sensitive_reason": _("敏感原因"),
}
VALUES = dict(Status.choices) | dict(Verification.choices) | dict(RelatedQuestion.Choice.choices)


def verb(action):
    """`question.hide` → 隐藏; an action without a word of its own stays as it is."""
    name = action.rpartition(".")[2]
    return VERBS.get(name, name)


def noun(target_type):
    return NOUNS.get(target_type, target_type)


def changes(entry):
    """What changed as [(field, before, after)], in words where there are some."""
    names = [*entry.before, *(name for name in entry.after if name not in entry.before)]
    return [
        (FIELDS.get(name, name), _value(entry.before.get(name, "")), _value(entry.after.get(name, "")))
        for name in names
        if entry.before.get(name) != entry.after.get(name)
    ]


def _value(value):
    return VALUES.get(value, value) if isinstance(value, str) else value


def about(rows):
    """Entries about any of these rows, newest first, each with `verb`, `noun` and `changes`. One query."""
    wanted = Q(pk=None)
    by_type = {}
    for row in rows:
        by_type.setdefault(row._meta.model_name, []).append(row.pk)
    for target_type, ids in by_type.items():
        wanted |= Q(target_type=target_type, target_id__in=ids)
    entries = list(AuditEntry.objects.filter(wanted)[:100])
    for entry in entries:
        entry.verb, entry.noun, entry.changes = verb(entry.action), noun(entry.target_type), changes(entry)
    return entries
