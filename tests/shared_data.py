"""The data that lies beside the project in some checkouts (`../shared/data`) and is never copied into it."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data"


def shared(name):
    """The path of one of its files; the test that asks is skipped where the file is absent."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{path} is absent: data beside the project, not part of it")
    return path
