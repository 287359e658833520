"""What the columns of a table may be, by their headers and what stands in them: a proposal for the person to check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerdata.importers.dates import day_in, unclear_dates
from careerdata.importers.grids import Grid
from careerdata.importers.pointing import POINTED, Pointing, columns_for
from careerdata.importers.tables import fold
from careerdata.logbook.reading.columns import Column
from careerdata.logbook.reading.date_parser import read_date

_LOOKED_AT = 50
"""Rows whose cells are looked at."""
_DAYS = ("date", "day", "when", "on", "datum", "tag", "fecha", "data", "jour", "start date", "started", "logged")
_WORDS: Mapping[str, Sequence[str]] = {
    "date": _DAYS,
    "week": ("week", "week of", "woche", "semana", "semaine", *_DAYS),
    "noticed_on": ("noticed", "noticed on", *_DAYS),
    "first": ("from", "start", "first day", "begin", "von"),
    "last": ("to", "until", "end", "last day", "bis"),
    "hours": ("hours", "duration", "time spent", "time", "minutes", "mins", "min", "h", "stunden", "dauer", "horas"),
    "skill": ("skill", "topic", "subject", "project", "course", "thema", "what", "activity", "task"),
    "mood": ("mood", "feeling", "score", "rating", "stimmung", "how"),
    "contact": ("name", "full name", "contact", "person", "who", "with", "kontakt", "nombre"),
    "organisation": ("organisation", "organization", "company", "employer", "firm", "firma", "where"),
    "role": ("role", "title", "job title", "position", "job"),
    "win": ("win", "what went well", "success", "achievement", "accomplishment", "what"),
    "pain": ("pain", "pain point", "problem", "issue", "what bothers me", "complaint"),
    "activity": ("activity", "what", "task"),
    "effect": ("effect", "energy"),
    "project": ("project",),
    "team": ("team", "department"),
    "client": ("client", "customer", "kunde"),
    "stage": ("stage", "status", "state"),
    "kind": ("kind", "type", "how", "channel", "art"),
    "low": ("low", "from", "min", "salary", "pay", "amount"),
    "high": ("high", "to", "max"),
    "currency": ("currency", "waehrung"),
    "income": ("income", "paid", "amount", "fee"),
    "note": ("note", "notes", "comment", "comments", "remarks", "details", "description", "notiz"),
    "evidence": ("evidence", "link", "url"),
    "met_on": ("met", "met on", "since"),
    "said_by": ("said by", "noticed by", "from whom"),
    "next_step": ("next step", "next"),
}
"""Headers that a column may have besides its own name, the likeliest first."""


def guess(grid: Grid, log: str = "") -> Pointing | None:
    """Return what the columns of a table are likely to be; None where it fits no log.

    Args:
        grid: the table.
        log: the log that its rows belong to; "" for the one that fits best.
    """
    if log:
        return Pointing(log, _columns(grid, columns_for(log)))
    fitting = []
    for place, name in enumerate(POINTED):
        columns = columns_for(name)
        found = _columns(grid, columns)
        required = [column for column in columns.values() if column.required]
        if all(column.name in found for column in required) and len(required) > 1:
            fitting.append((len(found), -place, Pointing(name, found)))
    return max(fitting, key=lambda item: item[:2])[2] if fitting else None


def _columns(grid: Grid, columns: Mapping[str, Column]) -> dict[str, str]:
    """Return the header of each column that one is likely to be; no header twice, columns that every row needs first."""
    found, taken = dict[str, str](), set[str]()
    texts = {
        header: [cells[place] for _, cells in grid.rows[:_LOOKED_AT] if cells[place]]
        for place, header in enumerate(grid.headers)
        if header
    }
    for column in sorted(columns.values(), key=lambda column: not column.required):
        headers = {_plain(header): header for header in texts if header not in taken}
        names = (column.name.replace("_", " "), *_WORDS.get(column.name, ()))
        fitting = (headers[name] for name in names if name in headers and _fits(column, texts[headers[name]]))
        header = next(fitting, "")
        if not header and column.kind == "date" and column.required:
            header = next((name for name in headers.values() if _fits(column, texts[name]) and texts[name]), "")
        if header:
            found[column.name] = header
            taken.add(header)
    return {name: found[name] for name in columns if name in found}


def _plain(header: str) -> str:
    """Return a header without what stands in brackets behind it, underscores as blanks."""
    return fold(header.replace("_", " ").partition("(")[0])


def _fits(column: Column, texts: Sequence[str]) -> bool:
    """Return whether cells may stand in a column: most of them days or numbers, where it takes these alone."""
    if column.kind == "text" and not column.choices:
        return True
    if column.kind == "date":
        fine = [text for text in texts if day_in(text) or read_date(text, "day").value or unclear_dates(text)]
    elif column.choices:
        words = {fold(choice.replace("_", " ")) for choice in column.choices}
        fine = [text for text in texts if fold(text.replace("_", " ")) in words]
    else:
        fine = [text for text in texts if text[:1].isdecimal() or text[:1] in "-+."]
    return 2 * len(fine) >= len(texts)
