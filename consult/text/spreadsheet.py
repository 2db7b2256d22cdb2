"""Tables as CSV that spreadsheet programs can open without running what is in them.

A cell that begins with one of `TRIGGERS` is read as a formula (OWASP, CSV Injection; programs set to Chinese also take the
full-width signs). Such a cell is written with an apostrophe in front, which those programs hide, and read back without it.
"""

import csv
import io
import re
from collections.abc import Iterable

TRIGGERS = "=+-@\t\r\n＝＋－＠"
# Apostrophes in front count, so that reading takes off exactly what writing put on.
_FORMULA = re.compile(rf"'*[ \u3000]*[{re.escape(TRIGGERS)}]")
BOM = "\ufeff"  # without it Excel reads UTF-8 as the system's own encoding


class BadTable(ValueError):
    """Why a file can't be read as a table; `line` is the line, 0 for the file as a whole."""

    def __init__(self, line: int, words: str):
        super().__init__(words)
        self.line = line


def safe(value: object) -> str:
    """A value as the text of a cell. Numbers stay numbers; empty for None."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value).replace("\0", "")
    return f"'{text}" if _FORMULA.match(text) else text


def plain(cell: str) -> str:
    """What stood in a cell before `safe`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell[1:]) else cell


def write(heading: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    """A whole table. Every cell is quoted, so that no separator of any locale breaks one up."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(safe, heading))
    writer.writerows(map(safe, row) for row in rows)
    return BOM + out.getvalue()


def read(data: bytes, columns: list[str], most: int) -> list[tuple[int, dict[str, str]]]:
    """The rows of an uploaded table as (line number, {column: text}), empty rows left out.

    Reads UTF-8, with or without a mark, and else GB 18030, which Chinese spreadsheet programs write (a very short file
    can be both, and is then read as UTF-8). The first row must name
    every one of `columns`; others are ignored. Raises BadTable with `encoding`, `heading:<missing>`, `width`, `csv`, `too_many`.
    """
    rows = csv.reader(io.StringIO(_decoded(data), newline=""), strict=True)
    found: list[tuple[int, dict[str, str]]] = []
    try:
        heading = [cell.strip().lstrip(BOM) for cell in next(rows, [])]
        missing = [name for name in columns if name not in heading]
        if missing:
            raise BadTable(1, f"heading:{missing[0]}")
        for cells in rows:
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(heading):
                raise BadTable(rows.line_num, "width")
            if len(found) == most:
                raise BadTable(rows.line_num, "too_many")
            values = dict(zip(heading, cells, strict=True))
            found.append((rows.line_num, {name: plain(values[name]).strip() for name in columns}))
    except csv.Error as error:
        raise BadTable(rows.line_num, "csv") from error
    return found


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadTable(0, "encoding")
