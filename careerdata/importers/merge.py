"""From what an export holds to what the logbook lacks; and the one call that writes it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from careerdata.importers.calendar_kinds import of_another_kind
from careerdata.importers.entry_pairs import COLUMNS
from careerdata.importers.import_result import Import, Row
from careerdata.importers.known_entries import CHANGED, REMOVED, Differing, Sorted, sort_entries
from careerdata.importers.moved_meetings import sort_meetings
from careerdata.importers.new_rows import FINDERS
from careerdata.importers.recognise import Question, Recognised, recognise
from careerdata.importers.tables import fold
from careerdata.logbook import Edit, Logbook, save_edit
from careerdata.logbook.known_ids import Seen, read_ids
from careerdata.logbook.known_rows import KnownRow, read_rows
from careerdata.logbook.one_name import People
from careerdata.problems import Problem
from careerdata.schemas import log_named
from careerdata.text import counted, join_words


@dataclass(frozen=True)
class Difference:
    """What an import would change in a folder; nothing has been written.

    Attributes:
        rows: the rows that the logbook lacks, by log.
        withheld: how many rows wait, by log: of people who are asked about first.
        questions: these people.
        strangers: who is not in the folder and is not brought in unless the person says so, with how many rows each has.
        news: what happened to people since the last import, a sentence each.
        changed: new cells of contacts.csv, by the name there.
        names: `[names]` of the plan as it is and as it is to be; None where it stays.
        labels: what words of the source mean, where the plan does not say it yet.
        ids: ids of people to remember.
        problems: what could not be read of earlier imports.
        differing: rows of earlier imports that are others in their source by now.
        take: which of these are taken over: `CHANGED`, `REMOVED`.
        left: how many rows came before and were changed or taken out by hand, by log.
        entries: entries to remember.
    """

    rows: Mapping[str, tuple[Row, ...]]
    withheld: Mapping[str, int] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    strangers: Mapping[str, int] = field(default_factory=dict)
    news: tuple[str, ...] = ()
    changed: Mapping[str, Row] = field(default_factory=dict)
    names: tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]] | None = None
    ids: Mapping[str, Seen] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    differing: tuple[Differing, ...] = ()
    take: frozenset[str] = frozenset()
    left: Mapping[str, int] = field(default_factory=dict)
    entries: Mapping[str, tuple[KnownRow, ...]] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to save."""
        rows = [*self.rows.values(), self.changed, self.taken]
        return not any([*rows, self.names, self.ids, self.entries, self.labels])

    @property
    def taken(self) -> list[Differing]:
        """Return the rows that are changed or taken out because their source did so."""
        return [one for one in self.differing if _kind(one) in self.take]

    @property
    def waits(self) -> list[Differing]:
        """Return the rows that stay as they are until the person says otherwise."""
        return [one for one in self.differing if _kind(one) not in self.take]


def _kind(one: Differing) -> str:
    return REMOVED if one.now is None else CHANGED


def compare(
    found: Import, book: Logbook, answers: Mapping[str, str] | None = None, take: Collection[str] = ()
) -> Difference:
    """Return what the logbook does not have yet of an import.

    Importing the same export twice, or a later one that overlaps, adds nothing twice:

    - skills, mood, days: what an earlier import brought is known by the id of its source. Where the source changed or
      removed it, that is told, and done where `take` says so; a row that was changed or taken out by hand stays so;
    - other skills: rows are counted off against those with the same day, skill and hours, so that two equal entries stay
      two and a note or evidence that was added by hand since makes no difference;
    - other weeks and days: one that has a row stays as it is written;
    - contacts: somebody who is there stays as they are, also where their row was set aside; only an employer follows
      the source, where the card says what the last import saw;
    - touches: per day and person, only the side (me, them) that is not there. People go by the spelling in
      contacts.csv. A meeting of a calendar that is on another day by now, or in it no longer, is told as a changed entry is;
    - endorsements: a word that is not there with the same person, kind and day;
    - applications: a step that is not there with the same organisation, stage and day, for this job or without one.

    Args:
        found: the import.
        book: the folder as it is.
        answers: who somebody is, for those who were asked about; see `careerdata.importers.recognise`.
        take: what is taken over: ``"changed"`` and ``"removed"`` entries, and ``"missing"`` ones once more.

    Raises:
        CareerdataError: if an answer names nobody.
    """
    ids, problems = read_ids(book.home)
    known = recognise(found, book, ids, answers or {})
    entries, more = _sorted(found, book, take)
    rows, withheld = _of_people(found, book, known)
    names = None if known.other_names == book.plan.names else (book.plan.names, known.other_names)
    told = (tuple(known.questions), _strangers(found, known), tuple(known.news), known.changed, names, known.ids)
    new = {log: tuple(entries[log].new) if log in entries else rows[log] for log in found.rows}
    more_told: dict[str, Any] = {"take": frozenset(take), "labels": _labels(found, book)}
    made = replace(Difference(new, withheld, *told, (*problems, *more)), **_differing(entries), **more_told)
    return _of_calendar(made, found, book, known) if found.calendar else made


