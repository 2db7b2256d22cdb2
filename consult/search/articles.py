"""可能相关的法条: which articles may apply to a question. Computed by a job, stored, read in one query."""

from django.db import transaction

from ..models import Question, QuestionArticles, SuggestedArticle
from ..text.ranking.questions import ARTICLES, article_weights, told

# So many are shown; so many have a row, by which questions that share them are found.
SHOWN, STORED = 6, 10


def refresh(question_id):
    """Store what may apply to a published question. Computed first, so that nobody's writing waits for it."""
    from .suggester import suggest  # here, since NumPy comes with it, which no web worker has to hold

    question = Question.objects.published().filter(pk=question_id).first()
    found = suggest(told(question.title, question.body), ARTICLES) if question else []
    with transaction.atomic():
        SuggestedArticle.objects.filter(question=question_id).delete()
        QuestionArticles.objects.filter(question=question_id).delete()
        # Under its lock, so that one that was erased meanwhile gets no rows.
        if found and Question.objects.published().filter(pk=question_id).lock():
            _store(question_id, found)


def _store(question_id, found):
    SuggestedArticle.objects.bulk_create(
        SuggestedArticle(
            question_id=question_id, statute=article.version.statute, number=article.number, suffix=article.suffix,
            label=article.label, rank=rank, score=item.score, words=list(item.words), cited_in=item.answers,
        )
        for rank, (article, item) in enumerate(found[:STORED])
    )  # fmt: skip
    QuestionArticles.objects.create(question_id=question_id, weights=weights_of(found))
    Question.objects.filter(pk=question_id).touch()


def weights_of(found):
    """What `suggest` found as `QuestionArticles.weights`."""
    named = {article.pk: article for article, _item in found}
    weights = article_weights((article.pk, item.score) for article, item in found)
    return [
        [named[pk].version.statute_id, named[pk].number, named[pk].suffix, round(weight, 4)]
        for pk, weight in weights.items()
    ]


def stored(question):
    """What the page and the desk show, in one query."""
    rows = SuggestedArticle.objects.filter(question=question).select_related("statute").order_by("rank")
    return list(rows[:SHOWN])
