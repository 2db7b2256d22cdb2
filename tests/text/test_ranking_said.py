"""What people say of articles: the file is well formed, fits the statutes, and finds what the statutes' words do not."""

import gzip
import json
import re
from pathlib import Path

import pytest

from consult.text.ranking.articles import ArticleRanker
from consult.text.ranking.library import Article, Library
from consult.text.ranking.reading import Reading
from consult.text.ranking.said import SAID, fingerprint, read

STATUTES = Path(__file__).resolve().parents[3] / "shared" / "data" / "statutes.jsonl.gz"
# Statements made up for these tests, not the wording of any law.
ARTICLES = [
    Article(
        1,
        "试用侵权法",
        "law",
        "",
        "从建筑物中抛掷物品造成他人损害的,由侵权人承担责任。",
        "楼上扔烟头 花盆砸到头",
    ),
    Article(2, "试用侵权法", "law", "", "建筑物管理人应当采取必要的安全保障措施。"),
    Article(
        3, "试用侵权法", "law", "", "饲养的动物造成他人损害的,由饲养人承担责任。", "被狗咬了 邻居的猫抓伤孩子"
    ),
]


def entries():
    law = ""
    for line in SAID.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            law = line[2:]
        else:
            yield (law, *line.split("\t"))


def test_every_line_names_an_article_its_fingerprint_and_what_is_said():
    rows = list(entries())
    assert [row for row in rows if len(row) != 4] == []
    assert [
        row
        for row in rows
        if not re.fullmatch(r"第[一二三四五六七八九十百千零]+条(之[一二三四五六七八九十]+)?", row[1])
    ] == []
    assert [row for row in rows if not re.fullmatch(r"[0-9a-f]{10}", row[2])] == []
    assert [row for row in rows if not 2 <= len(row[3]) <= 120 or row[3] != " ".join(row[3].split())] == []
    assert len({row[2] for row in rows}) == len(rows) == len(read())


@pytest.mark.skipif(not STATUTES.exists(), reason=f"the statutes are not there ({STATUTES})")
def test_every_line_belongs_to_the_article_it_names():
    with gzip.open(STATUTES, "rt", encoding="utf-8") as lines:
        known = {(row["law"], row["article"], fingerprint(row["text"])) for row in map(json.loads, lines)}
    assert [row[:3] for row in entries() if row[:3] not in known] == []


def test_a_text_is_the_same_however_its_lines_are_broken_and_another_one_changed():
    assert fingerprint("第一款。\n第二款。") == fingerprint("第一款。 第二款。")
    assert fingerprint("第一款。") != fingerprint("第二款。")
    assert read().get(fingerprint("没有人写过的条文")) is None


def test_an_article_is_found_by_what_people_say_of_it():
    found = ArticleRanker(Library.build(ARTICLES)).suggest("走路被楼上的花盆砸伤了头")
    assert found[0].article == 1


def test_what_is_said_counts_for_no_length_and_is_no_word_of_the_article():
    library, plain = Library.build(ARTICLES), Library.build(one._replace(said="") for one in ARTICLES)
    assert list(library.postings.lengths) == list(plain.postings.lengths)
    heard = dict(zip(Reading.FEATURES, Reading(library, "花盆").row(0), strict=True))
    assert heard["full"] == 0 < heard["said"]
    assert heard["said_covered"] > 0 == heard["covered"]


def test_where_nobody_has_said_anything_the_words_decide():
    found = ArticleRanker(Library.build(one._replace(said="") for one in ARTICLES)).suggest("饲养的动物伤人")
    assert found[0].article == 3
