"""Makes the place the site runs in: .venv with the pinned requirements, and .env. Standard library only.

    python3 scripts/environment.py requirements.txt

The system's Python runs this before anything is installed, so it must parse on an old one (3.6) in order to say that
it is too old. What is already there is left alone; a second run takes a few hundredths of a second.
"""

import errno
import hashlib
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
REGISTRY = "https://pypi.org/simple"


class Trouble(Exception):
    """What is wrong and what to do about it, in words for whoever typed `make`."""


def say(text):
    print(text, flush=True)


def works(command):
    """Whether a command runs and succeeds."""
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def is_new_enough(python):
    return works([str(python), "-c", f"import sys; sys.exit(sys.version_info < {OLDEST})"])


def find_python():
    """The Python that runs this when it is new enough, else another one on the PATH."""
    for candidate in [sys.executable, *(f"python3.{minor}" for minor in range(14, OLDEST[1] - 1, -1))]:
        if is_new_enough(candidate):
            return candidate
    raise Trouble(
        f"LawQA needs Python {OLDEST[0]}.{OLDEST[1]} or newer; this one is {sys.version.split()[0]}.\n"
        "Install it (Debian 12, Ubuntu 24.04 and newer: `sudo apt install python3 python3-venv`) and run make again,\n"
        "or name one: `make run PYTHON=/path/to/python3.11`."
    )


def make_venv():
    """Create .venv unless a working one of a good version is there."""
    if is_new_enough(PYTHON):
        return
    python = find_python()
    say("Creating .venv ...")
    if VENV.exists():
        shutil.rmtree(str(VENV))
    if works([python, "-c", "import ensurepip, venv"]):
        done = subprocess.run([python, "-m", "venv", str(VENV)])
    elif shutil.which("uv"):
        done = subprocess.run(["uv", "venv", "--quiet", "--python", python, str(VENV)])
    else:
        raise Trouble(
            f"{python} cannot create virtual environments: its module ensurepip is missing.\n"
            "On Debian and Ubuntu: `sudo apt install python3-venv` (for a Python of another version python3.X-venv);\n"
            "then run make again."
        )
    if done.returncode:
        shutil.rmtree(str(VENV), ignore_errors=True)
        raise Trouble("Creating .venv failed; the reason stands above.")


def registry():
    """The package index that pip is configured to use: a mirror is the rule where the registry is far away."""
    configured = os.environ.get("PIP_INDEX_URL", "")
    if not configured:
        asked = subprocess.run(
            [str(PYTHON), "-m", "pip", "config", "get", "global.index-url"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        configured = asked.stdout.decode().strip()
    return configured or REGISTRY


def pip(index):
    return [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "2", "--require-hashes",
            "--index-url", index]  # fmt: skip


def find_uv(index):
    """uv from the PATH, or installed into .venv at the version pinned for development; None when not to be had."""
    if shutil.which("uv"):
        return "uv"
    own = VENV / "bin" / "uv"
    pin = re.search(r"(?ms)^uv==.*?(?=^[a-z0-9]|\Z)", (ROOT / "requirements-dev.txt").read_text())
    if not own.exists() and pin:
        wanted = VENV / "uv.txt"
        wanted.write_text(pin.group(0))
        works([*pip(index), "-r", str(wanted)])
    return str(own) if own.exists() else None


def stamp_of(name):
    """The file that says which state of a requirements file .venv holds, and what it should say now."""
    return VENV / f"{name}.stamp", hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def install(name):
    """Bring .venv to what a compiled requirements file says, unless its stamp bears the file's hash already."""
    stamp, now = stamp_of(name)
    if stamp.exists() and stamp.read_text() == now:
        return
    index = registry()
    pins = re.findall(r"(?m)^[a-z0-9][^ ]*==", (ROOT / name).read_text())
    say(f"Installing {len(pins)} pinned packages ...")
    uv = find_uv(index)
    if uv:
        command = [uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--require-hashes"]
        if "UV_DEFAULT_INDEX" not in os.environ:
            command += ["--default-index", index]
    else:
        command = pip(index)
    if subprocess.run([*command, "-r", name], cwd=str(ROOT)).returncode:
        raise Trouble(why_not_installed(index))
    stamp.write_text(now)
    if name == "requirements-dev.txt":
        # What development needs includes, at the same versions, what the site needs.
        stamp, now = stamp_of("requirements.txt")
        stamp.write_text(now)


def why_not_installed(index):
    """Tell a missing network from everything else that stops an installation."""
    address = urlsplit(index)
    try:
        port = address.port or (443 if address.scheme == "https" else 80)
        socket.create_connection((address.hostname, port), timeout=5).close()
    except OSError as error:
        return (
            f"The packages could not be installed: {address.hostname} cannot be reached ({error}).\n"
            "Connect this machine to the network, or name a mirror that it can reach, for example\n"
            "`PIP_INDEX_URL=https://mirror.example/simple make run`; then run make again."
        )
    return (
        "The packages could not be installed; the reason stands above.\n"
        "A mirror that lags behind is a common one: choose another with PIP_INDEX_URL. To begin anew, remove .venv."
    )


def write_env():
    """A developer's .env with a key of its own. Written once and never changed: it is theirs."""
    try:
        handle = os.open(str(ROOT / ".env"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w") as file:
        file.write("# Written by make for this copy; every variable is described in docs/deployment.md.\n")
        file.write(f"SECRET_KEY={secrets.token_urlsafe(48)}\nDEBUG=on\n")
    say("Wrote .env with a new SECRET_KEY.")


def prepare(requirements):
    if not os.access(str(ROOT), os.W_OK):
        raise PermissionError(errno.EACCES, "not writable", str(ROOT))
    make_venv()
    install(requirements)
    write_env()


def main(act):
    """Run `act`; say in one place what went wrong."""
    try:
        sys.exit(act())
    except Trouble as trouble:
        sys.exit(f"\n{trouble}")
    except KeyboardInterrupt:
        sys.exit(130)
    except PermissionError as error:
        sys.exit(
            f"\nNo permission to write {error.filename}.\n"
            "make writes .venv, .env and var/ into this folder: give yourself the right to write here (`ls -ld .` shows\n"
            "whose it is), or clone the project into a folder of your own."
        )
    except OSError as error:
        sys.exit(f"\n{error.filename or 'The system says'}: {error.strerror}")


if __name__ == "__main__":
    main(lambda: prepare(sys.argv[1]))
