"""From what an export holds to what the logbook lacks; and the one call that writes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from careerdata.dates import plain_date
from careerdata.importers.import_result import Import, Row
from careerdata.importers.recognise import Question, Recognised, recognise
from careerdata.importers.tables import fold
from careerdata.logbook import Edit, Logbook, save_edit
from careerdata.logbook.known_ids import Seen, read_ids
from careerdata.logbook.one_name import People
from careerdata.problems import Problem
from careerdata.schemas import log_named
from careerdata.text import join_words, plural


@dataclass(frozen=True)
class Difference:
    """What an import would change in a folder; nothing has been written.

    Attributes:
        rows: the rows that the logbook lacks, by log.
        withheld: how many rows wait, by log: of people who are asked about first.
        questions: these people.
        news: what happened to people since the last import, a sentence each.
        changed: new cells of contacts.csv, by the name there.
        names: `[names]` of the plan as it is and as it is to be; None where it stays.
        ids: ids of people to remember.
        problems: what could not be read of earlier imports.
    """

    rows: Mapping[str, tuple[Row, ...]]
    withheld: Mapping[str, int] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    news: tuple[str, ...] = ()
    changed: Mapping[str, Row] = field(default_factory=dict)
    names: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]] | None = None
    ids: Mapping[str, Seen] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def compare(found: Import, book: Logbook, answers: Mapping[str, str] | None = None) -> Difference:
    """Return what the logbook does not have yet of an import.

    Importing the same export twice, or a later one that overlaps, adds nothing twice:

    - skills: rows are counted off against those with the same day, skill and hours, so that two equal entries stay two
      and a note or evidence that was added by hand since makes no difference;
    - mood, days: a week or a day that has a row stays as it is written;
    - contacts: somebody who is there stays as they are, also where their row was set aside; only an employer follows
      the source, where the card says what the last import saw;
    - touches: per day and person, only the side (me, them) that is not there. People go by the spelling in
      contacts.csv;
    - endorsements: a word that is not there with the same person, kind and day;
    - applications: a step that is not there with the same organisation, stage and day, for this job or without one.

    Args:
        found: the import.
        book: the folder as it is.
        answers: who somebody is, for those who were asked about; see `careerdata.importers.recognise`.

    Raises:
        CareerdataError: if an answer names nobody.
    """
    ids, problems = read_ids(book.home)
    known, people = recognise(found, book, ids, answers or {}), People(book.plan)
    asked = {question.contact for question in known.questions}
    there = {person.contact for person in found.people} - known.new
    rows, withheld = dict[str, tuple[Row, ...]](), dict[str, int]()
    for log, given in found.rows.items():
        told = [row for row in given if row.get("contact") not in asked]
        withheld[log] = len(given) - len(told)
        told = [row for row in told if log != "contacts" or row["contact"] not in there]
        rows[log] = tuple(_FINDERS[log]([_by_its_name(row, known, people) for row in told], book))
    names = None if known.other_names == book.plan.names else (book.plan.names, known.other_names)
    return Difference(
        rows, withheld, tuple(known.questions), tuple(known.news), known.changed, names, known.ids, problems
    )


def _by_its_name(row: Row, known: Recognised, people: People) -> Row:
    """Return a row about a person by the name that they have in the folder."""
    if "contact" not in row:
        return row
    return {**row, "contact": known.names.get(row["contact"]) or people.main(row["contact"])}


def save(folder: str | Path, new: Difference) -> str:
    """Write what an import changes, as one save that one undo takes back, and return a sentence that says what was added.

    Args:
        folder: the folder with the logs.
        new: what `compare` found.

    Raises:
        careerdata.problems.FileBusyError: if a file cannot be written now; then nothing was written.
    """
    rows = {log: rows for log, rows in new.rows.items() if rows}
    changed = [("contacts", {"contact": name}, cells) for name, cells in new.changed.items()]
    save_edit(Path(folder), Edit(rows, changed, names=new.names, ids=new.ids))
    added = [f"{len(found)} {plural(len(found), 'row')} to {log_named(log).file}" for log, found in rows.items()]
    said = [f"Added {join_words(added)}."] if added else []
    said += [f"Changed {len(changed)} {plural(len(changed), 'row')} of contacts.csv."] if changed else []
    if not said and new.ids:
        return "No row was new. What people are recognised by next time was kept, in .careerdata only."
    return " ".join(said) or "Nothing was new; your files were not changed."


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
        sides[row["date"], name, row["kind"]] |= missing
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


def _new_steps(rows: Sequence[Row], book: Logbook) -> list[Row]:
    """Keep the steps of applications that are not there; one that was noted without its job is there."""
    log = book.applications
    there: dict[Hashable, list[str]] = defaultdict(list)
    for day, where, stage, role in _cells(log[column] for column in ("date", "organisation", "stage", "role")):
        there[plain_date(day), fold(where), stage].append(_text(role))
    found = []
    for row in rows:
        roles = there[row["date"], fold(row["organisation"]), row["stage"]]
        role = _text(row.get("role"))
        if role in roles:
            continue
        if "" in roles:
            roles.remove("")  # It stands for one job only.
        else:
            found.append(row)
    return found


def _sides(who: str) -> set[str]:
    return {"me", "them"} if who == "both" else {who}


def _cells(columns: Iterable[Iterable[Any]]) -> Iterable[tuple[Any, ...]]:
    """Return the rows of some columns of a log."""
    return zip(*columns, strict=True)


def _text(cell: object) -> str:
    """Return a cell of text as it is compared; "" for an empty one, which pandas writes as NaN."""
    return fold(cell) if isinstance(cell, str) else ""


_FINDERS: Mapping[str, Callable[[Sequence[Row], Logbook], list[Row]]] = {
    "skills": _new_skills,
    "mood": _new_weeks,
    "days": _new_days,
    "contacts": _new_people,
    "touches": _new_touches,
    "endorsements": _new_words,
    "applications": _new_steps,
}
"""By log, what finds the rows that are not there."""
