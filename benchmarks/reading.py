"""Measure reading a clean log against plain `pandas.read_csv` of the same file with dtypes: time and memory, as ratios.

The careful reader, which every file with something odd in it takes, is timed beside them. Both kinds of reading
alternate; the middle of the runs is printed. Memory is the growth of the largest size of a process of its own (on Linux).
Run: ``python benchmarks/reading.py``; takes half a minute.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from careerdata.logbook import read_log
from careerdata.logbook.reading.columns import layout_of
from careerdata.logbook.reading.reader import read_content
from careerdata.schemas import LOGS

SEED = 3
TEXT = (
    "asked for the range and was told later; long Monday, quiet Friday; wrote the report, met the new team lead, "
    "finished the course, coffee with an old friend, boring review, good talk, planned the next step"
)
FIRST = dt.date(2, 1, 7)


def main() -> None:
    """Print a table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 300_000])
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--one", nargs=3, metavar=("WAY", "LOG", "FILE"), help="read once and print the memory, in kB")
    arguments = parser.parse_args()
    if arguments.one:
        way, log, file = arguments.one
        print(grown(lambda: WAYS[way](Path(file), log)))
        return
    print(
        "| log | rows | MB | plain pandas, s | read_log, s | ratio | careful, s | memory ratio |\n" + "|---" * 8 + "|"
    )
    for log in ROWS:
        for count in arguments.rows:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / LOGS[log].file
                write(path, log, count)
                measure(path, log, count, arguments.runs)


def measure(path: Path, log: str, count: int, runs: int) -> None:
    """Print one line of the table."""
    times: dict[str, list[float]] = {way: [] for way in WAYS}
    for run in range(runs):
        for way, read in WAYS.items():
            if way != "careful" or run == 0:
                before = time.perf_counter()
                read(path, log)
                times[way].append(time.perf_counter() - before)
    plain, ours, careful = (statistics.median(times[way]) for way in WAYS)
    memory = [memory_of(way, log, path) for way in ("ours", "plain")]
    size = path.stat().st_size / 1e6
    print(
        f"| {log} | {count:,} | {size:.1f} | {plain:.3f} | {ours:.3f} | {ours / plain:.2f} | {careful:.1f} | {memory[0] / memory[1]:.2f} |",
        flush=True,
    )


def plain(path: Path, log: str) -> pd.DataFrame:
    """Return a log as pandas reads it when it is told the types."""
    columns = layout_of(LOGS[log].schema).columns
    types = {
        name: "str" if column.kind == "text" else column.dtype
        for name, column in columns.items()
        if column.kind != "date"
    }
    return pd.read_csv(path, dtype=types, parse_dates=[name for name in columns if name not in types])


def ours(path: Path, log: str) -> pd.DataFrame:
    """Return a log as we read it, and make sure that it was clean."""
    frame, problems = read_log(path, LOGS[log].schema)
    if problems:
        raise SystemExit(f"{path.name} is not clean: {problems[0]}")
    return frame


def careful(path: Path, log: str) -> pd.DataFrame:
    """Return a log as the careful reader gives it."""
    return read_content(path.read_bytes(), path.name, LOGS[log].schema).frame


WAYS = {"plain": plain, "ours": ours, "careful": careful}


def memory_of(way: str, log: str, path: Path) -> int:
    """Return by how many kB a fresh process grew when it read a file."""
    call = [sys.executable, __file__, "--one", way, log, str(path)]
    return int(subprocess.run(call, check=True, capture_output=True, text=True).stdout)  # noqa: S603 - this file


def grown(read: Callable[[], object]) -> int:
    """Return by how many kB the largest size of this process rose above what it was before; Linux can say that."""
    layout_of(LOGS["mood"].schema)
    Path("/proc/self/clear_refs").write_text("5")
    before = size("VmRSS")
    kept = read()
    after = size("VmHWM")
    del kept
    return after - before


def size(field: str) -> int:
    """Return a size of this process in kB."""
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith(field))


def write(path: Path, log: str, count: int) -> None:
    """Write a clean log."""
    rng = random.Random(SEED)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        columns = list(layout_of(LOGS[log].schema).columns)
        writer.writerow(columns)
        for row in ROWS[log](rng, count):
            writer.writerow([row.get(column, "") for column in columns])


def note(rng: random.Random) -> str:
    """Return a note; every third row has none, and every tenth one line break in it."""
    words = [rng.choice(TEXT.split()) for _ in range(rng.randint(3, 12))] if rng.random() < 2 / 3 else []
    return " ".join(words).strip(",;") + ("\nand more" if words and rng.random() < 0.15 else "")


def moods(rng: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Yield weekly answers."""
    signs = ("sunday_dread", "boredom", "frustration", "worn_out", "work_quality", "outside_work")
    for number in range(count):
        row = {sign: f"{rng.randint(0, 20) / 2:g}" if rng.random() < 0.9 else "" for sign in signs}
        hours = f"{rng.randint(60, 110) / 2:g}"
        week = (FIRST - dt.timedelta(days=FIRST.weekday()) + dt.timedelta(weeks=number)).isoformat()
        yield row | {"week": week, "mood": f"{rng.randint(0, 20) / 2:g}", "hours_worked": hours, "note": note(rng)}


def day(rng: random.Random) -> str:
    """Return a day of some years."""
    return str(dt.date(2020, 1, 1) + dt.timedelta(days=rng.randint(0, 2000)))


def skills(rng: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Yield pieces of learning."""
    for _ in range(count):
        yield {
            "date": day(rng),
            "skill": rng.choice(["SQL", "Python", "statistics", "writing"]),
            "hours": f"{rng.randint(1, 16) / 4:g}",
            "kind": rng.choice(["course", "reading", "practice"]),
            "note": note(rng),
        }


def touches(rng: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Yield touches of two thousand people, some of them with letters beyond ASCII in their names."""
    for _ in range(count):
        yield {
            "date": day(rng),
            "contact": f"{rng.choice(['Zoë Álvarez', 'Ann Lee', 'Bo Chen'])} {rng.randint(0, 700)}",
            "kind": rng.choice(["met", "wrote", "called"]),
            "from": rng.choice(["me", "them", "both"]),
            "note": note(rng),
        }


def contacts(rng: random.Random, count: int) -> Iterator[dict[str, str]]:
    """Yield people."""
    for number in range(count):
        yield {
            "contact": f"{rng.choice(['Ann Lee', 'Jose Ruiz', 'Bo Chen'])} {number}",
            "organisation": rng.choice(["Acme", "Borealis Insurance", "Umbrella, Inc."]),
            "role": rng.choice(["engineer", "head of data", ""]),
            "circle": rng.choice(["close", "active", "wide", ""]),
            "influence": str(rng.randint(0, 5)),
            "support": str(rng.randint(-2, 2)),
            "met_on": day(rng),
            "note": note(rng),
        }


ROWS = {"mood": moods, "skills": skills, "touches": touches, "contacts": contacts}


if __name__ == "__main__":
    main()
