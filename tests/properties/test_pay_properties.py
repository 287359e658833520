"""Whatever was heard about pay: no range from fewer than three figures, and none that is one person's pay."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.analysis.pay import pay_range
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import Pay, empty_frame

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_role="Analyst")
SOURCES = [*pay_range.COUNTS_FOR, None]

# Salaries that are told are round: most of these lie on a step of the rounding.
thousands = st.integers(45, 75).map(lambda amount: 1000.0 * amount)
amounts = (
    st.none() | thousands | st.integers(0, 300_000).map(float) | st.floats(0, 1e6).map(lambda amount: round(amount, 2))
)
figure = st.fixed_dictionaries(
    {
        "date": st.integers(-60, 4000).map(lambda ago: TODAY - dt.timedelta(days=ago)),
        "role": st.sampled_from(["Analyst", " analyst ", "ANALYST", "Lead"]),
        "low": amounts,
        "high": amounts,
        "currency": st.sampled_from(["EUR", "EUR", "USD", None]),
        "source": st.sampled_from(SOURCES),
    }
)
figures = st.lists(figure, max_size=8)
quickly = tried(60)


def filled(rows):
    empty = empty_frame(Pay)
    return pd.DataFrame(list(rows), columns=list(empty)).astype(dict(empty.dtypes))


def usable(rows, role, currency):
    """Return the lower and upper ends of the figures that can count for a role and a currency."""
    found = []
    for row in rows:
        ends = [end for end in (row["low"], row["high"]) if end is not None]
        same = row["role"].strip().casefold() == role.casefold() and (row["currency"] or "") == currency
        if same and ends and 0 < ends[0] <= ends[-1] and row["date"] <= TODAY:
            found.append((ends[0], ends[-1]))
    return found


@quickly
@given(figures, st.randoms(use_true_random=False))
def test_row_order_changes_nothing(rows, random):
    mixed = list(rows)
    random.shuffle(mixed)
    one, other = (
        pay_range.read(Logbook.from_frames(today=TODAY, plan=PLAN, pay=filled(rows))),
        pay_range.read(Logbook.from_frames(today=TODAY, plan=PLAN, pay=filled(mixed))),
    )
    pd.testing.assert_frame_equal(one.table, other.table)
    assert (one.sentence, one.caution) == (other.sentence, other.caution)
    for name, frame in one.frames.items():
        pd.testing.assert_frame_equal(frame, other.frames[name])


@quickly
@given(figures, figure)
def test_a_figure_more_never_shows_a_range_from_fewer_than_three(rows, extra):
    for log in (rows, [*rows, extra]):
        finding = pay_range.read(Logbook.from_frames(today=TODAY, plan=PLAN, pay=filled(log)))
        role, currency = finding.facts.role, finding.facts.currency
        counted = usable(log, role, currency)
        assert (finding.facts.expected is not None) == (len(counted) >= 3)
        assert ("expect" in finding.sentence) == (len(counted) >= 3)
        if finding.facts.expected is not None:
            assert finding.facts.expected.figures == len(counted)


@quickly
@given(st.lists(figure, min_size=3, max_size=9))
def test_a_range_of_few_holds_every_figure_that_was_heard_and_no_figure_outweighs_the_others(rows):
    rows = [row | {"role": "Analyst", "currency": "EUR"} for row in rows]
    finding = pay_range.read(Logbook.from_frames(today=TODAY, plan=PLAN, pay=filled(rows)))
    found, counted = finding.facts.expected, usable(rows, "Analyst", "EUR")
    if found is None:
        return
    assert (found.low, found.high) == (min(low for low, _ in counted), max(high for _, high in counted))
    assert found.low <= found.around <= found.high
    weights = finding.table["weight"]
    assert weights.sum() == pytest.approx(1)
    assert weights.max() <= 0.5 + 1e-9


@quickly
@given(st.lists(figure, min_size=3, max_size=8))
def test_no_end_of_a_range_that_leaves_is_near_a_figure_and_three_different_ones_make_it(rows):
    rows = [row | {"role": "Analyst", "currency": "EUR"} for row in rows]
    counted = usable(rows, "Analyst", "EUR")
    leaves = pay_range.range_that_leaves(Logbook.from_frames(today=TODAY, plan=PLAN, pay=filled(rows)), "Analyst")
    if len({(round(low), round(high)) for low, high in counted}) < 3:
        assert leaves is None, "figures that are the same may be one person's"
    if leaves is None:
        return
    for end in (leaves.low, leaves.high):
        assert all(abs(end - figure) > 0.0499 * figure for both in counted for figure in both)
    assert 0 < leaves.low < leaves.high
    assert leaves.low <= max(high for _, high in counted)


@pytest.mark.parametrize(
    ("told", "leaves"),
    [
        # The middle is 64,391: a step of 5,000. 60,000 is 2 percent under 61,237, 75,000 is 6 over 70,913.
        ((61_237, 64_391, 70_913), (55_000, 75_000)),
        ((60_000, 60_000, 60_000), None),
        ((60_000, 60_000, 64_000), None),
        ((57_500, 58_000, 58_500), (50_000, 65_000)),
    ],
)
def test_what_leaves_of_figures_worked_out_by_hand(told, leaves):
    day = TODAY - dt.timedelta(days=9)
    rows = [{"date": day, "role": "Analyst", "low": float(pay), "currency": "EUR", "source": "peer"} for pay in told]
    found = pay_range.range_that_leaves(Logbook.from_frames(today=TODAY, plan=PLAN, pay=filled(rows)), "Analyst")
    assert (found and (found.low, found.high)) == leaves


@quickly
@given(figures, figure, st.sampled_from(["role", "currency", "day"]))
def test_a_figure_of_another_role_currency_or_a_day_to_come_changes_no_range(rows, extra, differs):
    other = {"role": "Lead"} if differs == "role" else {"role": "Analyst", "currency": "CHF"}
    later = {"date": TODAY + dt.timedelta(days=1)}
    extra = extra | (later if differs == "day" else other)
    asked = {"role": "Analyst", "currency": "EUR"}
    before, after = (
        pay_range.read(Logbook.from_frames(today=TODAY, plan=PLAN, pay=filled(log)), **asked).facts.expected
        for log in (rows, [*rows, extra])
    )
    assert (before is None) == (after is None)
    if before is not None:
        # How the role is spelt is the newest figure's choice.
        assert (before.low, before.high, before.figures) == (after.low, after.high, after.figures)


ends = st.tuples(st.integers(0, 500), st.integers(0, 60)).map(lambda both: (float(both[0]), float(sum(both))))


@quickly
@given(st.lists(st.tuples(ends, st.sampled_from([1.0, 2.0, 4.0])), min_size=1, max_size=8), st.data())
def test_a_higher_figure_never_lowers_any_quantile_and_doubled_weights_change_none(figures, data):
    (low, high), weight = np.array([both for both, _ in figures]).T, np.array([weight for _, weight in figures])
    shares = (0.1, 0.5, 0.9)
    before = pay_range.quantiles(low, high, weight, shares)
    assert (np.diff(before) >= -1e-9).all()
    assert pay_range.quantiles(low, high, 2 * weight, shares) == pytest.approx(before)
    which, more = data.draw(st.integers(0, len(figures) - 1)), data.draw(st.integers(1, 200))
    raised = np.arange(len(figures)) == which
    after = pay_range.quantiles(low + more * raised, high + more * raised, weight, shares)
    assert (after >= before - 1e-9).all()
