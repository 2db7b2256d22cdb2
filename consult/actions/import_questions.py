"""Importing questions and answers from a file: the seed page's shape, or JSON lines (design.md §5).

A row may lack a body and an area. Lawyers become profiles without log-in, whose credential is shown as the source states
it. Personal data is masked as on asking. The same file imported again adds nothing.
"""

import gzip
import json
from dataclasses import dataclass, field
from datetime import datetime, time
from hashlib import sha256
from itertools import islice
from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from ..models import Answer, Area, Lawyer, Question, Region, Status, Verification
from ..search import queries, statistics
from ..search.citations import check
from ..search.indexes import QUESTIONS
from ..text.normalise import clean
from ..text.redaction import redact
from ..text.summary import cut, summary
from . import cite, screen
from .ask import guide

TITLE, BODY, ANSWER = 60, 3000, 10000
NOT_JSON = (ValueError, RecursionError)  # the second for brackets nested without end
EARLIEST = 1949  # earlier than any question under today's law
LEGAL_TEAM = {"name": "法律团队", "title": "法律工作人员", "helped": 0}


class BadRow(ValueError):
    """A row that cannot be imported; the message says why."""


@dataclass
class Imported:
    """`new` holds the ids of questions that were not there before; `bad` (line number, reason) of what was left out."""

    new: list = field(default_factory=list)
    known: int = 0
    bad: list = field(default_factory=list)


def read_rows(path):
    """Yield (line number, row or BadRow) from JSON lines, gzipped or not, or from one JSON page with its recommended."""
    path = Path(path)
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8-sig", errors="replace") as lines:
        first = lines.readline()
        lines.seek(0)
        try:
            json.loads(first)
        except NOT_JSON:
            if first.strip() in ("{", "["):
                yield from _page_rows(json.load(lines))
                return
            lines.seek(0)
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield from _line_rows(number, line)


def _line_rows(number, line):
    try:
        row = json.loads(line)
    except NOT_JSON as error:
        yield number, BadRow(f"not JSON: {error}")
        return
    yield from ((number, found) for found in _with_recommended(row))


def _page_rows(data):
    return enumerate(_with_recommended(data), 1)


def _with_recommended(data):
    """Each page, followed by the questions it recommends."""
    for page in data if isinstance(data, list) else [data]:
        yield page
        recommended = (page.get("recommended") or []) if isinstance(page, dict) else []
        yield from recommended if isinstance(recommended, list) else [BadRow("recommended must be a list")]


def import_questions(*, rows, chunk=500, progress=lambda done: None):
    """Import (number, row) pairs, in their order. Bad rows are reported, the rest is imported, a transaction a chunk."""
    result, now, rows = Imported(), timezone.now(), iter(rows)
    lookup = _Lookup()
    while batch := list(islice(rows, chunk)):
        parsed = {}
        for number, row in batch:
            try:
                if isinstance(row, BadRow):
                    raise row
                item = parse(row, now, lookup)
                if item.key in parsed:
                    raise BadRow(f"the id {item.key} stands in the file twice")
                parsed[item.key] = item
            except BadRow as error:
                result.bad.append((number, str(error)))
        _store(parsed, result, lookup)
        progress(len(batch))
    statistics.refresh_if_stale(QUESTIONS)
    return result


@dataclass
class Item:
    key: str
    question: Question
    answers: list  # of (lawyer's dict, text)


class _Lookup:
    """Areas, regions and lawyers by what the file calls them."""

    def __init__(self):
        self.areas = {area.slug: area for area in Area.objects.all()}
        self.regions = {region.slug: region for region in Region.objects.all()}
        self.lawyers = {}

    def lawyer(self, source):
        """The profile of a lawyer as the source names them; made when new."""
        name, title = source["name"], source["title"]
        key = f"{name}|{title}"
        if key not in self.lawyers:
            helped = source["helped"]
            self.lawyers[key], _created = Lawyer.objects.get_or_create(
                source_key=key,
                defaults={
                    "name": name, "title": title, "verification": Verification.SOURCE,
                    "source_note": "资料来自导入的来源页面", "helped_before": helped, "helped_count": helped,
                    "helped_before_note": f"来源页面标注“已帮助 {helped} 人解决法律问题”" if helped else "",
                },
            )  # fmt: skip
        return self.lawyers[key]


