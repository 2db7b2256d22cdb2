"""The parts of `bench_search`, each measured in the database that DATABASE_URL names.

    python -m tests.bench.searching import FILE | words | known | paraphrases | speed [--slow]

`--slow` lists the slowest searches too.
"""

import json
import random
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import django

django.setup()

from django.core.cache import cache  # noqa: E402 (Django's settings come first)
from django.db import connection, transaction  # noqa: E402
from django.db.models import Q  # noqa: E402

from consult.actions.import_questions import import_questions, read_rows  # noqa: E402
from consult.models import Answer, Question, SearchEntry, Synonym  # noqa: E402
from consult.search import queries, related, remembered, statistics  # noqa: E402
from consult.search.indexes import QUESTIONS  # noqa: E402

from ..search.hostile import hostile  # noqa: E402

HERE = Path(__file__).resolve().parent.parent / "search"
TWO_WORDS = [line.split() for line in (HERE / "two_words.txt").read_text(encoding="utf-8").splitlines()]
SEED = 7
TOP = 10
# What is measured is finding, not remembering what was found.
remembered.LONGEST = 0


def imported():
    return (
        Question.objects.published()
        .filter(external_id__isnull=False)
        .exclude(Q(external_id__startswith="demo-") | Q(external_id__startswith="generated-"))
    )


@contextmanager
def undone():
    """What is changed inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    cache.clear()


def importing(path):
    began = time.perf_counter()
    new = import_questions(rows=read_rows(path)).new
    taken = time.perf_counter() - began
    began = time.perf_counter()
    related.refresh_many(new)
    print(
        f"  import       {len(new)} questions in {taken:.1f} s, relating them {time.perf_counter() - began:.1f} s more",
        flush=True,
    )


def holding(words):
    """How many public questions SQL's LIKE finds that hold every one of the words somewhere."""
    found = Question.objects.published()
    for word in words:
        answered = Answer.objects.published().filter(body__contains=word).values("question")
        found = found.filter(Q(title__contains=word) | Q(body__contains=word) | Q(pk__in=answered))
    return found.count()


def words():
    """Every search that LIKE can answer is answered, with words of two characters and of one."""
    empty, fewer, matched = [], [], 0
    for pair in TWO_WORDS:
        like, found = holding(pair), queries.search(" ".join(pair))
        matched += like > 0
        if like and not found.hits:
            empty.append(pair)
        elif like > found.total and not found.at_least:
            fewer.append((*pair, like, found.total))
    print(
        f"  two words    {len(TWO_WORDS)} searches, {matched} match by LIKE; of those empty: {len(empty)} {empty}; fewer: {fewer}"
    )
    singles = sorted({word for pair in TWO_WORDS for word in pair if len(word) <= 2} | set("狗税车婚房债钱"))
    missing = [word for word in singles if holding([word]) and not queries.search(word).hits]
    print(f"  short words  {len(singles)} of one or two characters, of those empty: {len(missing)} {missing}")
    failed = 0
    for text in hostile():
        try:
            queries.search(text)
        except Exception as error:
            failed += 1
            print(f"               {text[:40]!a}: {error!r:.200}")
    print(f"  hostile      {len(hostile())} strings, errors: {failed}", flush=True)


def _place(text, pk):
    """Where a question stands among what is found for a text, from 0; None when it is not there."""
    ids = [hit.pk for hit in queries.search(text).hits]
    return ids.index(pk) if pk in ids else None


def _within(places, top):
    return f"{100 * sum(place is not None and place < top for place in places) / len(places):.1f} %"


def _damaged(title, chance):
    kept = sorted(chance.sample(range(len(title)), len(title) - round(len(title) / 3)))
    return "".join(title[at] for at in kept)


