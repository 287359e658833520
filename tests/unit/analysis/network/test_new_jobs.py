"""A new job that an import told is a reason to write, for thirty days or until you did."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from careerdata.analysis.network import followups
from careerdata.analysis.network.followups_headline import answer
from careerdata.analysis.network.opening import opening_lines
from careerdata.logbook import Logbook
from careerdata.logbook.known_ids import NewJob

TODAY = dt.date(2026, 6, 28)
REASON = "new job at Hooli, a reason to congratulate"


def book(told_days_ago, touched_days_ago=60, **person):
    """Bo of the wide circle, whose time is not up for months; an import told of his new job so many days ago."""
    touch = {"date": TODAY - dt.timedelta(days=touched_days_ago), "contact": "Bo", "kind": "met", "from": "both"}
    people = pd.DataFrame([{"contact": "Bo", "circle": "wide", **person}])
    made = Logbook.from_frames(today=TODAY, contacts=people, touches=pd.DataFrame([touch]))
    return replace(made, new_jobs={"Bo": NewJob("Hooli", TODAY - dt.timedelta(days=told_days_ago))})


@pytest.mark.parametrize("days", [0, 30])
def test_for_thirty_days_it_is_a_reason_in_this_week_and_the_line_to_begin_with(days):
    found = followups.read(book(days))
    [bo] = found.table.to_dict("records")
    assert bo["this_week"]
    assert bo["reason"].startswith(REASON)
    assert answer(found).headline == "Write to Bo first: new job at Hooli"
    assert opening_lines(book(days), ["Bo"]) == ["Congratulations on the new job at Hooli."]


@pytest.mark.parametrize("gone", [book(31), book(10, 10), book(10, 3), book(5, snooze_until="2026-08-01")])
def test_it_is_over_after_that_or_once_you_were_in_touch_and_waits_while_they_are_snoozed(gone):
    [bo] = followups.read(gone).table.to_dict("records")
    assert not bo["this_week"]
    assert REASON not in bo["reason"]


def test_a_long_employer_still_fits_into_the_headline():
    long = replace(book(1), new_jobs={"Bo": NewJob("The Very Long Name of a Company and Sons", TODAY)})
    headline = answer(followups.read(long)).headline
    assert headline == "Write to Bo first: new job at The Very Long Name …"
