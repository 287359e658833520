"""Any results and gigs are told without a number that is none, and no money is lost or mixed."""

import datetime as dt
import math
from collections import Counter

import pandas as pd
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata import figures
from careerdata.analysis.exposure import gigs, results
from careerdata.logbook import Logbook
from careerdata.plan import Goal, Plan
from careerdata.schemas import Contacts, Exposure, Gigs, Touches, empty_frame

TODAY = dt.date(2026, 6, 28)
PLAN = Plan(TODAY, TODAY, target_team="Data", goals=(Goal("exposure", "Wins", 3),))
DAYS = st.dates(TODAY - dt.timedelta(days=900), TODAY)
WORDS = st.text(min_size=1, max_size=30).filter(str.strip)
NUMBERS = st.none() | st.floats(-1e9, 1e9) | st.integers(-20, 20).map(float)
RESULTS = st.fixed_dictionaries(
    {
        "date": DAYS,
        "project": WORDS,
        "team": st.sampled_from(["Data", " data", "Legal"]),
        "result": st.none() | WORDS,
        "measure": st.none() | WORDS,
        "before": NUMBERS,
        "after": NUMBERS,
        "unit": st.none() | st.sampled_from(["%", "hours", "a week"]),
        "shareable": st.sampled_from([None, "yes", "no"]),
    }
)
STEPS = st.fixed_dictionaries(
    {
        "date": DAYS,
        "client": st.sampled_from(["Ann", "ann ", "Ben"]),
        "stage": st.sampled_from(list(gigs.STAGES)),
        "hours": st.none() | st.integers(0, 100).map(float),
        "income": st.none() | st.integers(0, 5000).map(float),
        "currency": st.sampled_from([None, "EUR", "USD"]),
    }
)


def filled(schema, rows):
    empty = empty_frame(schema)
    return pd.DataFrame(rows, columns=list(empty)).astype(dict(empty.dtypes))


@given(st.lists(RESULTS, max_size=6))
@tried(15)
def test_any_results_are_told_each_once_the_target_team_first(rows):
    people = filled(Contacts, [{"contact": "Ann", "team": "Data", "support": 1}])
    finding = results.read(
        Logbook.from_frames(
            today=TODAY, plan=PLAN, exposure=filled(Exposure, rows), contacts=people, touches=filled(Touches, [])
        )
    )
    table = finding.table
    assert Counter(table["project"]) == Counter(row["project"].strip() for row in rows)
    assert table["on_target_team"].is_monotonic_decreasing
    assert table["percent"].dropna().between(-100, 100).all()
    lines = finding.frames["lines"]
    assert len(lines) == sum(row["before"] is not None and row["after"] is not None for row in rows)
    assert lines[["before", "after"]].apply(lambda ends: ends.between(0, 1)).all(axis=None)
    figures.exposure(finding)


@given(st.lists(STEPS, max_size=8))
@tried(15)
def test_every_amount_is_counted_once_in_its_currency(rows):
    finding = gigs.read(Logbook.from_frames(today=TODAY, gigs=filled(Gigs, rows)))
    paid: Counter[str] = Counter()
    for row in rows:
        if row["income"]:
            paid[row["currency"] or gigs.NO_CURRENCY] += row["income"]
    money = finding.frames["currencies"].set_index("currency")["income"]
    assert money.to_dict() == dict(paid)
    months = finding.frames["months"].groupby("currency")["income"].sum()
    assert all(math.isclose(months[currency], amount) for currency, amount in paid.items())
    assert finding.frames["pipeline"]["gigs"].sum() == len(finding.table)
    assert finding.table["hours"].sum() == sum(row["hours"] or 0 for row in rows)
    figures.gigs(finding)
