"""The demo content keeps its promises: plausible, harmless, and right about the law.

In its files `days_ago` and `hours` add up to the age of a text when the demo is loaded. Ages are read here against the day
up to which the statutes are known, so that the outcome doesn't change with the calendar.
"""

import json
import re
from collections import Counter
from datetime import date, timedelta
from itertools import combinations

import pytest

from tests.make_starter import (
    CORPUS,
    DEMO,
    ROOT,
    STARTER,
    cited_in,
    corpus_lines,
    lawyers_texts,
    short_title,
    wanted_articles,
)

KNOWN_UNTIL = date(2026, 7, 1)
ANSWERED_BEFORE_AN_AMENDMENT = {"minority-shareholder", "neighbour-fight"}
CHINESE = re.compile(r"[\u4e00-\u9fff]")
QUOTED = re.compile(r"“([^”]*)”")


def load(name):
    return json.loads((DEMO / f"{name}.json").read_text())


def listed(name):
    """The rows of the project's own list, or of the shared one where that isn't there yet."""
    own, shared = ROOT / "consult" / "data" / name, CORPUS.parent / name
    if not own.exists() and not shared.exists():
        pytest.skip(f"{name} is neither in the project nor beside it")
    return json.loads((own if own.exists() else shared).read_text())


def slugs(name):
    """(slugs, slugs of the children) of a list."""
    rows = listed(name)
    return {row["slug"] for row in rows}, {child["slug"] for row in rows for child in row.get("children", [])}


lawyers, questions, answers, queues = map(load, ("lawyers", "questions", "answers", "queues"))
question_by_key = {question["key"]: question for question in questions}
starter = {
    (short_title(row["law"]), row["article"]): row
    for row in map(json.loads, STARTER.read_text().splitlines())
}
applicants = [*queues["lawyer_applications"], queues["suspended_lawyer"]]
unpublished = [*queues["held_questions"], queues["hidden_question"]]


def test_there_is_enough_to_look_at():
    answered = {answer["question"] for answer in answers}
    waiting = [question for question in questions if question["key"] not in answered]
    assert len(lawyers) == 12
    assert len(questions) >= 44
    assert len(answers) >= 62
    assert len(waiting) >= 12
    assert any(question["days_ago"] > 2 for question in waiting)
    assert any(question["days_ago"] == 0 for question in waiting)
    assert sum(answer["accepted"] for answer in answers) >= 20
    assert 3 <= sum(answer["ai_assisted"] for answer in answers) <= 8


def test_every_practice_area_has_at_least_two_questions():
    parents, _ = slugs("practice_areas.json")
    counts = Counter(question["area"].split("/")[0] for question in questions)
    assert parents == set(counts)
    assert min(counts.values()) >= 2


def test_slugs_name_areas_and_regions_that_exist():
    parents, children = slugs("practice_areas.json")
    regions, _ = slugs("regions.json")
    assert {question["area"] for question in questions + unpublished} <= children
    assert {area for lawyer in lawyers + applicants for area in lawyer["areas"]} <= parents | children
    assert {row["region"] for row in lawyers + applicants + questions + unpublished} <= regions


def test_keys_are_unique_and_answers_point_at_what_exists():
    for rows in (lawyers + applicants, questions + unpublished):
        assert max(Counter(row["key"] for row in rows).values()) == 1
    given = [(row["question"], row["lawyer"]) for row in answers + queues["held_answers"]]
    assert max(Counter(given).values()) == 1
    assert {question for question, _ in given} <= set(question_by_key)
    assert {lawyer for _, lawyer in given} == {lawyer["key"] for lawyer in lawyers}


@pytest.mark.parametrize("question", questions + unpublished, ids=lambda question: question["key"])
def test_a_question_is_as_long_as_questions_are(question):
    assert 5 <= len(question["title"]) <= 60
    assert 120 <= len(question["body"]) <= 500
    assert len(question["nickname"]) <= 20
    assert 0 <= question["hours"] < 24
    assert 0 <= question.get("same_question", 0) <= 30


def test_no_two_questions_tell_the_same_story():
    def shingles(text):
        return {text[i : i + 6] for i in range(len(text) - 5)}

    stories = {question["key"]: shingles(question["body"]) for question in questions}
    for (one, first), (other, second) in combinations(stories.items(), 2):
        assert len(first & second) < 6, (one, other)


@pytest.mark.parametrize("answer", answers, ids=lambda answer: f"{answer['question']}-{answer['lawyer']}")
def test_an_answer_is_substantial_and_cites_the_law(answer):
    assert 250 <= len(CHINESE.findall(answer["body"])) <= 900
    assert cited_in(answer["body"])
    assert 0 <= answer["helpful"] <= 15


@pytest.mark.parametrize("answer", answers, ids=lambda answer: f"{answer['question']}-{answer['lawyer']}")
def test_an_answer_uses_limited_markdown_only(answer):
    assert not re.search(r"^#|^\||[<`\[\]]|__|^ {2,}", answer["body"], re.MULTILINE)
    assert answer["body"].count("**") % 2 == 0


def test_every_cited_article_is_in_the_starter_set():
    cited = {
        (citation.law, citation.article) for _, _, text in lawyers_texts() for citation in cited_in(text)
    }
    assert cited <= set(starter)
    assert set(starter) == wanted_articles()


