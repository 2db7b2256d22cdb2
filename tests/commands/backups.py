"""Backups for the tests: a site with something of everything, and archives that somebody has meddled with."""

import gzip
import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

from django.core.files.base import ContentFile

from consult.actions import moderate
from consult.actions.backup import folders, tables
from consult.models import Area

from ..factory import accept, by, make_answer, make_follow_up, make_question, make_user, mark_helpful

ROOT = Path(__file__).resolve().parents[2]


def furnish(lawyer, citizen, moderator):
    """Rows of many tables with Chinese, JSON, dates and nothing in them, a photo and a scan; something held and hidden."""
    question = make_question(citizen, area="labor/wages", region="beijing")
    answer = make_answer(question, lawyer, body="依据《民法典》第五百七十七条,可以要求支付。")
    make_follow_up(answer)
    accept(answer, by(citizen))
    mark_helpful(answer, by(make_user()))
    moderate.hide(target=make_question(), actor=moderator, reason="违法内容")
    lawyer.refresh_from_db()
    lawyer.areas.add(Area.objects.get(slug="labor/wages"))
    lawyer.photo.save("照片.jpg", ContentFile(b"\xff\xd8photo"))
    scan = (
        folders.roots()["private"] / "licences" / "scan.jpg"
    )  # its storage looked for its folder when Django started
    scan.parent.mkdir(parents=True)
    scan.write_bytes(b"\xff\xd8scan" * 1000)
    lawyer.licence_scan = "licences/scan.jpg"
    lawyer.save()
    return question


def state():
    """Everything that a backup is about: the rows of every table, and what each file holds."""
    models = tables.models_at(tables.applied())
    rows = {
        label: [canonical(line) for line in tables.rows(model)]
        for label, model in models.items()
        if label not in tables.LEFT_OUT
    }
    files = {
        (folder, str(name)): (root / name).read_bytes()
        for folder, root in folders.roots().items()
        for name in folders.files(root)
    }
    return rows, files


def canonical(line):
    """PostgreSQL keeps the keys of a JSON object in an order of its own."""
    return json.dumps(json.loads(line), sort_keys=True)


def members(path):
    """[(TarInfo, content)] of an archive."""
    with tarfile.open(path) as tar:
        return [(info, tar.extractfile(info).read()) for info in tar]


def pack(path, found):
    """An archive of these, whatever they are."""
    with tarfile.open(path, "w:gz") as tar:
        for info, content in found:
            info.size = len(content) if info.isreg() else 0
            tar.addfile(info, io.BytesIO(content))


def meddle(source, target, change):
    """A copy of an archive in which `change(name, content)` gave other contents."""
    pack(target, [(info, change(info.name, content)) for info, content in members(source)])


def bomb(path, size):
    """A manifest, and then very much of nothing."""
    first, *_rest = members(path)
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        tar.addfile(first[0], io.BytesIO(first[1]))
        header = tarfile.TarInfo("pax")
        header.type, header.size = tarfile.XHDTYPE, size
    head = plain.getvalue()[: 512 + (len(first[1]) + 511) // 512 * 512] + header.tobuf(tarfile.USTAR_FORMAT)
    with gzip.open(path, "wb") as file:
        file.write(head)
        for _chunk in range(size // 2**20):
            file.write(bytes(2**20))


def elsewhere(folder, *command):
    """`manage.py` in an installation of its own on SQLite."""
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "PRIVATE_ROOT": f"{folder}/private",
        "INDEX_ROOT": f"{folder}/index",
        "REDIS_URL": "",
    }
    done = subprocess.run(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
