"""Single cells: what each text means in a column of numbers, dates or words, and what is said when it means nothing."""

import datetime as dt

import pandas as pd
import pandera.pandas as pa
import pytest

from careerdata.logbook.reading.cell_parser import FileConventions, conventions_of, read_cell
from careerdata.logbook.reading.columns import layout_of


class Sample(pa.DataFrameModel):
    day: pd.Timestamp = pa.Field(nullable=True)
    count: pd.Int64Dtype = pa.Field(nullable=True)
    hours: float = pa.Field(nullable=True)
    kind: str = pa.Field(nullable=True, isin=["met", "good_word"])
    text: str = pa.Field(nullable=True)
    sure: pd.BooleanDtype = pa.Field(nullable=True)
    needed: str = pa.Field(description="Whom it is about.")


COLUMNS = layout_of(Sample).columns
POINT, COMMA, NEITHER, BOTH = (FileConventions(decimal=mark, commas_part_cells=False) for mark in (".", ",", "", "?"))


def value(column, text, conventions=POINT):
    found = read_cell(COLUMNS[column], text, conventions)
    assert not found.fault, found.fault
    return found.value


def fault(column, text, conventions=POINT):
    found = read_cell(COLUMNS[column], text, conventions)
    assert found.value is None
    return f"{found.fault} {found.fix}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("7.5", 7.5),
        (".5", 0.5),
        ("-2", -2),
        ("1e-07", 1e-07),
        ("1234.5", 1234.5),
        ("7,5", 7.5),
        ("0,125", 0.125),  # thousands never begin with a zero
        ("1,2345", 1.2345),  # four digits are no thousands
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("1,234,567", 1234567),
        ("1 234,5", 1234.5),
        ("1'234", 1234),
        ("٧", 7),
        ("\u22122", -2),
    ],
)
def test_numbers_that_mean_one_thing_are_read(text, number):
    assert value("hours", text, NEITHER) == number


@pytest.mark.parametrize(
    ("text", "conventions", "number"),
    [
        ("1.234", POINT, 1.234),
        ("1,234", COMMA, 1.234),
        ("1.234", FileConventions(decimal="", commas_part_cells=True), 1.234),
    ],
)
def test_three_digits_after_a_mark_are_decimals_where_the_file_shows_it(text, conventions, number):
    assert value("hours", text, conventions) == number


@pytest.mark.parametrize(
    ("text", "conventions"),
    [("1,234", POINT), ("1.234", COMMA), ("1,234", NEITHER), ("52.000", NEITHER), ("1,234", BOTH), ("1.234", BOTH)],
)
def test_three_digits_after_a_mark_are_not_guessed_otherwise(text, conventions):
    said = fault("hours", text, conventions)
    assert "could be" in said
    assert text.replace(",", "").replace(".", "") in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("7.5h", "Write 7.5."),
        ("7,5 h", "Write 7.5."),
        ("7:30", "Write 7.5"),
        ("good", "not a number"),
        ("04-May", "not a number"),
        ("nan", "not a number"),
        ("inf", "not a number"),
        ("1e999", "too large"),
        ("#REF!", "error of a spreadsheet"),
        ("1,2,3", "not a number"),
    ],
)
def test_texts_that_are_no_number_say_what_to_write(text, said):
    assert said in fault("hours", text)


def test_whole_numbers():
    assert value("count", "4.0") == 4
    assert value("count", "9007199254740993") == 9007199254740993  # beyond what a float holds
    assert "Write 4 or 5." in fault("count", "4.5")
    assert "too large" in fault("count", "9" * 30)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("2026-03-02", "", (2026, 3, 2)),
        ("2026/3/2", "", (2026, 3, 2)),
        ("2026.03.02", "", (2026, 3, 2)),
        ("20260302", "", (2026, 3, 2)),
        ("2026-03-02T09:00:00Z", "", (2026, 3, 2)),
        ("2026-03-02 23:30:00.5+02:00", "", (2026, 3, 2)),
        ("25/01/2026", "", (2026, 1, 25)),
        ("01/25/2026", "", (2026, 1, 25)),
        ("05.05.2026", "", (2026, 5, 5)),  # the same either way
        ("03/04/2026", "day", (2026, 4, 3)),
        ("03/04/2026", "month", (2026, 3, 4)),
        ("3/4/2026 10:15 PM", "day", (2026, 4, 3)),
        ("25/01/2026", "month", (2026, 1, 25)),  # certain by itself
        ("46027", "", (2026, 1, 5)),  # spreadsheets count days from 30 December 1899
        ("46027.375", "", (2026, 1, 5)),
    ],
)
def test_dates_that_mean_one_day_are_read(text, order, day):
    assert value("day", text, FileConventions(order=order)) == dt.date(*day)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("03/04/2026", "could be 3 April 2026 or 4 March 2026. Write 2026-04-03 or 2026-03-04."),
        ("05.01.26", "a year of two digits"),
        ("26-Jan", "not a full date"),
        ("2026-02-30", "a day that does not exist"),
        ("31/02/2026", "a day that does not exist"),
        ("13/13/2026", "a day that does not exist"),
        ("########", "a column is too narrow"),
        ("7", "not a full date"),
        ("Total", "not a full date"),
    ],
)
def test_texts_that_are_no_certain_day_say_so(text, said):
    assert said in fault("day", text)


def test_words_are_found_whatever_their_case():
    assert value("kind", "met") == "met"
    assert value("kind", " MET ") == "met"
    assert value("kind", "Good word") == "good_word"
    assert value("kind", "shouted") == "shouted"  # for the model to turn down


def test_text_stays_as_it_is_and_blanks_are_nothing():
    assert value("text", "  NA ") == "  NA "
    assert value("text", " \u00a0") is None
    assert "Every row needs a value here. Whom it is about." in fault("needed", " ")


def test_yes_and_no():
    assert [value("sure", text) for text in ("yes", "TRUE", "0", "")] == [True, True, False, None]
    assert "neither yes nor no" in fault("sure", "perhaps")


@pytest.mark.parametrize(
    ("numbers", "mark"),
    [
        (["7", "7.5"], "."),
        (["7,5", "1,234"], ","),
        (["1.234,5"], ","),
        (["1,234.5"], "."),
        (["1,234", "52.000"], ""),
        (["7,5", "7.5"], "?"),
    ],
)
def test_the_decimal_mark_is_the_one_the_file_shows(numbers, mark):
    assert conventions_of(numbers, [], ";").decimal == mark


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["03/04/2026", "25/01/2026"], "day"),
        (["03/04/2026", "01/25/2026 10:00"], "month"),
        (["03/04/2026", "2026-01-25"], ""),
        (["25/01/2026", "01/25/2026"], ""),
    ],
)
def test_the_order_of_dates_is_the_one_the_file_shows(days, order):
    assert conventions_of([], days, ",").order == order
