"""Limited Markdown for answers: paragraphs, bold, emphasis, lists, quotes, links. HTML in the source is shown, not obeyed."""

from functools import cache

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


@cache
def _parser():
    parser = MarkdownIt("zero", {"html": False, "breaks": True, "linkify": False})
    parser.enable([rule for rule in RULES if rule not in ("paragraph", "text")])
    return parser


def render(source: str) -> str:
    """Safe HTML of a lawyer's text. Links open nothing of ours and pass on no rank (`nofollow`)."""
    return nh3.clean(
        _parser().render(source),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="nofollow noopener noreferrer ugc",
    )


def plain(source: str) -> str:
    """The words of a Markdown text without its marks, for summaries and searching."""
    words = []
    for token in _parser().parse(source):
        for child in token.children or []:
            words.append(" " if child.type in ("softbreak", "hardbreak") else child.content)
        if token.type in ("paragraph_close", "heading_close"):
            words.append("\n")
    return "".join(words).strip()
