"""Clean one file and print by how many megabytes the process grew at its highest: `python -m tests.images.weigh FILE`.

A process of its own for each, since a high-water mark never falls. VmHWM, because what `getrusage` says of a new process
still counts the one that started it.
"""

import sys
from pathlib import Path

from django.core.files.base import ContentFile

from consult.storage import BadImage, clean_image


def high_water():
    (line,) = (row for row in Path("/proc/self/status").read_text().splitlines() if row.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


if __name__ == "__main__":
    upload = ContentFile(Path(sys.argv[1]).read_bytes())
    clean_image(ContentFile(Path(sys.argv[2]).read_bytes()))  # loads the decoders, which are no growth
    before = high_water()
    try:
        clean_image(upload)
        outcome = "cleaned"
    except BadImage as refusal:
        outcome = refusal.code
    print(outcome, high_water() - before)
