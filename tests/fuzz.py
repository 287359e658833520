"""Damaged files thrown at the readers: ``python tests/fuzz.py --minutes 60``, or ``make fuzz``.

Logs are held against a strict reader of their own: a row that it understands is loaded as it stands, or named. Choice
files, journals and exports may be refused in a sentence, and nothing else; a choice that was cut lets out no more than
the whole one. What was found is written to a folder, with the bytes that did it, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import collections
import contextlib
import csv
import datetime as dt
import io
import random
import re
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

import careerdata
from careerdata import share
from careerdata.logbook import append, read_log, undo
from careerdata.logbook.reading.columns import layout_of
from careerdata.problems import CareerdataError
from careerdata.schemas import LOGS

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "data" / "example"
TODAY = dt.date(2026, 6, 28)
PIECES = [
    b'"', b'""', b",", b";", b"\t", b"|", b"\n", b"\r\n", b"\r", b"\0", b"\xff", b"\xef\xbb\xbf", b"#", b"=", b"-", b"1,5",
    b"2026-02-30", b"31.12.2025", b"NaN", b"1e400", b"\xc2\xa0", b"\xe2\x80\x8b", b"[" * 200, b"9" * 400, b"$", b"'",
]  # fmt: skip


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Return bytes with one to four things done to them."""
    lines = data.splitlines(keepends=True)
    for _ in range(dice.randint(1, 4)):
        place, other = dice.randrange(len(data) + 1), dice.randrange(len(data) + 1)
        kind = dice.randrange(8)
        if kind == 0:
            data = data[:place] + dice.choice(PIECES) + data[place:]
        elif kind == 1:
            data = data[:place] + data[place + dice.randint(1, 9) :]
        elif kind == 2 and data:
            flipped = bytearray(data)
            flipped[place % len(data)] ^= 1 << dice.randrange(8)
            data = bytes(flipped)
        elif kind == 3:
            data = data[:place]
        elif kind == 4:
            data = data[:place] + data[min(place, other) : max(place, other)][:400] + data[place:]
        elif kind == 5 and lines:
            data = data + dice.choice(lines)
        elif kind == 6:
            data = data.replace(b",", dice.choice([b";", b"\t", b"|", b", "]))
        else:
            data = data.replace(b"\n", dice.choice([b"\r\n", b"\r", b"\n\n"]))
    return data


def rows_by_a_strict_reader(data: bytes) -> dict[int, list[str]]:
    """Return the rows by their line as Python's own reader has them; none of a file that it does not take whole."""
    try:
        text = data.decode("utf-8")
        if '"' in text or "\r" in text or "#" in text:
            return {}
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return {}
    width = len(rows[0]) if rows else 0
    return {line: row for line, row in enumerate(rows[1:], 2) if len(row) == width and any(row)}


def try_log(dice: random.Random, folder: Path) -> bytes:
    """Read a damaged log; every row of the strict reader is loaded or named."""
    log = dice.choice(list(LOGS.values()))
    whole = (EXAMPLE / log.file).read_bytes() if (EXAMPLE / log.file).exists() else b""
    lines = whole.splitlines(keepends=True)
    data = damaged(b"".join([*lines[:1], *dice.sample(lines[1:], min(len(lines) - 1, 12))]) if lines else b"", dice)
    (folder / log.file).write_bytes(data)
    frame, problems = read_log(folder / log.file, log.schema)
    if any(problem.severity == "refused" for problem in problems):
        return data
    named = {problem.line for problem in problems}
    needed = set(layout_of(log.schema).required)
    # Where the first line was damaged, the header is a later one, and no row.
    cells = {line: set(re.split(r"[;|\t]", ",".join(row)) + row) for line, row in rows_by_a_strict_reader(data).items()}
    rows = {line for line, parts in cells.items() if not needed <= parts}
    silent = rows - set(frame.index) - named
    told = " ".join(problem.message for problem in problems)
    # Lines that are told together are named in one sentence.
    silent = {line for line in silent if str(line) not in told and "more" not in told}
    if silent:
        raise AssertionError(f"lines {sorted(silent)} of {log.file} are neither loaded nor named")
    return data


