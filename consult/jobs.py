"""Background jobs (django-tasks). They are enqueued in the transaction of the fact they follow from."""

from django_tasks import task

from .mail import LETTERS
from .search import areas, articles, related, statistics
from .search.indexes import QUESTIONS
from .search.relevance import engine


@task()
def deliver(letter, to, url, reason=""):
    """Send one letter. `letter` is a name in `mail.LETTERS`; `url` is where it leads."""
    LETTERS[letter](to, url=url, reason=reason).send()


@task()
def refresh_related(question_id):
    """Find and store what is related to a question that was published or changed, both ways, and its likely area."""
    related.refresh(question_id)
    areas.refresh(question_id)
    statistics.refresh_if_stale(QUESTIONS)


@task()
def suggest_articles(question_id):
    """Find and store the articles that may apply to a question that was published or changed."""
    articles.refresh(question_id)


@task()
def suggest_and_relate(question_ids):
    """For many that were imported: their articles, which imports do not wait for, and then what is related by these as well."""
    for pk in question_ids:
        articles.refresh(pk)
    related.refresh_many(question_ids)


@task()
def purge_search():
    """Rewrite the index of questions, and the counts of its terms, without the words of what was erased."""
    engine().purge(QUESTIONS)
    statistics.refresh(QUESTIONS)
