"""What the first page says is in the folder."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.analysis import start
from careerdata.logbook import Logbook
from careerdata.problems import Problem
from careerdata.schemas import LOGS, empty_frame

TODAY = dt.date(2026, 7, 12)


@pytest.fixture
def logs():
    return {name: empty_frame(log.schema) for name, log in LOGS.items()}


def moods(*weeks):
    frame = empty_frame(LOGS["mood"].schema)
    return frame.reindex(range(len(weeks))).assign(week=pd.to_datetime(list(weeks)), mood=5.0)


def test_an_empty_folder_is_told_how_to_begin(logs):
    finding = start.read(Logbook.from_frames(today=TODAY, **logs))
    assert "empty" in finding.sentence
    assert "Begin with this week's check-in." in finding.sentence
    assert finding.table["rows"].sum() == 0
    assert list(finding.table["log"]) == list(LOGS)


def test_rows_are_counted_with_their_first_and_last_day(logs):
    logs["mood"] = moods("2026-01-05", "2026-01-12", "2026-02-02")
    finding = start.read(Logbook.from_frames(today=TODAY, **logs))
    row = finding.table.set_index("log").loc["mood"]
    assert (row["rows"], row["first"], row["last"]) == (3, pd.Timestamp("2026-01-05"), pd.Timestamp("2026-02-02"))
    assert finding.sentence == (
        "Your folder holds 3 weekly check-ins; the check-ins are of the weeks from 5 January 2026 to 2 February 2026. All of it was understood."
    )


def test_one_is_not_many(logs):
    logs["mood"] = moods("2026-01-05")
    assert (
        "1 weekly check-in; the check-ins are of the week of 5 January 2026."
        in start.read(Logbook.from_frames(today=TODAY, **logs)).sentence
    )


def test_a_week_without_a_row_stays_a_gap(logs):
    logs["mood"] = moods("2026-01-05", "2026-01-19")
    weeks = start.read(Logbook.from_frames(today=TODAY, **logs)).frames["weeks"]
    assert list(weeks["week"]) == [pd.Timestamp("2026-01-05"), pd.Timestamp("2026-01-19")]
    assert list(weeks["rows"]) == [1, 1]


def test_rows_set_aside_are_counted_once_however_many_cells_are_wrong(logs):
    logs["mood"] = moods("2026-01-05")
    problems = [Problem("mood.csv", 3, column, "x", "is not a number") for column in ("mood", "boredom")]
    finding = start.read(Logbook.from_frames(today=TODAY, problems=problems, **logs))
    assert finding.table.set_index("log").loc["mood", "set_aside"] == 1
    assert "1 row was set aside" in finding.sentence


def test_a_file_that_could_not_be_read_is_named(logs):
    logs["mood"] = moods("2026-01-05")
    refused = Problem("skills.csv", None, None, None, "is a workbook", severity="refused")
    assert (
        "skills.csv could not be read"
        in start.read(Logbook.from_frames(today=TODAY, problems=[refused], **logs)).sentence
    )


def test_the_example_says_that_it_is_one(logs):
    logs["mood"] = moods("2026-01-05")
    finding = start.read(Logbook.from_frames(today=TODAY, example=True, **logs))
    assert finding.example
    assert "fictional" in finding.sentence
