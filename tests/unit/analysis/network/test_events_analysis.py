"""What came of an event in its eight weeks, counted by hand."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis.network.events import read
from careerdata.logbook import Logbook
from careerdata.schemas import Contacts, Gigs, Touches, empty_frame

TODAY = dt.date(2026, 6, 1)
CONF = dt.date(2026, 3, 2)


def filled(schema, rows):
    empty = empty_frame(schema)
    return pd.DataFrame(list(rows), columns=list(empty)).astype(dict(empty.dtypes))


def touch(contact, day, event=None, kind="met", step=None):
    return {"contact": contact, "date": day, "kind": kind, "event": event, "next_step": step}


def found(*touches, contacts=(), gigs=(), today=TODAY):
    return read(
        Logbook.from_frames(
            today=today, touches=filled(Touches, touches), contacts=filled(Contacts, contacts), gigs=filled(Gigs, gigs)
        )
    )


def after(days):
    return CONF + dt.timedelta(days=days)


def test_who_was_new_who_came_back_and_which_steps_were_noted():
    finding = found(
        touch("Ann", after(-30)),
        touch("Ann", CONF, "Conf", "event"),
        touch("Ben", CONF, "Conf", "event", step="send the slides"),
        touch("Cem", after(1), "Conf", "event"),
        touch("Ben", after(57), step="lunch"),  # Eight weeks after the conference's last day, to the day.
        touch("Cem", after(58)),
        touch("Ann", after(3)),
        touch("Ann", after(5)),
        touch("Else", after(5)),
    )
    assert finding.table.to_dict("records") == [
        {
            "event": "Conf",
            "day": pd.Timestamp(CONF),
            "people": 3,
            "new": 2,
            "in_touch_again": 2,
            "next_steps": 2,
            "gigs": 0,
            "over": True,
        }
    ]
    assert finding.sentence == (
        "Of 3 meetings at 1 event, 2 led to being in touch again within 8 weeks, with 2 next steps."
    )


def test_a_name_that_comes_again_is_another_event_and_days_close_together_are_one():
    days = [CONF, after(1), after(4), after(8)]
    finding = found(*[touch("Ann", day, "Meetup") for day in days])
    assert finding.table["day"].dt.date.tolist() == [after(8), CONF]
    assert finding.table["in_touch_again"].tolist() == [0, 1]


def test_events_without_a_name_are_one_a_day_and_names_keep_apart():
    finding = found(
        touch("Ann", CONF, kind="event"),
        touch("Ben", CONF, kind="event"),
        touch("Cem", after(1), kind="event"),
        touch("Dot", CONF, "Meetup"),
        touch("Eve", CONF),
    )
    assert sorted(zip(finding.table["event"], finding.table["people"], strict=True)) == [
        *[("Meetup", 1), ("an event", 1), ("an event", 2)]
    ]


@pytest.mark.parametrize(
    ("client", "began", "gigs"),
    [
        ("Books Ltd", CONF, 1),
        ("Ann", after(56), 1),
        ("Books Ltd", after(57), 0),
        ("Books Ltd", after(-1), 0),
        ("Somebody", CONF, 0),
    ],
)
def test_a_gig_with_one_of_the_people_or_their_organisation_came_of_it(client, began, gigs):
    steps = [{"date": began, "client": client, "stage": "lead"}, {"date": after(90), "client": client, "stage": "done"}]
    ann = [{"contact": "Ann", "organisation": "Books Ltd"}]
    finding = found(touch("Ann", CONF, "Conf"), contacts=ann, gigs=steps)
    assert finding.table["gigs"].tolist() == [gigs]
    assert ("with 1 gig" in finding.sentence) == bool(gigs)


def test_while_its_weeks_run_the_latest_event_says_who_is_left_and_until_when():
    touches = touch("Ann", CONF, "Conf"), touch("Ben", CONF, "Conf"), touch("Ann", after(2))
    finding = found(*touches, today=after(55))
    assert finding.table["over"].tolist() == [False]
    assert finding.sentence == "After Conf of 2 March 2026, 1 person to go; its 8 weeks end on 27 April 2026."
    assert found(*touches, today=after(56)).table["over"].tolist() == [True]


def test_events_ahead_and_none_at_all():
    assert found(touch("Ann", TODAY + dt.timedelta(days=1), "Conf")).table.empty
    assert found().sentence.startswith("No event is logged yet.")
