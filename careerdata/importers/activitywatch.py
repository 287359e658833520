"""ActivityWatch: the hours of programs become rows of skills.csv, less the time away. Titles and addresses are never read."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from careerdata.importers.import_result import Import, Tally
from careerdata.importers.json_files import WRONG
from careerdata.importers.screen_time import learned
from careerdata.importers.tables import tidy
from careerdata.problems import Problem
from careerdata.text import plural

SOURCE = "ActivityWatch"
ABOUT = (
    "A program is learning only where you say so, under the skill that you name: one row a day and program. Time away from the "
    "keyboard does not count; the day is that of this machine's time zone. Titles of windows, pages and files are never read."
)
_LONGEST = 24 * 3600
Span = tuple[dt.datetime, dt.datetime]


def is_export(said: Any) -> bool:
    """Return whether JSON is an export of buckets of ActivityWatch."""
    try:
        return all("type" in bucket and "events" in bucket for bucket in _buckets(said)) and bool(_buckets(said))
    except WRONG:
        return False


def read(file: str, said: Any, skills: Mapping[str, str]) -> Import:
    """Turn the programs of an export into rows of skills.csv.

    Args:
        file: its name, for messages.
        said: what it says.
        skills: what programs mean: the skill, or "" for one that is left out.
    """
    tally, wrong = Tally(), 0
    present: dict[str, list[Span]] = defaultdict(list)
    programs: list[tuple[str, str, Span]] = []
    for bucket in _buckets(said):
        kind, host = bucket["type"], str(bucket.get("hostname"))
        for event in bucket["events"] if kind in ("currentwindow", "afkstatus") else ():
            try:
                span, data = _span(event), event["data"]
                if kind == "currentwindow":
                    programs.append((host, tidy(data["app"]), span))
                elif data["status"] == "not-afk":
                    present[host].append(span)
            except WRONG:
                wrong += 1
    if wrong:
        message = f"{wrong} {plural(wrong, 'event is', 'events are')} not written as ActivityWatch writes them."
        tally.problems.append(Problem(file, None, "events", None, message, "Export the buckets again."))
    there = {host: _joined(spans) for host, spans in present.items()}
    seconds: dict[tuple[dt.date, str], float] = defaultdict(float)
    for host, program, span in programs:
        if program:
            # A machine without a watcher of the keyboard is never away.
            for begun, ended in _within(span, there[host]) if host in there else [span]:
                seconds[begun.astimezone().date(), program] += (ended - begun).total_seconds()
    return learned(SOURCE, ABOUT, seconds, skills, tally)


def _buckets(said: Any) -> list[Any]:
    buckets = said["buckets"]
    return list(buckets.values()) if isinstance(buckets, dict) else list(buckets)


def _span(event: Any) -> Span:
    begun, long = dt.datetime.fromisoformat(event["timestamp"]), float(event["duration"])
    if not 0 <= long <= _LONGEST:
        raise ValueError
    return begun.astimezone(dt.UTC), begun.astimezone(dt.UTC) + dt.timedelta(seconds=long)


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, with those that meet put together."""
    found: list[Span] = []
    for begun, ended in sorted(spans):
        if found and begun <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], ended))
        else:
            found.append((begun, ended))
    return found


def _within(span: Span, others: Sequence[Span]) -> list[Span]:
    """Return the parts of a span that lie in one of the others, which are in order and apart."""
    first = max(bisect_right(others, (span[0], span[0])) - 1, 0)
    parts = []
    for begun, ended in others[first:]:
        if begun >= span[1]:
            break
        part = (max(begun, span[0]), min(ended, span[1]))
        if part[0] < part[1]:
            parts.append(part)
    return parts
