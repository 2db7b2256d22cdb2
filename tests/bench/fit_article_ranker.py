"""Fit the trees that order suggested articles: `python -m tests.bench.fit_article_ranker` (a minute or two).

The pairs a question is learnt from never include its own: every question's votes come from the questions of the other
parts (leaving out just itself would show in the counts, and trees find that). Measured by folds: for each fold the trees
are fitted on the other folds alone, and the pairs are those of the other folds alone. The shipped trees are fitted on all.
"""

import json
import pickle
import random
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from consult.text.ranking.articles import MODEL, Model, Votes
from consult.text.ranking.pairs import Pairs
from consult.text.ranking.reading import Reading
from consult.text.ranking.said import SAID
from consult.text.ranking.trees import Trees

from . import boosting
from .statute_collection import FOLDS, SEED, folds, library, pairs_of, questions

PARTS = 8
RANKING = Path(__file__).resolve().parents[2] / "consult" / "text" / "ranking"
MODULES = ("articles", "library", "pairs", "postings", "reading", "said", "synonyms")
SOURCES = [SAID, *(RANKING / f"{name}.py" for name in MODULES)]
COLD = list(Reading.FEATURES)
WARM = COLD + list(Votes.FEATURES)


def parts(chosen: Iterable[int]) -> dict[int, int]:
    """A part for each of these questions, by a seeded shuffle."""
    order = sorted(chosen)
    random.Random(SEED + 1).shuffle(order)
    return {question: place % PARTS for place, question in enumerate(order)}


def groups(readings: list[Reading], chosen: list[int], warm: bool) -> list[boosting.Group]:
    """What can be learnt from these questions and from the pairs they make among themselves."""
    rng = random.Random(SEED)
    found, part = [], parts(chosen)
    for left_out in range(PARTS):
        inside = (question for question in chosen if warm and part[question] != left_out)
        pairs = pairs_of(inside) if warm else Pairs(library().law_of, library().chapter_of)
        for question in (question for question in chosen if part[question] == left_out):
            votes = Votes(readings[question], pairs)
            candidates = sorted(votes.candidates())
            every = votes.rows(set(candidates))
            rows = [every[article][: None if warm else len(COLD)] for article in candidates]
            wanted = set(questions()[question].relevant)
            hardest = len(COLD) if warm else 0
            group = boosting.sample(
                rows, [article in wanted for article in candidates], lambda row, at=hardest: row[at], rng
            )
            if group:
                found.append(group)
    return found


def fit(readings: list[Reading], chosen: list[int]) -> Model:
    """The trees these questions teach."""
    return Model(
        boosting.fit(COLD, groups(readings, chosen, warm=False)),
        boosting.fit(WARM, groups(readings, chosen, warm=True)),
    )


def all_readings() -> list[Reading]:
    """Of every question, in half their size: there are twelve hundred of them in memory."""
    readings = [Reading(library(), question.text) for question in questions()]
    for reading in readings:
        for name in ("partial", "said", "_said_covered"):
            setattr(reading, name, getattr(reading, name).astype("f4"))
    return readings


def fold_models(readings: list[Reading], kind: str) -> list[Model]:
    """The trees for each fold, fitted on the others. Kept in the temporary folder, since nothing ships them."""
    state = "".join(
        path.read_text(encoding="utf-8") for path in (*SOURCES, Path(boosting.__file__), Path(__file__))
    )
    kept = Path(tempfile.gettempdir()) / f"lawqa-bench-folds-{kind}.pickle"
    if kept.exists():
        known, written = pickle.loads(kept.read_bytes())
        if known == state:
            return [Model(*map(Trees.read, model)) for model in written]
    models = []
    for fold in range(FOLDS):
        print(f"fitting the trees for fold {fold + 1} of {FOLDS} ({kind})", file=sys.stderr, flush=True)
        models.append(fit(readings, [at for at, own in enumerate(folds(kind)) if own != fold]))
    kept.write_bytes(pickle.dumps((state, [[trees.write() for trees in model] for model in models])))
    return models


def main() -> None:
    model = fit(all_readings(), list(range(len(questions()))))
    text = json.dumps({"cold": model.cold.write(), "warm": model.warm.write()}, separators=(",", ":"))
    MODEL.write_text(text.replace("]]],", "]]],\n") + "\n", encoding="utf-8")
    print(f"{MODEL.name}: {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
