"""Ties that are raised, people who were let go, and what is said of both."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from careerdata.analysis.network.followups import read
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import Contacts, Touches, empty_frame

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_team="Data")


def ago(days):
    return TODAY - dt.timedelta(days=days)


def filled(schema, rows):
    empty = empty_frame(schema)
    return pd.DataFrame(rows, columns=list(empty)).astype(dict(empty.dtypes))


def answer(people, days):
    """Read people given as rows, and days in touch by name."""
    log = [
        {"contact": name, "date": ago(day), "kind": "met", "from": "both"}
        for name, all_days in days.items()
        for day in all_days
    ]
    return read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=filled(Contacts, people), touches=filled(Touches, log))
    )


@pytest.mark.parametrize(
    ("facts", "days", "tie"),
    [
        ({"circle": "close"}, [180], "dormant"),
        ({"circle": "close"}, [179], ""),
        ({"support": 1}, [400], "dormant"),
        ({"support": 0}, [400], ""),
        ({}, range(200, 208), "dormant"),
        ({}, range(370, 377), ""),
        ({}, [10, 20], "loose"),
        ({}, [10], ""),
        ({}, [10, 20, 30, 40], "loose"),
        ({}, [10, 20, 30, 40, 50], ""),
        ({}, [10, 364], "loose"),
        ({}, [10, 365], ""),
        ({"circle": "close"}, [10, 20], ""),
        ({"support": 2}, [], ""),
    ],
)
def test_which_ties_are_dormant_and_trusted_and_which_are_loose(facts, days, tie):
    table = answer([{"contact": "Ann", **facts}], {"Ann": days}).table
    assert table["tie"].tolist() == [tie]
    reason = table["reason"].iloc[0]
    assert ("an old tie you can trust" in reason) == (tie == "dormant")
    assert ("a loose tie" in reason) == (tie == "loose")


def test_such_ties_come_before_others_that_are_due_and_after_those_with_a_say():
    people = [
        {"contact": "Other", "circle": "active"},
        {"contact": "Old", "circle": "close"},
        {"contact": "Loose", "circle": "active"},
        {"contact": "Say", "circle": "active", "influence": 1},
    ]
    days = {"Other": [900], "Old": [300], "Loose": [190, 200], "Say": [61]}
    assert answer(people, days).table["contact"].tolist() == ["Say", "Old", "Loose", "Other"]


def test_a_loose_tie_that_is_due_soon_fills_up_the_week():
    people = [{"contact": "Loose", "circle": "active"}, {"contact": "Other", "circle": "active"}]
    table = answer(people, {"Loose": [50, 90], "Other": [50]}).table.set_index("contact")
    assert table["this_week"].to_dict() == {"Loose": True, "Other": False}


def test_somebody_let_go_stays_in_the_table_is_last_and_nowhere_else():
    people = [
        {"contact": "Gone", "circle": "close", "let_go_on": ago(5), "let_go_why": "another trade now", "influence": 5},
        {"contact": "Held", "circle": "close", "snooze_until": ago(-5)},
        {"contact": "Ann", "circle": "close"},
    ]
    finding = answer(people, {"Gone": [500], "Held": [40], "Ann": [40]})
    assert finding.table["contact"].tolist() == ["Ann", "Held", "Gone"]
    gone = finding.table.set_index("contact").loc["Gone"]
    assert (gone["let_go"], gone["held_back"], gone["this_week"], gone["due_in_days"]) == (True, True, False, -470)
    assert gone["reason"].startswith("let go on 27 May 2026, because: another trade now; overdue by 470 days")
    assert finding.sentence == "This week: write to Ann. 2 people are overdue, 1 is held back."
    assert finding.table.loc[~finding.table["let_go"], "contact"].tolist() == ["Ann", "Held"]


@pytest.mark.parametrize(("day", "gone"), [(-1, False), (0, True), (None, False)])
def test_letting_go_counts_from_its_day_and_an_empty_day_brings_them_back(day, gone):
    people = [{"contact": "Ann", "let_go_on": None if day is None else ago(day), "let_go_why": "moved"}]
    finding = answer(people, {"Ann": [400]})
    assert finding.table["let_go"].tolist() == [gone]
    assert finding.table["this_week"].tolist() == [not gone]


def test_everybody_let_go_is_still_an_answer():
    finding = answer([{"contact": "Ann", "let_go_on": TODAY}], {"Ann": [400]})
    assert finding.table["let_go"].all()
    assert finding.sentence == "Nobody needs a message this week, and that is fine. Nobody is overdue."


def test_how_often_nobody_but_you_reached_out_is_in_the_table():
    log = [{"contact": "Ann", "date": ago(day), "kind": "wrote", "from": "me"} for day in (1, 1, 5)]
    table = read(
        Logbook.from_frames(
            today=TODAY, plan=PLAN, contacts=filled(Contacts, [{"contact": "Ann"}]), touches=filled(Touches, log)
        )
    ).table
    assert table["unanswered"].tolist() == [2]
