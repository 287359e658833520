"""Whoever is in the log: whom the power map names next, and whom to ask for a word, do not hang on anything but the log."""

import datetime as dt
from dataclasses import replace

import pandas as pd
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.analysis.network import endorsements, power
from careerdata.analysis.network.contacts import read_people
from careerdata.figures.layout.power import on_map
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import Asks, Contacts, Endorsements, Exposure, Pains, Touches, empty_frame
from careerdata.text import name_key

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_team="Data")
NAMES = ["Ann", "ann", "Anna", "Ben", "<b>Cem</b>", "=1+1", "Zoë", "דנה", "N7", "N8"]
SCHEMAS = {
    "contacts": Contacts,
    "touches": Touches,
    "pains": Pains,
    "asks": Asks,
    "exposure": Exposure,
    "endorsements": Endorsements,
}
EMPTY = dict.fromkeys(SCHEMAS, ())

days = st.integers(-40, 900).map(lambda ago: TODAY - dt.timedelta(days=ago))
names = st.sampled_from(NAMES)
some = st.none() | names
person = st.fixed_dictionaries(
    {
        "organisation": st.sampled_from(["Acme", "acme ", "Other", None]),
        "team": st.sampled_from(["Data", "data ", "Finance", None]),
        "circle": st.sampled_from(["close", "active", "wide", None]),
        "influence": st.none() | st.integers(0, 5) | st.integers(3, 5),
        "support": st.none() | st.integers(-2, 2) | st.integers(0, 1),
        "shares": st.sampled_from([None, "noise", "noise; Late calls", "pay"]),
        "met_through": some | st.just("a fair"),
        "snooze_until": st.none() | days,
    }
)
people = st.lists(names, unique=True, min_size=5, max_size=9).flatmap(
    lambda chosen: st.tuples(*(person.map(lambda facts, name=name: {"contact": name, **facts}) for name in chosen))
)
# Mostly of late: an ask after a long silence would be a cold one, and then nobody comes next.
lately = st.integers(0, 60).map(lambda ago: TODAY - dt.timedelta(days=ago))
kinds = st.sampled_from(["met", "called", "wrote", "gave", "asked", "thanked"])
touch = st.fixed_dictionaries(
    {"date": lately | days, "contact": names, "kind": kinds, "from": st.sampled_from(["me", "them", "both", None])}
)
word = st.fixed_dictionaries(
    {
        # Often several on one day.
        "asked_on": st.sampled_from([TODAY, TODAY - dt.timedelta(days=400)]) | days,
        "contact": names,
        "kind": st.sampled_from([*endorsements.KINDS, None]),
        "status": st.sampled_from(["asked", "given", "declined", None]),
        "given_on": st.none() | days,
    }
)
result = st.fixed_dictionaries(
    {
        "date": days,
        "project": st.sampled_from(["Forecast", "Report"]),
        "team": st.sampled_from(["Data", " data", "Finance"]),
    }
)
pain = st.fixed_dictionaries(
    {
        "noticed_on": days,
        "pain": st.sampled_from(["noise", "late calls"]),
        "status": st.sampled_from(["open", "met", None]),
    }
)
logs = st.fixed_dictionaries(
    {
        "contacts": st.just(()) | people,
        "touches": st.just([]) | st.lists(touch, min_size=10, max_size=30),
        "pains": st.lists(pain, max_size=3),
        "asks": st.lists(st.fixed_dictionaries({"date": days, "to": names, "request": st.just("time")}), max_size=3),
        "exposure": st.lists(result, min_size=1, max_size=4),
        "endorsements": st.lists(word, max_size=5),
    }
)
quickly = tried(15)


def filled(schema, rows):
    empty = empty_frame(schema)
    return pd.DataFrame(list(rows), columns=list(empty)).astype(dict(empty.dtypes))


def book(log):
    frames = {name: filled(schema, log[name]) for name, schema in SCHEMAS.items()}
    return Logbook.from_frames(**frames, plan=PLAN, today=TODAY)


def same(one, other):
    pd.testing.assert_frame_equal(one.table, other.table)
    assert one.sentence == other.sentence
    for name, frame in one.frames.items():
        pd.testing.assert_frame_equal(frame, other.frames[name])


