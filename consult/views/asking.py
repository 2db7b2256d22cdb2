"""Asking, and what the asker does afterwards: edit, supplement, withdraw, same question."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ..access import open_question, visitor_of
from ..actions import ask as asking
from ..actions import mark, supplement, withdraw
from ..forms.ask import AskForm, QuestionForm, SupplementForm
from ..forms.report import SameForm
from ..limits import seconds_to_wait
from ..models import Question
from ..search import areas
from ..search.asked import SURE, answered_before
from ..search.guidance import by_slug, slugs_for
from ..search.likeness import nearest
from ..text.normalise import clean
from . import return_code
from .writing import FORM_METHODS, one_button, one_form, writing

# A title has as many characters at least; fewer say nothing yet.
SHORTEST = 5


def ask_page(request, form, status=200):
    text = typed(form)
    may_search = not (text and seconds_to_wait(request, "hints"))
    context = {"form": form, "guest": not request.user.is_authenticated, **hints_for(text, may_search)}
    return render(request, "consult/questions/ask.html", context, status=status)


def hints_for(text, may_search=True):
    """What stands beside a text that somebody is about to ask: guidance always, what was answered before, likely areas."""
    found = {"cards": by_slug(slugs_for(text)), "asked": [], "areas": []}
    if may_search and len(text) >= SHORTEST:
        near = nearest(text)
        found |= {"asked": answered_before(near), "areas": areas.propose(text, near)}
    return found


@csrf_exempt  # stores nothing; the home page has no token, and what is typed there belongs in no address
@require_POST
def begin(request):
    """The asking form, with the line typed on the home page."""
    if not request.user.is_authenticated and not settings.LAWQA_GUEST_ASK:
        return redirect_to_login(reverse("consult:question-ask"))
    return ask_page(request, AskForm(initial={"title": clean(request.POST.get("title", "")[:200])}))


@FORM_METHODS
def ask(request):
    user = request.user if request.user.is_authenticated else None
    if user is None and not settings.LAWQA_GUEST_ASK:
        return redirect_to_login(request.get_full_path())
    initial = {"area": request.GET.get("area", "")[:80], "title": request.GET.get("title", "")[:200]}
    form = AskForm(request.POST or None, initial=initial)

    def page(form, status):
        return ask_page(request, form, status)

    def save(form):
        values = form.cleaned_data
        asked = asking.ask(
            submission_id=values["submission_id"], title=form.stored("title"), body=form.stored("body"),
            nickname=form.stored("nickname"), area=values["area"], region=values["region"],
            notify_email=values["notify_email"], asker=user, restored=form.restored_kinds,
        )  # fmt: skip
        if asked.code:
            open_question(request, asked.question)
            return return_code.show_new(values["submission_id"])
        return redirect(asked.question)

    return asked_before(request, form) or writing(request, form, limit="ask", page=page, save=save)


def asked_before(request, form):
    """For browsers without JavaScript, once before anything is stored: 这是您的问题吗? None when nothing was answered before."""
    if (
        not form.is_valid()
        or form.choice
        or not form.cleaned_data["look"]
        or seconds_to_wait(request, "hints")
    ):
        return None
    text = typed(form)
    found = answered_before(nearest(text), SURE)
    if not found:
        return None
    sent = request.POST.copy()
    sent.pop("look")
    return render(
        request,
        "consult/questions/asked.html",
        {"form": AskForm(sent), "asked": found, "cards": by_slug(slugs_for(text))},
    )


def typed(form):
    """What stands in the form, for the cards beside it: begun on the home page, or shown again."""
    return clean("\n".join(str(form[name].value() or "")[:4000] for name in ("title", "body"))).strip()


def visible_question(request, pk):
    visitor = visitor_of(request)
    return get_object_or_404(
        Question.objects.visible_to(visitor.user, visitor.opened).with_area(), pk=pk
    ), visitor


def allowed(may):
    """404 rather than 403: whether something exists is nobody's business who may not use it."""
    if not may:
        raise Http404


@FORM_METHODS
def edit(request, pk):
    question, visitor = visible_question(request, pk)
    allowed(visitor.may_edit(question))
    initial = {"title": question.title, "body": question.body, "nickname": question.nickname}
    initial |= {
        "area": question.area and question.area.slug,
        "region": question.region and question.region.slug,
    }
    form = QuestionForm(request.POST or None, initial=initial)

    def save(form):
        row = asking.edit(
            question=question, title=form.stored("title"), body=form.stored("body"), nickname=form.stored("nickname"),
            area=form.cleaned_data["area"], region=form.cleaned_data["region"], restored=form.restored_kinds,
        )  # fmt: skip
        if row is None:
            messages.error(request, _("已经有律师回答，问题不能再修改。您可以写补充说明。"))
        return redirect(question)

    return one_form(
        request, form, limit="write", save=save, creates=False, heading=_("修改问题"),
        lead=_("有律师回答之前可以修改。"), submit_label=_("保存修改"), back_url=question.get_absolute_url(),
    )  # fmt: skip


@FORM_METHODS
def add_supplement(request, pk):
    question, visitor = visible_question(request, pk)
    allowed(visitor.may_supplement(question))

    def save(form):
        supplement.supplement(
            question=question, submission_id=form.cleaned_data["submission_id"], body=form.stored("body"),
            restored=form.restored_kinds,
        )  # fmt: skip
        return redirect(question)

    return one_form(
        request, SupplementForm(request.POST or None), limit="write", save=save, question=question,
        heading=_("补充说明"), lead=_("新的情况、律师问到的细节，写在这里。会和问题一起公开。"),
        submit_label=_("提交补充"), back_url=question.get_absolute_url(),
    )  # fmt: skip


@FORM_METHODS
def withdraw_question(request, pk):
    question, visitor = visible_question(request, pk)
    allowed(visitor.may_withdraw(question))
    actor = request.user if request.user.is_authenticated else None

    def act():
        withdraw.withdraw(question=question, actor=actor)
        messages.success(request, _("问题已撤回，其他人不再能看到。"))

    return one_button(
        request, act=act, back=question.get_absolute_url(), question=question, danger=True,
        heading=_("撤回这个问题？"), submit_label=_("撤回"),
        lead=_("撤回后问题和全部回答不再公开，也不会出现在列表和搜索里。撤回不能取消。"),
    )  # fmt: skip


@FORM_METHODS
def same(request, pk):
    question, visitor = visible_question(request, pk)
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    allowed(visitor.may_say_same(question))
    marked = question.same_questions.filter(user=request.user).exists()

    def act():
        form = SameForm(request.POST)
        undo = form.is_valid() and form.cleaned_data["undo"]
        change = mark.unsame_question if undo else mark.same_question
        change(question=question, user=request.user)

    return one_button(
        request, act=act, back=question.get_absolute_url(), question=question, form=SameForm(initial={"undo": marked}),
        heading=_("取消“我也遇到了”？") if marked else _("您也遇到了同样的问题？"),
        lead=_("只增加人数，不显示您是谁。"), submit_label=_("取消") if marked else _("我也遇到了"),
    )  # fmt: skip
