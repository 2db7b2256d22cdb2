"""`make check`: everything that can be said about the source without running its tests. All checks run; failures are shown."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
MANAGE = (PYTHON, "manage.py")
PRODUCTION = {
    "SECRET_KEY": "only-to-look-at-the-settings: 4f6Zq9-Vb2xR7_mK1tW8yH3nD5",
    "DEBUG": "off",
    "ALLOWED_HOSTS": "lawqa.example",
    "SITE_URL": "https://lawqa.example",
    "DATABASE_URL": "postgres://lawqa:secret@127.0.0.1:5432/lawqa",
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "submission://lawqa:secret@mail.lawqa.example:587",
    "LAWQA_LIMITS": "on",
    "LAWQA_TRUSTED_PROXIES": "1",
}
CHECKS = {
    "format": ((PYTHON, "-m", "ruff", "format", "--check", "."), {}),
    "lint": ((PYTHON, "-m", "ruff", "check", "--output-format", "concise", "."), {}),
    "types": ((PYTHON, "-m", "mypy"), {}),
    "templates": ((PYTHON, "-m", "djlint", "templates", "--lint", "--quiet"), {}),
    "migrations are complete": ((*MANAGE, "makemigrations", "--check", "--dry-run"), {}),
    "settings for production": ((*MANAGE, "check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    "message catalogues": ((PYTHON, "scripts/messages.py", "--check"), {}),
}
if os.environ.get("DATABASE_URL", "").startswith("postgres"):
    # SQLite rebuilds a table for every change, which tells nothing about what PostgreSQL would lock or lose.
    CHECKS["migrations are safe"] = (
        (
            *MANAGE,
            "lintmigrations",
            "--no-cache",
            "--include-apps",
            "consult",
            "--quiet",
            "ok",
            "ignore",
            "warning",
        ),
        {"DJANGO_SETTINGS_MODULE": "tests.migration_settings"},
    )


def main():
    failed = []
    for name, (command, environment) in CHECKS.items():
        begun = time.monotonic()
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        seconds = time.monotonic() - begun
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'}  {name}  ({seconds:.1f} s)", flush=True)
        if done.returncode:
            failed.append(name)
            print("      " + done.stdout.strip().replace("\n", "\n      "), flush=True)
    if failed:
        sys.exit(f"\n{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
