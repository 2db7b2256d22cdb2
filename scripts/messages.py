"""The English catalogue: msgids are the Chinese of the source, so that Chinese needs no catalogue at all.

python scripts/messages.py           collect the strings of the source into locale/en and compile it
python scripts/messages.py --check   say what is missing, doubtful or left over, and change nothing
"""

import re
import shutil
import subprocess
import sys
import tempfile
from gettext import GNUTranslations
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale", "en", "LC_MESSAGES", "django.po")
# , : ; ? ! or a parenthesis beside a Chinese character or a closing mark: Chinese has its own, a character wide.
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”》）][,:;?!(]|[,;?!)][\u4e00-\u9fff“《]")
SOURCES = ("consult", "lawqa", "templates", "locale", "manage.py", ".env")


def gettext(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def collect(root):
    """Bring the catalogue under `root` up to the source: new strings empty, changed ones fuzzy, old ones gone."""
    po = root / CATALOGUE
    po.parent.mkdir(parents=True, exist_ok=True)
    gettext(
        sys.executable, "manage.py", "makemessages", "--locale=en", "--no-location", "--no-obsolete", "--ignore=tests/*",
        "--ignore=var/*", "--ignore=scripts/*", "--ignore=docs/*", cwd=root,
    )  # fmt: skip
    # The date of collecting says nothing and would change with every run.
    po.write_text(re.sub(r'"POT-Creation-Date: .*\n', "", po.read_text()))


def compile_catalogue(root):
    po = root / CATALOGUE
    gettext("msgfmt", "--check", "--output-file", str(po.with_suffix(".mo")), str(po))


def translations(mo):
    with mo.open("rb") as file:
        return GNUTranslations(file)._catalog


def entries(po, choice):
    """The msgids that `msgattrib` chooses, the header left out."""
    chosen = gettext("msgattrib", "--no-wrap", choice, str(po)).replace("#~ ", "")
    quoted = re.findall(r'(?m)^msgid ((?:".*"\n)+)', chosen)
    texts = ("".join(re.findall(r'"(.*)"', lines)) for lines in quoted)
    return [text for text in texts if text]


def breaches(root):
    """What keeps the catalogue under `root` from being whole, a sentence each."""
    if not (root / CATALOGUE).exists():
        return [f"{CATALOGUE} is not there."]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in SOURCES:
            place = root / name
            if place.is_dir():
                shutil.copytree(place, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif place.exists():
                shutil.copy(place, copy / name)
        collect(copy)
        now, committed = copy / CATALOGUE, root / CATALOGUE
        found = [f"not translated: {text}" for text in entries(now, "--untranslated")]
        found += [f"doubtful (fuzzy): {text}" for text in entries(now, "--only-fuzzy")]
        kept = set(entries(now, "--no-obsolete"))
        found += [f"half-width punctuation: {text}" for text in sorted(kept) if HALF_WIDTH.search(text)]
        found += [
            f"no longer in the source: {text}"
            for text in entries(committed, "--no-obsolete")
            if text not in kept
        ]
        found += [f"no longer in the source: {text}" for text in entries(committed, "--only-obsolete")]
        shutil.copy(committed, now)
        compile_catalogue(copy)
        mo = committed.with_suffix(".mo")
        if not mo.exists() or translations(mo) != translations(now.with_suffix(".mo")):
            found.append(f"{mo.relative_to(root)} was not compiled from {CATALOGUE}.")
    return found


def main():
    try:
        if sys.argv[1:] == ["--check"]:
            found = breaches(ROOT)
            print("\n".join(found))
            sys.exit(1 if found else 0)
        collect(ROOT)
        compile_catalogue(ROOT)
        empty = entries(ROOT / CATALOGUE, "--untranslated") + entries(ROOT / CATALOGUE, "--only-fuzzy")
        print(f"{CATALOGUE}: {len(empty)} strings wait for a translator.")
    except FileNotFoundError as error:
        sys.exit(f"{error.filename} is not installed: sudo apt install gettext")
    except subprocess.CalledProcessError as error:
        sys.exit(error.stderr)


if __name__ == "__main__":
    main()
