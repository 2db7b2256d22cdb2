"""Columns and filters that several lists share."""

from django.contrib import admin
from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from ..models import Area
from . import ages, findings
from .queues import BY_SLUG


@admin.display(description=_("状态"), ordering="status")
def status(row):
    return badge(row.status, row.get_status_display())


def badge(kind, words):
    return format_html('<span class="badge is-{}">{}</span>', kind, words)


@admin.display(description=_("提交"), ordering="created_at")
def submitted(row):
    return moment(row.created_at)


def moment(at):
    """How long ago, with the exact time for who wants it."""
    if at is None:
        return "–"
    exact = f"{at.astimezone():%Y-%m-%d %H:%M}"
    return format_html('<time datetime="{}" title="{}">{}</time>', at.isoformat(), exact, _ago(at))


def _ago(at):
    return _("%(length)s前") % {"length": ages.waited(at)}


@admin.display(description=_("检查发现"))
def found(row):
    """The first three findings, in words."""
    words = findings.list_in_words(row)
    more = [(f"+{len(words) - 3}",)] if len(words) > 3 else []
    return format_html_join("", '<span class="finding">{}</span>', [*((word,) for word in words[:3]), *more])


class QueueFilter(admin.SimpleListFilter):
    """The rows of one queue, as the dashboard counts them."""

    title = _("待办")
    parameter_name = "todo"
    slugs = ()

    def lookups(self, request, model_admin):
        return [(slug, BY_SLUG[slug].label) for slug in self.slugs]

    def queryset(self, request, queryset):
        if self.value() not in self.slugs:
            return queryset
        return queryset.filter(pk__in=BY_SLUG[self.value()].rows().order_by().values("pk"))


def queue_filter(*slugs):
    return type("QueueFilter", (QueueFilter,), {"slugs": slugs})


class AreaFilter(admin.SimpleListFilter):
    """The top-level practice areas, each with what is below it."""

    title = _("领域")
    parameter_name = "area"
    path = "area"

    def lookups(self, request, model_admin):
        return [*Area.objects.top_level().values_list("slug", "name"), ("none", _("其他"))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        if self.value() == "none":
            return queryset.filter(**{self.path: None})
        chosen = Q(**{f"{self.path}__slug": self.value()})
        return queryset.filter(chosen | Q(**{f"{self.path}__parent__slug": self.value()}))


def area_filter(path):
    return type("AreaFilter", (AreaFilter,), {"path": path})
