"""What drains and what gives: ticks of the last three weeks are counted, and under four of them nothing is ranked."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.needs.activities import as_pain, read
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)


def look(*ticks, pains=()):
    """Return the finding of these ticks (day of June, activity, effect), beside these pain points."""
    log = pd.DataFrame(ticks, columns=["date", "activity", "effect"])
    log["date"] = pd.to_datetime([dt.date(2026, 6, 1) + dt.timedelta(days=day - 1) for day in log["date"]])
    listed = pd.DataFrame({"pain": list(pains), "noticed_on": pd.Timestamp(TODAY)})
    return read(Logbook.from_frames(today=TODAY, activities=log, pains=listed))


def test_what_was_ticked_most_comes_first_on_so_many_of_the_days():
    found = look(
        (8, "Budget meeting", "drains"),
        (9, "budget  meeting", "drains"),
        (9, "Helping Hugo", "gives"),
        (10, "Budget meeting", "gives"),
        (11, "Budget meeting", "drains"),
    )
    assert found.table.to_dict("records") == [
        {"activity": "Budget meeting", "drains": 3, "gives": 1, "effect": "drains", "listed": False},
        {"activity": "Helping Hugo", "drains": 0, "gives": 1, "effect": "gives", "listed": False},
    ]
    assert found.sentence == (
        "What drained you most often: Budget meeting, on 3 of 4 days. "
        "What gave you something most often: Helping Hugo, on 1 of 4 days."
    )


def test_under_four_ticks_nothing_is_ranked():
    three = [(day, "Mails", "drains") for day in (8, 9, 10)]
    assert not look(*three).facts.ranked
    assert look(*three).sentence == "3 ticks so far. From 4 on it is said what drains and what gives most."
    assert look(*three, (11, "Mails", "drains")).facts.ranked
    assert look().sentence == "Nothing is ticked yet. Two or three weeks, once a day, are enough."


def test_the_same_thing_twice_a_day_is_one_tick():
    assert look((8, "Mails", "drains"), (8, "mails", "drains"), (9, "Mails", "drains")).facts.ticks == 2


def test_only_the_three_weeks_up_to_the_last_tick_count_and_no_day_ahead():
    # The last tick is of the 24th: three weeks begin on the 4th.
    ticks = [(3, "Old", "drains"), (4, "First", "drains"), (24, "Last", "drains"), (29, "Tomorrow", "drains")]
    assert list(look(*ticks).table["activity"]) == ["First", "Last"]


def test_what_drained_as_often_as_it_gave_is_neither():
    found = look(
        *((day, "Talks", effect) for day, effect in ((8, "drains"), (9, "gives"), (10, "drains"), (11, "gives")))
    )
    assert list(found.table["effect"]) == [""]
    assert found.sentence == "Each of these drained you as often as it gave you something."


def test_several_in_the_first_place_are_named_and_the_rest_counted():
    found = look(*((8, name, "drains") for name in ("C", "A", "D", "B")))
    assert found.sentence == "What drained you most often: A, B and 2 more, on 1 of 1 day."


@pytest.mark.parametrize(
    ("effect", "pain", "kind"), [("drains", "Mails", "unsorted"), ("gives", "More of: Mails", "want")]
)
def test_a_drain_becomes_a_pain_point_to_sort_and_what_gives_a_want(effect, pain, kind):
    row = as_pain("Mails", effect, 4, 9)
    assert (row["pain"], row["kind"], row["status"]) == (pain, kind, "open")
    assert row["note"].endswith("on 4 of 9 days")
    ticks = [(day, "Mails", effect) for day in (8, 9, 10, 11)]
    assert list(look(*ticks, pains=[pain.upper()]).table["listed"]) == [True]
    assert list(look(*ticks, pains=["Noise"]).table["listed"]) == [False]