def _of_calendar(made: Difference, found: Import, book: Logbook, known: Recognised) -> Difference:
    """Return what a calendar would change, whose meetings may be on another day, or count as something else, than before."""
    people, out = People(book.plan), {question.contact for question in known.questions} | known.strangers
    pairs = zip(found.ids["touches"], found.rows["touches"], strict=True)
    meetings = [(one, _by_its_name(row, known, people)) for one, row in pairs if row["contact"] not in out]
    before, problems = read_rows(book.home)
    sorted_ = sort_meetings(
        found.calendar, meetings, made.rows["touches"], _records(book, "touches"), before, made.take
    )
    new, changed = of_another_kind(found, sorted_.new, book)
    return replace(
        made,
        rows={**made.rows, "touches": new},
        differing=(*made.differing, *sorted_.differing, *changed),
        entries={**made.entries, **sorted_.known},
        problems=(*made.problems, *problems),
    )


def _labels(found: Import, book: Logbook) -> dict[str, dict[str, Any]]:
    """Return what words mean by the person, and not by the plan yet."""
    known = book.plan.imports
    said = {
        kind: {word: meaning for word, meaning in words.items() if known.get(kind, {}).get(word) != meaning}
        for kind, words in found.meanings.items()
    }
    return {kind: words for kind, words in said.items() if words}


def _differing(entries: Mapping[str, Sorted]) -> dict[str, Any]:
    """Return what a `Difference` says of entries that came before."""
    return {
        "differing": tuple(one for item in entries.values() for one in item.differing),
        "left": {log: item.left for log, item in entries.items()},
        "entries": {one: kept for item in entries.values() for one, kept in item.known.items()},
    }


def _of_people(found: Import, book: Logbook, known: Recognised) -> tuple[dict[str, tuple[Row, ...]], dict[str, int]]:
    """Return the rows about people that are not there yet, by log, and how many wait for an answer."""
    people, asked = People(book.plan), {question.contact for question in known.questions}
    out = asked | known.strangers
    there = {person.contact for person in found.people} - known.new
    rows, withheld = dict[str, tuple[Row, ...]](), dict[str, int]()
    for log in FINDERS.keys() & found.rows.keys():
        told = [row for row in found.rows[log] if row.get("contact") not in out]
        withheld[log] = sum(row.get("contact") in asked for row in found.rows[log])
        told = [row for row in told if log != "contacts" or row["contact"] not in there]
        rows[log] = tuple(FINDERS[log]([_by_its_name(row, known, people) for row in told], book))
    return rows, withheld


def _strangers(found: Import, known: Recognised) -> dict[str, int]:
    """Return the people who stay out, with how many rows each has, those with the most first."""
    rows = [row for log, rows in found.rows.items() if log != "contacts" for row in rows]
    many = Counter(row["contact"] for row in rows if row.get("contact") in known.strangers)
    return dict(sorted(many.items(), key=lambda pair: (-pair[1], fold(pair[0]))))


def _sorted(found: Import, book: Logbook, take: Collection[str]) -> tuple[dict[str, Sorted], tuple[Problem, ...]]:
    """Say what is to become of the entries of an import, by log."""
    logs = [log for log in found.rows if log in COLUMNS]
    known, problems = read_rows(book.home if logs else None)
    sorted_ = {}
    for log in logs:
        entries = list(zip(found.ids[log], found.rows[log], strict=True))
        sorted_[log] = sort_entries(log, entries, _records(book, log), known, found.waiting.get(log, ()), take)
    return sorted_, problems


def _records(book: Logbook, log: str) -> list[dict[str, Any]]:
    """Return the rows of a log, every column of each; None for an empty cell."""
    frame = getattr(book, log)
    return [
        {f"{name}": cell for name, cell in row.items()}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    ]


def _by_its_name(row: Row, known: Recognised, people: People) -> Row:
    """Return a row about a person by the name that they have in the folder."""
    if "contact" not in row:
        return row
    return {**row, "contact": known.names.get(row["contact"]) or people.main(row["contact"])}


def save(folder: str | Path, new: Difference) -> str:
    """Write what an import changes, as one save that one undo takes back, and return a sentence that says what was done.

    Args:
        folder: the folder with the logs.
        new: what `compare` found.

    Raises:
        careerdata.problems.FileBusyError: if a file cannot be written now; then nothing was written.
    """
    rows = {log: rows for log, rows in new.rows.items() if rows}
    changed: list[tuple[str, Row, Row]] = [
        ("contacts", {"contact": name}, cells) for name, cells in new.changed.items()
    ]
    changed += [(one.log, one.there, one.now) for one in new.taken if one.now is not None]
    gone = [(one.log, one.there) for one in new.taken if one.now is None]
    save_edit(Path(folder), Edit(rows, changed, gone, new.names, new.labels, new.ids, new.entries))
    said = [
        _said("Added", "to", [log for log, found in rows.items() for _ in found]),
        _said("Changed", "of", [log for log, _, _ in changed]),
        _said("Took", "out of", [log for log, _ in gone]),
    ]
    if not any(said) and new.names:
        return "No row was new. Another name of somebody you know was kept in plan.toml."
    if not any(said) and new.labels:
        return "No row was new. What words of this export mean was kept in plan.toml."
    if not any(said) and (new.ids or new.entries):
        return "No row was new. What this export is recognised by next time was kept, in .careerdata only."
    return " ".join(filter(None, said)) or "Nothing was new; your files were not changed."


def _said(verb: str, where: str, logs: Sequence[str]) -> str:
    """Return a sentence about rows of some logs, each named once a row."""
    told = [f"{counted(many, 'row')} {where} {log_named(log).file}" for log, many in Counter(logs).items()]
    return f"{verb} {join_words(told)}." if told else ""
