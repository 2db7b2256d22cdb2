"""`manage.py backup FILE` and `restore FILE [--verify-only]`: what goes in comes out, on either database, or nothing does."""

import json
import stat
import tarfile
from io import StringIO
from threading import Thread

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections

from consult.actions import erase
from consult.actions.backup import restore as restoring
from consult.actions.backup.write import back_up
from consult.models import AuditEntry, Notice, Question, SearchEntry, User

from ..factory import make_question, make_user
from . import backups

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def own_folders(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    settings.INDEX_ROOT = tmp_path / "index"


@pytest.fixture
def site(lawyer, citizen, moderator):
    return backups.furnish(lawyer, citizen, moderator)


@pytest.fixture
def file(site, tmp_path):
    path = tmp_path / "lawqa.tar.gz"
    call_command("backup", path, stdout=StringIO())
    return path


def restore(path, *options):
    out = StringIO()
    call_command("restore", path, *options, stdout=out, stderr=out)
    return out.getvalue()


def refused(path, *options):
    """What a restore that fails says; it has changed nothing."""
    before = backups.state()
    with pytest.raises(CommandError) as error:
        restore(path, *options)
    assert backups.state() == before
    assert not list(path.parent.rglob(".re*-*"))
    return str(error.value)


# Making one ------------------------------------------------------------------------------------------------------


def test_a_backup_is_readable_for_its_owner_alone_and_leaves_nothing_beside_it(file):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not [path for path in file.parent.iterdir() if path.name.startswith(".backup-")]


def test_its_manifest_comes_first_and_counts_and_hashes_every_member(file, site):
    (first, content), *rest = backups.members(file)
    assert first.name == "manifest.json"
    manifest = json.loads(content)
    assert manifest["format"] == 1
    assert manifest["migrations"]["consult"]
    assert manifest["members"].keys() == {info.name for info, _content in rest}
    assert manifest["members"]["rows/consult.Question.jsonl"]["rows"] == Question.objects.count()
    assert {name.split("/")[0] for name in manifest["members"]} == {"rows", "media", "private"}


def test_sessions_jobs_and_the_search_index_stay_out(file):
    names = {info.name for info, _content in backups.members(file)}
    assert not {name for name in names if "Session" in name or "DBTask" in name or "SearchEntry" in name}


def test_others_write_meanwhile_and_it_holds_one_moment(site, tmp_path):
    path, writers = tmp_path / "lawqa.tar.gz", []

    def write():
        make_user("meanwhile")
        connection.close()

    def progress(label, done, total):
        if not writers:
            writers.append(Thread(target=write))
            writers[0].start()
            writers[0].join(10)

    held = User.objects.count()
    manifest = back_up(path, progress=progress)
    assert User.objects.filter(username="meanwhile").exists()
    assert manifest.tables["consult.User"].rows == held


def test_a_file_that_is_there_is_replaced_only_when_told(file):
    before = file.read_bytes()
    with pytest.raises(CommandError, match="there already"):
        call_command("backup", file, stdout=StringIO())
    assert file.read_bytes() == before
    call_command("backup", file, "--force", stdout=StringIO())


def test_a_backup_that_fails_leaves_the_older_one(file, monkeypatch):
    before = file.read_bytes()
    monkeypatch.setattr("os.fsync", lambda descriptor: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(CommandError, match="disk full"):
        call_command("backup", file, "--force", stdout=StringIO())
    assert file.read_bytes() == before


def test_a_missing_folder_is_named(site, tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        call_command("backup", tmp_path / "nowhere" / "file", stdout=StringIO())


# Putting it back -------------------------------------------------------------------------------------------------


def test_what_was_lost_comes_back_as_it_was(file, site, lawyer):
    before = backups.state()
    lawyer.photo.delete()
    Question.objects.all().delete()
    User.objects.filter(username="citizen").delete()
    Notice.objects.create(user=make_user("newcomer"), text="新")
    assert backups.state() != before
    assert "All counters equal their rows." in restore(file, "--force")
    assert backups.state() == before
    assert SearchEntry.objects.filter(pk=site.pk).exists()


def test_what_comes_after_gets_a_new_number(file):
    restore(file, "--force")
    last = Question.objects.order_by("-pk").first().pk
    assert make_question().pk > last


def test_only_looking_changes_nothing_and_says_what_is_in_it(file):
    before = backups.state()
    out = restore(file, "--verify-only")
    assert "2 consult.Question" in out
    assert backups.state() == before


def test_a_database_that_holds_something_is_kept_unless_told(file):
    assert "--force" in refused(file)


def test_a_folder_that_holds_something_is_kept_unless_told(file):
    call_command("flush", interactive=False, verbosity=0)
    assert "is not empty. Save what it holds" in refused(file)


def test_accounts_erased_since_are_named(file, citizen):
    erase.erase(user=citizen)
    out = restore(file, "--force")
    assert "manage.py erase_user citizen" in out
    assert User.objects.filter(username="citizen").exists()


def test_another_database_and_back_and_nothing_has_changed(file, tmp_path):
    """Into a database without tables on SQLite, and from there into this one."""
    before = backups.state()
    there = tmp_path / "elsewhere"
    there.mkdir()
    backups.elsewhere(there, "restore", str(file))
    backups.elsewhere(there, "backup", str(there / "back.tar.gz"))
    AuditEntry.objects.create(actor_name="x", action="x", target_type="x", target_id=1)
    restore(there / "back.tar.gz", "--force")
    assert backups.state() == before


def test_a_backup_of_an_older_version_is_migrated_on_its_way_in(tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir(), new.mkdir()
    backups.elsewhere(old, "migrate", "--verbosity", "0", "consult", "0006")
    backups.elsewhere(old, "backup", str(old / "old.tar.gz"))
    assert "All counters" in backups.elsewhere(new, "restore", str(old / "old.tar.gz"))
    assert "[ ]" not in backups.elsewhere(new, "showmigrations", "consult")


# What is refused -------------------------------------------------------------------------------------------------


def test_a_cut_off_file_is_refused_wherever_it_ends(file, tmp_path):
    whole, cut = file.read_bytes(), tmp_path / "cut.tar.gz"
    for share in (0, 0.001, 0.3, 0.9):
        cut.write_bytes(whole[: int(len(whole) * share)])
        assert refused(cut, "--force")


def test_what_is_no_archive_is_refused(tmp_path):
    for content in (b"", b"SELECT 1;", b"\x1f\x8b\x08\x00broken"):
        path = tmp_path / "file"
        path.write_bytes(content)
        with pytest.raises(CommandError, match=r"damaged|not a backup"):
            restore(path, "--verify-only")
    with pytest.raises(CommandError, match="cannot be read"):
        restore(tmp_path / "nowhere", "--verify-only")


@pytest.mark.parametrize("part", ["rows/consult.Question.jsonl", "media/lawyers/照片.jpg"])
def test_a_changed_member_is_named(file, tmp_path, part):
    other = tmp_path / "other.tar.gz"
    backups.meddle(file, other, lambda name, content: content[:-2] + b"x\n" if name == part else content)
    message = refused(other, "--force")
    assert part in message


def with_manifest(change):
    def meddle(name, content):
        if name != "manifest.json":
            return content
        manifest = json.loads(content)
        change(manifest)
        return json.dumps(manifest).encode()

    return meddle


MANIFESTS = {
    "made by another version": lambda manifest: manifest["migrations"].update(consult=["0999_later"]),
    "update the code": lambda manifest: manifest.update(format=2),
    "manifest says": lambda manifest: manifest["members"]["rows/consult.Question.jsonl"].update(rows=7),
    "tables are not those": lambda manifest: manifest["members"]["rows/consult.Question.jsonl"].update(columns=["id"]),
    "lacks": lambda manifest: manifest["members"].update({"media/gone": {"size": 1, "sha256": ""}}),
    "doesn't name": lambda manifest: manifest["members"].pop("media/lawyers/照片.jpg"),
    "no backup holds": lambda manifest: manifest["members"].update({"media/../../x": {"size": 1, "sha256": ""}}),
    "cannot be read": lambda manifest: manifest.pop("migrations"),
}  # fmt: skip


@pytest.mark.parametrize("words", MANIFESTS)
def test_a_manifest_that_does_not_fit_is_refused_with_the_reason(file, tmp_path, words):
    other = tmp_path / "other.tar.gz"
    backups.meddle(file, other, with_manifest(MANIFESTS[words]))
    assert words in refused(other, "--force")


def entry(name, kind=tarfile.REGTYPE, link=""):
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return info


HOSTILE = [
    entry("../../etc/cron.d/x"),
    entry("/etc/passwd"),
    entry("media/../../x"),
    entry("media/lawyers/照片.jpg", tarfile.SYMTYPE, "/etc/passwd"),
    entry("media/lawyers/照片.jpg", tarfile.LNKTYPE, "manifest.json"),
    entry("media/pipe", tarfile.FIFOTYPE),
    entry("media/disk", tarfile.BLKTYPE),
    entry("media/folder", tarfile.DIRTYPE),
]


@pytest.mark.parametrize("info", HOSTILE, ids=lambda info: f"{info.type.decode()} {info.name}")
def test_what_leads_out_of_the_folders_is_refused(file, tmp_path, info):
    other = tmp_path / "other.tar.gz"
    kept = [pair for pair in backups.members(file) if pair[0].name != info.name]
    backups.pack(other, [*kept, (info, b"x")])
    assert "doesn't name" in refused(other, "--force")


@pytest.mark.parametrize("name", ["/etc/passwd", "media/../x", "media//x", "media/.hidden", "other/x", "media/a\\b", "rows/a/b.jsonl", "media", "media/a\nb"])  # fmt: skip
def test_names_that_lead_out_are_refused_in_the_manifest_too(file, tmp_path, name):
    other = tmp_path / "other.tar.gz"
    change = with_manifest(lambda manifest: manifest["members"].update({name: {"size": 1, "sha256": "", "rows": 1, "columns": []}}))  # fmt: skip
    backups.meddle(file, other, change)
    assert "no backup holds" in refused(other, "--force")


def test_a_small_file_that_unpacks_to_very_much_is_refused(file):
    backups.bomb(file, 256 * 2**20)
    assert file.stat().st_size < 2**20
    assert "more than its manifest says" in refused(file, "--force")


def test_rows_that_point_to_nothing_change_nothing(file, tmp_path, monkeypatch):
    """Hashes can be right and rows wrong: the database has the last word, and the files wait for it."""
    fill = restoring.tables.fill

    def without_users(model, lines):
        return sum(1 for _line in lines) if model._meta.label == "consult.User" else fill(model, lines)

    monkeypatch.setattr(restoring.tables, "fill", without_users)
    assert refused(file, "--force")


def test_a_failure_after_the_files_were_put_in_place_puts_the_old_ones_back(file, monkeypatch, settings):
    (settings.MEDIA_ROOT / "lawyers" / "newer.jpg").write_bytes(b"newer")

    def broken(self):
        assert not (settings.MEDIA_ROOT / "lawyers" / "newer.jpg").exists()
        raise DatabaseError("the disk is gone")

    monkeypatch.setattr(type(connections["default"]), "_commit", broken)
    with pytest.raises(CommandError, match="the disk is gone"):
        restore(file, "--force")
    monkeypatch.undo()
    assert (settings.MEDIA_ROOT / "lawyers" / "newer.jpg").exists()
    assert Question.objects.exists()
