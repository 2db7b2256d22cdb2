"""How people put what an article is about: 楼上扔烟头烫伤人 for the article on things thrown from buildings.

Written for LawQA article by article, from the statutes alone; no question that was asked went into it. Each line of the file
holds an article's label, a fingerprint of its text and the words, under a line with the statute's title. An article is known
by its text: one whose wording changes has nothing said of it until somebody writes that anew.
"""

from hashlib import sha256
from pathlib import Path

SAID = Path(__file__).resolve().parents[2] / "data" / "said.tsv"


def fingerprint(text: str) -> str:
    """Ten hexadecimal digits of an article's text, however its lines are broken."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def read() -> dict[str, str]:
    """What is said, by the fingerprint of the article's text."""
    lines = (line.split("\t") for line in SAID.read_text(encoding="utf-8").splitlines())
    return {line[1]: line[2] for line in lines if len(line) == 3}
