"""The environment that tests take their settings from.

pytest loads this before Django reads its settings (`-p` in pyproject.toml), so neither a developer's `.env` nor their shell
changes what a test sees. Only DATABASE_URL and REDIS_URL are theirs to choose: where the tests run.
"""

import os

os.environ.update(
    SECRET_KEY="for tests only: fixed, long enough, and known to everybody",
    DEBUG="off",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    SITE_URL="http://testserver",
    EMAIL_URL="console:",
    LAWQA_MODERATION="auto",
    LAWQA_GUEST_ASK="on",
    LAWQA_LIMITS="on",
    LAWQA_TRUSTED_PROXIES="0",
    LOG_LEVEL="WARNING",
)
os.environ.setdefault("DATABASE_URL", "sqlite:///:memory:")
os.environ.setdefault("REDIS_URL", "")
