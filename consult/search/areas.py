"""Which practice areas a text may belong to: the areas' own words, and the areas of the questions most like it."""

from ..models import Area, Question
from ..text.ranking import areas
from ..text.ranking.areas import NEIGHBOURS, Neighbour
from ..text.ranking.questions import told
from .likeness import nearest

PROPOSED = 3


def shares(text, near, limit=PROPOSED):
    """Pairs (slug of a child area, share of 1), the best first. `near` is what `likeness.nearest` says of the text."""
    near = [(held.area, likeness) for _pk, likeness, held in near[:NEIGHBOURS] if held.area]
    slugs = dict(Area.objects.filter(pk__in={area for area, _likeness in near}).values_list("pk", "slug"))
    return areas.propose(text, [Neighbour(slugs[area], min(1.0, likeness)) for area, likeness in near], limit)


def propose(text, near, limit=PROPOSED):
    """The areas themselves, with their parents, the best first."""
    slugs = [slug for slug, _share in shares(text, near, limit)]
    rows = {area.slug: area for area in Area.objects.filter(slug__in=slugs).select_related("parent")}
    return [rows[slug] for slug in slugs if slug in rows]


def refresh(question_id):
    """Store the area that a question's words speak for, so that staff see where its asker chose another."""
    row = Question.objects.filter(pk=question_id).values_list("title", "body").first()
    if row is None:
        return
    text = told(*row)
    found = propose(text, nearest(text, apart_from={question_id}), limit=1)
    Question.objects.filter(pk=question_id).update(proposed_area=found[0] if found else None)
