"""The page of pay: roles and currencies to look at, a figure that is saved, and what is not an amount."""

import datetime as dt

import pandas as pd
import pytest

from careerdata import figures
from careerdata.logbook import append, create_folder, open_logbook
from careerdata.panels.editing.typed_numbers import amount_of
from careerdata.panels.steps.pay import pay

TODAY = dt.date(2026, 6, 28)


@pytest.fixture
def panel(folder):
    return pay(open_logbook(folder))


def test_it_opens_with_the_target_role_and_its_currency(panel):
    assert (panel.role.value, panel.currency.value) == ("Product analyst", "EUR")
    # The survey of 52,000 to 66,000 holds all the others.
    assert panel.finding.sentence.startswith("For Product analyst, expect 52,000 to 66,000 EUR a year before tax")
    assert panel.form["role"].value == "Product analyst"
    assert panel.form["currency"].value == "EUR"


def test_another_role_and_another_currency(panel, folder):
    panel.role.value = "Reporting analyst"
    assert panel.finding.sentence == "1 figure for Reporting analyst so far: 2 more make it a range."
    append(folder, "pay", {"date": TODAY, "role": "Reporting analyst", "low": 52_000, "currency": "USD"})
    panel = pay(open_logbook(folder))
    panel.role.value = "Reporting analyst"
    assert [value for _, value in panel.currency.options] == ["EUR", "USD"]
    panel.currency.value = "USD"
    assert panel.finding.table["currency"].iloc[0] == "USD"
    panel.role.value = "Product analyst"
    assert panel.currency.value == "EUR"


def test_a_figure_is_one_row_that_counts_at_once_and_undo_takes_it_back(panel, folder):
    before, rows = (folder / "pay.csv").read_bytes(), len(panel.book.pay)
    panel.form["low"].value, panel.form["high"].value, panel.form["note"].value = "58,000", "61000", "at lunch"
    panel.form["source"].value = "promoted_peer"
    panel.save.click()
    saved = open_logbook(folder).pay
    assert len(saved) == rows + 1
    assert saved.iloc[-1].to_dict() == {
        "date": pd.Timestamp(TODAY),
        "role": "Product analyst",
        "low": 58_000,
        "high": 61_000,
        "currency": "EUR",
        "source": "promoted_peer",
        "note": "at lunch",
    }
    assert "from 6 figures" in panel.finding.sentence
    assert "Saved: a figure for Product analyst from a promoted peer, 28 June 2026." in panel.message
    assert (panel.form["low"].value, panel.form["high"].value, panel.form["note"].value) == ("", "", "")
    panel.take_back.click()
    assert (folder / "pay.csv").read_bytes() == before
    assert "from 5 figures" in panel.finding.sentence


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"low": "60000", "source": ""}, "Say where you heard it"),
        ({}, "A figure needs an amount"),
        ({"low": "57.500"}, "“57.500” is not an amount: write it like 56000"),
        ({"low": "about 60"}, "“about 60” is not an amount"),
        ({"low": "60000", "high": "50000"}, "“From” is above “To”"),
        ({"low": "60000", "role": " "}, "Say which role"),
        ({"low": "60000", "currency": "euro"}, "A currency is three letters"),
        ({"low": "60000", "date": None}, "Choose the day"),
    ],
)
def test_what_is_missing_or_odd_is_said_and_nothing_is_saved(panel, folder, changes, said):
    before = (folder / "pay.csv").read_bytes()
    assert panel.form["source"].value == "", "no source is chosen for anybody"
    panel.form["source"].value = "peer"
    for name, value in changes.items():
        panel.form[name].value = value
    panel.save.click()
    assert panel.message.startswith(said)
    assert panel.message.endswith("Nothing was saved.")
    assert (folder / "pay.csv").read_bytes() == before


def test_an_upper_end_alone_is_a_single_figure_and_capitals_of_the_currency_do_not_matter(panel, folder):
    panel.form["high"].value, panel.form["currency"].value = "64000", " eur "
    panel.form["source"].value = "peer"
    panel.save.click()
    saved = open_logbook(folder).pay.iloc[-1]
    assert (saved["low"], saved["currency"]) == (64_000, "EUR")
    assert pd.isna(saved["high"])


@pytest.mark.parametrize(
    ("text", "amount"),
    [("57500", 57_500), ("57,500", 57_500), ("57 500", 57_500), ("57'500.50", 57_500.5), (" 900 ", 900)],
)
def test_amounts_as_people_write_them(text, amount):
    assert amount_of(text) == amount


@pytest.mark.parametrize("text", ["", "57.500", "57,50", "-5", "5e4", "50k", "1,000,00"])
def test_what_could_be_two_amounts_is_none(text):
    assert amount_of(text) is None


def test_the_chart_is_drawn_from_the_finding(panel):
    figure = figures.pay(panel.finding)
    texts = [note.text for note in figure.layout.annotations]
    assert "EXAMPLE DATA" in texts
    assert "the range to expect" in texts
    assert [text for text in texts if text.startswith("counts")] == [
        "counts 38 %",
        "counts 34 %",
        "counts 9 %",
        "counts 10 %",
        "counts 8 %",
    ]


def test_an_empty_folder_has_a_form_and_an_empty_chart(tmp_path):
    create_folder(tmp_path / "mine", TODAY)
    panel = pay(open_logbook(tmp_path / "mine", TODAY))
    assert panel.role.disabled
    assert "no pay figure yet" in panel.finding.sentence
    figures.pay(panel.finding)
    panel.form["role"].value, panel.form["low"].value = "Baker", "30000"
    panel.form["source"].value = "posting"
    panel.save.click()
    assert panel.role.value == "Baker"
    assert panel.finding.sentence == "1 figure for Baker so far: 2 more make it a range."
