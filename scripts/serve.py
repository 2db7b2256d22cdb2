"""`make run`: the site with demo content, and the worker for its background jobs. Standard library only.

python3 scripts/serve.py [PORT]
"""

import contextlib
import hashlib
import os
import signal
import socket
import subprocess
import sys
import time

from environment import PYTHON, ROOT, Trouble, main, prepare, say

HOST = "127.0.0.1"
DATABASE = ROOT / "var" / "lawqa.sqlite3"
DEMO = ROOT / "var" / "demo-accounts.txt"
SCHEMA = ROOT / "var" / "schema.stamp"
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def read_port(text):
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise Trouble(
            f"PORT must be a number from 1 to 65535; it is {text!r}. For example: `make run PORT=8001`."
        )
    port = int(text)
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise Trouble(f"Port {port} is reserved for root. Choose one above 1023: `make run PORT=8000`.")
        except OSError:
            raise Trouble(
                f"Port {port} is taken: another program (perhaps another `make run`) listens there.\n"
                f"Stop it (`ss -ltnp | grep :{port}` shows which it is), or choose another port:\n"
                f"`make run PORT={port + 1 if port < 65535 else 8000}`."
            )
    return port


def is_chosen(name):
    """Whether the environment or .env sets a variable."""
    lines = (ROOT / ".env").read_text().splitlines()
    return name in os.environ or any(line.startswith(f"{name}=") for line in lines)


def environment_for(port):
    chosen = dict(os.environ, PYTHONUNBUFFERED="1")
    if not is_chosen("SITE_URL"):
        chosen["SITE_URL"] = f"http://{HOST}:{port}"
    return chosen


def manage(environment, *arguments):
    """Run a command of the site and give what it printed."""
    command = [str(PYTHON), "manage.py", *arguments]
    done = subprocess.run(command, cwd=str(ROOT), env=environment, stdout=subprocess.PIPE)
    if done.returncode:
        sys.stdout.write(done.stdout.decode())
        raise Trouble(
            f"`manage.py {' '.join(arguments)}` failed; the last line above says why.\n"
            "Look into .env first. To begin with an empty database, move the folder var/ away."
        )
    return done.stdout.decode()


def schema():
    """A hash of what the database's schema follows from, and of which database that is."""
    parts = [
        ROOT / "requirements.txt",
        ROOT / ".env",
        *sorted((ROOT / "consult" / "migrations").glob("*.py")),
    ]
    found = hashlib.sha256(os.environ.get("DATABASE_URL", "").encode())
    for path in parts:
        found.update(path.name.encode() + path.read_bytes())
    return found.hexdigest()


def fill_database(environment):
    """Bring the database up to date, and load the demo into a new one. Nothing to do when nothing has changed."""
    is_new = not is_chosen("DATABASE_URL") and not DATABASE.exists()
    if is_new:
        say("Creating the database ...")
        for stamp in (DEMO, SCHEMA):
            if stamp.exists():
                stamp.unlink()
    now = schema()
    if not SCHEMA.exists() or SCHEMA.read_text() != now:
        manage(environment, "migrate", "--no-input", "--verbosity", "0")
        SCHEMA.parent.mkdir(exist_ok=True)
        SCHEMA.write_text(now)
    if not DEMO.exists():
        say("Loading the demo ...")
        DEMO.write_text(manage(environment, "load_demo"))


def start(environment, *arguments):
    # In a session of its own, so that Ctrl-C reaches it through us and in order.
    command = [str(PYTHON), "manage.py", *arguments]
    return subprocess.Popen(command, cwd=str(ROOT), env=environment, start_new_session=True)


def answers(port):
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def watch(processes, is_done=lambda: False):
    """Wait until it is done; complain when one of the processes ends by itself before."""
    while not is_done():
        for name, process in processes.items():
            if process.poll() is not None:
                raise Trouble(
                    f"The {name} stopped by itself (exit code {process.returncode}); its last lines stand above.\n"
                    "Everything else was stopped too."
                )
        time.sleep(0.1)


def stop(processes):
    """Ask all of them to end, wait, and end those who do not listen, with whatever they started."""
    for process in processes.values():
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
    for process in processes.values():
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def interrupt(*_):
    raise KeyboardInterrupt


def run():
    port = read_port(sys.argv[1] if len(sys.argv) > 1 else "8000")
    for ending in ENDINGS:
        signal.signal(ending, interrupt)
    prepare("requirements.txt")
    environment = environment_for(port)
    fill_database(environment)
    processes = {}
    try:
        processes["server"] = start(environment, "runserver", f"{HOST}:{port}")
        watch(processes, lambda: answers(port))
        say(f"\nLawQA runs on http://{HOST}:{port}/   (Ctrl-C stops it)\n")
        say(f"Demo accounts (role, user, password):\n{DEMO.read_text()}")
        processes["worker"] = start(environment, "db_worker", "--no-startup-delay", "--skip-checks")
        watch(processes)
    except KeyboardInterrupt:
        say("\nStopping ...")
        return 0
    finally:
        for ending in ENDINGS:
            signal.signal(ending, signal.SIG_IGN)
        stop(processes)


if __name__ == "__main__":
    main(run)
