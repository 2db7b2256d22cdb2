"""Statutes as files: JSON lines of articles, and Markdown with one statute a file. Broken ones are reported by line."""

import json
import re
from dataclasses import dataclass, field
from datetime import date

from .numerals import parse_label

HEADING = re.compile(r"#{2,6}\s*(.+?)\s*$")
ARTICLE = re.compile(
    r"(?:\*\*)?(第[零〇一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?)(?:\*\*)?[\s　]*(.*)$"
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
    """Yield StatuteText or BadStatute from JSON lines (format: data/README.md); a statute's rows stand together or not."""
    statutes, broken = {}, []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            statute = _statute_of(row, statutes)
            statute.articles.append(_article_of(row))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            reason = f"{type(error).__name__}: {error}" if not isinstance(error, ValueError) else str(error)
            broken.append(BadStatute(number, reason))
    yield from broken
    yield from statutes.values()


def _statute_of(row, statutes):
    title = row["law"].strip()
    if not title:
        raise ValueError("law is empty")
    key = (title, row.get("amended"), row.get("effective"))
    if key not in statutes:
        repealed = row.get("repealed") or {}
        statutes[key] = StatuteText(
            title=title, kind=KINDS.get(row.get("level"), "law"), adopted_on=day(row.get("amended")),
            effective_from=day(row.get("effective")), repealed_on=day(repealed.get("on")),
            repealed_by=repealed.get("by") or "", source=row.get("source") or "",
        )  # fmt: skip
    return statutes[key]


def _article_of(row):
    label = row["article"].strip()
    parsed = parse_label(label)
    if not row["text"].strip():
        raise ValueError("text is empty")
    return ArticleText(*parsed, label, row["text"].strip(), row.get("chapter") or "")


def from_markdown(text, source=""):
    """One statute from Markdown: `#` title, dated preamble lines, `##` headings, lines that begin 第…条. Raises BadStatute."""
    statute, path, current = None, {}, None
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        if statute is None:
            if not re.match(r"#\s*[^#\s]", line):
                raise BadStatute(number, "the first line must be `# title`")
            title = line.lstrip("#").strip()
            statute = StatuteText(title=title, kind=kind_of(title), source=source)
        elif heading := HEADING.match(line):
            path, current = _deeper(path, heading[1]), None
        elif article := ARTICLE.match(line):
            label = article[1]
            current = [
                *parse_label(label),
                label,
                [article[2]] if article[2] else [],
                " / ".join(path.values()),
            ]
            statute.articles.append(current)
        elif current is not None:
            current[3].append(line)
        elif not statute.articles:
            _read_dates(statute, line)
    if statute is None:
        raise BadStatute(1, "the file is empty")
    statute.articles = [_finished(article) for article in statute.articles]
    if not statute.articles:
        raise BadStatute(1, "no line begins with 第…条")
    return statute


def _finished(article):
    number, suffix, label, lines, chapter = article
    if not lines:
        raise BadStatute(1, f"{label} has no text")
    return ArticleText(number, suffix, label, "\n".join(lines), chapter)


def _deeper(path, heading):
    """The chapter path below a heading: a 章 ends the 章 and 节 before it, not the 编 it stands in."""
    rank = next(
        (place for place, unit in enumerate(("编", "分编", "章", "节")) if _is_unit(heading, unit)), 2
    )
    return {**{place: name for place, name in path.items() if place < rank}, rank: " ".join(heading.split())}


def _is_unit(heading, unit):
    return re.match(rf"第[零〇一二三四五六七八九十百千]+{unit}", heading) is not None


def _read_dates(statute, line):
    for match in DAY.finditer(line):
        found = date(*map(int, match.groups()))
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
