"""System checks with ids and hints: what is configured in a way that would hurt in production."""

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register


@register(Tags.security, deploy=True)
def production_parts(app_configs, **kwargs):
    """What `manage.py check --deploy` says of LawQA's own settings."""
    found = []
    if not settings.SITE_URL.startswith("https://"):
        found.append(
            Error(
                "SITE_URL is not an https address.",
                hint="Set SITE_URL to the public address, such as https://lawqa.example.",
                id="lawqa.E001",
            )
        )
    if settings.CACHES["default"]["BACKEND"].endswith("LocMemCache"):
        found.append(
            Warning(
                "Rate limits are counted in each process's own memory.",
                hint="Set REDIS_URL so that all workers count together.",
                id="lawqa.W001",
            )
        )
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        found.append(
            Warning(
                "Mail is written to the console.",
                hint="Set EMAIL_URL, such as submission://user:password@host:587.",
                id="lawqa.W002",
            )
        )
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        found.append(
            Warning(
                "The database is SQLite.",
                hint="Set DATABASE_URL to PostgreSQL for a public site; SQLite serves a small one (silence lawqa.W003).",
                id="lawqa.W003",
            )
        )
    return found


@register(Tags.database)
def sqlite_has_fts5(app_configs, databases=None, **kwargs):
    """Search on SQLite needs the FTS5 extension, which Python's own build has nearly everywhere."""
    import sqlite3

    options = sqlite3.connect(":memory:").execute("PRAGMA compile_options").fetchall()
    uses_sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    if uses_sqlite and ("ENABLE_FTS5",) not in options:
        return [
            Error(
                "This Python's SQLite has no FTS5.",
                hint="Install a Python whose sqlite3 has FTS5, or set DATABASE_URL to PostgreSQL.",
                id="lawqa.E002",
            )
        ]
    return []
