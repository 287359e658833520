"""Apple Health: the states of mind of export.xml become rows of mood.csv and days.csv; nothing else in it is read.

The file can hold gigabytes, so it is read as a stream and what was passed is forgotten.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import IO, NamedTuple
from xml.etree import ElementTree as ET

from careerdata.dates import WeekStart
from careerdata.importers.diary import HOW, Diary, found_in
from careerdata.importers.import_result import Import, Tally
from careerdata.problems import Problem, UnreadableExportError
from careerdata.text import plural

APPLE_HEALTH = Diary(
    "Apple Health",
    "apple health",
    "A state of mind is about the whole day, not only work: read these weeks with that in mind. Very unpleasant is 0, very "
    "pleasant is 10. A day with a mood of the day goes by it, another one by the average of its moments."
    f"{HOW} Heart, sleep, steps, feelings and what they were about are never read.",
)
_BEGINS = re.compile(rb"(\xef\xbb\xbf)?\s*<\?xml.{0,200}?<(!DOCTYPE\s+)?HealthData", re.DOTALL)
_HEAD = 65_536
_SHOWN_EVERY = 500_000
_DATES = ("startDate", "date", "creationDate")
_WHAT = "Export your health data again on your phone: Health, your picture, Export All Health Data."


class State(NamedTuple):
    """One state of mind: its day, how pleasant it was (-1 to 1), and whether it is that of the whole day."""

    day: dt.date
    valence: Fraction
    of_the_day: bool


def is_export(begin: bytes) -> bool:
    """Return whether a file that begins so is an export of Apple Health."""
    return bool(_BEGINS.match(begin[:4096]))


def read(
    file: str, stream: IO[bytes], week_starts: WeekStart = "monday", progress: Callable[[str], None] = lambda _: None
) -> Import:
    """Turn the states of mind of an export into one row of mood.csv a week and one of days.csv a day.

    Args:
        file: its name, for messages.
        stream: its content, from the beginning.
        week_starts: on which day a week begins.
        progress: shows how far the reading is, in words.

    Raises:
        UnreadableExportError: if it is damaged, or not what Apple Health writes.
    """
    tally, wrong = Tally(), 0
    days: dict[dt.date, dict[bool, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
    for attributes in _states(file, stream, progress):
        state = _state(attributes)
        if state is None:
            wrong += 1
        else:
            days[state.day][state.of_the_day].append((state.valence + 1) * 5)
    if wrong:
        message = (
            f"{wrong} {plural(wrong, 'state of mind has', 'states of mind have')} no day, or no number from -1 to 1."
        )
        tally.problems.append(Problem(file, None, "StateOfMind", None, message, _WHAT))
    if not days and not wrong:
        message = "there is no state of mind in this export."
        fix = "They are kept from iOS 17 on, where you log them in Health or on your watch."
        tally.problems.append(Problem(file, None, "StateOfMind", None, message, fix, "notice"))
    moods = {day: found.get(True) or found[False] for day, found in days.items()}
    return found_in(APPLE_HEALTH, moods, (), week_starts, tally)


def _states(file: str, stream: IO[bytes], progress: Callable[[str], None]) -> Iterator[Mapping[str, str]]:
    """Yield what the states of mind of a file say, one after the other, and forget everything else."""
    depth, passed = 0, 0
    root: ET.Element | None = None
    try:
        for event, element in ET.iterparse(_WithoutEntities(stream), ("start", "end")):  # noqa: S314 - see there
            root = element if root is None else root
            depth += 1 if event == "start" else -1
            if event == "end" and element.tag == "StateOfMind":
                yield dict(element.attrib)
            if event == "end" and depth == 1:
                root.clear()
                passed += 1
                if passed % _SHOWN_EVERY == 0:
                    progress(f"Reading {file}: {passed:,} entries so far …")
    except ET.ParseError as error:
        line = error.position[0]
        raise UnreadableExportError(f"{file}, line {line}: the file is damaged or cut off there. {_WHAT}") from None


class _WithoutEntities:
    """A stream of XML in which no entity may be declared: an export has none, and one can be built to fill the memory."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._before = stream, b""

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        if b"<!ENTITY" in self._before + data:
            raise UnreadableExportError(f"This XML declares entities, which an export never does. {_WHAT}")
        self._before = data[-8:]
        return data


def _state(attributes: Mapping[str, str]) -> State | None:
    written = next((attributes[name] for name in _DATES if name in attributes), "")
    try:
        day, valence = dt.date.fromisoformat(written[:10]), Fraction(attributes["valence"])
    except (ValueError, KeyError, ZeroDivisionError):
        return None
    kind = attributes.get("kind", "").casefold()
    return State(day, valence, "daily" in kind or kind == "2") if -1 <= valence <= 1 else None
