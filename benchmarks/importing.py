"""Measure a large LinkedIn export: 30,000 connections and 300,000 messages, read, compared, saved and brought in again.

With ``--mailbox 1000``, a mailbox of so many MB is read in its place.

Every step runs in one process; the time of each and the largest size of the process so far are printed (on Linux).
Run: ``python benchmarks/importing.py``; takes half a minute.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from careerdata import importers
from careerdata.logbook import open_logbook

SEED = 7
TODAY = dt.date(2026, 6, 28)
FIRST_DAY = dt.date(2016, 1, 1)
ME = ("Me Example", "https://www.linkedin.com/in/me-example")
TEXT = "Hello \N{WAVING HAND SIGN}, thank you for the talk last week. Shall we speak about the role, or about what comes after it? "


def main() -> None:
    """Print a table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=30_000)
    parser.add_argument("--messages", type=int, default=300_000)
    parser.add_argument("--mailbox", type=int, default=0, metavar="MB")
    arguments = parser.parse_args()
    print("| step | s | of it processor, s | largest size, MB |\n" + "|---" * 4 + "|")
    with tempfile.TemporaryDirectory() as place:
        if arguments.mailbox:
            write_mailbox(Path(place) / "mails.mbox", arguments.mailbox * 1_000_000)
            timed("read the mailbox", lambda: importers.read(Path(place) / "mails.mbox", me="me@example.com"))
            return
        export, folder = Path(place) / "export", Path(place) / "career"
        export.mkdir()
        folder.mkdir()
        write(export, arguments.people, arguments.messages)
        found = timed("read", lambda: importers.read(export))
        book = timed("open the empty folder", lambda: open_logbook(folder, TODAY))
        new = timed("compare", lambda: importers.compare(found, book))
        timed("save", lambda: importers.save(folder, new))
        there = timed("open the folder", lambda: open_logbook(folder, TODAY))
        again = timed("compare once more", lambda: importers.compare(found, there))
        if again.rows["contacts"] or again.rows["touches"]:
            raise SystemExit("The second import added something.")


def timed(name: str, step: Callable[[], Any]) -> Any:
    """Take a step and print how long it took."""
    before, busy = time.perf_counter(), time.process_time()
    result = step()
    busy = time.process_time() - busy
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1000
    print(f"| {name} | {time.perf_counter() - before:.1f} | {busy:.1f} | {size} |", flush=True)
    return result


def write_mailbox(path: Path, size: int) -> None:
    """Write mails of 10 kB to and from 2,000 people in turn, over ten years."""
    body, number, written = ("x" * 76 + "\n") * 130, 0, 0
    with path.open("wb") as file:
        while written < size:
            pair = [f"Person {number % 2000} <p{number % 2000}@example.com>", "Me Example <me@example.com>"]
            sender, to = pair[:: -1 if number % 2 else 1]
            day = FIRST_DAY + dt.timedelta(days=number % 3650)
            head = f"From x Mon Mar  2 10:00:00 2026\nSubject: s\nFrom: {sender}\nTo: {to}\n"
            written += file.write(f"{head}Date: {day:%d %b %Y} 10:00:00 +0000\n\n{body}\n".encode())
            number += 1


def write(export: Path, people: int, messages: int) -> None:
    """Write an export; every tenth person shares a first name with another one."""
    rng = random.Random(SEED)
    names = [(f"First{number % (people * 9 // 10)}", f"Last{number % 97}") for number in range(people)]
    with (export / "Connections.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
        for number, (first, last) in enumerate(names):
            day = FIRST_DAY + dt.timedelta(days=rng.randrange(3800))
            url, where = f"https://www.linkedin.com/in/p-{number}", f"Company {number % 900}"
            lines.writerow([first, last, url, "", where, f"Role {number % 40}", f"{day:%d %b %Y}"])
    with (export / "messages.csv").open("w", encoding="utf-8", newline="") as file:
        header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
        lines = csv.writer(file)
        lines.writerow(header.split(","))
        lines.writerows(_messages(rng, names, messages))


def _messages(rng: random.Random, names: list[tuple[str, str]], count: int) -> Iterator[list[str]]:
    """Yield messages in talks of one to six on a day; of ten people one is written with far more than the others."""
    number = 0
    while number < count:
        other = min(int(rng.paretovariate(0.5)), len(names)) - 1
        them = (" ".join(names[other]), f"https://www.linkedin.com/in/p-{other}")
        day = FIRST_DAY + dt.timedelta(days=rng.randrange(3800))
        for minute in range(min(rng.randint(1, 6), count - number)):
            (sender, url), (to, profile) = (ME, them) if minute % 2 else (them, ME)
            text = TEXT * rng.randint(1, 4)
            yield [f"c{other}", "", sender, url, to, profile, f"{day} 10:{minute:02}:00 UTC", "", text, "INBOX"]
            number += 1


if __name__ == "__main__":
    main()
