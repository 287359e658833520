"""Gigs: one a client until it is over, what it paid an hour, income by month, and currencies that never meet."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from careerdata.analysis.exposure.gigs import read
from careerdata.logbook import Logbook, open_logbook
from careerdata.schemas import Gigs, empty_frame

TODAY = dt.date(2026, 6, 30)


def step(client, stage, month=1, day=1, **facts):
    return {"date": dt.date(2026, month, day), "client": client, "stage": stage} | facts


def found(*steps):
    empty = empty_frame(Gigs)
    return read(
        Logbook.from_frames(today=TODAY, gigs=pd.DataFrame(steps, columns=list(empty)).astype(dict(empty.dtypes)))
    )


def test_the_steps_with_a_client_are_one_gig_until_it_is_done_or_lost():
    finding = found(
        step("Ann", "lead"),
        step("ann ", "done", 2, income=50, currency="EUR"),
        step("Ann", "lead", 3),
        step("Ben", "lost", 4),
    )
    assert list(zip(finding.table["client"], finding.table["stage"], strict=True)) == [
        ("Ann", "lead"),
        ("Ben", "lost"),
        ("Ann", "done"),
    ]
    pipeline = finding.frames["pipeline"].set_index("stage")
    assert pipeline["gigs"].to_dict() == {"lead": 1, "pitched": 0, "active": 0, "done": 1, "lost": 1}


def test_an_hours_pay_counts_every_hour_of_the_gig():
    table = found(
        step("Ann", "pitched", 1, hours=2),
        step("Ann", "active", 2, hours=6),
        step("Ann", "done", 3, hours=2, income=300, currency="EUR"),
    ).table
    assert table[["hours", "income", "currency", "per_hour"]].iloc[0].tolist() == [10.0, 300.0, "EUR", 30.0]


def test_currencies_are_kept_apart_and_a_gig_paid_in_two_has_no_hourly_pay():
    finding = found(
        step("Ann", "done", 1, hours=10, income=300, currency="EUR"),
        step("Ben", "done", 2, hours=4, income=200, currency="USD"),
        step("Cem", "active", 3, hours=5, income=100, currency="EUR"),
        step("Cem", "done", 4, hours=5, income=70, currency="USD"),
    )
    money = finding.frames["currencies"].set_index("currency")
    assert money["income"].to_dict() == {"EUR": 400.0, "USD": 270.0}
    assert money["per_hour"].to_dict() == {"EUR": 30.0, "USD": 50.0}
    cem = finding.table.set_index("client").loc["Cem"]
    assert pd.isna(cem["income"])
    assert pd.isna(cem["per_hour"])
    assert cem["currency"] == "EUR and USD"
    assert "So far 400 EUR, 30 EUR an hour. So far 270 USD, 50 USD an hour." in finding.sentence
    assert "670" not in finding.sentence


def test_income_by_month_has_a_0_between_two_months_that_paid_and_none_beyond():
    months = found(
        step("Ann", "active", 1, 20, income=100, currency="EUR"),
        step("Ann", "active", 1, 31, income=50, currency="EUR"),
        step("Ann", "done", 3, income=10, currency="EUR"),
        step("Ben", "done", 2, income=99, currency="USD"),
    ).frames["months"]
    eur = months[months["currency"] == "EUR"]
    assert [f"{month:%m}" for month in eur["month"]] == ["01", "02", "03"]
    assert eur["income"].tolist() == [150.0, 0.0, 10.0]
    assert months.loc[months["currency"] == "USD", "income"].tolist() == [99.0]


@pytest.mark.parametrize(
    ("steps", "do"),
    [
        ([step("Ann", "lead", 6, 20)], "Say in a few lines"),
        ([step("Ann", "pitched", 6, 20)], "Ask whether they have decided."),
        ([step("Ann", "pitched", 6, 1)], "Ask whether they have decided. Nothing was logged for 29 days."),
        ([step("Ann", "active", 6, 20)], "Finish it"),
        ([step("Ann", "done")], "Send the bill"),
        ([step("Ann", "done", income=5)], "Add the currency"),
        ([step("Ann", "done", income=5, currency="EUR")], "Keep something to show"),
        ([step("Ann", "active", evidence="link"), step("Ann", "done", 2, income=5, currency="EUR")], ""),
        ([step("Ann", "done", income=0, evidence="link")], ""),
        ([step("Ann", "lost")], ""),
    ],
)
def test_each_gig_has_its_next_step(steps, do):
    said = found(*steps).table["next_step"].iloc[0]
    assert said.startswith(do)
    assert bool(said) == bool(do)


def test_the_sentence_has_the_open_gig_first():
    said = found(step("Ann", "done", income=640, hours=14.5, currency="EUR"), step("Ben", "pitched", 6, 20)).sentence
    assert said == (
        "Your gigs: 1 pitched and 1 done. So far 640 EUR, 44.14 EUR an hour. Next, for Ben (pitched since 20 June "
        "2026): Ask whether they have decided."
    )


def test_what_lies_ahead_is_left_out_and_no_gig_is_an_answer():
    finding = found(step("Ann", "lead", 7))
    assert finding.table.empty
    assert finding.frames["months"].empty
    assert "There is no gig yet" in finding.sentence


def test_the_example_says_what_its_file_says():
    book = open_logbook(Path(__file__).parents[4] / "data" / "example")
    finding = read(book)
    assert finding.example
    # 1 + 6.5 + 7 hours for 640 EUR.
    assert "1 done and 1 lost. So far 640 EUR, 44.14 EUR an hour." in finding.sentence