def known():
    """An imported question is found by its title without a third of its characters, and by how its answer begins."""
    chance = random.Random(SEED)
    rows = list(imported().order_by("pk").values_list("pk", "title"))
    if not rows:
        print("  known items  left out: no imported questions")
        return
    places = [_place(_damaged(title, chance), pk) for pk, title in chance.sample(rows, 500)]
    print(
        "  known items  500 titles without a third of their characters: "
        f"top {TOP} {_within(places, TOP)}, first {_within(places, 1)}",
        flush=True,
    )
    answers = list(
        Answer.objects.filter(question__in=imported()).order_by("pk").values_list("question", "body")
    )
    with undone():
        SearchEntry.objects.exclude(answers="").update(answers="")
        statistics.refresh(QUESTIONS)
        places = [_place(body[:80], pk) for pk, body in answers]
    print(
        f"  by answer    {len(answers)} answers' first 80 characters, answers not indexed: "
        f"top {TOP} {_within(places, TOP)}, first {_within(places, 1)}",
        flush=True,
    )


def _paraphrases():
    """(frozen, place) of each paraphrase."""
    keys = dict(Question.objects.published().values_list("title", "pk"))
    keys |= dict(Question.objects.filter(external_id__startswith="demo-").values_list("external_id", "pk"))
    for line in (HERE / "paraphrases.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        pk = keys.get(f"demo-{row['of']}") or keys.get(row["of"])
        if pk:
            yield row["frozen"], _place(row["query"], pk)


def paraphrases():
    """Demo questions, and those of the reference page, in other people's words, among all that was imported."""
    for label, forgotten in (("with synonyms", Synonym.objects.none()), ("without", Synonym.objects.all())):
        with undone():
            forgotten.delete()
            cache.clear()
            found = list(_paraphrases())
        halves = {
            name: [place for frozen, place in found if frozen in which]
            for name, which in (("all", (True, False)), ("open half", (False,)), ("frozen half", (True,)))
        }
        figures = "; ".join(
            f"{name} {_within(places, 5)} of {len(places)}" for name, places in halves.items()
        )
        print(f"  paraphrases  {label}, top 5: {figures}", flush=True)


def _asked():
    """(Searches by keywords, searches by the first 60 characters of a question)."""
    chance = random.Random(SEED)
    keywords = [" ".join(pair) for pair in TWO_WORDS] + [word for pair in TWO_WORDS for word in pair]
    rows = list(Question.objects.published().order_by("pk").values_list("title", "body"))
    for title, _body in chance.sample(rows, 100):
        at = chance.randrange(max(1, len(title) - 4))
        keywords.append(title[at : at + chance.randint(2, 6)])
    whole = [text for title, body in rows if len(text := f"{title}{body}".replace("\n", "")) >= 60]
    return keywords, [text[:60] for text in chance.sample(whole, min(200, len(whole)))]


def _processor():
    """Seconds of processor time that this process and its PostgreSQL server process have had, where /proc tells of both."""
    if connection.vendor != "postgresql":
        return time.process_time()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(server.read_text().split()[0]) / 1e9 if server.exists() else 0.0


def _milliseconds(texts):
    """(Time, processor time) that each search takes with its hits and its count: the best of three, as on a quiet machine."""
    spent = []
    for text in texts:
        runs = []
        queries.search(text)
        for _run in range(3):
            began = time.perf_counter(), _processor()
            queries.search(text)
            runs.append((1000 * (time.perf_counter() - began[0]), 1000 * (_processor() - began[1])))
        spent.append([min(times) for times in zip(*runs, strict=True)])
    return spent


def speed():
    print(f"  speed        {Question.objects.published().count()} questions in {connection.vendor}")
    for label, texts in zip(("keywords", "60 characters"), _asked(), strict=True):
        spent = _milliseconds(texts)
        for name, taken in zip(("time", "CPU"), zip(*spent, strict=True), strict=True):
            print(
                f"  {label:13}{len(texts)} searches, {name}: median {median(taken):.1f}, "
                f"p95 {quantiles(taken, n=20)[-1]:.1f}, most {max(taken):.1f} ms",
                flush=True,
            )
        if "--slow" in sys.argv:
            for took, text in sorted(zip(spent, texts, strict=True), reverse=True, key=lambda one: one[0][1])[
                :15
            ]:
                print(f"               {took[1]:.1f} {text}")


PARTS = {"words": words, "known": known, "paraphrases": paraphrases, "speed": speed}

if __name__ == "__main__":
    if sys.argv[1] == "import":
        importing(sys.argv[2])
    else:
        for name in sys.argv[1:]:
            if name in PARTS:
                PARTS[name]()
