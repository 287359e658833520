"""Whom to write to in one line: the headline, its number and the next action, for folders made by hand."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.network import followups
from careerdata.analysis.network.followups_headline import answer
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)


def read(people, touches=(), **settings):
    """Return the top of the page for people with their circles, and touches: (name, days ago, more)."""
    rows = [
        {"date": TODAY - dt.timedelta(days=ago), "contact": name, "kind": "met", **more} for name, ago, more in touches
    ]
    frames = {"contacts": pd.DataFrame(people)} | ({"touches": pd.DataFrame(rows)} if rows else {})
    found = answer(followups.read(Logbook.from_frames(today=TODAY, **frames), **settings))
    assert len(found.headline.split()) <= 12
    return found


def close(*names):
    """People of the close circle, who are promised a word every 30 days."""
    return [{"contact": name, "circle": "close"} for name in names]


def test_an_empty_folder_says_how_to_begin():
    found = read([])
    assert found.headline == "Nobody noted yet: three people are enough to begin"
    assert (found.number, found.says, found.action) == ("", "", "open Somebody new below and save a name.")


def test_one_who_is_overdue_comes_first_and_is_one_person():
    found = read(close("Ann", "Bo"), [("Ann", 33, {}), ("Bo", 5, {})])
    assert found.headline == "Write to Ann first: overdue by 3 days"
    assert (found.number, found.says) == ("1", "person is overdue, and 1 this week is enough")
    assert found.action == "press Write for a line to begin with."


def test_of_many_who_are_overdue_a_few_are_enough():
    names = [f"Friend {number}" for number in range(1, 9)]
    found = read(close(*names), [(name, 40, {}) for name in names])
    assert (found.number, found.says) == ("8", "people are overdue, and 5 this week are enough")


def test_a_promise_comes_before_whoever_is_overdue():
    step = {"next_step": "send the slides", "next_step_on": TODAY}
    found = read(close("Ann", "Bo"), [("Ann", 5, step), ("Bo", 90, {})])
    assert found.headline == "Write to Ann first: you promised “send the slides”"
    assert (found.number, found.says) == ("1", "person is overdue, and 2 this week are enough")
    assert found.action == "do what you promised, and press Done."


def test_a_promise_alone_is_one_person_this_week():
    step = {"next_step": "call", "next_step_on": TODAY}
    found = read(close("Ann"), [("Ann", 5, step)])
    assert (found.number, found.says) == ("1", "person this week")


@pytest.mark.parametrize("name", ["Ann", "Maria del Carmen de la Fuente y Ortega", "N" * 300])
def test_long_names_and_long_promises_still_fit_into_a_line(name):
    long = "send the slides of the talk that I gave in March and the names of two people"
    found = read(close(name), [(name, 5, {"next_step": long, "next_step_on": TODAY})])
    assert len(found.headline) < 100
    assert found.headline.endswith("…”")


def test_somebody_never_met_is_said_so():
    found = read(close("Ann"))
    assert found.headline == "Write to Ann first: not in touch yet"
    assert (found.number, found.says) == ("1", "person this week")


def test_a_quiet_week_is_fine_and_says_who_is_next():
    found = read(close("Ann", "Bo"), [("Ann", 5, {}), ("Bo", 29, {})])
    assert found.headline == "Nobody needs a message this week, and that is fine"
    assert (found.number, found.says) == ("1 day", "until Bo is next")
    found = read(close("Ann"), [("Ann", 5, {})])
    assert (found.number, found.says) == ("25 days", "until Ann is next")


def test_when_everybody_waits_no_day_is_named():
    found = read([{"contact": "Ann", "circle": "close", "snooze_until": "2026-08-01"}], [("Ann", 90, {})])
    assert found.headline == "Nobody needs a message this week, and that is fine"
    assert (found.number, found.says) == ("", "")


@pytest.mark.parametrize(("many", "said"), [(1, "1 person has"), (3, "3 people have")])
def test_an_import_that_nobody_sorted_yet_is_sent_to_the_form_for_it(many, said):
    found = read([{"contact": f"Import {number}", "met_through": "LinkedIn"} for number in range(many)])
    assert found.headline == f"Nobody to write to yet: {said} no circle"
    assert found.action == "open Sort many at once below."


def test_nobody_on_the_target_team_leads_back_to_everybody():
    found = read(close("Ann"), target_team_only=True)
    assert found.headline == "Nobody you know is on your target team"
    assert found.action == "look at everybody, under Settings below."