def test_quoted_words_stand_in_the_article_cited_before_them():
    """In lawyers' texts “ ” are for the words of a statute alone."""
    quotations = 0
    for question, _, text in lawyers_texts():
        citations = cited_in(text)
        for quoted in QUOTED.finditer(text):
            before = [citation for citation in citations if citation.end <= quoted.start()]
            assert before, (question, quoted[1])
            latest = [citation for citation in before if citation.end == before[-1].end]
            words = "\n".join(starter[citation.law, citation.article]["text"] for citation in latest)
            assert quoted[1] in words, (question, quoted[1])
            quotations += 1
    assert quotations >= 60


def test_paragraphs_and_items_cited_exist_in_their_article():
    numerals = "一二三四五六七八九"
    for question, _, text in lawyers_texts():
        for citation in cited_in(text):
            article = starter[citation.law, citation.article]["text"]
            where = re.match(
                rf"(?:第([{numerals}])款)?(?:第（([一二三四五六七八九十]+)）项)?", text[citation.end :]
            )
            if where[1]:
                paragraphs = [line for line in article.split("\n") if not re.match(r"[（(]", line)]
                assert numerals.index(where[1]) < len(paragraphs), (question, citation)
            if where[2]:
                assert re.search(rf"[（(]{where[2]}[）)]", article), (question, citation)


def test_the_starter_set_has_the_official_words():
    if not CORPUS.exists():
        pytest.skip("the shared corpus of statutes is not beside the project")
    assert set(STARTER.read_text().splitlines(keepends=True)) <= set(corpus_lines(CORPUS))


def test_only_two_answers_are_older_than_the_law_they_cite():
    older = set()
    for question, days_ago, text in lawyers_texts():
        written = KNOWN_UNTIL - timedelta(days=days_ago)
        for citation in cited_in(text):
            row = starter[citation.law, citation.article]
            since = [date.fromisoformat(row[field]) for field in ("amended", "effective") if row[field]]
            if max(since) > written:
                older.add(question)
    assert older == ANSWERED_BEFORE_AN_AMENDMENT


def test_what_answers_a_text_is_younger_than_it():
    for question in questions:
        for supplement in question["supplements"]:
            assert supplement["days_ago"] < question["days_ago"]
    for answer in answers:
        assert answer["days_ago"] < question_by_key[answer["question"]]["days_ago"]
        thread = [answer["days_ago"], *(follow_up["days_ago"] for follow_up in answer["follow_ups"])]
        assert thread == sorted(thread, reverse=True)
        assert min(thread) >= 0


def test_follow_ups_begin_with_the_asker():
    for answer in answers:
        sides = [follow_up["by"] for follow_up in answer["follow_ups"]]
        assert sides == (["asker", "lawyer"] * len(sides))[: len(sides)]


def test_no_number_could_belong_to_anybody():
    """Hotlines of three to five digits are public; anything longer would be a telephone, a card or an identity."""
    shown = [text for row in questions + unpublished for text in (row["title"], row["body"])]
    shown += [supplement["body"] for question in questions for supplement in question["supplements"]]
    shown += [follow_up["body"] for answer in answers for follow_up in answer["follow_ups"]]
    shown += [row["body"] for row in answers + queues["held_answers"]]
    for text in shown:
        without_links = re.sub(r"https?://\S+", "", text)
        assert not re.search(r"\d{7,}|\d{3,4}[- ]\d{7,8}|\d[\dXx]{16,17}", without_links), text


def test_lawyers_are_fictional_and_their_license_numbers_well_formed():
    """1 (law firm), province and city, year of first licensing, kind, sex, six digits: 17 in all."""
    provinces = {row["slug"]: row["code"] for row in listed("regions.json")}
    for lawyer in lawyers + applicants:
        number = lawyer["license_number"]
        assert "示例" in lawyer["law_firm"]
        assert re.fullmatch(rf"1\d{{4}}{lawyer['first_licensed_year']}[1-4][01]\d{{6}}", number), lawyer[
            "key"
        ]
        assert number[1:3] == provinces[lawyer["region"]]
        assert 2 <= len(lawyer["areas"]) <= 4
    assert len({lawyer["license_number"] for lawyer in lawyers + applicants}) == len(lawyers + applicants)


def test_every_desk_of_the_staff_has_work():
    held = queues["held_questions"] + queues["held_answers"]
    kinds = {finding["kind"] for row in held for finding in row["findings"]}
    assert len(queues["held_questions"]) >= 4
    assert len(queues["held_answers"]) >= 2
    assert kinds >= {"restored", "contact", "link", "blocked_phrase", "duplicate"}
    assert {row["verification"] for row in queues["lawyer_applications"]} == {"applied", "more_needed"}
    assert len(queues["lawyer_applications"]) >= 3
    assert queues["suspended_lawyer"]["reason"]
    assert queues["hidden_question"]["reason"]


def test_a_blocked_phrase_that_holds_a_text_stands_in_it():
    phrases = {row["phrase"] for row in queues["blocked_phrases"]}
    for row in queues["held_questions"] + queues["held_answers"]:
        for finding in row["findings"]:
            if finding["kind"] == "blocked_phrase":
                assert finding["detail"] in phrases
                assert finding["detail"] in row.get("title", "") + row["body"]


def test_reports_are_about_what_exists():
    targets = {f"question:{key}" for key in question_by_key} | {f"lawyer:{row['key']}" for row in lawyers}
    for answer in answers:
        name = f"{answer['question']}/{answer['lawyer']}"
        targets |= {f"answer:{name}"} | {f"follow_up:{name}/{i}" for i, _ in enumerate(answer["follow_ups"])}
    assert len(queues["reports"]) >= 5
    assert {report["target"] for report in queues["reports"]} <= targets
    assert {report["reason"] for report in queues["reports"]} <= {
        "privacy", "advertising", "wrong", "abuse", "illegal", "other",
    }  # fmt: skip
