"""Make the starter set of statutes: the official words of every article that the demo content cites.

Run from the repository's root: `python -m tests.make_starter [CORPUS]`. The corpus is JSONL (or .gz) in the format of
`manage.py load_statutes`, by default `../shared/data/statutes.jsonl.gz`. The output, sorted as the corpus is, replaces
`consult/data/statutes_starter.jsonl`; running it again without a change of the demo content changes nothing.
"""

import gzip
import json
import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "consult" / "data" / "demo"
STARTER = ROOT / "consult" / "data" / "statutes_starter.jsonl"
CORPUS = ROOT.parent / "shared" / "data" / "statutes.jsonl.gz"
REPUBLIC = "中华人民共和国"

# Articles that pages, guidance and the reference page speak of, whether or not a demo answer cites them.
ALWAYS = {
    "劳动合同法": "第四十五条",
    "中华人民共和国民法典": "第一百八十八条 第一百九十五条 第九百九十五条 第一千零三十四条 第一千零三十七条",
    "中华人民共和国刑法": "第二百五十三条之一 第二百六十六条",
    "中华人民共和国反家庭暴力法": "第二十三条 第二十八条 第二十九条",
    "中华人民共和国劳动争议调解仲裁法": "第二十七条",
    "中华人民共和国反电信网络诈骗法": "第二十条",
    "工伤保险条例": "第十七条",
}
# How lawyers shorten titles beyond leaving out the name of the state.
ABBREVIATIONS = {
    "消法": "消费者权益保护法",
    "民诉法": "民事诉讼法",
    "刑诉法": "刑事诉讼法",
    "个保法": "个人信息保护法",
}

LABEL = r"第[一二三四五六七八九十百千零]+条(?:之[一二三四五六七八九十]+)?"
CITATION = re.compile(
    rf"(?:《(?P<title>[^》]+)》|该(?P<kind>法|条例|规定|解释))(?P<labels>{LABEL}(?:[、和]{LABEL})*)"
)


class Cited(NamedTuple):
    law: str  # official title without the name of the state
    article: str  # the label as in the corpus, 第二百五十三条之一
    end: int  # where the citation ends in the text, in code points


def short_title(title):
    """The title as the demo's answers mostly write it: full brackets, no name of the state, no abbreviation."""
    title = title.replace("〈", "《").replace("〉", "》").removeprefix(REPUBLIC)
    return ABBREVIATIONS.get(title, title)


def cited_in(text):
    """The articles that this text cites, in order. 该法 and the like mean the last title of that kind before them.

    Raises ValueError for a 该法 without such a title.
    """
    found, titles = [], []
    for match in CITATION.finditer(text):
        if match["title"]:
            titles.append(short_title(match["title"]))
            law = titles[-1]
        else:
            law = next((title for title in reversed(titles) if is_kind(title, match["kind"])), None)
            if law is None:
                raise ValueError(f"{match.group()} follows no title of its kind")
        found += [Cited(law, label, match.end()) for label in re.findall(LABEL, match["labels"])]
    return found


def is_kind(title, kind):
    """Whether 该法 (该条例 …) can mean this title. A code is a 法 too, and numbered parts (一) don't count."""
    return re.sub(r"（[一二三四五]）$", "", title).endswith((kind, "典") if kind == "法" else kind)


def lawyers_texts(demo=DEMO):
    """What lawyers wrote in the demo: answers and their replies, as (question key, days ago, text)."""
    for answer in json.loads((demo / "answers.json").read_text()):
        yield answer["question"], answer["days_ago"], answer["body"]
        for follow_up in answer["follow_ups"]:
            if follow_up["by"] == "lawyer":
                yield answer["question"], follow_up["days_ago"], follow_up["body"]


def wanted_articles(demo=DEMO):
    """Every article that belongs into the starter set, as (official title without the state's name, label)."""
    wanted = {(short_title(law), label) for law, labels in ALWAYS.items() for label in labels.split()}
    for _, _, text in lawyers_texts(demo):
        wanted |= {(cited.law, cited.article) for cited in cited_in(text)}
    return wanted | guidance_articles()


def guidance_articles():
    """What the guidance cards and the kinds of period rest on: their pages link to these articles."""
    named = [
        card["articles"]
        for card in json.loads((DEMO.parent / "guidance_cards.json").read_text(encoding="utf-8"))
    ]
    named.append(list(_named(json.loads((DEMO.parent / "deadlines.json").read_text(encoding="utf-8")))))
    return {(short_title(row["law"]), row["article"]) for rows in named for row in rows}


def _named(value):
    """Every {law, article} anywhere in a JSON value."""
    if isinstance(value, dict):
        if "law" in value and "article" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from _named(part)


def corpus_lines(path):
    open_text = gzip.open if path.suffix == ".gz" else open
    with open_text(path, "rt", encoding="utf-8") as lines:
        yield from lines


def main(corpus=CORPUS):
    missing, kept = wanted_articles(), []
    for line in corpus_lines(Path(corpus)):
        row = json.loads(line)
        key = (short_title(row["law"]), row["article"])
        if key in missing:
            missing.remove(key)
            kept.append(line.rstrip("\n"))
    if missing:
        sys.exit("Not in the corpus: " + ", ".join(f"《{law}》{article}" for law, article in sorted(missing)))
    STARTER.write_text("\n".join(kept) + "\n", encoding="utf-8")
    print(f"{len(kept)} articles of {len({json.loads(line)['law'] for line in kept})} statutes")


if __name__ == "__main__":
    main(*sys.argv[1:])
