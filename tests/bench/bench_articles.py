"""Suggested articles, measured by folds: `python -m tests.bench.bench_articles`.

The trees asked about a fold were fitted on the other folds alone, and the pairs are those of the other folds. The baselines
are those of the collection's description (character and pair BM25; the same with each article's earlier questions) and,
since folds differ in difficulty, the second one computed again on the same folds.
"""

import random
import re
import time
from pathlib import Path
from statistics import quantiles

from consult.text.ranking.articles import ArticleRanker, Votes
from consult.text.ranking.pairs import Pairs
from consult.text.ranking.reading import Reading
from consult.text.tokens import tokens

from .fit_article_ranker import all_readings, fold_models
from .statute_collection import FOLDS, SEED, figures, folds, library, lines, pairs_of, questions

WORDS_ALONE = (0.487, 0.406)
WITH_QUESTIONS = (0.667, 0.536)


def outside(fold: int, kind: str) -> list[int]:
    return [question for question, own in enumerate(folds(kind)) if own != fold]


def inside(fold: int, kind: str) -> list[int]:
    return [question for question, own in enumerate(folds(kind)) if own == fold]


def relevant(chosen) -> dict[int, set[int]]:
    return {question: set(questions()[question].relevant) for question in chosen}


def ranked(
    ranker: ArticleRanker, chosen, spent: list[float] | None = None
) -> dict[int, list[tuple[int, float]]]:
    """(article, score) of the best hundred for each question; `spent` collects milliseconds."""
    number, found = library().postings.number, {}
    for question in chosen:
        began = time.process_time()
        suggested = ranker.suggest(questions()[question].text, 100)
        if spent is not None:
            spent.append(1000 * (time.process_time() - began))
        found[question] = [(number(one.article), one.score) for one in suggested]
    return found


def without_scores(found):
    return {question: [article for article, _score in best] for question, best in found.items()}


def cold(models, kind: str = "shuffled", spent: list[float] | None = None):
    """Suggestions without any pairs."""
    found: dict[int, list[tuple[int, float]]] = {}
    for fold in range(FOLDS):
        found |= ranked(ArticleRanker(library(), model=models[fold]), inside(fold, kind), spent)
    return found


def warm(models, kind: str, spent: list[float] | None = None):
    """Suggestions with the other folds' pairs."""
    found: dict[int, list[tuple[int, float]]] = {}
    for fold in range(FOLDS):
        found |= ranked(
            ArticleRanker(library(), pairs_of(outside(fold, kind)), models[fold]), inside(fold, kind), spent
        )
    return found


def by_one_feature(readings, kind: str, feature: str):
    """The candidates in the order of a single feature, with the other folds' pairs."""
    place = [*Reading.FEATURES, *Votes.FEATURES].index(feature)
    found = {}
    for fold in range(FOLDS):
        pairs = pairs_of(outside(fold, kind))
        for question in inside(fold, kind):
            votes = Votes(readings[question], pairs)
            rows = votes.rows(votes.candidates())
            found[question] = sorted(rows, key=lambda article, rows=rows: -rows[article][place])
    return found


def synonyms_alone(readings):
    """Plain scores of the candidates without and with the law's words for what was said. No trees."""
    full, synonyms = Reading.FEATURES.index("full"), Reading.FEATURES.index("synonyms")
    for weight in (0.0, 0.4):
        found = {}
        for question, reading in enumerate(readings):
            candidates = Votes(reading, Pairs()).candidates()
            rows = {article: reading.row(article) for article in candidates}
            found[question] = sorted(
                rows, key=lambda article, rows=rows: -rows[article][full] - weight * rows[article][synonyms]
            )
        yield weight, figures(found, relevant(found))


def beside(label: str, measured, baseline) -> None:
    recall, mrr = measured.recall_10 / baseline[0], measured.mrr_10 / baseline[1]
    print(f"{label:52}{measured}   ratio to baseline {recall:.3f} {mrr:.3f}")


def report(readings=None) -> None:
    readings = readings or all_readings()
    everything = relevant(range(len(questions())))
    print(f"\nSuggested articles: {len(everything)} questions, {library().postings.size} articles in force")
    for weight, measured in synonyms_alone(readings):
        beside(f"words alone, synonyms weigh {weight}, no trees", measured, WORDS_ALONE)
    spent_cold: list[float] = []
    spent_warm: list[float] = []
    for kind in ("shuffled", "interleaved"):
        models = fold_models(readings, kind)
        beside(
            f"no pairs, {kind} folds",
            figures(without_scores(cold(models, kind, spent_cold)), everything),
            WORDS_ALONE,
        )
        plain = figures(by_one_feature(readings, kind, "with_questions"), everything)
        beside(f"article + its questions, no trees, {kind} folds", plain, WITH_QUESTIONS)
        best = figures(without_scores(warm(models, kind, spent_warm)), everything)
        beside(f"other folds as pairs, {kind} folds", best, WITH_QUESTIONS)
        beside("   the same beside article + its questions", best, (plain.recall_10, plain.mrr_10))
    growth(fold_models(readings, "shuffled")[0])
    for label, spent in (("without pairs", spent_cold), ("with 983 pairs", spent_warm)):
        print(
            f"CPU {label}: median {quantiles(spent, n=2)[0]:.1f} ms, p95 {quantiles(spent, n=20)[-1]:.1f} ms"
        )


def growth(model) -> None:
    """How the suggestions get better as answers come in (first fold)."""
    known = outside(0, "shuffled")
    random.Random(SEED).shuffle(known)
    asked = relevant(inside(0, "shuffled"))
    for size in (0, 50, 100, 200, 400, len(known)):
        found = ranked(ArticleRanker(library(), pairs_of(known[:size]), model), asked)
        print(f"first fold, {size:4} pairs{'':30}{figures(without_scores(found), asked)}")


def memory() -> None:
    """Of a process that only suggests, to be run in one of its own; the kernel's count, which begins anew with it."""
    texts = [row["query"] for row in lines("statute_queries.train.jsonl.gz")]
    ranker = ArticleRanker(library())
    keys = ranker.library.postings.keys
    for number, text in enumerate(texts):
        ranker.add(number, tokens(text), [keys[number * 31 % len(keys)]])
    for text in texts[:200]:
        ranker.suggest(text)
    status = Path("/proc/self/status")
    if status.exists():
        print(
            f"peak memory of a process that suggests: {re.search(r'VmHWM:(.*)', status.read_text())[1].strip()}"
        )


if __name__ == "__main__":
    report()
