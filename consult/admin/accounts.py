"""Accounts: who may enter here. They are erased by `erase`, never deleted row by row."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as DjangoGroupAdmin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, Permission
from django.utils.translation import gettext_lazy as _

from ..actions import erase, second_factor
from ..forms.moderation import EraseForm, SecondFactorForm
from ..models import User
from . import columns
from .acts import Act, as_actions
from .history import NOUNS, noun
from .kept import SettingsAdmin


def _erase(*, target, actor, reason):
    """An account of staff is taken off the staff first: nobody removes a colleague, or themselves, by a list's action."""
    if target.is_staff or target.is_superuser:
        return False
    return erase.erase(user=target, actor=actor, reason=reason)


ERASE = Act(
    "erase", _("注销账号"), EraseForm, _erase, stands=lambda row: not (row.is_staff or row.is_superuser), key="",
    done=_("已注销"), tone="bad",
    told=_("没有人回答的问题一并删除；有人回答的留下文字，去掉一切联系。不能恢复。工作人员的账号要先取消工作人员身份。"),
)  # fmt: skip

SECOND_FACTOR = Act(
    "second_factor",
    _("取消两步验证"),
    SecondFactorForm,
    second_factor.remove,
    stands=lambda row: True,
    key="",
    done=_("已取消两步验证"),
    told=_("先用别的办法确认是本人。账号会收到通知；密码仍然有效。"),
    tone="bad",
)


@admin.register(User)
class UserAdmin(SettingsAdmin, DjangoUserAdmin):
    list_display = ("username", "email", "rights", "is_active", "joined")
    list_filter = ("is_staff", "is_superuser", "is_active", "groups")
    list_per_page = 50
    actions = as_actions([SECOND_FACTOR, ERASE])
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("联系"), {"fields": ("email",)}),
        (_("权限"), {"fields": ("is_active", "is_staff", "is_superuser", "groups")}),
        (_("时间"), {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_delete_permission(self, request, obj=None):
        return False

    @admin.display(description=_("身份"), ordering="is_staff")
    def rights(self, row):
        if row.is_superuser:
            return columns.badge("verified", _("超级管理员"))
        return columns.badge("published", _("工作人员")) if row.is_staff else "–"

    @admin.display(description=_("加入"), ordering="date_joined")
    def joined(self, row):
        return columns.moment(row.date_joined)


class RightsField(forms.ModelMultipleChoiceField):
    """Rights in words: 问题:查看."""

    verbs = {"view": _("查看"), "add": _("新增"), "change": _("处理和修改"), "delete": _("删除")}

    def label_from_instance(self, permission):
        verb, _sep, model = permission.codename.partition("_")
        return f"{noun(model)}:{self.verbs.get(verb, verb)}"


class GroupForm(forms.ModelForm):
    permissions = RightsField(
        Permission.objects.filter(content_type__app_label="consult", content_type__model__in=NOUNS)
        .select_related("content_type")
        .order_by("content_type__model", "codename"),
        label=_("权限"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Group
        fields = ("name", "permissions")


admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(SettingsAdmin, DjangoGroupAdmin):
    """What a group of staff may do. A group is emptied, not deleted: the log names it."""

    form = GroupForm
    filter_horizontal = ()

    def has_delete_permission(self, request, obj=None):
        return False