@quickly
@given(logs, st.randoms(use_true_random=False))
def test_row_order_changes_nothing(log, random):
    mixed = {name: list(rows) for name, rows in log.items()}
    for rows in mixed.values():
        random.shuffle(rows)
    same(power.read(book(log)), power.read(book(mixed)))
    same(endorsements.read(book(log)), endorsements.read(book(mixed)))


@tried(60)
@given(st.lists(word, min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_words_asked_on_one_day_stand_in_one_order(words, random):
    mixed = list(words)
    random.shuffle(mixed)
    same(*(endorsements.read(book(EMPTY | {"endorsements": rows})) for rows in (words, mixed)))


@quickly
@given(logs)
def test_the_map_has_whoever_has_a_say_once_and_at_most_one_comes_next(log):
    finding = power.read(book(log))
    table, known = finding.table, {entry["contact"]: entry for entry in log["contacts"]}
    assert table["contact"].is_unique
    having_a_say = {name for name, entry in known.items() if (entry["influence"] or 0) >= 1}
    assert having_a_say <= set(table["contact"]) <= set(known)
    assert table["influence"].fillna(-1).is_monotonic_decreasing
    assert table["next"].sum() <= 1
    for name in table.loc[table["next"], "contact"]:
        assert known[name]["influence"] >= power.MUCH_SAY
        assert known[name]["support"] in (None, 0, 1)
        assert known[name]["snooze_until"] is None or known[name]["snooze_until"] <= TODAY
    # Every name has a line of its own.
    assert not on_map(finding.frames["people"])["picture"][["x", "y"]].duplicated().any()


@quickly
@given(logs, touch, st.integers(1, 40))
def test_a_touch_on_a_day_to_come_changes_nothing(log, extra, ahead):
    extra = extra | {"date": TODAY + dt.timedelta(days=ahead)}
    same(power.read(book(log)), power.read(book(log | {"touches": [*log["touches"], extra]})))


@quickly
@given(people, names, st.lists(st.integers(0, 500), unique=True, min_size=15, max_size=30))
def test_a_touch_more_never_makes_anybody_less_close(known, name, ago):
    # From the first touch on: until then the circle stands in, and may have promised more than there is.
    met = [{"date": TODAY - dt.timedelta(days=days), "contact": name, "kind": "met"} for days in ago]
    before = None
    for count in (1, 3, 4, 8, len(met)):
        after = read_people(book(EMPTY | {"contacts": known, "touches": met[:count]})).set_index("contact")["closeness"]
        if before is not None:
            other = [name_key(one) != name_key(name) for one in after.index]
            assert after[other].equals(before[other])
            assert (after >= before).all()
        before = after


@quickly
@given(logs)
def test_nobody_is_asked_for_a_word_who_declined_is_against_it_or_was_asked_lately(log):
    finding = endorsements.read(book(log))
    table, known = finding.table, {entry["contact"]: entry for entry in log["contacts"]}
    assert table["contact"].is_unique
    assert table["next"].sum() <= 1
    assert not table["next"].iloc[1:].any()
    declined = {
        entry["contact"]
        for entry in log["endorsements"]
        if entry["status"] == "declined" and entry["asked_on"] <= TODAY
    }
    teams = {entry["team"].strip().casefold() for entry in log["exposure"] if entry["date"] <= TODAY}
    for name in table["contact"]:
        entry = known[name]
        assert name not in declined
        assert (entry["support"] or 0) >= 0
        assert entry["snooze_until"] is None or entry["snooze_until"] <= TODAY
        assert entry["team"].strip().casefold() in teams
    asked = finding.frames["asked"]
    assert asked["days_open"].notna().equals(asked["status"] == "asked")
    assert (asked["days_open"].dropna() >= 0).all()


@quickly
@given(logs, names, st.sampled_from(list(endorsements.KINDS)))
def test_an_ask_today_takes_that_person_off_the_list_and_nobody_else(log, name, kind):
    asked = {"asked_on": TODAY, "contact": name, "kind": kind, "status": "asked"}
    before = endorsements.read(book(log)).table
    after = endorsements.read(book(log | {"endorsements": [*log["endorsements"], asked]})).table
    left = before[before["contact"] != name].drop(columns="next").reset_index(drop=True)
    pd.testing.assert_frame_equal(after.drop(columns="next"), left)
    if len(after) and not before["contact"].eq(name).any():
        assert after["next"].tolist() == before["next"].tolist()
