"""`make weights`: what a first visit to each kind of page weighs, compressed (design.md §7).

On demo content in a database of its own, and on the reference page where the test data lies beside the repository. Exits 1 when
a page's style sheets and scripts, or the reference page's document, are heavier than the budget. The documents of other pages
are for comparison: a long answer weighs what it weighs.
"""

import gzip
import os
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import brotli

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = "侵犯公民个人信息被用于诈骗"
SEED = ROOT.parent / "shared" / "data" / "seed_page.json"
HTML_BUDGET, ASSETS_BUDGET = 8 * 1024, 60 * 1024
ASSETS = re.compile(r'<(?:link|script)\b[^>]*?(?:href|src)="/static/([^"?]+\.(?:css|js))"')
PLACES = ["/", "/questions/", "/questions/ask/", "/areas/", "/areas/labor/", "/lawyers/", "/laws/", "/help/"]
PLACES += ["/help/deadlines/", "/accounts/login/"]
# nginx compresses pages as they come, at this level; files are compressed beforehand and as far as it goes.
GZIP_LEVEL = 6


@dataclass(frozen=True)
class Weight:
    """Bytes of one page on a first visit: (gzip, brotli) of the document and of its style sheets and scripts."""

    path: str
    html: tuple[int, int]
    css: tuple[int, int]
    js: tuple[int, int]
    files: int

    @property
    def assets(self):
        return self.css[0] + self.js[0], self.css[1] + self.js[1]


def compressed(data, level=9):
    return len(gzip.compress(data, level)), len(brotli.compress(data))


def weigh(client, path):
    """Ask for a page as a new visitor does, and add up what its document names."""
    from django.contrib.staticfiles import finders

    response = client.get(path)
    if response.status_code != 200:
        raise ValueError(f"{path} answered {response.status_code}")
    names = dict.fromkeys(ASSETS.findall(response.content.decode()))
    sums = {".css": (0, 0), ".js": (0, 0)}
    for name in names:
        kind = Path(name).suffix
        sizes = compressed(Path(finders.find(name)).read_bytes())
        sums[kind] = sums[kind][0] + sizes[0], sums[kind][1] + sizes[1]
    return Weight(path, compressed(response.content, GZIP_LEVEL), sums[".css"], sums[".js"], len(names))


def too_heavy(weight, is_reference):
    return max(weight.assets) > ASSETS_BUDGET or (is_reference and max(weight.html) > HTML_BUDGET)


def line(weight, is_reference):
    sizes = "".join(f"{gz / 1024:7.1f}{br / 1024:6.1f}" for gz, br in (weight.html, weight.css, weight.js))
    remark = "the reference page" if is_reference else ""
    if too_heavy(weight, is_reference):
        remark += " TOO HEAVY"
    return f"{weight.path:<20}{sizes}{weight.files:7}  {remark}".rstrip()


def pages():
    """{path: whether it is the reference page}: one of each kind; of questions also the longest, and one about danger."""
    from consult.models import Lawyer, Question

    questions = Question.objects.published()
    found = {row.get_absolute_url(): True for row in questions.filter(title__startswith=REFERENCE)}
    longest = [questions.order_by("-answer_count", "pk").first()]
    danger = [row for row in questions.order_by("pk") if row.is_about_danger][:1]
    found |= {row.get_absolute_url(): False for row in longest + danger}
    return found | dict.fromkeys([*PLACES, Lawyer.objects.listed().first().get_absolute_url()], False)


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            SECRET_KEY="only to weigh pages, never in use: 5dc1e0c9",  # noqa: S106
            DEBUG="on",
            DATABASE_URL=f"sqlite:///{folder}/weights.sqlite3",
            EMAIL_URL="console:",
            DJANGO_SETTINGS_MODULE="lawqa.settings",
        )
        sys.path.insert(0, str(ROOT))
        import django
        from django.core.management import call_command
        from django.test import Client

        django.setup()
        call_command("migrate", verbosity=0)
        with open(os.devnull, "w") as nowhere:
            call_command("load_demo", stdout=nowhere)
            if SEED.exists():
                call_command("import_questions", str(SEED), stdout=nowhere)
        client = Client(headers={"host": "127.0.0.1"})
        weights = {weigh(client, path): is_reference for path, is_reference in pages().items()}
    print(f"{'kB (gzip, brotli)':<20}{'HTML':>13}{'CSS':>13}{'JS':>13}{'files':>7}")
    for weight, is_reference in weights.items():
        print(line(weight, is_reference))
    if any(too_heavy(*each) for each in weights.items()):
        sys.exit(
            "The budget is 8 kB for the reference page's document, 60 kB for any page's style sheets and scripts."
        )


if __name__ == "__main__":
    main()
