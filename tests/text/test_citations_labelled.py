import pytest

from tests.bench.bench_citations import (
    SHARED,
    index_of,
    measure_cited,
    measure_finding,
    measure_quotes,
    precision_and_recall,
    read_library,
)

pytestmark = pytest.mark.skipif(not SHARED.exists(), reason=f"{SHARED} is absent")


@pytest.fixture(scope="module")
def library():
    return read_library()


@pytest.fixture(scope="module")
def titles(library):
    return index_of(library)


def test_both_halves_of_the_labelled_sentences_are_read_nearly_without_error(titles):
    for figures in measure_finding(titles).values():
        precision, recall = precision_and_recall(figures)
        assert precision >= 0.99
        assert recall >= 0.98


def test_both_halves_of_the_labelled_quotations_are_judged_as_people_do(titles, library):
    for figures in measure_quotes(titles, library).values():
        assert figures["right"] >= 0.97 * figures["items"]


def test_articles_cited_by_legal_staff_are_found_in_the_library(titles, library):
    figures, _ = measure_cited(titles, library)
    assert figures["found"] >= 0.97 * (figures["cited"] - figures["statute not in the library"])
