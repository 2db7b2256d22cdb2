"""What is wrong in the environment stops the start with a sentence that names the variable."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PRODUCTION = {
    "SECRET_KEY": "qJ3-vR8_wZ2.kX7+mN4!pL9*tB6@hD5#sF1$cG0%yT-bW5_nQ8.zH3",
    "DEBUG": "off",
    "ALLOWED_HOSTS": "lawqa.example",
    "SITE_URL": "https://lawqa.example",
    "DATABASE_URL": "postgres://lawqa:secret@127.0.0.1:5432/lawqa",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "submission://lawqa:secret@mail.lawqa.example:587",
    "DEFAULT_FROM_EMAIL": "法问 <noreply@lawqa.example>",
    # An empty value wins over what a developer's .env says.
    "LAWQA_MODERATION": "auto",
    "LAWQA_GUEST_ASK": "on",
    "LAWQA_LIMITS": "on",
    "LAWQA_TRUSTED_PROXIES": "1",
    "LOG_LEVEL": "INFO",
}


START = "import lawqa.wsgi; print('started')"
CHECK = ("manage.py", "check", "--deploy", "--fail-level", "WARNING")


def python(*arguments, **environment):
    """Run Python as production would, with these variables changed."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **PRODUCTION, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "x" * 31),
        ("DEBUG", "maybe"),
        ("ALLOWED_HOSTS", ""),
        ("SITE_URL", "lawqa.example"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgres://lawqa@127.0.0.1:port/lawqa"),
        ("DATABASE_URL", "mysql://lawqa@127.0.0.1/lawqa"),
        ("REDIS_URL", "127.0.0.1"),
        ("EMAIL_URL", "mail.lawqa.example"),
        ("LAWQA_MODERATION", "sometimes"),
        ("LAWQA_GUEST_ASK", "perhaps"),
        ("LAWQA_LIMITS", "off"),
        ("LAWQA_TRUSTED_PROXIES", "one"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_variable_stops_the_start_and_is_named(name, value):
    started = python("-c", START, **{name: value})
    assert started.returncode != 0
    assert "started" not in started.stdout
    last_line = started.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured: " in last_line
    assert name in last_line


def test_the_database_password_is_not_repeated_in_the_complaint():
    started = python("-c", START, DATABASE_URL="postgres://lawqa:hunter2@127.0.0.1:port/lawqa")
    assert "hunter2" not in started.stderr.strip().splitlines()[-1]


def test_production_settings_pass_every_deployment_check():
    checked = python(*CHECK)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("SITE_URL", "http://lawqa.example", "lawqa.E001"),
        ("REDIS_URL", "", "lawqa.W001"),
        ("EMAIL_URL", "console:", "lawqa.W002"),
        ("DATABASE_URL", "sqlite:///lawqa.sqlite3", "lawqa.W003"),
    ],
)
def test_a_setting_that_would_hurt_in_production_is_reported(name, value, check):
    checked = python(*CHECK, **{name: value})
    assert checked.returncode != 0
    assert check in checked.stderr


def test_limits_can_be_off_while_debugging():
    assert python("-c", START, DEBUG="on", LAWQA_LIMITS="off").stdout == "started\n"


def test_every_variable_is_in_the_deployment_guide():
    """`env.str("NAME"…)`, `read(env.bool, "NAME"…)` and `choice("NAME"…)` in settings.py are the whole list."""
    source = (ROOT / "lawqa" / "settings.py").read_text()
    names = set(re.findall(r"(?:env\.str\(|choice\(|read\(env\.\w+, )\"([A-Z_]+)\"", source))
    guide = (ROOT / "docs" / "deployment.md").read_text()
    example = (ROOT / ".env.example").read_text()
    assert len(names) > 15
    assert [name for name in sorted(names) if f"`{name}`" not in guide] == []
    assert [name for name in sorted(names) if f"{name}=" not in example] == []
