"""Writing citations into an answer's HTML: each becomes a link with its state."""

import re
from html import escape

from .markup import render

# Code points of the private use area carry the places through Markdown and the sanitiser: a mark, then the number of the
# citation. What a writer typed of them is replaced first, so that nobody can forge a mark.
_OPEN, _CLOSE, _FIRST, _MOST = "\ue000", "\ue001", 0xE100, 0x1700
_MARK = re.compile(f"{_OPEN}([\ue100-\uf7ff])([^{_OPEN}{_CLOSE}<>]*){_CLOSE}")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


def render_cited(source: str, links: list[dict]) -> str:
    """Safe HTML of a Markdown text in which each of `links` is an `a.citation`.

    `links`: {start, end, href, state, title} with offsets of `source`, in order and apart from each other. An empty `href`
    gives a span. A citation that Markdown cuts in two (bold within it) stays plain words: better no link than broken HTML.
    """
    source = _PRIVATE.sub("\ufffd", source)
    parts, place = [], 0
    for number, link in enumerate(links[:_MOST]):
        words = source[link["start"] : link["end"]]
        parts += [source[place : link["start"]], _OPEN, chr(_FIRST + number), words, _CLOSE]
        place = link["end"]
    parts.append(source[place:])
    html = render("".join(parts))
    return _PRIVATE.sub("", _MARK.sub(lambda match: _anchor(match[2], links[ord(match[1]) - _FIRST]), html))


def _anchor(words, link):
    state, title = escape(link["state"]), escape(link["title"])
    if not link["href"]:
        return f'<span class="citation" data-state="{state}" title="{title}">{words}</span>'
    return (
        f'<a class="citation" data-state="{state}" title="{title}" href="{escape(link["href"])}">{words}</a>'
    )
