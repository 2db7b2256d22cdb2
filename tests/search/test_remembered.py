"""What short searches found is remembered until the index changes; nothing of what was typed is kept anywhere."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from consult.actions import moderate
from consult.search import queries, remembered

from ..factory import make_answer, make_question

pytestmark = pytest.mark.django_db
STORY = "我在工地上干了三个月的活,包工头一直不肯结工资,打电话也不接"


def found(words):
    return [hit.pk for hit in queries.search(words).hits]


def test_the_same_words_again_cost_one_query():
    wanted = make_question(title="房东不退押金怎么办")
    assert found("押金") == [wanted.pk]
    with CaptureQueriesContext(connection) as asked:
        assert found("押金") == [wanted.pk]
    assert len(asked) == 1


def test_what_is_new_answered_or_hidden_is_seen_at_once(lawyer, moderator):
    first = make_question(title="房东不退押金怎么办")
    assert found("押金") == [first.pk]
    second = make_question(title="押金条丢了还能要回押金吗")
    assert set(found("押金")) == {first.pk, second.pk}
    third = make_question(title="租约到期之后的一件事", body="租约到期三个月了,房东不回消息。")
    assert third.pk not in found("押金")
    make_answer(third, lawyer, body="押金应当在交还房屋的时候退还。")
    assert third.pk in found("押金")
    moderate.hide(target=first, actor=moderator, reason="违法内容")
    assert first.pk not in found("押金")


def test_results_of_different_filters_are_kept_apart():
    make_question(title="房东不退押金怎么办", area="labor/wages")
    assert len(queries.search("押金").hits) == 1
    assert queries.search("押金", where=("row.answer_count > %s", [0])).hits == []


def test_weights_and_quotes_are_the_same_the_second_time():
    make_question(title="试用期没有签合同就被辞退")
    for words in ("试用 辞退", "“试用期”", "“试用辞退”"):
        first, again = queries.search(words), queries.search(words)
        assert first.weights == again.weights
        assert first.unquoted == again.unquoted == (words == "“试用辞退”")
        assert first.hits == again.hits


class Kept:
    """A cache that shows what it was given."""

    def __init__(self):
        self.rows = {}

    def get(self, key):
        return self.rows.get(key)

    def set(self, key, value, seconds):
        self.rows[key] = value


def test_what_was_typed_is_not_in_the_cache_and_a_story_not_even_hashed(monkeypatch):
    kept = Kept()
    monkeypatch.setattr(remembered, "cache", kept)
    make_question(title="房东不退押金怎么办")
    queries.search("押金")
    assert len(kept.rows) == 1
    assert "押金" not in repr(kept.rows)
    assert "u62bc" not in repr(kept.rows)
    queries.search(STORY)
    assert len(kept.rows) == 1
