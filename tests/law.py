"""A small library: statutes as lines of JSON, loaded as from a file."""

import json

from consult.actions.load_statutes import load_statutes
from consult.actions.recheck import due, recheck
from consult.text.statute_files import from_lines

CRIMINAL, CIVIL = "中华人民共和国刑法", "中华人民共和国民法典"
THEFT = "盗窃公私财物,数额较大的,处三年以下有期徒刑。"
FRAUD = "诈骗公私财物,数额较大的,处三年以下有期徒刑、拘役或者管制。"
PERIOD = "向人民法院请求保护民事权利的诉讼时效期间为三年。"


def lines(law, articles, **facts):
    """A statute's rows: `articles` are texts by label; facts are `amended`, `effective`, `repealed`, `level`, `source`."""
    return [
        json.dumps({"law": law, "article": label, "text": text, "level": "法律", **facts})
        for label, text in articles.items()
    ]


def load(law, articles, **facts):
    """Load one wording of one statute."""
    return load_statutes(statutes=from_lines(lines(law, articles, **facts)))


def load_and_recheck(law, articles, **facts):
    """As the command does; the ids of the answers that were flagged."""
    return recheck(due(load(law, articles, **facts).touched))
