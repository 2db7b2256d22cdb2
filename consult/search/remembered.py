"""What short searches found, for as long as the index stays as it was: many people look for the same few words.

Kept are ids and figures under a keyed hash of the words, not the words. A longer text is somebody's own story: nobody else
will look for the same, so it is never kept. What a page shows of what was found, it reads from the rows themselves.
"""

from django.core.cache import cache
from django.db import connection
from django.utils.crypto import salted_hmac

from .indexes import ARTICLES, QUESTIONS

# Code points. In SECONDS passes, too, what the stamps do not see: a synonym changed, an article repealed, two writers who
# finished in another order than they began.
LONGEST, SECONDS = 20, 60
# In SQL: compiling these by the ORM costs more than running them. Each reads the ends of indexes.
STAMPS = {
    QUESTIONS.name: "SELECT (SELECT max(question_id) FROM consult_searchentry), (SELECT max(updated_at) FROM consult_question)",
    ARTICLES.name: "SELECT max(article_id) FROM consult_articleentry",
}


def get_or_find(kind, text, options, find):
    """What `find()` gives, which must be plain figures; remembered while the index of that name stays as it is.

    What has no index has no stamp, and is remembered for the time alone.
    """
    if len(text) > LONGEST:
        return find()
    said = repr((kind, text, sorted(options.items()), _stamp(kind)))
    key = f"search:{salted_hmac('consult.search', said, algorithm='sha256').hexdigest()}"
    found = cache.get(key)
    if found is None:
        found = find()
        cache.set(key, found, SECONDS)
    return found


def _stamp(kind):
    if kind not in STAMPS:
        return None
    with connection.cursor() as cursor:
        cursor.execute(STAMPS[kind])
        return cursor.fetchone()
