"""Limited Markdown for answers: paragraphs, bold, emphasis, lists, quotes, links. HTML in the source is shown, not obeyed."""

import re
from functools import cache
from html import unescape

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a"}
RULES = [
    "paragraph",
    "list",
    "blockquote",
    "newline",
    "escape",
    "emphasis",
    "link",
    "autolink",
    "entity",
    "text",
]


# CommonMark lets ** open or close only where it does not touch punctuation on the wrong side, and counts 。and “ as such: in
# Chinese, which has no spaces, **结论。**然后 would stay unmarked. A word joiner between the two settles it; it is taken out
# again, and what people type never holds one (`normalise.clean`).
JOINER = "\u2060"
_PUNCTUATION = "、。〈〉《》「」『』【】〔〕，：；？！（）“”‘’…—·"
_CLOSING = re.compile(rf"(?<=[{_PUNCTUATION}])(?=\*{{1,2}}[^\s*])")
_OPENING = re.compile(rf"(?:(?<=[^\s*]\*)|(?<=[^\s*]\*\*))(?=[{_PUNCTUATION}])")


def _joined(source):
    return _OPENING.sub(JOINER, _CLOSING.sub(JOINER, source))


@cache
def _parser():
    parser = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": False})
    parser.enable([rule for rule in RULES if rule not in ("paragraph", "text")])
    return parser


def render(source: str) -> str:
    """Safe HTML of a lawyer's text. Links open nothing of ours and pass on no rank (`nofollow`)."""
    return nh3.clean(
        _parser().render(_joined(source)).replace(JOINER, ""),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener noreferrer ugc",
    )


def plain(source: str) -> str:
    """The words of a Markdown text without its marks, for summaries and searching."""
    words = []
    for token in _parser().parse(_joined(source)):
        for child in token.children or []:
            words.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
        if token.type in ("paragraph_close", "heading_close"):
            words.append("\n")
    return "".join(words).replace(JOINER, "").strip()


_TAG = re.compile(r"<[^>]*>")


def words(html: str) -> str:
    """The words of what `render` gave: nearly those of `plain`, for a fraction of its work."""
    return unescape(_TAG.sub("", html)).strip()
