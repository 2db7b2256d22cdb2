"""Learning from pairs given at once: a question's words and the articles that answer it."""

import json
from dataclasses import dataclass, field

from django.db import transaction

from ..models import CitedPair, Statute
from ..search.titles import title_index
from ..text.normalise import clean
from ..text.numerals import parse_label


@dataclass
class Learned:
    new: int = 0
    known: int = 0
    bad: list = field(default_factory=list)  # (line number, reason)


@transaction.atomic
def load_pairs(*, lines, dry_run=False):
    """Store {query, relevant: [{law, article}]} lines; the same line again adds nothing."""
    titles, result, rows = title_index(), Learned(), {}
    statutes = dict(Statute.objects.values_list("title", "pk"))
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            query = clean(row["query"])[:500]
            for item in row["relevant"]:
                statute = statutes.get(titles.resolve(item["law"]) or "")
                if statute is None:
                    raise ValueError(f"unknown law {item['law']!r:.60}")
                rows[(query, statute, *parse_label(item["article"]))] = str(row.get("id", ""))[:64]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            result.bad.append((number, str(error)))
    known = set(CitedPair.objects.values_list("query", "statute", "number", "suffix"))
    fresh = [
        CitedPair(query=key[0], statute_id=key[1], number=key[2], suffix=key[3], source_id=source)
        for key, source in rows.items()
        if key not in known
    ]
    result.new, result.known = len(fresh), len(rows) - len(fresh)
    if not dry_run:
        CitedPair.objects.bulk_create(fresh, batch_size=500, ignore_conflicts=True)
    return result
