"""From what an export holds to what the logbook lacks; and the one call that writes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from careerdata.dates import plain_date
from careerdata.importers.import_result import Import, Row
from careerdata.importers.tables import fold
from careerdata.logbook import Logbook, append_rows
from careerdata.logbook.one_name import People
from careerdata.schemas import log_named
from careerdata.text import join_words


def new_rows(found: Import, book: Logbook) -> Mapping[str, tuple[Row, ...]]:
    """Return the rows of an import that the logbook does not have yet, per log name.

    Importing the same export twice, or a later one that overlaps, adds nothing twice:

    - skills: rows are counted off against those with the same day, skill and hours, so that two equal entries stay two
      and a note or evidence that was added by hand since makes no difference;
    - mood, days: a week or a day that has a row stays as it is written;
    - contacts: a person whose name, or another one by `[names]` of the plan, is there stays as they are, also where their row was set aside;
    - touches: per day and person, only the side (me, them) that is not there. People go by the spelling in
      contacts.csv;
    - endorsements: a word that is not there with the same person, kind and day.
    """
    finders: Mapping[str, Callable[[Sequence[Row], Logbook], list[Row]]] = {
        "skills": _new_skills,
        "mood": _new_weeks,
        "days": _new_days,
        "contacts": _new_people,
        "touches": _new_touches,
        "endorsements": _new_words,
    }
    people = People(book.plan)
    named = {log: [_by_main_name(row, people) for row in rows] for log, rows in found.rows.items()}
    return {log: tuple(finders[log](rows, book)) for log, rows in named.items()}


def _by_main_name(row: Row, people: People) -> Row:
    """Return a row about a person by the name that the plan says for them."""
    return {**row, "contact": people.main(row["contact"])} if "contact" in row else row


def save(folder: str | Path, new: Mapping[str, Sequence[Row]]) -> str:
    """Write new rows into a folder's logs, one write a file, and return a sentence that says what was added.

    Args:
        folder: the folder with the logs.
        new: rows per log name, from `new_rows`.

    Raises:
        careerdata.problems.FileBusyError: if a file cannot be written now. Logs written before it stay written;
            importing again adds the others.
    """
    added = []
    for log, rows in new.items():
        if rows:
            append_rows(Path(folder), log, rows)
            added.append(f"{len(rows)} {'row' if len(rows) == 1 else 'rows'} to {log_named(log).file}")
    return f"Added {join_words(added)}." if added else "Nothing was new; your files were not changed."


def _new_skills(rows: Sequence[Row], book: Logbook) -> list[Row]:
    """Take away one row for each that is there with the same day, skill and hours, one with the same note first."""
    notes_there: dict[Hashable, list[str]] = defaultdict(list)
    for day, skill, hours, note in _cells(book.skills[column] for column in ("date", "skill", "hours", "note")):
        notes_there[plain_date(day), fold(skill), round(hours, 4)].append(_text(note))
    unmatched = []
    for row in rows:
        notes = notes_there[_same_skill(row)]
        if _text(row.get("note")) in notes:
            notes.remove(_text(row.get("note")))
        else:
            unmatched.append(row)
    found = []
    for row in unmatched:
        if notes_there[_same_skill(row)]:
            notes_there[_same_skill(row)].pop()
        else:
            found.append(row)
    return found


def _same_skill(row: Row) -> Hashable:
    return row["date"], fold(row["skill"]), round(row["hours"], 4)


def _new_weeks(rows: Sequence[Row], book: Logbook) -> list[Row]:
    there = {plain_date(week) for week in book.mood["week"]}
    return [row for row in rows if row["week"] not in there]


def _new_days(rows: Sequence[Row], book: Logbook) -> list[Row]:
    there = {plain_date(day) for day in book.days["date"]}
    return [row for row in rows if row["date"] not in there]


def _new_people(rows: Sequence[Row], book: Logbook) -> list[Row]:
    there = {fold(name) for name in (*book.people_aside, *book.contacts["contact"])}
    return [row for row in rows if fold(row["contact"]) not in there]


def _new_touches(rows: Sequence[Row], book: Logbook) -> list[Row]:
    """Keep of each touch the sides that are not there; a touch logged without a side stands for both."""
    spelling = {fold(name): name for name in (*book.people_aside, *book.contacts["contact"])}
    sides: dict[Hashable, set[str]] = defaultdict(set)
    for day, name, kind, who in _cells(book.touches[column] for column in ("date", "contact", "kind", "from")):
        sides[plain_date(day), fold(name), kind] |= _sides(_text(who) or "both")
    found = []
    for row in rows:
        name = fold(row["contact"])
        missing = _sides(row["from"]) - sides[row["date"], name, row["kind"]]
        if missing:
            who = "both" if len(missing) > 1 else missing.pop()
            found.append({**row, "contact": spelling.get(name, row["contact"]), "from": who})
    return found


def _new_words(rows: Sequence[Row], book: Logbook) -> list[Row]:
    """Keep the words that are not there; one without the day it was given goes by the day it was asked for."""
    spelling = {fold(name): name for name in (*book.people_aside, *book.contacts["contact"])}
    log = book.endorsements
    days = log["given_on"].fillna(log["asked_on"])
    there = {
        (fold(name), _text(kind), plain_date(day)) for name, kind, day in _cells((log["contact"], log["kind"], days))
    }
    found = [row for row in rows if (fold(row["contact"]), row["kind"], row["given_on"]) not in there]
    return [{**row, "contact": spelling.get(fold(row["contact"]), row["contact"])} for row in found]


def _sides(who: str) -> set[str]:
    return {"me", "them"} if who == "both" else {who}


def _cells(columns: Iterable[Iterable[Any]]) -> Iterable[tuple[Any, ...]]:
    """Return the rows of some columns of a log."""
    return zip(*columns, strict=True)


def _text(cell: object) -> str:
    """Return a cell of text as it is compared; "" for an empty one, which pandas writes as NaN."""
    return fold(cell) if isinstance(cell, str) else ""
