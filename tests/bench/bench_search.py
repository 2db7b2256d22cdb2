"""What search finds and how fast, on SQLite and on PostgreSQL.

    python -m tests.bench.bench_search [--questions 100000] [--postgres postgres://user:password@host:5432/postgres]

Makes a database of its own on each, and removes it: the demo content and the questions of ../shared/data for what is found, then
generated questions beside them for speed. PostgreSQL takes a role that may create databases, by --postgres or in
BENCH_POSTGRES; without one it is left out, as the first two parts are without the data.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path
from urllib.parse import urlsplit

from .bench_writers import manage

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT.parent / "shared" / "data"


def environment(url):
    return os.environ | {
        "DATABASE_URL": url, "DEBUG": "on", "LAWQA_LIMITS": "off", "SECRET_KEY": "bench-" + "x" * 50, "LOG_LEVEL": "ERROR",
        "DJANGO_SETTINGS_MODULE": "lawqa.settings",
    }  # fmt: skip


def measure(url, questions):
    surroundings = environment(url)
    manage(surroundings, "migrate", "--verbosity", "0")

    def part(*names):
        subprocess.run(
            [sys.executable, "-m", "tests.bench.searching", *names], cwd=ROOT, env=surroundings, check=True
        )

    manage(surroundings, "load_demo")
    if DATA.exists():
        part("import", str(DATA / "questions.jsonl.gz"))
        manage(surroundings, "import_questions", str(DATA / "seed_page.json"))
    else:
        print(f"{DATA} is not here: the demo questions stand alone")
    part("words", "known", "paraphrases")
    manage(surroundings, "generate", "--questions", str(questions), "--seed", "1")
    part("speed")


def on_sqlite(questions):
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{folder}/bench.sqlite3", questions)


def on_postgres(server, questions):
    import psycopg
    from psycopg.sql import SQL, Identifier

    name = f"lawqa_bench_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(Identifier(name))
        )
        try:
            measure(urlsplit(server)._replace(path=f"/{name}").geturl(), questions)
        finally:
            connection.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--questions", type=int, default=100_000)
    parser.add_argument("--postgres", default=os.environ.get("BENCH_POSTGRES", ""))
    parser.add_argument("--only", choices=["sqlite", "postgres"])
    options = parser.parse_args()
    if options.only != "postgres":
        print("SQLite", flush=True)
        on_sqlite(options.questions)
    if options.postgres:
        print("PostgreSQL", flush=True)
        on_postgres(options.postgres, options.questions)
    elif options.only != "sqlite":
        print("PostgreSQL left out: name a server in BENCH_POSTGRES")


if __name__ == "__main__":
    main()
