"""XML of a response, as an element tree; it must be well-formed."""

from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def tree(response):
    assert response.status_code == 200, response.status_code
    return ElementTree.fromstring(response.content)
