"""Services and programs that some tests need: ask for one as a fixture (`@pytest.mark.usefixtures("gettext")`).

Where it is missing the test is skipped with the reason, so that `make test` runs on any machine; with CI=true it fails,
so that nothing goes untested unnoticed. Loaded with `-p` in pyproject.toml, before Django reads its settings.
"""

import os
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def own_redis_database(url, worker):
    """The address of a Redis database for this worker alone: tests empty theirs, and workers run side by side."""
    number = int(urlsplit(url).path.strip("/") or 0) + int(worker.removeprefix("gw"))
    if number > 15:
        pytest.exit("Redis has 16 databases and every worker needs one: fewer workers, as in ARGS='-n 4'.")
    return urlsplit(url)._replace(path=f"/{number}").geturl()


if os.environ.get("REDIS_URL"):
    os.environ["REDIS_URL"] = own_redis_database(
        os.environ["REDIS_URL"], os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    )


def missing(what, remedy):
    """End the test that needs this: skipped on a developer's machine, failed in CI."""
    reason = f"{what}: {remedy}"
    if os.environ.get("CI") == "true":
        pytest.fail(f"{reason} (CI=true: nothing may be missing)", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def chromium():
    """The path of a Chromium."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or missing("no Chromium is installed", "sudo apt install chromium fonts-noto-cjk")


@pytest.fixture(scope="session")
def gettext():
    """GNU gettext's programs, which collect and compile message catalogues."""
    return shutil.which("xgettext") or missing("GNU gettext is not installed", "sudo apt install gettext")


@pytest.fixture(scope="session")
def redis():
    """The address of a Redis database that is this worker's own."""
    return os.environ.get("REDIS_URL") or missing(
        "the cache is not Redis", "set REDIS_URL=redis://127.0.0.1:6379/1"
    )


@pytest.fixture(scope="session")
def postgresql():
    """The database is PostgreSQL."""
    from django.db import connection

    if connection.vendor != "postgresql":
        missing("the database is not PostgreSQL", "set DATABASE_URL=postgres://user:password@127.0.0.1/lawqa")


@pytest.fixture(scope="session")
def shared_data():
    """The folder of test data that lies beside the repository."""
    folder = ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else pytest.skip(f"{folder} is not here")
