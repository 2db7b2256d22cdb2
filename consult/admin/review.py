"""The page of one item: what it is, what it hangs on, what was found and done before, and the keys to decide."""

from datetime import datetime
from hashlib import sha256
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from ..models import Report
from . import findings, history
from .acts import Act, as_actions
from .kept import KeptAdmin
from .queues import BY_SLUG

READING_SECONDS = 180


class ReviewAdmin(KeptAdmin):
    """A list whose rows lead to their review pages. `acts` are offered where they stand, to who may change rows."""

    acts: tuple[Act, ...] = ()
    review_template: str | None = None
    # What the reviewer judges; when it has changed since the page was shown, nothing happens.
    judged: tuple[str, ...] = ("body",)

    @property
    def actions(self):
        return as_actions(self.acts)

    def review_context(self, obj):
        """What this noun's template shows around the item."""
        return {}

    def review_rows(self):
        """The rows with all that the page reads of them."""
        return self.model._default_manager.all()

    def acts_for(self, request, obj):
        if not self.has_change_permission(request, obj):
            return []
        return [act for act in self.acts if act.stands(obj)]

    def judged_text(self, obj):
        return "\n".join(str(getattr(obj, name)) for name in self.judged)

    def fingerprint(self, obj):
        return sha256(self.judged_text(obj).encode("utf-8", "replace")).hexdigest()[:32]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        obj = self.review_rows().filter(pk=_number(object_id)).first()
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        queue = BY_SLUG.get(request.GET.get("queue", ""))
        acts, chosen = self.acts_for(request, obj), None
        forms = {}
        for act in acts:
            is_sent = request.method == "POST" and request.POST.get("act") == act.name
            forms[act.name] = act.form(
                request.POST if is_sent else None, target=obj, auto_id=f"id_{act.name}_%s",
                initial={"seen": self.fingerprint(obj)},
            )  # fmt: skip
            chosen = act if is_sent else chosen
        if request.method == "POST":
            if chosen is None and not self.has_change_permission(request, obj):
                raise PermissionDenied
            response = self._decide(request, obj, chosen, chosen and forms[chosen.name], queue)
            if response:
                return response
        keys = [{"act": act, "form": forms[act.name], "is_open": act is chosen} for act in acts]
        return self._page(request, obj, keys, queue)

    def _decide(self, request, obj, act, form, queue):
        """Do what was decided and go on; None when the form must be shown again."""
        if act is None:
            self.message_user(request, _("这一项的状态已经变了，请看最新的情况再决定。"), messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        if not form.is_valid():
            return None
        if form.cleaned_data["seen"] != self.fingerprint(obj):
            form.add_error(None, _("这段内容在您查看之后改过，还没有处理。请看过新的内容再决定。"))
            form.data = {**form.data.dict(), "seen": self.fingerprint(obj)}
            return None
        place = queue.place(obj) if queue else None
        if act.run(target=obj, actor=request.user, reason=form.sentence, **form.extras) is False:
            self.message_user(request, _("这一项的状态已经变了，没有处理。"), messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        here = reverse(f"admin:consult_{self.opts.model_name}_change", args=[obj.pk])
        told = format_html('{}:<a href="{}">{}</a>', act.done, here, str(obj) or f"#{obj.pk}")
        self.message_user(request, told)
        return HttpResponseRedirect(next_url(queue, place) if queue else here)

    def _page(self, request, obj, keys, queue):
        context = {
            **self.admin_site.each_context(request),
            "title": str(obj) or f"#{obj.pk}",
            "opts": self.opts,
            "item": obj,
            "keys": keys,
            "found": findings.list_in_words(obj) if hasattr(obj, "findings") else [],
            "reports": self._reports(obj),
            "work": self._work(obj, queue),
            "reader": self._other_reader(request, obj),
            "may_change": self.has_change_permission(request, obj),
            "is_review": True,
            **self.review_context(obj),
        }
        context["entries"] = history.about(context.pop("history_of", [obj]))
        return TemplateResponse(request, self.review_template, context)

    def _work(self, obj, queue):
        """Where in its queue the item stands, and the way past it."""
        place = queue.place(obj) if queue else None
        if not place:
            return {"queue": queue} if queue else None
        ahead = queue.ahead_of(place)
        return {
            "queue": queue,
            "number": ahead + 1,
            "count": queue.state()["count"],
            "since": place[0],
            "skip": next_url(queue, place),
        }

    def _reports(self, obj):
        field = {"followup": "follow_up"}.get(self.opts.model_name, self.opts.model_name)
        if field not in Report.TARGETS:
            return []
        return list(Report.objects.filter(**{field: obj}).order_by("handled_at", "-pk")[:20])

    def _other_reader(self, request, obj):
        """Who else opened this page in the last minutes, so that two people don't judge the same item."""
        key = f"reading:{self.opts.model_name}:{obj.pk}"
        other = cache.get(key)
        if other and other != request.user.get_username():
            return other
        cache.set(key, request.user.get_username(), READING_SECONDS)
        return ""


def _number(object_id):
    digits = unquote(object_id)
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else None


def next_url(queue, place):
    """The address of the item after that place of a queue; of the first one without a place."""
    url = reverse("admin:queue", args=[queue.slug])
    if not place:
        return url
    since, pk = place
    return f"{url}?{urlencode({'after': f'{since.isoformat()}_{pk}'})}"


def place_from(text):
    """The place that `next_url` wrote; None for anything else."""
    since, _sep, pk = text.rpartition("_")
    try:
        moment = datetime.fromisoformat(since)
    except ValueError:
        return None
    return (moment, _number(pk)) if moment.tzinfo and _number(pk) is not None else None
