"""One pandera model per log: the only place where columns, their types and their ranges are defined.

The readers parse text first and validate after, so no model coerces. `data/README.md` is tested against the
descriptions here. Optional columns may be absent from a file; `logbook` adds them, empty, so that a frame always
has every column of its model, in this order.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from careerdata.problems import UnknownLogError
from careerdata.schemas.efforts import Applications, Exposure, Gigs, Intentions, PlanHistory, Skills
from careerdata.schemas.fields import Log, column, optional
from careerdata.schemas.job import Activities, Asks, Pains, Pay, Wins
from careerdata.schemas.people import Contacts, Endorsements, Touches
from careerdata.schemas.weeks import Days, Mood, Spells

__all__ = [
    "LOGS",
    "Activities",
    "Applications",
    "Asks",
    "Contacts",
    "Days",
    "Endorsements",
    "Exposure",
    "Gigs",
    "Intentions",
    "Log",
    "LogFile",
    "Mood",
    "Pains",
    "Pay",
    "PlanHistory",
    "Skills",
    "Spells",
    "Touches",
    "Wins",
    "column",
    "columns_of",
    "empty_frame",
    "log_named",
    "optional",
]


@dataclass(frozen=True)
class LogFile:
    """A log.

    Attributes:
        name: its name in the package.
        file: its file in the folder.
        schema: its model.
        key: the columns that tell rows apart.
        noun: what a person calls one row, and several.
    """

    name: str
    file: str
    schema: type[Log]
    key: tuple[str, ...] = ()
    noun: tuple[str, str] = ("row", "rows")


LOGS: dict[str, LogFile] = {
    log.name: log
    for log in (
        LogFile("mood", "mood.csv", Mood, ("week",), ("check-in", "check-ins")),
        LogFile("skills", "skills.csv", Skills, (), ("learning entry", "learning entries")),
        LogFile("contacts", "contacts.csv", Contacts, ("contact",), ("person", "people")),
        LogFile("touches", "touches.csv", Touches, (), ("touch", "touches")),
        LogFile("pains", "pains.csv", Pains, (), ("pain point", "pain points")),
        LogFile("activities", "activities.csv", Activities, (), ("tick", "ticks")),
        LogFile("exposure", "exposure.csv", Exposure, (), ("result", "results")),
        LogFile("wins", "wins.csv", Wins, (), ("win", "wins")),
        LogFile("gigs", "gigs.csv", Gigs, (), ("freelance step", "freelance steps")),
        LogFile("applications", "applications.csv", Applications, (), ("application step", "application steps")),
        LogFile("pay", "pay.csv", Pay, (), ("pay figure", "pay figures")),
        LogFile("endorsements", "endorsements.csv", Endorsements, (), ("reference", "references")),
        LogFile("asks", "asks.csv", Asks, (), ("ask", "asks")),
        LogFile("days", "days.csv", Days, ("date",), ("diary day", "diary days")),
        LogFile("spells", "spells.csv", Spells, (), ("stretch", "stretches")),
        LogFile("plan_history", "plan-history.csv", PlanHistory, (), ("plan change", "plan changes")),
        LogFile("intentions", "intentions.csv", Intentions, (), ("if-then plan", "if-then plans")),
    )
}
"""Every log by its name; the name is also the attribute of a `Logbook`."""


def log_named(name: str) -> LogFile:
    """Return the log called `name`; an `UnknownLogError`, whose text lists the valid names, is raised if there is none."""
    try:
        return LOGS[name]
    except KeyError:
        raise UnknownLogError(name, tuple(LOGS)) from None


def columns_of(schema: type[pa.DataFrameModel]) -> dict[str, pa.Column]:
    """Return a model's columns by their name in the file, in order, as pandera sees them."""
    return dict(schema.to_schema().columns)


def empty_frame(schema: type[pa.DataFrameModel]) -> pd.DataFrame:
    """Return a frame with the model's columns and types and no row."""
    return pd.DataFrame({name: pd.Series([], dtype=_kind(col)) for name, col in columns_of(schema).items()})


def _kind(col: pa.Column) -> str:
    kind = str(col.dtype)
    return "datetime64[us]" if kind.startswith("datetime64") else "str" if kind.startswith("str") else kind
