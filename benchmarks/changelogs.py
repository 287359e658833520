"""Real effort, week by week: on how many days people worked on free software, from dated change logs.

Prints a CSV for ``python -m benchmarks.forecast``: person (a number, not a name), week, hours (here: days with an entry).
It reads change logs with lines such as ``2004-05-12  Ann Lee  <ann@example.org>``, plain or gzipped, which Debian and its
kin keep for every package: ``python -m benchmarks.changelogs /usr/share/doc > volunteers.csv``.

Who has at least 60 days in 80 weeks or more, and one day in two weeks on average, is a person. A log ends with its last
entry, so it never shows that somebody stopped. The people whose name has an even CRC-32 were looked at when the forecast
was chosen; only the others are printed, unless ``--chosen-on`` asks for the first.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

from careerdata.dates import week_of

ENTRY = re.compile(r"^(\d{4}-\d\d-\d\d)\s+([^<(]+?)\s*[<(]")
LEAST_DAYS, LEAST_WEEKS, LEAST_MEAN = 60, 80, 0.5
WEEK = dt.timedelta(days=7)


def main() -> None:
    """Print the CSV."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder with change logs in it, at any depth")
    parser.add_argument("--chosen-on", action="store_true", help="the people that the forecast was chosen on")
    arguments = parser.parse_args()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["person", "week", "hours"])
    number = 0
    for name, days in sorted(days_by_person(arguments.folder).items()):
        if (crc32(name.encode()) % 2 == 0) != arguments.chosen_on:
            continue
        weekly = Counter(week_of(day) for day in days)
        weeks = (max(weekly) - min(weekly)) // WEEK + 1
        if len(days) >= LEAST_DAYS and weeks >= LEAST_WEEKS and len(days) / weeks >= LEAST_MEAN:
            number += 1
            writer.writerows([number, week, count] for week, count in sorted(weekly.items()))


def days_by_person(folder: Path) -> dict[str, set[dt.date]]:
    """Return the days on which each person has an entry, by the name in small letters."""
    days: dict[str, set[dt.date]] = defaultdict(set)
    for text in texts(folder):
        for line in text.splitlines():
            entry = ENTRY.match(line)
            if entry:
                try:
                    days[entry[2].lower()].add(dt.date.fromisoformat(entry[1]))
                except ValueError:  # 30 February; a date that is none says nothing.
                    continue
    return days


def texts(folder: Path) -> Iterator[str]:
    """Yield the text of every change log, each once however many packages carry it."""
    seen = set()
    for path in sorted(folder.rglob("*")):
        if path.name.lower().startswith(("changelog", "news")) and path.is_file():
            raw = path.read_bytes()
            content = gzip.decompress(raw) if path.suffix == ".gz" else raw
            if hash(content) not in seen:
                seen.add(hash(content))
                yield content.decode("utf-8", "replace")


if __name__ == "__main__":
    main()
