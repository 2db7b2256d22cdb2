"""Statutes as files: JSON lines of articles, and Markdown with one statute a file. Broken ones are reported by line."""

import json
import re
from dataclasses import dataclass, field
from datetime import date

from .numerals import parse_label

HEADING = re.compile(r"#{2,6}\s*(.+?)\s*$")
ARTICLE = re.compile(
    r"(?:\*\*)?(?P<label>第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)(?P<gap>\*\*|(?=\s)|$)?\s*(?P<text>.*)$"
)
DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
ADOPTED = re.compile(r"通过|修订|修正|公布|发布")
EFFECTIVE = re.compile(r"起施行|起实施|起生效")
KINDS = {
    "宪法": "constitution",
    "法律": "law",
    "行政法规": "regulation",
    "司法解释": "interpretation",
    "部门规章": "rule",
}


# What the database holds of each (models/statutes.py), and the largest number an article can have there.
LONGEST = {"law": 200, "article": 30, "chapter": 300, "repealed by": 200, "source": 200}
LARGEST = 32_767
NEVER_STORED = re.compile("[\0\ud800-\udfff]")


class BadStatute(ValueError):
    """A statute that cannot be read; `line` is where."""

    def __init__(self, line, reason):
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True)
class ArticleText:
    number: int
    suffix: int
    label: str
    text: str
    chapter: str = ""


@dataclass
class StatuteText:
    """One wording of one statute as a file gives it. Dates that the file does not give are None."""

    title: str
    kind: str
    articles: list = field(default_factory=list)
    adopted_on: date | None = None
    effective_from: date | None = None
    repealed_on: date | None = None
    repealed_by: str = ""
    source: str = ""


def day(value):
    """An ISO date or None; anything else raises ValueError."""
    return date.fromisoformat(value) if value else None


def from_lines(lines):
    """Yield StatuteText or BadStatute from JSON lines (format: docs/data.md); a statute's rows stand together or not."""
    statutes, broken, seen = {}, [], set()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            article = _article_of(row)
            statute = _statute_of(row, statutes)
            place = (id(statute), article.number, article.suffix)
            if place in seen:
                raise ValueError(f"{article.label} stands in this statute twice")
            seen.add(place)
            statute.articles.append(article)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            reason = f"{type(error).__name__}: {error}" if not isinstance(error, ValueError) else str(error)
            broken.append(BadStatute(number, reason))
    yield from broken
    yield from (statute for statute in statutes.values() if statute.articles)


def _statute_of(row, statutes):
    title = row["law"].strip()
    if not title:
        raise ValueError("law is empty")
    key = (title, row.get("amended"), row.get("effective"))
    repealed = row.get("repealed") or {}
    repealed_on = day(repealed.get("on"))
    if key not in statutes:
        statutes[key] = StatuteText(
            title=fitting("law", title), kind=KINDS.get(row.get("level"), "law"), adopted_on=day(row.get("amended")),
            effective_from=day(row.get("effective")), repealed_on=repealed_on,
            repealed_by=fitting("repealed by", repealed.get("by") or ""), source=fitting("source", row.get("source") or ""),
        )  # fmt: skip
    return statutes[key]


def _article_of(row):
    return article(row["article"].strip(), row["text"].strip(), row.get("chapter") or "")


def article(label, text, chapter):
    """An article as the database can hold it. Raises ValueError."""
    number, suffix = parse_label(fitting("article", label))
    if max(number, suffix) > LARGEST:
        raise ValueError(f"{label} is no number of an article")
    if not text:
        raise ValueError(f"{label} has no text")
    return ArticleText(number, suffix, label, storable(text), fitting("chapter", chapter))


def fitting(name, value):
    if len(storable(value)) > LONGEST[name]:
        raise ValueError(f"{name} is longer than {LONGEST[name]} characters")
    return value


def storable(text):
    """The text, unless it holds what no database takes."""
    if NEVER_STORED.search(text):
        raise ValueError("there is a NUL or half a character in it")
    return text


def from_markdown(text, source=""):
    """One statute from Markdown: `#` title, dated preamble lines, `##` headings, lines that begin 第…条. Raises BadStatute."""
    statute, path, begun = None, {}, []  # begun: [line, label, lines of text, chapter] of each article
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        if statute is None:
            statute, current = _titled(number, line, source), None
        elif heading := HEADING.match(line):
            path, current = _deeper(path, heading[1]), None
        elif (match := ARTICLE.match(line)) and _begins(match, begun):
            current = [
                number,
                match["label"],
                [match["text"]] if match["text"] else [],
                " / ".join(path.values()),
            ]
            begun.append(current)
        elif current is not None:
            current[2].append(line)
        elif not begun:
            _read_dates(statute, number, line)
    if statute is None:
        raise BadStatute(1, "the file is empty")
    if not begun:
        raise BadStatute(1, "no line begins with 第…条")
    statute.articles = _finished(begun)
    return statute


def _titled(number, line, source):
    if not re.match(r"#\s*[^#\s]", line):
        raise BadStatute(number, "the first line must be `# title`")
    title = line.lstrip("#").strip()
    try:
        return StatuteText(title=fitting("law", title), kind=kind_of(title), source=source[:200])
    except ValueError as error:
        raise BadStatute(number, str(error)) from error


def _begins(match, begun):
    """Whether a line begins an article. 第二十条规定的… begins a paragraph, unless the article before it is the 19th."""
    if match["gap"] is not None or not begun:
        return True
    last, here = parse_label(begun[-1][1]), parse_label(match["label"])
    return here in ((last[0] + 1, 0), (last[0], last[1] + 1))


def _finished(begun):
    found = {}
    for number, label, lines, chapter in begun:
        try:
            row = article(label, "\n".join(lines), chapter)
        except ValueError as error:
            raise BadStatute(number, str(error)) from error
        if (row.number, row.suffix) in found:
            raise BadStatute(number, f"{label} stands in this statute twice")
        found[row.number, row.suffix] = row
    return list(found.values())


def _deeper(path, heading):
    """The chapter path below a heading: a 章 ends the 章 and 节 before it, not the 编 it stands in."""
    rank = next(
        (place for place, unit in enumerate(("编", "分编", "章", "节")) if _is_unit(heading, unit)), 2
    )
    return {**{place: name for place, name in path.items() if place < rank}, rank: " ".join(heading.split())}


def _is_unit(heading, unit):
    return re.match(rf"第[零〇一二三四五六七八九十百千]+{unit}", heading) is not None


def _read_dates(statute, number, line):
    for match in DAY.finditer(line):
        try:
            found = date(*map(int, match.groups()))
        except ValueError as error:
            raise BadStatute(number, str(error)) from error
        rest = (
            line[match.end() : match.end() + 60].split("年")[0]
            if DAY.search(line, match.end())
            else line[match.end() :]
        )
        if EFFECTIVE.search(rest[:8]):
            statute.effective_from = found
        elif ADOPTED.search(rest):
            statute.adopted_on = max(found, statute.adopted_on or found)


def kind_of(title):
    """宪法, 司法解释 and so on, as far as a title tells."""
    if title == "中华人民共和国宪法":
        return "constitution"
    if re.search(r"最高人民(?:法院|检察院)", title):
        return "interpretation"
    if title.startswith("中华人民共和国") and title.endswith(("法", "法典")):
        return "law"
    if title.endswith(("条例", "实施细则")):
        return "regulation"
    return "law" if title.endswith(("法", "决定")) else "rule"
