"""A page as a reader of its HTML sees it: elements by tag, class and id."""

import re
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SELECTOR = re.compile(r"(?P<tag>[a-z0-9]+)?(?P<rest>(?:[.#][\w-]+|\[[\w-]+(?:=[^\]]+)?\])*)")


class Element:
    def __init__(self, tag, attrs, parent=None):
        self.tag, self.attrs, self.parent, self.children = tag, dict(attrs), parent, []

    @property
    def text(self):
        """Everything a reader reads in it, white space as one space."""
        words = (child if isinstance(child, str) else f" {child.text} " for child in self.children)
        return " ".join("".join(words).split())

    def walk(self):
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def select(self, selector):
        """Descendants that match `tag.class#id[name=value]` parts, each inside the one before."""
        found = [self]
        for part in selector.split():
            found = list(dict.fromkeys(row for place in found for row in place.walk() if row.matches(part)))
        return found

    def one(self, selector):
        (found,) = self.select(selector)
        return found

    def matches(self, part):
        match = SELECTOR.fullmatch(part)
        if match["tag"] and match["tag"] != self.tag:
            return False
        for piece in re.findall(r"[.#][\w-]+|\[[^\]]+\]", match["rest"]):
            name, _equals, value = piece.strip("[]").partition("=")
            if piece[0] == "." and piece[1:] not in (self.attrs.get("class") or "").split():
                return False
            if piece[0] == "#" and self.attrs.get("id") != piece[1:]:
                return False
            if piece[0] == "[" and (name not in self.attrs or (value and self.attrs[name] != value)):
                return False
        return True


class _Parser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.place = Element("#document", ())

    def handle_starttag(self, tag, attrs):
        element = Element(tag, attrs, self.place)
        self.place.children.append(element)
        if tag not in VOID:
            self.place = element

    def handle_endtag(self, tag):
        place = self.place
        while place.parent and place.tag != tag:
            place = place.parent
        if place.parent:
            self.place = place.parent

    def handle_data(self, data):
        self.place.children.append(data)


def page(response):
    """The document that a response holds."""
    parser = _Parser()
    parser.feed(response.content.decode())
    return parser.root


def fields(response, form="form"):
    """What the named inputs of the page's first big form hold, ready to be sent again."""
    forms = [row for row in page(response).select(form) if row.attrs.get("action") != "/language/"]
    values = {}
    for row in forms[0].walk():
        name = row.attrs.get("name")
        if row.tag == "textarea" and name:
            values[name] = "".join(child for child in row.children if isinstance(child, str))
        elif row.tag == "input" and name and row.attrs.get("type") not in ("checkbox", "radio"):
            values[name] = row.attrs.get("value", "")
    return values