def parse(row, now, lookup):
    """One row as an unsaved question and its answers. Raises BadRow."""
    if not isinstance(row, dict):
        raise BadRow("a row must be a JSON object")
    whole = " ".join(_text(row, "title").split())
    if not whole:
        raise BadRow("the title is missing")
    body = _text(row, "body")
    title = cut(whole, TITLE)
    if title != whole:
        body = f"{whole}\n\n{body}".strip()
    key = clean(str(row["id"])) if row.get("id") not in (None, "") else _key(whole, body)
    if len(key) > 64:
        raise BadRow("the id is longer than 64 characters")
    if len(body) > BODY:
        raise BadRow(f"the body is longer than {BODY} characters")
    answers = [_answer(answer, row) for answer in _list(row, "answers")]
    date = _date(row, now)
    question = Question(
        external_id=key, title=title, body=body, summary=summary(body or (answers[0][1] if answers else "")),
        area=_named(row, "area", lookup.areas), region=_named(row, "region", lookup.regions), status=Status.PUBLISHED,
        created_at=date, published_at=date, updated_at=date, content_hash=screen.fingerprint(title, body),
    )  # fmt: skip
    guide(question)
    return Item(key, question, answers)


def _text(row, name):
    value = row.get(name) or ""
    if not isinstance(value, str):
        raise BadRow(f"{name} must be a text")
    return redact(clean(value)).text


def _list(row, name):
    value = row.get(name) or []
    if not isinstance(value, list):
        raise BadRow(f"{name} must be a list")
    return value


def _key(title, body):
    """A row without an id is known again by its words."""
    return "text-" + sha256(f"{title}\n{body}".encode()).hexdigest()[:32]


def _answer(answer, row):
    """(lawyer as the source states them, text) of an answer that is a text or an object."""
    answer = {"body": answer} if isinstance(answer, str) else answer
    if not isinstance(answer, dict):
        raise BadRow("an answer must be a text or an object")
    body = _text(answer, "body")
    if not 1 <= len(body) <= ANSWER:
        raise BadRow(f"an answer must have 1 to {ANSWER} characters")
    lawyer = answer.get("lawyer")
    if lawyer is None:
        by = row.get("answered_by")
        lawyer = LEGAL_TEAM if by in (None, "", "legal_team") else {"name": by}
    if not isinstance(lawyer, dict) or not isinstance(lawyer.get("name"), str) or not clean(lawyer["name"]):
        raise BadRow("an answer's lawyer must have a name")
    helped = lawyer.get("helped") or 0
    if not isinstance(helped, int) or not 0 <= helped < 10**8:
        raise BadRow("a lawyer's helped must be a whole number")
    title = lawyer.get("title") or "律师"
    return {"name": clean(lawyer["name"])[:30], "title": clean(str(title))[:30], "helped": helped}, body


def _named(row, name, known):
    value = row.get(name)
    if value in (None, ""):
        return None
    if not isinstance(value, str) or value not in known:
        raise BadRow(f"unknown {name} {value!r:.60}")
    return known[value]


def _date(row, now):
    value = next((row[name] for name in ("published_at", "created_at", "date") if row.get(name)), None)
    if value is None:
        return now
    try:
        day = parse_datetime(str(value)) or parse_date(str(value))
    except ValueError:
        day = None
    if day is None:
        raise BadRow(f"not a date: {value!r:.60}")
    if not isinstance(day, datetime):
        day = datetime.combine(day, time())
    if day.year < EARLIEST:
        raise BadRow(f"a date before {EARLIEST}: {value!r:.60}")
    day = day if timezone.is_aware(day) else timezone.make_aware(day)
    if day > now:
        raise BadRow(f"a date in the future: {value!r:.60}")
    return day


@transaction.atomic
def _store(parsed, result, lookup):
    known = set(Question.objects.filter(external_id__in=list(parsed)).values_list("external_id", flat=True))
    items = [item for key, item in parsed.items() if key not in known]
    result.known += len(parsed) - len(items)
    answers = []
    for item in items:
        by_lawyer = {}
        for source, text in item.answers:
            by_lawyer.setdefault(lookup.lawyer(source), []).append(text)
        item.question.answer_count = len(by_lawyer)
        for lawyer, texts in by_lawyer.items():
            body = "\n\n".join(texts)
            checked = check(body, timezone.localdate(item.question.created_at))
            html = cite.html_of(body, checked)
            answer = Answer(question=item.question, lawyer=lawyer, body=body, body_html=html)
            answer.created_at = item.question.created_at
            answers.append((answer, checked))
    Question.objects.bulk_create(item.question for item in items)
    Answer.objects.bulk_create(answer for answer, _checked in answers)
    cite.store_new(answers)
    ids = [item.question.pk for item in items]
    queries.put_new(Question.objects.filter(pk__in=ids).prefetch_related("supplements", "answers"))
    result.new += ids
