"""The rules of the house hold for the source as it is, and the checks notice when they don't."""

import subprocess
import sys
from pathlib import Path

import pytest

from . import house

ROOT = Path(__file__).resolve().parent.parent
RULES = [
    house.misplaced,
    house.upward_imports,
    house.imports_of_the_project,
    house.rings,
    house.django_in_text,
    house.own_signals,
    house.too_long,
    house.names_without_a_noun,
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_stands(rule):
    assert rule(ROOT) == []


def test_the_app_is_really_read():
    """An empty reading would pass every rule."""
    read = house.graph(ROOT)
    assert "consult.models.publication" in read["consult.models.questions"]
    assert "consult.models" in read["consult.access"]


def test_text_can_be_imported_without_django():
    names = [name for name in house.modules(ROOT) if house.room(name) == "text"]
    program = f"import sys, importlib\nfor name in {names}: importlib.import_module(name)\nsys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


def test_web_workers_do_without_numpy():
    program = (
        "import sys, lawqa.wsgi\n"
        "from django.urls import resolve\n"
        "resolve('/')\n"
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT).returncode == 0


@pytest.fixture
def tree(tmp_path):
    """Builds a little app from {path: source} and gives its root."""

    def build(files):
        for name, source in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source)
        return tmp_path

    return build


SOUND = {
    "consult/__init__.py": "",
    "consult/text/numerals.py": "import re",
    "consult/models/__init__.py": "from .answers import Answer",
    "consult/models/answers.py": "from .questions import Question\nfrom ..text import numerals",
    "consult/models/questions.py": "from django.db import models",
    "consult/access.py": "from .models import Answer",
    "consult/views/answers.py": "from consult.access import may\nfrom django.conf import settings",
    "consult/limits.py": "from .access import may",
    "consult/feeds.py": "",
    "consult/apps.py": "from . import access",
}


def test_a_sound_tree_passes_every_rule(tree):
    root = tree(SOUND)
    assert [breach for rule in RULES for breach in rule(root)] == []


BREACHES = [
    (house.upward_imports, "consult/models/answers.py", "from ..access import may"),
    (house.upward_imports, "consult/models/answers.py", "from .. import access"),
    (house.upward_imports, "consult/models/answers.py", "import consult.views.answers"),
    (house.upward_imports, "consult/models/answers.py", "def save():\n    from consult.access import may"),
    (house.upward_imports, "consult/models/answers.py", "importlib.import_module('consult.views.answers')"),
    (house.upward_imports, "consult/limits.py", "from .feeds import Latest"),
    (house.upward_imports, "consult/forms/ask.py", "from ..access import visitor_of"),
    (house.upward_imports, "consult/jobs.py", "from .views.answers import page"),
    (house.upward_imports, "consult/text/numerals.py", "from ..models import Answer"),
    (house.rings, "consult/models/questions.py", "from .answers import Answer"),
    (house.rings, "consult/models/questions.py", "def f():\n    from . import Answer"),
    (house.misplaced, "consult/services.py", "x = 1"),
    (house.misplaced, "consult/billing/prices.py", "x = 1"),
    (house.imports_of_the_project, "consult/limits.py", "from lawqa.settings import DEBUG"),
    (house.django_in_text, "consult/text/numerals.py", "def f():\n    from django.utils import html"),
    (house.own_signals, "consult/models/questions.py", "from django.dispatch import receiver"),
    (house.own_signals, "consult/models/questions.py", "from django.db.models.signals import post_save"),
    (house.own_signals, "consult/apps.py", "models.signals.post_save.connect(f)"),
    (house.too_long, "consult/models/questions.py", "x = 1\n" * 501),
    (house.too_long, "static/css/site.css", "a{}\n" * 501),
    (house.names_without_a_noun, "consult/utils.py", "x = 1"),
    (house.names_without_a_noun, "consult/text/string_helpers.py", "x = 1"),
    (house.names_without_a_noun, "consult/models/common/dates.py", "x = 1"),
    (house.names_without_a_noun, "tests/misc.py", "x = 1"),
]


@pytest.mark.parametrize(
    ("rule", "path", "source"), BREACHES, ids=lambda value: getattr(value, "__name__", str(value)[:40])
)
def test_a_breach_is_noticed(tree, rule, path, source):
    assert rule(tree({**SOUND, path: source})) != []


def test_migrations_and_data_may_be_long(tree):
    root = tree({**SOUND, "consult/migrations/0001_initial.py": "x = 1\n" * 900})
    assert house.too_long(root) == []


def test_a_file_of_500_lines_is_let_through(tree):
    assert house.too_long(tree({**SOUND, "consult/models/areas.py": "x = 1\n" * 500})) == []


def test_models_may_import_each_other(tree):
    root = tree(
        {**SOUND, "consult/models/marks.py": "from .answers import Answer\nfrom .questions import Question"}
    )
    assert house.upward_imports(root) == []
    assert house.rings(root) == []
