"""Writing citations into an answer's HTML: each becomes a link with its state."""

import re
from collections.abc import Collection
from html import escape, unescape
from urllib.parse import quote

from .markup import render

# Code points of the private use area carry the places through Markdown and the sanitiser: a mark, then the number of the
# citation. What a writer typed of them is replaced first; what they smuggle in as &#xE000; marks nothing but the words that
# were cited anyway, since a mark counts only around the very words of its citation.
_OPEN, _CLOSE, _FIRST, _MOST = "\ue000", "\ue001", 0xE100, 0x1700
_PRIVATE = re.compile("[\ue000-\uf8ff]")
# A link of the writer's own comes first and is left as it is: a link cannot hold another.
_PLACE = re.compile(f"<a .*?</a>|{_OPEN}([\ue100-\uf7ff])([^{_OPEN}{_CLOSE}<>]*){_CLOSE}", re.DOTALL)


def render_cited(source: str, links: list[dict]) -> str:
    """Safe HTML of a Markdown text in which each of `links` is an `a.citation`.

    `links`: {start, end, href, state, title} with offsets of `source`, in order and apart from each other. An empty `href`
    gives a span. A citation that Markdown cuts in two (bold within it) or that stands in a link stays plain words: better no
    link than broken HTML.
    """
    source = _PRIVATE.sub("\ufffd", source)
    links = links[:_MOST]
    html = render(_marked(source, links))
    # A citation within a link's address (https://…/刑法第1条): there its mark would become part of the address.
    if quote(_OPEN) in html:
        lost = {number for number in range(len(links)) if quote(chr(_FIRST + number)) in html}
        html = render(_marked(source, links, lost))

    def place(match: re.Match[str]) -> str:
        if not match[1]:
            return match[0]
        number, words = ord(match[1]) - _FIRST, match[2]
        link = links[number] if number < len(links) else None
        if link is None or unescape(words) != source[link["start"] : link["end"]]:
            return words
        return _anchor(words, link)

    return _PRIVATE.sub("", _PLACE.sub(place, html))


def _marked(source: str, links: list[dict], without: Collection[int] = ()) -> str:
    parts, at = [], 0
    for number, link in enumerate(links):
        if number not in without:
            words = source[link["start"] : link["end"]]
            parts += [source[at : link["start"]], _OPEN, chr(_FIRST + number), words, _CLOSE]
            at = link["end"]
    return "".join([*parts, source[at:]])


def _anchor(words: str, link: dict) -> str:
    state, title = escape(link["state"]), escape(link["title"])
    if not link["href"]:
        return f'<span class="citation" data-state="{state}" title="{title}">{words}</span>'
    return (
        f'<a class="citation" data-state="{state}" title="{title}" href="{escape(link["href"])}">{words}</a>'
    )
