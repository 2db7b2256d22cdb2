"""Folders of this test alone, for what is uploaded."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from consult.models import Lawyer


@pytest.fixture
def folders(tmp_path, settings, monkeypatch):
    """`public` and `private`: where photos and licence scans go while this test runs."""
    found = SimpleNamespace(public=tmp_path / "media", private=tmp_path / "private")
    settings.MEDIA_ROOT = found.public
    storage = Lawyer._meta.get_field("licence_scan").storage
    for name in ("base_location", "location"):
        monkeypatch.setitem(storage.__dict__, name, str(found.private))
    return found


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in Path(folder).rglob("*") if path.is_file())
