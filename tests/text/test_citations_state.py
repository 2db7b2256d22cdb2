from datetime import date

import pytest

from consult.text.citations import HeldVersion, State, in_force, nearest_numbers, state_of
from consult.text.quotes import Quoted

TODAY = date(2026, 6, 1)
TEXT = "向人民法院请求保护民事权利的诉讼时效期间为三年。"
RIGHT = Quoted(0, 11, "诉讼时效期间为三年", marked=True, firm=9)
WRONG = Quoted(0, 11, "诉讼时效期间为二年", marked=True, firm=9)
FREE = Quoted(0, 14, "一般的债三年不要就可能要不回来", marked=False, firm=15)


def held(**facts) -> HeldVersion:
    return HeldVersion(TEXT, **facts)


def state(*versions: HeldVersion, **facts) -> State:
    return state_of(**{"statute_known": True, "versions": versions, "today": TODAY} | facts).state


def test_words_that_stand_in_the_article_are_verified():
    assert state(held(), quoted=RIGHT) == State.VERIFIED


def test_without_quoted_words_the_article_exists():
    assert state(held()) == State.EXISTS


def test_a_paraphrase_is_not_a_mismatch():
    assert state(held(), quoted=FREE) == State.EXISTS


def test_words_that_do_not_stand_in_the_article_are_a_mismatch_and_are_told():
    judgement = state_of(statute_known=True, versions=[held()], today=TODAY, quoted=WRONG)
    assert judgement.state == State.QUOTE_MISMATCH
    assert any("二年" in words for words in judgement.verdict.missing)


def test_a_statute_outside_the_library_is_unknown():
    assert state(statute_known=False) == State.UNKNOWN_STATUTE


@pytest.mark.parametrize("complete", [True, None])
def test_a_number_that_is_missing_does_not_exist(complete):
    assert state(statute_complete=complete) == State.NO_SUCH_ARTICLE


def test_a_number_missing_from_an_incomplete_statute_proves_nothing():
    assert state(statute_complete=False) == State.UNKNOWN_STATUTE


def test_a_number_missing_from_a_later_text_of_the_statute_may_have_existed_then():
    facts = {"on": date(2019, 1, 1), "statute_changed_on": date(2023, 9, 1)}
    assert state(**facts) == State.CHANGED_SINCE
    assert state(**facts | {"on": date(2024, 1, 1)}) == State.NO_SUCH_ARTICLE


@pytest.mark.parametrize("fact", ["amended", "effective", "repealed_on"])
def test_a_text_that_came_or_ended_after_the_answer_has_changed_since(fact):
    after = held(**{fact: date(2024, 5, 2)})
    assert state(after, on=date(2024, 5, 1), quoted=RIGHT) == State.CHANGED_SINCE
    assert state(after, on=date(2024, 5, 1), quoted=WRONG) == State.CHANGED_SINCE


@pytest.mark.parametrize("fact", ["amended", "effective"])
def test_the_day_itself_is_not_after(fact):
    assert state(held(**{fact: date(2024, 5, 1)}), on=date(2024, 5, 1), quoted=RIGHT) == State.VERIFIED


def test_an_article_repealed_by_the_day_of_the_answer_is_repealed():
    gone = held(repealed=True, repealed_on=date(2024, 5, 1))
    assert state(gone, on=date(2024, 5, 1), quoted=RIGHT) == State.REPEALED
    assert state(gone, on=date(2024, 4, 30)) == State.CHANGED_SINCE
    assert state(gone) == State.REPEALED


def test_a_repeal_of_unknown_date_is_true_today_but_not_held_against_an_older_answer():
    gone = held(repealed=True)
    assert state(gone) == State.REPEALED
    assert state(gone, on=TODAY) == State.REPEALED
    assert state(gone, on=date(2020, 1, 1), quoted=RIGHT) == State.VERIFIED


def test_unknown_dates_do_not_stand_in_the_way():
    assert state(held(), on=date(1990, 1, 1), quoted=RIGHT) == State.VERIFIED


def test_no_date_means_today():
    coming = held(amended=date(2026, 5, 1), effective=date(2026, 8, 15))
    assert state(coming) == State.CHANGED_SINCE
    assert state(held(amended=date(2026, 5, 1), effective=TODAY)) == State.EXISTS


OLD = HeldVersion("诉讼时效期间为二年。", effective=date(1987, 1, 1), ended=date(2017, 10, 1))
NEW = held(amended=date(2017, 3, 15), effective=date(2017, 10, 1))


@pytest.mark.parametrize("versions", [(OLD, NEW), (NEW, OLD)])
def test_the_wording_in_force_on_the_day_is_judged(versions):
    assert state(*versions, on=date(2015, 1, 1), quoted=WRONG) == State.VERIFIED
    assert state(*versions, on=date(2015, 1, 1), quoted=RIGHT) == State.QUOTE_MISMATCH
    assert state(*versions, on=date(2018, 1, 1), quoted=RIGHT) == State.VERIFIED
    assert state(*versions, quoted=WRONG) == State.QUOTE_MISMATCH


def test_between_adoption_and_commencement_the_old_wording_still_holds():
    assert in_force([OLD, NEW], date(2017, 5, 1)) is OLD
    assert state(OLD, NEW, on=date(2017, 5, 1), quoted=WRONG) == State.VERIFIED


def test_an_old_wording_that_ended_before_its_successor_began_is_not_repealed():
    early = HeldVersion(OLD.text, effective=date(1987, 1, 1), ended=date(2017, 3, 15))
    assert state(early, NEW, on=date(2017, 5, 1), quoted=WRONG) == State.VERIFIED


def test_an_old_wording_needs_no_end_when_its_successor_has_a_beginning():
    assert in_force([HeldVersion("甲", effective=date(1987, 1, 1)), NEW], TODAY) is NEW


def test_before_every_wording_held_the_earliest_is_judged_and_has_changed_since():
    judgement = state_of(statute_known=True, versions=[NEW, OLD], today=TODAY, on=date(1980, 1, 1))
    assert (judgement.state, judgement.version) == (State.CHANGED_SINCE, OLD)


def test_a_wording_that_ended_without_a_successor_is_repealed():
    assert state(OLD, on=date(2018, 1, 1)) == State.REPEALED
    assert state(OLD, on=date(2015, 1, 1)) == State.EXISTS


def test_a_living_wording_wins_over_a_repealed_one_of_known_beginning():
    gone = held(effective=date(2000, 1, 1), repealed=True, repealed_on=date(2010, 1, 1))
    assert state(gone, HeldVersion("甲")) == State.EXISTS


@pytest.mark.parametrize(
    ("number", "suffix", "expected"),
    [
        (460, 0, [(452, 0), (451, 0), (450, 0)]),
        (253, 2, [(253, 1), (253, 0), (252, 0)]),
        (251, 0, [(251, 0), (250, 0), (252, 0)]),
    ],
)
def test_a_wrong_number_is_offered_the_nearest_ones(number, suffix, expected):
    existing = [(250, 0), (251, 0), (252, 0), (253, 0), (253, 1), (450, 0), (451, 0), (452, 0)]
    assert nearest_numbers(number, suffix, existing) == expected


def test_nothing_is_near_in_an_empty_statute():
    assert nearest_numbers(1, 0, []) == []
