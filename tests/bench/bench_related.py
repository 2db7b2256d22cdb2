"""Related questions: `python -m tests.bench.bench_related`.

Two of the 1,229 training questions are related when staff gave them a shared article; measured over those that have any
(894). Text alone: no citation of either question is used. Candidates are the 200 questions with most in common by words
and 100 by suggested articles, as the database's indexes will give them. The suggestions come from the statutes' texts by
trees that were fitted without the question's fold and are asked without any pairs.
"""

import heapq
import math
import time
from collections import Counter, defaultdict
from statistics import quantiles

from consult.text.ranking.questions import Frequencies, Profile, article_weights, profile, related

from .statute_collection import figures, questions

BASELINE = (0.417, 0.499)
BY_WORDS, BY_ARTICLES, SHARED = 200, 100, 10


def wanted() -> dict[int, set[int]]:
    by_article = defaultdict(set)
    for number, question in enumerate(questions()):
        for article in question.relevant:
            by_article[article].add(number)
    related_to = {
        number: set().union(*(by_article[article] for article in question.relevant)) - {number}
        for number, question in enumerate(questions())
    }
    return {number: others for number, others in related_to.items() if others}


def plain() -> dict[int, list[int]]:
    """The baseline: characters and pairs, BM25 with k1 1.5 and b 0.75, nothing folded, every question compared."""
    texts = [
        Counter([*question.text, *map("".join, zip(question.text, question.text[1:], strict=False))])
        for question in questions()
    ]
    lengths = [text.total() for text in texts]
    mean = sum(lengths) / len(lengths)
    containing = defaultdict(list)
    for number, text in enumerate(texts):
        for word, count in text.items():
            containing[word].append(
                (number, count * 2.5 / (count + 1.5 * (0.25 + 0.75 * lengths[number] / mean)))
            )
    found = {}
    for number in wanted():
        scores: dict[int, float] = defaultdict(float)
        for word, times in texts[number].items():
            listed = containing[word]
            weight = times * math.log(1 + (len(texts) - len(listed) + 0.5) / (len(listed) + 0.5))
            for other, gain in listed:
                scores[other] += weight * gain
        scores.pop(number)
        found[number] = heapq.nlargest(10, scores, key=scores.__getitem__)
    return found


def top_articles(one: Profile) -> list[int]:
    return heapq.nlargest(SHARED, one.articles, key=one.articles.__getitem__)


def compared(profiles: list[Profile]) -> tuple[dict[int, list[int]], list[float]]:
    """The ten most like each question, and the milliseconds each comparison took."""
    counts = Counter(word for one in profiles for word in one.words)
    known = Frequencies(counts, len(profiles), sum(one.length for one in profiles) / len(profiles))
    by_word, by_article = defaultdict(list), defaultdict(list)
    for number, one in enumerate(profiles):
        for word in one.words:
            by_word[word].append(number)
        for article in top_articles(one):
            by_article[article].append(number)
    found, spent = {}, []
    for number in wanted():
        one = profiles[number]
        shared: Counter = Counter()
        for word in one.words:
            shared.update(dict.fromkeys(by_word[word], known.weight(word)))
        suggested = Counter(other for article in top_articles(one) for other in by_article[article])
        del shared[number], suggested[number]
        candidates = {
            other for other, _ in [*shared.most_common(BY_WORDS), *suggested.most_common(BY_ARTICLES)]
        }
        began = time.process_time()
        best = related(one, {other: profiles[other] for other in candidates}, known, 10)
        spent.append(1000 * (time.process_time() - began))
        found[number] = [other for other, _score in best]
    return found, spent


def report(suggested: dict[int, list[tuple[int, float]]]) -> None:
    """`suggested`: (article, score) for each question, without pairs."""
    texts = [question.text for question in questions()]
    with_synonyms = [profile(text) for text in texts]
    without = [
        one._replace(words=Counter(question.words))
        for one, question in zip(with_synonyms, questions(), strict=True)
    ]
    articles = [article_weights(suggested[number]) for number in range(len(texts))]
    print(f"\nRelated questions: {len(wanted())} of {len(texts)} questions have related ones; text alone")
    rows = {
        "plain characters and pairs (the baseline)": plain(),
        "question texts only": compared(without)[0],
        "question texts only, synonyms": compared(with_synonyms)[0],
    }
    full, spent = compared(
        [one._replace(articles=best) for one, best in zip(with_synonyms, articles, strict=True)]
    )
    rows["and the statutes' texts, no synonyms"] = compared(
        [one._replace(articles=best) for one, best in zip(without, articles, strict=True)]
    )[0]
    rows["and the statutes' texts, synonyms (shipped)"] = full
    for label, found in rows.items():
        measured = figures(found, wanted())
        recall, mrr = measured.recall_10 / BASELINE[0], measured.mrr_10 / BASELINE[1]
        print(
            f"{label:52}R@10 {measured.recall_10:.3f}  MRR@10 {measured.mrr_10:.3f}"
            f"   ratio to baseline {recall:.3f} {mrr:.3f}"
        )
    print(f"CPU for 200-300 candidates: p95 {quantiles(spent, n=20)[-1]:.1f} ms")


if __name__ == "__main__":
    from .bench_articles import cold
    from .fit_article_ranker import all_readings, fold_models

    report(cold(fold_models(all_readings(), "shuffled")))
