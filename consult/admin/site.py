"""The workplace: Django's admin with our front page, our order of things, and queues to work through."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import dashboard
from .queues import BY_SLUG, board
from .review import place_from

# What the menu shows, in the order of how often staff need it; whatever else is registered follows under 系统.
SECTIONS = [
    (gettext_lazy("内容"), ["question", "answer", "followup", "supplement", "report"]),
    (gettext_lazy("律师"), ["lawyer"]),
    (gettext_lazy("法规库"), ["statute", "statutename", "citation"]),
    (
        gettext_lazy("指引和词库"),
        ["guidancecard", "evidenceitem", "blockedphrase", "synonym", "area", "region"],
    ),
    (gettext_lazy("记录和账号"), ["auditentry", "user", "group"]),
]

# What other packages register and the desk leaves out: secrets of second factors, addresses of sessions, letters on their way.
LEFT_OUT = {"mfa.Authenticator", "usersessions.UserSession", "django_tasks_database.DBTaskResult"}


class Workplace(admin.AdminSite):
    site_header = site_title = gettext_lazy("法问工作台")
    index_title = gettext_lazy("工作台")
    index_template = "admin/dashboard.html"
    enable_nav_sidebar = False

    def register(self, model_or_iterable, admin_class=None, **options):
        models = [model_or_iterable] if isinstance(model_or_iterable, type) else model_or_iterable
        kept = [model for model in models if model._meta.label not in LEFT_OUT]
        super().register(kept, admin_class, **options)

    def each_context(self, request):
        context = super().each_context(request)
        if context["has_permission"]:
            # Counted when the menu is drawn: a redirect or a file draws none.
            context["board"] = SimpleLazyObject(partial(board, request.user))
        return context

    def get_app_list(self, request, app_label=None):
        """The models this person may see, by section. Of one app when that is asked for."""
        apps = super().get_app_list(request, app_label)
        models = {model["object_name"].lower(): model for app in apps for model in app["models"]}
        sections = [(name, [models.pop(key) for key in keys if key in models]) for name, keys in SECTIONS]
        sections.append((_("系统"), list(models.values())))
        url = reverse("admin:index")
        return [
            {"name": name, "app_label": "consult", "app_url": url, "has_module_perms": True, "models": rows}
            for name, rows in sections
            if rows
        ]

    def index(self, request, extra_context=None):
        """What must I do now, the busy queues first; then how we are doing."""
        rows = board(request.user)
        context = {
            "board": rows,
            "busy": [row for row in rows if row["count"]],
            "idle": [row for row in rows if not row["count"]],
            "measures": dashboard.measures(),
        }
        return super().index(request, {**context, **(extra_context or {})})

    def app_index(self, request, app_label, extra_context=None):
        """There is one app here, and its front page is this one."""
        return HttpResponseRedirect(reverse("admin:index"))

    def password_change(self, request, extra_context=None):
        """Where everybody changes their password, behind the same limits."""
        return HttpResponseRedirect(reverse("account_change_password"))

    def get_urls(self):
        view = self.admin_view(self.next_in_queue)
        return [path("queue/<slug:slug>/", view, name="queue"), *super().get_urls()]

    def next_in_queue(self, request, slug):
        """To the review page of the item whose turn it is; home when there is none."""
        queue = BY_SLUG.get(slug)
        if queue is None:
            raise Http404
        if not queue.may_work(request.user):
            raise PermissionDenied
        place = place_from(request.GET.get("after", ""))
        row = queue.next(place)
        if row is None:
            left = queue.state()["count"]
            if left:
                text = _("“%(queue)s”已经看到队尾，前面还有 %(n)d 项。") % {"queue": queue.label, "n": left}
                messages.info(request, text)
            else:
                messages.success(request, _("“%(queue)s”已经处理完。") % {"queue": queue.label})
            return HttpResponseRedirect(reverse("admin:index"))
        url = reverse(f"admin:consult_{queue.model._meta.model_name}_change", args=[row.pk])
        return HttpResponseRedirect(f"{url}?queue={queue.slug}")
