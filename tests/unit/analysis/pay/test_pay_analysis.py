"""The pay to expect: promoted peers first, older figures less, currencies apart, and nothing to share under three."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from careerdata.analysis.pay import pay_range
from careerdata.analysis.stats.weighted_quantiles import quantiles
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan
from careerdata.schemas import LOGS, empty_frame

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_role="Analyst")


def heard(*rows):
    """Return pay.csv with rows of (days ago, low, high, source), or a dict for what is unusual."""
    usual = {"role": "Analyst", "currency": "EUR"}
    made = [
        {**usual, **(row if isinstance(row, dict) else dict(zip(("days", "low", "high", "source"), row, strict=True)))}
        for row in rows
    ]
    for row in made:
        row["date"] = pd.Timestamp(TODAY) - pd.Timedelta(days=row["days"])
    empty = empty_frame(LOGS["pay"].schema)
    return pd.DataFrame(made, columns=empty.columns).astype(empty.dtypes) if made else empty


THREE = ((0, 50_000, None, "peer"), (0, 60_000, None, "peer"), (0, 70_000, None, "peer"))


def read(*rows, **options):
    return pay_range.read(Logbook.from_frames(today=TODAY, plan=PLAN, pay=heard(*rows)), **options)


def share(*rows, **options):
    return pay_range.range_to_share(Logbook.from_frames(today=TODAY, plan=PLAN, pay=heard(*rows)), **options)


def test_three_equal_figures_give_the_range_from_below_the_lowest_to_above_the_highest():
    found = share(*THREE)
    assert (found.low, found.high, found.figures, found.currency) == (49_000, 71_000, 3, "EUR")
    assert found.words == "49,000 to 71,000 EUR"
    assert "expect 49,000 to 71,000 EUR a year before tax, from 3 figures" in read(*THREE).sentence


@pytest.mark.parametrize("count", [0, 1, 2])
def test_under_three_figures_there_is_nothing_to_share_and_no_range_is_said(count):
    finding = read(*THREE[:count])
    assert share(*THREE[:count]) is None
    assert finding.facts.expected is None
    assert "expect" not in finding.sentence
    assert not any(amount in finding.sentence for amount in ("50", "60", "70"))


def test_it_is_said_how_many_figures_are_missing():
    assert read(*THREE[:1]).sentence == "1 figure for Analyst so far: 2 more make it a range."
    assert read(*THREE[:2]).sentence == "2 figures for Analyst so far: one more makes it a range."
    assert "no pay figure for Analyst yet" in read().sentence


def test_what_may_leave_the_folder_holds_no_single_figure_and_no_source():
    found = share((10, 51_234, None, "promoted_peer"), (20, 57_891, None, "peer"), (30, 66_777, None, "posting"))
    assert set(vars(found)) == {"role", "currency", "low", "high", "figures"}
    assert (found.low, found.high) == (51_000, 67_000)


def test_three_equal_salaries_are_not_shared_to_the_cent():
    found = share(*[(0, 57_300, None, "peer")] * 3)
    assert (found.low, found.high) == (57_000, 58_000)


def test_an_end_that_is_a_figure_moves_on_until_it_is_none():
    # The steps are 1,000: the middle is 61,000 or 52,000, and one percent of it lies between 500 and 1,000.
    told = share(*[(0, amount, None, "peer") for amount in (52_000, 61_000, 73_000)])
    assert (told.low, told.high) == (51_000, 74_000)
    same = share(*[(0, 52_000, None, "peer")] * 3)
    assert (same.low, same.high) == (51_000, 53_000)
    # 52,000.40 would be read as 52,000; 51,000 and 74,000 are somebody's too.
    close = [(0, amount, None, "peer") for amount in (52_000.4, 51_000, 61_000, 73_000, 74_000)]
    assert (share(*close).low, share(*close).high) == (50_000, 75_000)


def test_an_amount_of_nothing_is_no_figure():
    nothing = ((0, 0, None, "peer"), (0, 0, 60_000, "peer"))
    assert share(*THREE[:2], *nothing) is None
    assert "2 rows of pay.csv are left out: without an amount above 0" in read(*THREE, *nothing).caution


def test_rows_that_are_not_figures_for_this_role_and_currency_never_make_up_the_three():
    others = (
        {"days": 0, "low": 60_000, "source": "peer", "role": "Manager"},
        {"days": 0, "low": 60_000, "source": "peer", "currency": "USD"},
        {"days": 0, "low": 60_000, "source": "peer", "currency": None},
        {"days": 0, "source": "peer"},
        {"days": 0, "low": 70_000, "high": 60_000, "source": "peer"},
        {"days": -1, "low": 60_000, "source": "peer"},
    )
    assert share(*THREE[:2], *others) is None
    finding = read(*THREE[:2], *others)
    assert len(finding.table) == 5
    assert "3 rows of pay.csv are left out" in finding.caution


def test_a_promoted_peer_counts_twice_a_peer_and_four_times_a_posting():
    table = read(
        (0, 50_000, None, "posting"),
        (0, 60_000, None, "peer"),
        (0, 70_000, None, "promoted_peer"),
        (0, 80_000, None, "promoted_peer"),
    ).table
    # 4 + 4 + 2 + 1 = 11 parts.
    weights = dict(zip(table["low"], table["weight"], strict=True))
    assert weights == pytest.approx({80_000: 4 / 11, 70_000: 4 / 11, 60_000: 2 / 11, 50_000: 1 / 11})
    assert table["source"].tolist() == ["promoted_peer", "promoted_peer", "peer", "posting"]
    assert table["why"].iloc[0] == "a promoted peer counts 4; less than a month old, so times 1.00"


def test_a_figure_of_two_years_ago_counts_half():
    table = read((0, 1000, None, "peer"), (0, 2000, None, "peer"), (731, 3000, None, "peer")).table
    assert table["weight"].tolist() == pytest.approx([0.4, 0.4, 0.2], abs=1e-3)
    assert "24 months old, so times 0.50" in table["why"].iloc[2]


def test_no_figure_counts_for_more_than_all_the_others_together():
    rows = ((0, 70_000, None, "promoted_peer"), (0, 50_000, None, "posting"), (0, 52_000, None, "posting"))
    finding = read(*rows)
    assert finding.table["weight"].tolist() == pytest.approx([0.5, 0.25, 0.25])
    assert "held to what all the others count together" in finding.table["why"].iloc[0]
    assert (share(*rows).low, share(*rows).high) == (49_000, 71_000)


def test_ranges_count_evenly_from_their_low_to_their_high():
    # All weight is spread evenly over 50,000 to 60,000: a tenth of it lies below 51,000, a tenth above 59,000.
    found = share(*[(0, 50_000, 60_000, "survey")] * 3)
    assert (found.low, found.high) == (51_000, 59_000)


def test_quantiles_are_those_of_the_textbook():
    # Hyndman and Fan's type 2 on 1, 2, 3, 4: the quartiles are 1.5, 2.5 and 3.5.
    figures, one = pd.Series([4.0, 1.0, 3.0, 2.0]), pd.Series([1.0] * 4)
    assert quantiles(figures, figures, one, (0.25, 0.5, 0.75)).tolist() == [1.5, 2.5, 3.5]
    # A figure that weighs twice is a figure that stands there twice.
    twice = quantiles(pd.Series([1.0, 2.0]), pd.Series([1.0, 2.0]), pd.Series([2.0, 1.0]), (0.5, 0.9))
    assert twice.tolist() == [1, 2]
    # Half of the weight on 10, half spread over 10 to 20: three quarters lie below 15.
    mixed = quantiles(pd.Series([10.0, 10.0]), pd.Series([10.0, 20.0]), one[:2], (0.25, 0.75))
    assert mixed.tolist() == [10, 15]


def test_currencies_are_kept_apart_and_never_converted():
    dollars = [{"days": 0, "low": 90_000, "source": "peer", "currency": "USD"}] * 3
    plain = read(*THREE)
    both = read(*THREE, *dollars[:2])
    assert both.facts.expected == plain.facts.expected
    assert both.sentence == f"{plain.sentence} Kept apart, never converted: 2 figures in USD."
    assert both.table.loc[both.table["currency"] == "USD", "weight"].eq(0).all()
    assert share(*THREE, *dollars, currency="USD").words == "89,000 to 91,000 USD"


def test_figures_without_a_currency_are_a_currency_of_their_own():
    bare = [{"days": 0, "low": low, "source": "peer", "currency": None} for low in (50_000, 60_000, 70_000)]
    assert share(*bare).words == "49,000 to 71,000"
    assert share(*bare, *THREE[:2], currency="EUR") is None


def test_a_role_is_found_whatever_its_capitals_and_blanks():
    rows = [
        {"days": days, "low": 60_000, "source": "peer", "role": role}
        for days, role in enumerate(("Analyst", "ANALYST", " analyst "))
    ]
    assert share(*rows).figures == 3
    assert share(*rows, role="aNaLyst").role == "Analyst"


def test_without_a_figure_for_the_target_role_it_is_the_role_most_heard_of():
    rows = [{"days": 0, "low": 60_000, "source": "peer", "role": role} for role in ("Editor", "Editor", "Baker")]
    assert "2 figures for Editor" in read(*rows).sentence
    assert "no pay figure for Cook yet" in read(*rows, role="Cook").sentence


def test_an_end_that_is_missing_is_the_figure_itself():
    table = read({"days": 0, "high": 64_000, "source": "peer"}, (0, 63_000, None, "peer")).table
    assert sorted(zip(table["low"], table["high"], strict=True)) == [(63_000, 63_000), (64_000, 64_000)]


def test_a_source_that_was_not_noted_counts_as_the_least():
    table = read({"days": 0, "low": 1000}, (0, 1000, None, "peer"), (0, 1000, None, "peer")).table
    assert table["weight"].tolist() == pytest.approx([0.4, 0.4, 0.2])
    assert table["why"].iloc[2].startswith("a source you did not note counts 1")


def test_how_much_promoted_peers_count_for_is_said():
    rows = ((0, 50_000, None, "promoted_peer"), (0, 60_000, None, "peer"), (0, 70_000, None, "peer"))
    assert read(*rows).sentence.endswith("1 of them comes from a promoted peer, who counts for 50 % of it.")
    assert "None of them is from a promoted peer yet" in read(*THREE).sentence


def test_the_example_is_said_to_be_one():
    rows = heard(*THREE)
    assert pay_range.read(Logbook.from_frames(today=TODAY, plan=PLAN, pay=rows, example=True)).example
    assert not read(*THREE).example
