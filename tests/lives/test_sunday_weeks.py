"""A life with Sunday weeks is told the same: the example, lived a day earlier by somebody whose weeks begin on Sunday."""

import datetime as dt
import re
import shutil

import pandas as pd
import pytest

from careerdata import analysis, bundled, panels
from careerdata.analysis.plan import calendar, calibration
from careerdata.cli.main import main
from careerdata.logbook import open_logbook

STEPS = {step: getattr(analysis, step) for step in analysis.STEPS} | {"calendar": calendar, "calibration": calibration}
DAY = dt.timedelta(days=1)
ISO = re.compile(r"\b\d{4}-\d\d-\d\d\b")
SAID = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")
DAYS = [dt.date(2025, 1, 5), dt.date(2025, 7, 3), dt.date(2026, 6, 28)]
"""The Sunday after the first week, a Thursday, and the day of the example."""


def earlier(text):
    return ISO.sub(lambda found: str(dt.date.fromisoformat(found[0]) - DAY), text)


def later(text):
    """Return a text with each date in it moved to the day after."""

    def moved(found):
        day = dt.datetime.strptime(found[0], "%d %B %Y").date() + DAY
        return f"{day.day} {day:%B %Y}"

    return SAID.sub(moved, text)


def days_and_numbers(frame, later_by=0):
    """Return the columns of a frame that hold days or numbers, the days so many days later."""
    days = (frame.select_dtypes("datetime") + pd.Timedelta(later_by, unit="D")).astype("datetime64[us]")
    return pd.concat([days, frame.select_dtypes("number").astype(float)], axis=1)


@pytest.fixture
def folders(tmp_path):
    """The example, and the same a day earlier, with weeks that begin on Sunday."""
    mondays, sundays = shutil.copytree(bundled.example(), tmp_path / "mondays"), tmp_path / "sundays"
    sundays.mkdir()
    for path in mondays.glob("*.*"):
        more = 'week_starts = "sunday"\n' if path.name == "plan.toml" else ""
        (sundays / path.name).write_text(more + earlier(path.read_text(encoding="utf-8")), encoding="utf-8")
    return mondays, sundays


@pytest.mark.parametrize("day", DAYS)
def test_every_answer_is_the_same_but_for_the_day(folders, day):
    mondays, sundays = open_logbook(folders[0], day), open_logbook(folders[1], day - DAY)
    assert [found.message for found in sundays.problems if "after today" not in found.message] == []
    assert sundays.mood["week"].dt.day_of_week.unique().tolist() == [6]
    for step, answer in STEPS.items():
        expected, found = answer.read(mondays), answer.read(sundays)
        said = found.sentence.replace("Saturdays", "Sundays") if step == "weekdays" else found.sentence
        assert later(said) == expected.sentence, step
        assert later(found.caution) == expected.caution, step
        if step != "weekdays":  # Its rows stand in the order of the weekdays.
            told = days_and_numbers(found.table, 1)
            pd.testing.assert_frame_equal(told, days_and_numbers(expected.table), obj=step)


def test_what_is_left_of_this_week_is_due_by_its_last_day(folders):
    mondays, sundays = (analysis.plan.read(open_logbook(folder)).facts.this_week for folder in folders)
    assert mondays == "0.75 hours of learning by Sunday (5.25 of 6 done)."
    assert sundays == "0.75 hours of learning by Saturday (5.25 of 6 done)."


def test_the_check_in_is_about_the_week_from_its_sunday_on(folders):
    page = panels.checkin(open_logbook(folders[1], dt.date(2026, 6, 24)))
    assert page.week.label == "Week of 21 June 2026, this week, logged"
    page.people.add.value = "Somebody new"
    days = [label for label, _ in page.people.rows[0].form["date"].options]
    assert days == ["Sunday 21", "Monday 22", "Tuesday 23", "Wednesday 24"]
    # The line beside each slider ends with the week that is written about.
    assert page.finding.frames["lately"].index[-1] == pd.Timestamp(2026, 6, 21)


@pytest.mark.parametrize(
    ("today", "week"), [("2026-03-15", "2026-03-08"), ("2026-03-17", "2026-03-08"), ("2026-03-18", "2026-03-15")]
)
def test_a_sunday_evening_is_about_the_week_that_is_over(tmp_path, today, week):
    (tmp_path / "plan.toml").write_text('week_starts = "sunday"\n')
    page = panels.checkin(open_logbook(tmp_path, dt.date.fromisoformat(today)))
    assert page.state.week == dt.date.fromisoformat(week)
    page.scales["mood"].slider.value = "6"
    page.save.click()
    assert (tmp_path / "mood.csv").read_text().splitlines()[1].startswith(f"{week},6")


def test_a_diary_is_brought_in_by_the_weeks_of_the_folder(tmp_path, capsys):
    (tmp_path / "career").mkdir()
    (tmp_path / "career" / "plan.toml").write_text('week_starts = "sunday"\n')
    rows = [("2026-03-14", "Saturday", "bad"), ("2026-03-15", "Sunday", "good"), ("2026-03-16", "Monday", "good")]
    text = "full_date,date,weekday,time,mood,activities,note_title,note\n"
    text += "".join(f'{day},{day[5:]},{name},21:00,{mood},"","",""\n' for day, name, mood in rows[::-1])
    (tmp_path / "diary.csv").write_text(text)
    assert main(["import", str(tmp_path / "diary.csv"), "--into", str(tmp_path / "career")]) == 0, capsys.readouterr()
    book = open_logbook(tmp_path / "career", dt.date(2026, 3, 20))
    assert [(f"{week:%m-%d}", mood) for week, mood in book.mood[["week", "mood"]].itertuples(index=False)] == [
        ("03-08", 2.5),
        ("03-15", 7.5),
    ]
