"""What the product promises in every week of every life, written once."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd
from person import SIGNS, Person

from careerdata import analysis, panels
from careerdata.analysis.finding import Finding
from careerdata.logbook import Logbook, open_logbook

NOT_FOR_PEOPLE = re.compile(r"\bNaT\b|\bnan\b|<NA>|\bNone\b(?! of)|\(\)|\binf\b")
UNKIND = re.compile(
    r"\b(failed|failure|lazy|neglected|you should have|you must|bad at|your fault|careless|sloppy)\b", re.IGNORECASE
)
RATE_A_YEAR = 0.1
"""False alarms a year that the page of the rut states, over all signs together."""


def findings(book: Logbook) -> dict[str, Finding]:
    """Return the answer of every step: none may fail."""
    return {step: getattr(analysis, step).read(book) for step in analysis.STEPS}


def nothing_written_is_lost(me: Person, book: Logbook) -> None:
    """Every row is read as it was meant, and nothing is set aside."""
    assert [str(problem) for problem in book.problems if problem.severity != "notice"] == []
    assert [week.date() for week in book.mood["week"]] == me.truth.weeks
    hours = book.skills.groupby("skill")["hours"].sum().to_dict()
    assert hours == dict(me.truth.hours)


def last_in_touch_is_true_and_the_same_everywhere(me: Person, book: Logbook, found: dict[str, Finding]) -> None:
    """Who was met when, and who is due, is what the world knows, on each page."""
    due = found["followups"].table.set_index("contact")
    for name, day in me.truth.touched.items():
        assert due.loc[name, "last_touch"].date() == day, name
        assert due.loc[name, "due_in_days"] == (day - book.today).days + me.truth.promised[name], name
    on_map = found["power"].table.set_index("contact")["last_touch"]
    for name in on_map.index.intersection(list(me.truth.touched)):
        assert on_map[name].date() == me.truth.touched[name], name
    assert set(me.truth.promised) <= set(book.contacts["contact"])
    assert not set(book.touches["contact"]) - set(book.contacts["contact"])


def progress_is_what_was_learned(me: Person, book: Logbook, found: dict[str, Finding]) -> None:
    """Each goal has the hours that were logged for it, by whatever spelling."""
    table = found["plan"].table
    for row in table[table["kind"] == "skill_hours"].itertuples() if len(book.plan.goals) else ():
        assert row.done == me.truth.hours.get(row.goal, 0.0), row.goal


def pages_count_alike(me: Person, book: Logbook, found: dict[str, Finding]) -> None:
    """The first page, the rut and the folder count the same weeks."""
    counts = found["start"].table.set_index("log")["rows"]
    assert counts["mood"] == len(me.truth.weeks)
    assert counts["contacts"] == len(book.contacts)
    rut = found["rut"].table
    assert (rut.loc[rut["sign"].isin(SIGNS), "weeks_logged"] <= len(me.truth.weeks)).all()
    empty = not counts.any()
    assert ("empty" in found["start"].sentence) == empty


def sentences_are_for_people(found: dict[str, Finding]) -> None:
    """Each step says something, in words, and kindly."""
    for step, finding in found.items():
        for said in (finding.sentence, finding.caution):
            assert not NOT_FOR_PEOPLE.search(said), (step, said)
            assert not UNKIND.search(said), (step, said)
        assert finding.sentence.strip(), step


def every_page_opens(book: Logbook) -> None:
    """No page ends in an error, and each has something to say."""
    for name in panels.__all__:
        panel = getattr(panels, name)(book)
        assert panel.finding.sentence.strip(), name
        panel.close()


def alarms(found: dict[str, Finding]) -> set[str]:
    """Return the signs that are said to have got worse."""
    table = found["rut"].table
    return set(table.loc[table["alarm"].astype(bool), "sign"])


def all_are_kept(evenings: Iterable[tuple[int, Person]]) -> None:
    """Hold every promise on each of the evenings; and no alarm goes away between two of them unless it got better."""
    before: set[str] = set()
    for week, me in evenings:
        me.folder.mkdir(exist_ok=True)
        book = open_logbook(me.folder, me.today)
        found = findings(book)
        nothing_written_is_lost(me, book)
        last_in_touch_is_true_and_the_same_everywhere(me, book, found)
        progress_is_what_was_learned(me, book, found)
        pages_count_alike(me, book, found)
        sentences_are_for_people(found)
        assert pd.Timestamp(me.today) == pd.Timestamp(book.today)
        told, rut = alarms(found), found["rut"].table
        better = set(rut.loc[rut["better_since"].notna(), "sign"])
        assert before <= told | better, f"week {week}: an alarm went away, and nothing got better"
        before = told
