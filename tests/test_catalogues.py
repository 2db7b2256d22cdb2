"""The English catalogue is sound, and `make check` notices when it is not whole."""

import pytest

from scripts import messages

pytestmark = pytest.mark.usefixtures("gettext")
MANAGE = """
import sys
from django.conf import settings
from django.core.management import execute_from_command_line
settings.configure(USE_I18N=True, LANGUAGES=[("zh-hans", "中文"), ("en", "English")])
execute_from_command_line(sys.argv)
"""
HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def project(tmp_path):
    """A project of one template that says 提问 and 回答, with a catalogue of these entries, compiled."""

    def build(entries):
        (tmp_path / "manage.py").write_text(MANAGE)
        (tmp_path / "templates").mkdir()
        page = '{% load i18n %}{% translate "提问" %}{% blocktranslate %}回答\n和追问{% endblocktranslate %}'
        (tmp_path / "templates" / "page.html").write_text(page)
        po = tmp_path / messages.CATALOGUE
        po.parent.mkdir(parents=True)
        po.write_text(HEADER + entries)
        messages.compile_catalogue(tmp_path)
        return tmp_path

    return build


ASK = 'msgid "提问"\nmsgstr "Ask"\n\n'
ANSWER = 'msgid ""\n"回答\\n"\n"和追问"\nmsgstr ""\n"Answer\\n"\n"and follow-up"\n\n'


def test_a_whole_catalogue_passes(project):
    assert messages.breaches(project(ASK + ANSWER)) == []


def test_a_string_without_translation_is_named(project):
    assert messages.breaches(project(ASK)) == [r"not translated: 回答\n和追问"]


def test_an_empty_translation_is_named(project):
    assert messages.breaches(project(ANSWER + 'msgid "提问"\nmsgstr ""\n')) == ["not translated: 提问"]


def test_a_doubtful_translation_is_named(project):
    assert messages.breaches(project("#, fuzzy\n" + ASK + ANSWER)) == ["doubtful (fuzzy): 提问"]


def test_punctuation_of_another_width_is_named(project):
    root = project(ASK + ANSWER)
    page = root / "templates" / "page.html"
    page.write_text(page.read_text() + '{% translate "问吧,免费" %}')
    assert "half-width punctuation: 问吧,免费" in messages.breaches(root)


def test_a_string_that_left_the_source_is_named(project):
    left = 'msgid "投票"\nmsgstr "Vote"\n'
    assert messages.breaches(project(ASK + ANSWER + left)) == ["no longer in the source: 投票"]


def test_an_obsolete_entry_is_named(project):
    left = '#~ msgid "投票"\n#~ msgstr "Vote"\n'
    assert messages.breaches(project(ASK + ANSWER + left)) == ["no longer in the source: 投票"]


def test_a_stale_compilation_is_named(project):
    root = project(ASK + ANSWER)
    po = root / messages.CATALOGUE
    po.write_text(po.read_text().replace("Ask", "Ask a question"))
    assert "was not compiled" in messages.breaches(root)[0]


def test_a_missing_catalogue_is_named(tmp_path):
    assert messages.breaches(tmp_path) == [f"{messages.CATALOGUE} is not there."]


def test_collecting_keeps_what_is_translated_and_adds_what_is_new(project):
    root = project(ASK)
    messages.collect(root)
    po = root / messages.CATALOGUE
    assert 'msgstr "Ask"' in po.read_text()
    assert messages.entries(po, "--untranslated") == [r"回答\n和追问"]
    once = po.read_text()
    messages.collect(root)
    assert po.read_text() == once


def test_the_committed_catalogue_is_compiled_and_its_placeholders_agree(tmp_path):
    committed = messages.ROOT / messages.CATALOGUE
    copy = tmp_path / messages.CATALOGUE
    copy.parent.mkdir(parents=True)
    copy.write_bytes(committed.read_bytes())
    messages.compile_catalogue(tmp_path)
    assert messages.translations(copy.with_suffix(".mo")) == messages.translations(
        committed.with_suffix(".mo")
    )
