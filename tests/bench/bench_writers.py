"""Many people ask at once over real HTTP: none is lost, none gets a server error.

    python -m tests.bench.bench_writers [--asks 1000] [--writers 32] [--database-url postgres://…]

Starts gunicorn on a database of its own (a temporary SQLite file unless told), asks, counts answers by status and rows in
the database, and removes what it made. Exits 1 when anything was lost.
"""

import argparse
import http.client
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Writer:
    """One guest's browser: a connection, its cookies, and asks one after another."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.cookies = {}
        self.seconds = []

    def request(self, method, path, fields=None):
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(method, path, body, headers)
        response = self.connection.getresponse()
        text = response.read().decode()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        return response.status, text

    def ask(self, number):
        """Ask one question; returns the status of the POST."""
        self.cookies.pop("sessionid", None)
        _status, page = self.request("GET", "/questions/ask/")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        fields = {
            "csrfmiddlewaretoken": token,
            "title": f"公司拖欠第{number}笔工资怎么办",
            "body": f"我在第{number}家公司做了三个月,老板一直说下个月发,我想知道该找哪里。编号甲{number}乙。",
            "consent": "on",
            "submission_id": secrets.token_urlsafe(24),
        }
        began = time.perf_counter()
        status, _text = self.request("POST", "/questions/ask/", fields)
        self.seconds.append(time.perf_counter() - began)
        return status


def run(asks, writers, port):
    """Statuses and seconds of `asks` questions by `writers` people at once."""
    people = [Writer(port) for _ in range(writers)]

    def work(index):
        return [people[index].ask(number) for number in range(index, asks, writers)]

    with ThreadPoolExecutor(writers) as pool:
        statuses = Counter(status for part in pool.map(work, range(writers)) for status in part)
    return statuses, sorted(second for person in people for second in person.seconds)


def serve(environment, port):
    """gunicorn as in production: two workers with threads."""
    command = ["-m", "gunicorn", "lawqa.wsgi", "-b", f"127.0.0.1:{port}", "-w", "2", "--threads", "8"]
    server = subprocess.Popen([sys.executable, *command, "--log-level", "error"], cwd=ROOT, env=environment)
    for _ in range(100):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/healthz/")
            if connection.getresponse().status == 200:
                return server
        except OSError:
            time.sleep(0.1)
    server.kill()
    raise SystemExit("the server did not start")


def manage(environment, *command):
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--asks", type=int, default=1000)
    parser.add_argument("--writers", type=int, default=32)
    parser.add_argument("--database-url", default="")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        url = options.database_url or f"sqlite:///{folder}/bench.sqlite3"
        environment = os.environ | {
            "DATABASE_URL": url, "DEBUG": "on", "LAWQA_LIMITS": "off", "SECRET_KEY": "bench-" + "x" * 50,
            "LOG_LEVEL": "ERROR",
        }  # fmt: skip
        manage(environment, "migrate", "--verbosity", "0")
        count = "from consult.models import Question; print(Question.objects.count())"
        before = int(manage(environment, "shell", "-v", "0", "-c", count))
        port = free_port()
        server = serve(environment, port)
        try:
            began = time.perf_counter()
            statuses, seconds = run(options.asks, options.writers, port)
            took = time.perf_counter() - began
        finally:
            server.terminate()
            server.wait()
        stored = int(manage(environment, "shell", "-v", "0", "-c", count)) - before
        manage(environment, "recount", "--check")
    report = {
        "database": url.partition(":")[0], "asks": options.asks, "writers": options.writers,
        "statuses": dict(statuses), "stored": stored, "seconds": round(took, 1),
        "post_p50_ms": round(1000 * seconds[len(seconds) // 2]),
        "post_p95_ms": round(1000 * seconds[int(len(seconds) * 0.95)]),
    }  # fmt: skip
    print(json.dumps(report, ensure_ascii=False))
    sys.exit(stored != options.asks or set(statuses) != {302})


if __name__ == "__main__":
    main()
