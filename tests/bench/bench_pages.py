"""CPU per request of the main pages, as multiples of a bare Django view measured in the same run (design.md §7).

    python -m tests.bench.bench_pages [--questions 2000] [--requests 400]

Each site runs under gunicorn with 2 sync workers; CPU is the workers' own, from /proc. Prints one JSON line a page.
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
TWO_WORDS = ROOT / "tests" / "search" / "two_words.txt"
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

    def milliseconds(self, paths, requests, warm=20):
        """CPU milliseconds a request, over `requests` requests going round the paths; the first are asked for before."""
        for path in paths[:warm]:
            self.get(path)
        before = cpu(self.server.pid)
        for number in range(requests):
            status = self.get(paths[number % len(paths)])
            assert status == 200, (paths[number % len(paths)], status)
        return 1000 * (cpu(self.server.pid) - before) / requests

    def stop(self):
        self.server.terminate()
        self.server.wait()


def report(page, spent, base):
    print(json.dumps({"page": page, "ms": round(spent, 3), "times_bare": round(spent / base, 1)}), flush=True)


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
        base = bare.milliseconds(["/"], options.requests * 2)
        bare.stop()
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
        once = [
            f"/search/?q={quote_plus(words)}" for words in TWO_WORDS.read_text(encoding="utf-8").splitlines()
        ]
        print(json.dumps({"page": "bare", "ms": round(base, 3)}))
        try:
            for name, paths in pages.items():
                requests = min(options.requests, SEARCHES) if name == "search" else options.requests
                report(name, site.milliseconds(paths, requests), base)
            report("search, two words never sought before", site.milliseconds(once, len(once), warm=0), base)
        finally:
            site.stop()


if __name__ == "__main__":
    main()
