"""What was ticked: one frozen value, read from and written to a small TOML file for the command line."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

import tomlkit

from careerdata.dates import plain_date
from careerdata.problems import CareerdataError
from careerdata.share.exportable import CHARTS, COLUMNS, PLAN, USUAL
from careerdata.text import in_words, join_words

FORMATS: Mapping[str, str] = {
    "html": "one page for any browser, offline",
    "pdf": "a one-page brief, and the charts",
    "pptx": "slides that can be edited",
    "png": "a picture of each chart",
    "svg": "a drawing of each chart",
    "csv": "the ticked rows for a spreadsheet",
}
"""Every format of a pack by its ending, in words."""
USUAL_FORMATS = ("html", "pdf", "pptx", "png")


class ChoiceError(CareerdataError):
    """What was ticked cannot be packed; the text says why, a sentence each, and names what can be ticked."""


@dataclass(frozen=True)
class Choice:
    """What may leave: only what is named here does.

    Attributes:
        charts: names of charts, of `CHARTS`; one whose columns are not ticked is not made.
        columns: names of columns by log; under ``"plan"`` fields of plan.toml.
        rows: names of rows by log, such as ``"2025-10-17 Refund dashboard"``; the second row of that name in the file
            is ``"2025-10-17 Refund dashboard (2)"``; of skills the name of each skill. A log that is not here has no
            row that may leave. Rows of exposure.csv and wins.csv go only where `shareable` says yes.
        since: the first day that may leave; None for no limit.
        until: the last day; None for no limit but today.
        names: people whose names may stand in a text; a text that names anybody else of your logs stays here.
        title: the title of the brief, in your words; likewise `request` and `proposal`, which take the place of what
            the ticked ask says.
        first_step: with what the proposal begins, in your words; "" leaves it out. `first_step_on`: its day.
        author: your name, to stand under the title; "" leaves it out.
        dated: True puts the day of the pack there too.
        names_may_be_missed: True lets a pack go although a file that names people could not be read whole.
        review: True makes the brief a year's review: every ticked win under its month, and by what it shows.
    """

    charts: tuple[str, ...] = ("wins", "skills", "team")
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: dict(USUAL))
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    since: dt.date | None = None
    until: dt.date | None = None
    names: tuple[str, ...] = ()
    title: str = "What I did, and what I would like to do next"
    request: str = ""
    proposal: str = ""
    first_step: str = ""
    first_step_on: dt.date | None = None
    author: str = ""
    dated: bool = False
    names_may_be_missed: bool = False
    review: bool = False

    def __post_init__(self) -> None:
        faults = list(_faults(self))
        if faults:
            raise ChoiceError(" ".join(faults))
        # The same order in every pack, however it was ticked.
        for name in ("columns", "rows"):
            given = getattr(self, name)
            object.__setattr__(self, name, {log: tuple(given[log]) for log in COLUMNS if given.get(log)})
        object.__setattr__(self, "charts", tuple(name for name in CHARTS if name in self.charts))

    @property
    def begins(self) -> str:
        """With what the proposal begins and from when, in a sentence; "" when neither is said."""
        when, step = f", from {in_words(self.first_step_on)}" if self.first_step_on else "", self.first_step.strip()
        return f"First step{when}{f': {step}' if step else '.'}" if when or step else ""

    def has(self, log: str, *columns: str) -> bool:
        """Return whether these columns of a log are ticked."""
        return set(columns) <= set(self.columns.get(log, ()))

    def also(self, log: str, *columns: str, rows: Sequence[str] = ()) -> Choice:
        """Return the choice with these columns of a log ticked too, and with these rows, where some are named."""
        wanted = {*self.columns.get(log, ()), *columns}
        ticked = {**self.columns, log: tuple(name for name in COLUMNS[log] if name in wanted)}
        named = {**self.rows, log: (*self.rows.get(log, ()), *rows)} if rows else self.rows
        return replace(self, columns=ticked, rows=named)

    def with_chart(self, name: str) -> Choice:
        """Return the choice with a chart ticked, and with the columns it needs."""
        if name not in CHARTS:
            raise ChoiceError(_unknown("chart", name, CHARTS))
        chart = CHARTS[name]
        return replace(self.also(chart.log, *chart.needs), charts=(*self.charts, name))


def _unknown(what: str, name: object, valid: Sequence[str] | Mapping[str, Any]) -> str:
    return f"There is no {what} called {str(name)!r}; there is {', '.join(valid)}."


def _faults(choice: Choice) -> Iterator[str]:
    """Yield what is wrong with a choice, whatever the folder holds."""
    for name in choice.charts:
        if name not in CHARTS:
            yield _unknown("chart", name, CHARTS)
    for log, names in choice.columns.items():
        if log not in COLUMNS:
            yield _unknown("log", log, COLUMNS)
            continue
        for name in names:
            if name not in COLUMNS[log]:
                yield _unknown(f"column of {log}", name, COLUMNS[log])
        by_row = log not in (*USUAL, PLAN)
        if names and by_row and not choice.rows.get(log):
            yield f"The rows of {log} are ticked one by one: name those that may leave under rows, {log}."
    for log in choice.rows:
        if log not in COLUMNS or log == PLAN:
            yield _unknown("log with rows", log, [name for name in COLUMNS if name != PLAN])
    if choice.since and choice.until and choice.since > choice.until:
        yield f"The first day, {in_words(choice.since)}, is after the last, {in_words(choice.until)}."


_SAID = {
    "charts": "a list of names",
    "columns": "a table of lists of names",
    "rows": "a table of lists of names",
    "names": "a list of names",
    "since": "a date such as 2026-03-02",
    "until": "a date such as 2026-03-02",
    "title": "text",
    "request": "text",
    "proposal": "text",
    "first_step": "text",
    "first_step_on": "a date such as 2026-03-02",
    "author": "text",
    "dated": "true or false",
    "names_may_be_missed": "true or false",
    "review": "true or false",
}
"""What each entry of a choice file wants, in words."""
_MOST_BYTES = 1_000_000
_PROMISE = 'This file ends with the line "# The end."; without that line it was cut short and is not read.'
_END = "# The end."
_HEAD = """\
What may leave your folder in a pack. Only what is named here does; take out what should stay.
Charts: {charts}.
Of every log only the rows go that stand under rows; of skills those are the skills.
{promise}
"""


def _names(value: Any) -> tuple[str, ...]:
    if not (isinstance(value, list) and all(isinstance(name, str) for name in value)):
        raise TypeError
    return tuple(value)


def _tables(value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise TypeError
    return {log: _names(names) for log, names in value.items()}


def _day(value: Any) -> dt.date:
    if not isinstance(value, dt.date):
        raise TypeError
    return plain_date(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


_READ: Mapping[str, Callable[[Any], Any]] = {
    "charts": _names,
    "columns": _tables,
    "rows": _tables,
    "since": _day,
    "until": _day,
    "names": _names,
    "title": _text,
    "request": _text,
    "proposal": _text,
    "first_step": _text,
    "first_step_on": _day,
    "author": _text,
    "dated": _truth,
    "names_may_be_missed": _truth,
    "review": _truth,
}
"""How each entry of a choice file is read; a TypeError for what is of another kind."""
_LEFT_OUT: Mapping[str, Any] = {"charts": (), "columns": {}, "rows": {}}
"""What a file that leaves these out means: nothing, so that a file that lost a part lets no more out."""


def read_choice(text: str) -> Choice:
    """Return the choice that the text of a choice file says; what it leaves out is not ticked.

    Raises:
        ChoiceError: if it is not TOML, was cut short, or something in it cannot be ticked; every fault is named.
    """
    if len(text) > _MOST_BYTES:
        raise ChoiceError("The choice file is far too long to be one.")
    if _PROMISE in text and not text.rstrip().endswith(_END):
        raise ChoiceError(f'The choice file was cut short: its last line is not "{_END}". Nothing of it was read.')
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ChoiceError(f"The choice file is not written the way TOML wants it: {error}.") from None
    except (RecursionError, ValueError):
        raise ChoiceError("The choice file holds something that is no list, date or text of a choice.") from None
    said, faults = dict(_LEFT_OUT), []
    for key in sorted(given, key=lambda key: list(_READ).index(key) if key in _READ else len(_READ)):
        try:
            said[key] = _READ[key](given[key])
        except (KeyError, TypeError):
            faults.append(_fault_of(key, new=key not in _READ))
    if faults:
        raise ChoiceError(" ".join(faults))
    return Choice(**said)


def _fault_of(key: str, new: bool) -> str:
    """Return what is wrong with an entry: it is `new` to us, or holds the wrong kind of thing."""
    return (
        _unknown("entry in the choice file", key, list(_SAID))
        if new
        else f"{key} in the choice file wants {_SAID[key]}."
    )


def write_choice(choice: Choice, remarks: Sequence[str] = ()) -> str:
    """Return the text of a choice file that says `choice`, and then remarks; `read_choice` gives the same choice back."""
    document = tomlkit.document()
    for line in _HEAD.format(charts=join_words(CHARTS), promise=_PROMISE).splitlines():
        document.add(tomlkit.comment(line))
    document.add(tomlkit.nl())
    # A table ends where the next one begins, so what is no table has to come first.
    said = {item.name: getattr(choice, item.name) for item in fields(Choice)}
    for name, value in sorted(said.items(), key=lambda item: isinstance(item[1], Mapping)):
        if isinstance(value, Mapping):
            table = tomlkit.table()
            for log, names in value.items():
                table[log] = list(names)
            document[name] = table
        elif value not in (None, False):
            document[name] = list(value) if isinstance(value, tuple) else value
    return "\n".join([tomlkit.dumps(document), *(f"# {remark}" for remark in remarks), _END, ""])


def known_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Return formats in their usual order, each once.

    Raises:
        ChoiceError: if one is not known; its text lists those that are.
    """
    for name in formats:
        if name not in FORMATS:
            raise ChoiceError(_unknown("format", name, FORMATS))
    return tuple(name for name in FORMATS if name in formats)
