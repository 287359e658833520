"""Whatever the log: order of rows, touches and snoozes do to the follow-ups what they may, and nothing else."""

import datetime as dt
from dataclasses import replace

import pandas as pd
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.analysis.network.followups import cold_ask, read
from careerdata.figures.layout.followups import on_chart
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import Contacts, Touches, empty_frame
from careerdata.text import name_key

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_team="Data")
NAMES = ["Ann", "ann", "Ben", "<b>Cem</b>", "=1+1", "Zoë", *(f"N{number}" for number in range(14))]

days = st.integers(-40, 1500).map(lambda ago: TODAY - dt.timedelta(days=ago))
names = st.sampled_from(NAMES)
person = st.fixed_dictionaries(
    {
        "circle": st.sampled_from(["close", "active", "wide", None]),
        "every_days": st.none() | st.integers(1, 3650),
        "team": st.sampled_from(["Data", "data ", "Finance", None]),
        "influence": st.none() | st.integers(0, 5),
        "met_on": st.none() | days,
        "snooze_until": st.none() | days,
    }
)
people = st.lists(names, unique=True, max_size=20).flatmap(
    lambda chosen: st.tuples(*(person.map(lambda facts, name=name: {"contact": name, **facts}) for name in chosen))
)
touch = st.fixed_dictionaries(
    {
        "date": days,
        "contact": names | st.just("Stranger"),
        "kind": st.sampled_from(["met", "called", "wrote", "event", "gave", "asked", "introduced", "thanked"]),
        "from": st.sampled_from(["me", "them", "both", None]),
    }
)
touches = st.lists(touch, max_size=80)
quickly = tried(60)


def filled(schema, rows):
    empty = empty_frame(schema)
    return pd.DataFrame(list(rows), columns=list(empty)).astype(dict(empty.dtypes))


def table(contacts, log, **options):
    return read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=filled(Contacts, contacts), touches=filled(Touches, log)),
        **options,
    ).table.set_index("contact")


@quickly
@given(people, touches, st.randoms(use_true_random=False))
def test_row_order_changes_nothing(contacts, log, random):
    mixed_contacts, mixed_log = list(contacts), list(log)
    random.shuffle(mixed_contacts)
    random.shuffle(mixed_log)
    one = read(
        Logbook.from_frames(today=TODAY, plan=PLAN, contacts=filled(Contacts, contacts), touches=filled(Touches, log))
    )
    other = read(
        Logbook.from_frames(
            today=TODAY, plan=PLAN, contacts=filled(Contacts, mixed_contacts), touches=filled(Touches, mixed_log)
        )
    )
    pd.testing.assert_frame_equal(one.table, other.table)
    assert one.sentence == other.sentence
    pd.testing.assert_frame_equal(on_chart(one.table)["picture"], on_chart(other.table)["picture"])


@quickly
@given(people, touches, touch)
def test_a_touch_never_makes_the_same_person_more_overdue(contacts, log, extra):
    before, after = table(contacts, log), table(contacts, [*log, extra])
    name = extra["contact"]
    others = [other for other in before.index if name_key(other) != name_key(name)]
    assert after.loc[others, "due_in_days"].equals(before.loc[others, "due_in_days"])
    if name in before.index and pd.notna(before.loc[name, "last_touch"]):
        assert after.loc[name, "due_in_days"] >= before.loc[name, "due_in_days"]


@quickly
@given(people, touches, names)
def test_a_touch_today_is_never_overdue(contacts, log, name):
    after = table(contacts, [*log, {"date": TODAY, "contact": name, "kind": "met", "from": "both"}])
    if name in after.index:
        assert after.loc[name, "due_in_days"] > 0


@quickly
@given(people, touches, st.integers(-30, 30))
def test_snoozing_hides_until_the_date_and_not_a_day_longer(contacts, log, ahead):
    answered = [entry | {"from": "them"} for entry in log]
    snoozed = [entry | {"snooze_until": TODAY + dt.timedelta(days=ahead)} for entry in contacts]
    found = table(snoozed, answered, people_a_week=100)
    assert (found["held_back"] == (ahead > 0)).all()
    assert not (found["held_back"] & found["this_week"]).any()
    due = found["due_in_days"] <= 0
    assert (found.loc[due, "this_week"] == (ahead <= 0)).all()


@quickly
@given(people, touches)
def test_everybody_has_one_row_with_fading_from_0_to_1_and_the_held_back_are_last(contacts, log):
    found = table(contacts, log)
    assert sorted(found.index) == sorted(entry["contact"] for entry in contacts)
    assert found["fading"].between(0, 1).all()
    assert found["this_week"].sum() <= 5
    assert found["held_back"].is_monotonic_increasing


@quickly
@given(people, touches, names, st.sampled_from(["gave", "introduced", "thanked"]))
def test_after_something_was_given_no_ask_is_cold(contacts, log, name, kind):
    given_today = {"date": TODAY, "contact": name, "kind": kind, "from": "me"}
    frames = filled(Contacts, contacts), filled(Touches, [*log, given_today])
    assert (
        cold_ask(
            Logbook.from_frames(today=TODAY, plan=PLAN, **dict(zip(("contacts", "touches"), frames, strict=True))), name
        )
        is None
    )
