"""What a suggester learns from the site: citations that are public now, and nothing from questions without any."""

import pytest

from consult.actions import moderate
from consult.search import suggester
from consult.text.ranking.said import fingerprint

from ..factory import make_answer, make_question
from ..law import CRIMINAL, FRAUD, THEFT, load

pytestmark = pytest.mark.django_db
CITING = "根据《中华人民共和国刑法》第二百六十六条的规定,这属于诈骗。"


@pytest.fixture(autouse=True)
def library(settings, tmp_path):
    settings.INDEX_ROOT = tmp_path / "index"
    load(CRIMINAL, {"第二百六十四条": THEFT, "第二百六十六条": FRAUD})
    suggester.build()


def known():
    """Asked twice: at first it reads all there is, later what has changed."""
    suggester.suggester()
    return len(suggester.suggester().ranker.pairs)


def test_a_question_that_nobody_answered_teaches_nothing():
    for _number in range(3):
        make_question(title="网上买东西被骗了两千元怎么办")
    assert known() == 0


def test_an_answer_teaches_what_it_cites_until_it_is_hidden(lawyer, moderator):
    make_question()
    answer = make_answer(make_question(title="网上买东西被骗了两千元怎么办"), lawyer, body=CITING)
    assert known() == 1
    _article, item = suggester.suggest("网上被骗了两千元", 1)[0]
    assert item.answers == 1
    moderate.hide(target=answer, actor=moderator, reason="违法内容")
    assert known() == 0


def test_an_article_is_suggested_by_what_people_say_of_it_until_its_text_changes(monkeypatch):
    monkeypatch.setattr(suggester, "read_said", lambda: {fingerprint(THEFT): "手机被小偷摸走"})
    suggester.build()
    article, item = suggester.suggest("手机在车站被小偷摸走了", 1)[0]
    assert article.label == "第二百六十四条"
    assert item.words == ()
    load(
        CRIMINAL,
        {"第二百六十四条": f"{THEFT}多次盗窃的,从重。", "第二百六十六条": FRAUD},
        amended="2026-01-01",
    )
    suggester.build()
    assert suggester.suggest("手机在车站被小偷摸走了", 1) == []