def try_choice(dice: random.Random, folder: Path) -> bytes:
    """Read a damaged choice file, and one that was cut."""
    book = _book()
    rows = {log: share.row_names(book, log)[:5] for log in ("mood", "exposure", "gigs", "skills")}
    choice = share.Choice(columns={log: share.COLUMNS[log] for log in rows}, rows=rows)
    text = share.write_choice(choice)
    data = damaged(text.encode(), dice)
    with contextlib.suppress(CareerdataError):
        share.redact(book, share.read_choice(data.decode("utf-8", "replace")))
    cut = text[: dice.randrange(len(text) - 1)]
    try:
        frames = share.redact(book, share.read_choice(cut)).frames
    except CareerdataError:
        frames = {}
    if any(len(frame) for frame in frames.values()):
        raise AssertionError(f"a choice cut after {len(cut)} letters lets rows out")
    return data


def try_journal(dice: random.Random, folder: Path) -> bytes:
    """Undo with a damaged journal: the file is as it was before or after the save."""
    before = b"week,mood\n2026-01-05,7\n"
    (folder / "mood.csv").write_bytes(before)
    append(folder, "mood", {"week": "2026-02-02", "mood": 5}, today=TODAY)
    after = (folder / "mood.csv").read_bytes()
    (entry,) = (folder / ".careerdata" / "journal").glob("*.json")
    data = damaged(entry.read_bytes(), dice)
    entry.write_bytes(data)
    with contextlib.suppress(CareerdataError):
        undo(folder, today=TODAY)
    if (folder / "mood.csv").read_bytes() not in (before, after):
        raise AssertionError("undo wrote something that never stood there")
    return data


def try_import(dice: random.Random, folder: Path) -> bytes:
    """Read a damaged export."""
    samples = [path for path in (ROOT / "tests" / "samples").rglob("*") if path.is_file() and path.suffix != ".md"]
    sample = dice.choice(sorted(samples))
    data = damaged(sample.read_bytes()[:200_000], dice)
    (folder / sample.name).write_bytes(data)
    with contextlib.suppress(CareerdataError):
        careerdata.importers.read(folder / sample.name)
    return data


def _book() -> careerdata.Logbook:
    if not _BOOKS:
        _BOOKS.append(careerdata.open_logbook(EXAMPLE))
    return _BOOKS[0]


_BOOKS: list[careerdata.Logbook] = []
TARGETS: dict[str, Callable[[random.Random, Path], bytes]] = {
    "log": try_log, "choice": try_choice, "journal": try_journal, "import": try_import
}  # fmt: skip


def main() -> int:
    """Throw until the time is over, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--found", type=Path, default=Path("fuzz-found"), help="where the bytes that did it are kept")
    arguments = parser.parse_args()
    end, seed = time.monotonic() + 60 * arguments.minutes, arguments.seed
    tried: collections.Counter[str] = collections.Counter()
    found: dict[str, str] = {}
    while time.monotonic() < end:
        name = arguments.only or list(TARGETS)[seed % len(TARGETS)]
        with tempfile.TemporaryDirectory() as folder:
            try:
                TARGETS[name](random.Random(seed), Path(folder))
            except Exception as error:  # noqa: BLE001 - whatever comes up is what is looked for
                place = traceback.extract_tb(error.__traceback__)[-1]
                key = f"{name}: {type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
                if key not in found:
                    arguments.found.mkdir(exist_ok=True)
                    found[key] = f"{key}: {error} (seed {seed})"
                    for path in Path(folder).rglob("*"):
                        if path.is_file():
                            (arguments.found / f"{seed}-{path.name}").write_bytes(path.read_bytes())
        tried[name] += 1
        seed += 1
    print("Tried:", ", ".join(f"{many} of {name}" for name, many in tried.items()))
    print("\n".join(found.values()) or "Nothing silent, and no traceback.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
