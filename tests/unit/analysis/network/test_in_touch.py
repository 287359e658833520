"""Being in touch means one thing on every page, whichever log it was written in."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.exposure import results
from careerdata.analysis.network import cold_ask, followups, power
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan

TODAY = dt.date(2026, 7, 1)


def book(**logs):
    contacts = {"contact": ["Ann Lee"], "circle": ["active"], "team": ["Data"], "influence": [4], "support": [0]}
    frames = {name: pd.DataFrame(rows) for name, rows in logs.items()}
    return Logbook.from_frames(today=TODAY, plan=starter_plan(TODAY), contacts=pd.DataFrame(contacts), **frames)


DAY = pd.Timestamp(2026, 6, 28)
LATER = pd.Timestamp(2026, 7, 2)
ASK = {"date": [DAY], "to": ["Ann Lee"], "request": ["a day a week"]}
WORD = {"asked_on": [pd.Timestamp(2026, 1, 5)], "contact": ["Ann Lee"], "kind": ["reference"]}
CASES = {
    "a touch": {"touches": {"date": [DAY], "contact": ["Ann Lee"], "kind": ["met"], "from": ["both"]}},
    "an event": {"touches": {"date": [DAY], "contact": ["Ann Lee"], "kind": ["event"], "event": ["PyData"]}},
    "an answered ask": {"asks": ASK | {"answer": ["no"]}},
    "a word that came": {"endorsements": WORD | {"status": ["given"], "given_on": [DAY]}},
    "a gig": {"gigs": {"date": [DAY], "client": ["ann  lee"], "stage": ["active"]}},
}


@pytest.mark.parametrize("log", CASES.values(), ids=CASES)
def test_each_way_to_be_in_touch_is_the_same_day_on_every_page_and_no_ask_after_it_is_cold(log):
    read = book(exposure={"date": [DAY], "project": ["Forecast"], "team": ["Data"], "shareable": ["yes"]}, **log)
    due = followups.read(read).table.iloc[0]
    assert due["last_touch"] == DAY
    assert due["reason"].startswith("due in 57 days")
    assert power.read(read).table["last_touch"].tolist() == [DAY]
    assert cold_ask.cold_ask(read, "Ann Lee") is None
    assert "Ann Lee" in results.read(read).table["vouchers"].iloc[0]


@pytest.mark.parametrize(
    "log",
    [
        {"asks": ASK | {"answer": ["not_yet"]}},
        {"asks": ASK | {"date": [LATER], "answer": ["yes"]}},
        {"endorsements": WORD | {"asked_on": [LATER], "status": ["asked"]}},
        {"gigs": {"date": [DAY], "client": ["Bo"], "stage": ["lead"]}},
    ],
)
def test_an_ask_without_an_answer_a_day_to_come_and_somebody_else_are_no_touch(log):
    read = book(**log)
    assert followups.read(read).table["last_touch"].isna().all()
    assert power.read(read).table["last_touch"].isna().all()
    assert "have not been in touch yet" in cold_ask.cold_ask(read, "Ann Lee")


def test_three_answered_talks_are_no_reason_to_wait():
    days = pd.to_datetime(["2026-06-01", "2026-06-10", "2026-06-28"])
    talks = {"date": days, "to": ["Ann Lee"] * 3, "request": ["time"] * 3, "answer": ["counter", "no", "yes"]}
    written = {"date": days, "contact": ["Ann Lee"] * 3, "kind": ["asked"] * 3, "from": ["me"] * 3}
    due = followups.read(book(asks=talks, touches=written)).table.iloc[0]
    assert (due["unanswered"], due["held_back"]) == (0, False)
    assert followups.read(book(touches=written)).table["held_back"].tolist() == [True]


def test_a_word_that_was_only_asked_for_waits_for_its_answer():
    due = followups.read(book(endorsements=WORD | {"status": ["asked"]})).table.iloc[0]
    assert (due["last_touch"], due["unanswered"]) == (pd.Timestamp(2026, 1, 5), 1)
