"""Whatever is uploaded, cleaning it takes less than 200 MB more."""

import subprocess
import sys
from pathlib import Path

import pytest

from . import corpus

MOST = 200
ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="there is no /proc here")


@pytest.fixture(scope="module")
def weigh(tmp_path_factory):
    """(outcome, growth in MB) of cleaning these bytes in a process of its own."""
    folder = tmp_path_factory.mktemp("pictures")
    (folder / "small").write_bytes(corpus.webp())

    def run(data):
        (folder / "upload").write_bytes(data)
        command = [sys.executable, "-m", "tests.images.weigh", str(folder / "upload"), str(folder / "small")]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        outcome, growth = done.stdout.split()
        return outcome, int(growth)

    return run


@pytest.mark.parametrize("name", corpus.HEAVY)
def test_the_heaviest_picture_that_is_taken_stays_under_the_limit(weigh, name):
    outcome, growth = weigh(corpus.HEAVY[name]())
    assert outcome == "cleaned"
    assert growth < MOST


@pytest.mark.parametrize(
    "name",
    [name for name, (code, _make) in corpus.REFUSED.items() if code == "too_many_pixels" or "bomb" in name],
)
def test_a_bomb_is_refused_before_it_grows(weigh, name):
    code, make = corpus.REFUSED[name]
    outcome, growth = weigh(make())
    assert outcome == code
    assert growth < 40
