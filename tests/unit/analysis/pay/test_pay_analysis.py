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


def expected(*rows, **options):
    return read(*rows, **options).facts.expected


def leaves(*rows):
    return pay_range.range_that_leaves(Logbook.from_frames(today=TODAY, plan=PLAN, pay=heard(*rows)))


def test_three_figures_give_the_range_from_the_lowest_to_the_highest():
    found = expected(*THREE)
    assert (found.low, found.high, found.around, found.figures, found.currency) == (50_000, 70_000, 60_000, 3, "EUR")
    assert found.words == "50,000 to 70,000 EUR"
    assert "expect 50,000 to 70,000 EUR a year before tax, around 60,000, from 3 figures" in read(*THREE).sentence


def test_the_range_on_your_own_page_holds_the_figures_heard_and_is_not_rounded():
    rows = ((0, 52_000, None, "peer"), (0, 56_000, 60_000, "promoted_peer"), (0, 58_000, None, "posting"))
    assert "expect 52,000 to 60,000 EUR a year before tax, around" in read(*rows).sentence
    odd = expected((0, 51_234, None, "peer"), (900, 57_891, None, "posting"), (30, 66_777, None, "posting"))
    assert (odd.low, odd.high) == (51_234, 66_777)


def test_from_ten_figures_on_an_end_that_weighs_a_tenth_or_less_is_left_out():
    rows = [(0, 50_000 + 1000 * number, None, "peer") for number in range(8)]
    nine = expected(*rows, (0, 200_000, None, "recruiter"))
    assert (nine.low, nine.high) == (50_000, 200_000)
    # Of 19 parts the recruiter has 1 and the lowest peer 2, which is more than a tenth.
    ten = expected(*rows, (0, 58_000, None, "peer"), (0, 200_000, None, "recruiter"))
    assert (ten.low, ten.high) == (50_000, 58_000)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_under_three_figures_there_is_no_range_leaves_and_none_is_said(count):
    finding = read(*THREE[:count])
    assert expected(*THREE[:count]) is None
    assert finding.facts.expected is None
    assert "expect" not in finding.sentence
    assert not any(amount in finding.sentence for amount in ("50", "60", "70"))


def test_it_is_said_how_many_figures_are_missing():
    assert read(*THREE[:1]).sentence == "1 figure for Analyst so far: 2 more make it a range."
    assert read(*THREE[:2]).sentence == "2 figures for Analyst so far: one more makes it a range."
    assert "no pay figure for Analyst yet" in read().sentence


def test_with_three_figures_nothing_leaves_that_is_within_5_percent_of_one():
    # The middle is 57,891, so the steps are 5,000: 45,000 is 12 percent under 51,234, 75,000 is 12 over 66,777.
    found = leaves((10, 51_234, None, "promoted_peer"), (20, 57_891, None, "peer"), (30, 66_777, None, "posting"))
    assert (found.low, found.high, found.around) == (45_000, 75_000, 0)
    assert "51" not in found.words
    # The figures of the person's own page, 52,000, 56,000 to 60,000 and 58,000: 55,000 and 60,000 would be too near.
    mine = leaves((0, 52_000, None, "peer"), (0, 56_000, 60_000, "promoted_peer"), (0, 58_000, None, "posting"))
    assert (mine.low, mine.high) == (45_000, 65_000)


def test_figures_that_are_the_same_may_be_one_persons_and_do_not_leave():
    assert leaves(*[(0, 57_300, None, "peer")] * 3) is None
    assert leaves((0, 57_300, None, "peer"), (0, 57_300, None, "survey"), (0, 60_000, None, "peer")) is None


def test_an_amount_of_nothing_is_no_figure():
    nothing = ((0, 0, None, "peer"), (0, 0, 60_000, "peer"))
    assert expected(*THREE[:2], *nothing) is None
    assert "2 figures are left out: without an amount above 0" in read(*THREE, *nothing).caution


def test_rows_that_are_not_figures_for_this_role_and_currency_never_make_up_the_three():
    others = (
        {"days": 0, "low": 60_000, "source": "peer", "role": "Manager"},
        {"days": 0, "low": 60_000, "source": "peer", "currency": "USD"},
        {"days": 0, "low": 60_000, "source": "peer", "currency": None},
        {"days": 0, "source": "peer"},
        {"days": 0, "low": 70_000, "high": 60_000, "source": "peer"},
        {"days": -1, "low": 60_000, "source": "peer"},
    )
    assert expected(*THREE[:2], *others) is None
    finding = read(*THREE[:2], *others)
    assert len(finding.table) == 5
    assert "3 figures are left out" in finding.caution


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
    assert expected(*THREE, *dollars, currency="USD").words == "90,000 to 90,000 USD"


def test_figures_without_a_currency_are_a_currency_of_their_own():
    bare = [{"days": 0, "low": low, "source": "peer", "currency": None} for low in (50_000, 60_000, 70_000)]
    assert expected(*bare).words == "50,000 to 70,000"
    assert expected(*bare, *THREE[:2], currency="EUR") is None


def test_a_role_is_found_whatever_its_capitals_and_blanks():
    rows = [
        {"days": days, "low": 60_000, "source": "peer", "role": role}
        for days, role in enumerate(("Analyst", "ANALYST", " analyst "))
    ]
    assert expected(*rows).figures == 3
    assert expected(*rows, role="aNaLyst").role == "Analyst"


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
