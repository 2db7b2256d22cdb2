"""CPU per request of the main pages, as multiples of a bare Django view measured in the same run (design.md §7).

    python -m tests.bench.bench_pages [--questions 2000] [--requests 400]

Each site runs under gunicorn with 2 sync workers; CPU is the workers' own, from /proc. The bare view is asked before each page
and after it, so that whatever else the machine does slows both. Prints one JSON line a page.

Searches are measured three ways: one sought again and again, which is remembered; searches that nobody has sought before, by
workers that have answered others (half of two_words.txt is sought twice, then the other half is measured, and the other way
round on a fresh site; summary cards are kept or not as they fall); and the same by workers that have only just started.
"""

import argparse
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote_plus

from .bench_writers import free_port, manage

ROOT = Path(__file__).resolve().parent.parent.parent
SEARCHES = 60  # of one word, in a row; more than 150 in five minutes are refused
TWO_WORDS = (ROOT / "tests" / "search" / "two_words.txt").read_text(encoding="utf-8").splitlines()
HALVES = [[f"/search/?q={quote_plus(words)}" for words in TWO_WORDS[half::2]] for half in (0, 1)]
BARE = 300  # bare views before each page and after it: a tick of the clock is as long as a score of them
TICKS = os.sysconf("SC_CLK_TCK")


def cpu(master):
    """Seconds of CPU that the master's workers have used."""
    workers = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    used = 0
    for worker in workers:
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used / TICKS


class Site:
    def __init__(self, application, environment):
        self.port = free_port()
        command = [
            "-m",
            "gunicorn",
            application,
            "-b",
            f"127.0.0.1:{self.port}",
            "-w",
            "2",
            "--log-level",
            "error",
        ]
        self.server = subprocess.Popen(
            [sys.executable, *command, "--keep-alive", "5"], cwd=ROOT, env=environment
        )
        for _ in range(150):
            try:
                self.get("/")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"{application} did not start")

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status

    def stop(self):
        self.server.terminate()
        self.server.wait()


def spent(site, paths, requests):
    """CPU milliseconds a request, over so many requests going round the paths."""
    before = cpu(site.server.pid)
    for number in range(requests):
        status = site.get(paths[number % len(paths)])
        assert status == 200, (paths[number % len(paths)], status)
    return 1000 * (cpu(site.server.pid) - before) / requests


def measured(site, bare, paths, requests, warm=20):
    """CPU milliseconds of (a page, a bare view), over so many requests going round the paths.

    Before that, so many requests go to the last of the paths, for both workers to know the page.
    """
    for number in range(-warm, 0):
        site.get(paths[number % len(paths)])
    before = spent(bare, ["/"], BARE)
    page = spent(site, paths, requests)
    return page, (before + spent(bare, ["/"], BARE)) / 2


def never_sought(environment, bare):
    """What searches cost that nobody has sought before, as `measured` has it: by warm workers, and by fresh ones."""
    warm, fresh = [], []
    for before, searches in (HALVES, HALVES[::-1]):
        site = Site("lawqa.wsgi", environment)
        try:
            fresh.append(measured(site, bare, before, len(before), warm=0))
            for path in before:
                site.get(path)
            warm.append(measured(site, bare, searches, len(searches), warm=0))
        finally:
            site.stop()
    return [[sum(figures) / 2 for figures in zip(*halves, strict=True)] for halves in (warm, fresh)]


def report(page, cost, base):
    figures = {
        "page": page,
        "ms": round(cost, 3),
        "bare_ms": round(base, 3),
        "times_bare": round(cost / base, 1),
    }
    print(json.dumps(figures), flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--questions", type=int, default=2000)
    parser.add_argument("--requests", type=int, default=400)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3", "DEBUG": "off", "SECRET_KEY": "bench-" + "x" * 50,
            "ALLOWED_HOSTS": "127.0.0.1", "LOG_LEVEL": "ERROR", "LAWQA_RELEASE": "bench",
        }  # fmt: skip
        manage(environment, "migrate", "--verbosity", "0")
        manage(environment, "collectstatic", "--noinput", "--verbosity", "0")
        manage(environment, "generate", "--questions", str(options.questions), "--seed", "1")
        last = "from consult.models import Question; print(Question.objects.published().latest().first().pk)"
        newest = int(manage(environment, "shell", "-v", "0", "-c", last))
        bare = Site("tests.bench.bare", environment | {"DJANGO_SETTINGS_MODULE": ""})
        site = Site("lawqa.wsgi", environment)
        pages = {
            "question, from cache": [f"/questions/{newest - 1}/"],
            "question, uncached": [
                f"/questions/{newest - number}/" for number in range(2, options.requests + 22)
            ],
            "home": ["/"],
            "question list": ["/questions/"],
            "area": ["/areas/labor/"],
            "search": ["/search/?q=%E5%B7%A5%E8%B5%84"],
        }
        try:
            for name, paths in pages.items():
                requests = min(options.requests, SEARCHES) if name == "search" else options.requests
                report(name, *measured(site, bare, paths, requests))
            site.stop()
            warm, fresh = never_sought(environment, bare)
            report("search, two words never sought before", *warm)
            report("the same, workers just started", *fresh)
        finally:
            site.stop()
            bare.stop()


if __name__ == "__main__":
    main()
