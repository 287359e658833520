"""Daylio: one row a week and one a day, worked out by hand from the files."""

import datetime as dt
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.problems import CareerdataError

SAMPLES = Path(__file__).parents[2] / "samples" / "daylio"
HEADER = "full_date,date,weekday,time,mood,activities,note_title,note\n"


def read(tmp_path, *entries, moods=None):
    """Import entries given as (day, mood)."""
    rows = "".join(f'{day},,,08:00,{mood},,"","secret note"\n' for day, mood in entries)
    (tmp_path / "daylio.csv").write_text(HEADER + rows, encoding="utf-8")
    return importers.read(tmp_path / "daylio.csv", moods=moods)


def weeks(found):
    return {row["week"].isoformat(): row["mood"] for row in found.rows["mood"]}


def test_the_twelve_hour_export_gives_two_weeks():
    found = importers.read(SAMPLES / "daylio_export_12h.csv")
    assert found.source == "Daylio"
    # Saturday rad (10) and Sunday awful (0); then Monday "bad " with a blank behind it.
    assert found.rows == {
        "mood": ({"week": dt.date(2026, 2, 23), "mood": 5.0}, {"week": dt.date(2026, 3, 2), "mood": 2.5}),
        "days": (
            {"date": dt.date(2026, 2, 28), "mood": 10.0},
            {"date": dt.date(2026, 3, 1), "mood": 0.0},
            {"date": dt.date(2026, 3, 2), "mood": 2.5},
        ),
    }
    assert found.problems == ()
    assert "not only your work" in found.about


def test_moods_of_ones_own_are_set_aside_until_they_have_a_number():
    sample = SAMPLES / "daylio_export_24h_custom_moods.csv"
    found = importers.read(sample)
    assert found.rows == {"mood": (), "days": ()}
    assert [(problem.line, problem.value) for problem in found.problems] == [
        (2, "OK"),
        (3, "Refreshed"),
        (4, "irritable"),
    ]
    assert '--mood "OK=5"' in found.problems[0].fix
    # Monday 2 March: OK 5 and Refreshed 8, 6.5 on average; Sunday 1 March belongs to the week before.
    found = importers.read(sample, moods={"ok": 5, "Refreshed": 8, "irritable": 2})
    assert weeks(found) == {"2026-02-23": 2.0, "2026-03-02": 6.5}
    assert found.problems == ()


def test_many_entries_with_one_unknown_mood_are_one_problem(tmp_path):
    found = read(tmp_path, ("2026-02-23", "meh"), ("2026-03-03", "so-so"), ("2026-03-04", "So-So "))
    assert weeks(found) == {"2026-02-23": 5.0}
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.value, problem.severity) == (3, "mood", "so-so", "set_aside")
    assert problem.message.startswith("2 entries have")


def test_a_day_with_an_unknown_mood_waits_with_its_week_and_the_other_days_do_not(tmp_path):
    # Monday rad and so-so, Tuesday meh; the Monday after, good.
    entries = [("2026-03-02", "rad"), ("2026-03-02", "so-so"), ("2026-03-03", "meh"), ("2026-03-09", "good")]
    found = read(tmp_path, *entries)
    assert weeks(found) == {"2026-03-09": 7.5}
    assert {row["date"].day: row["mood"] for row in found.rows["days"]} == {3: 5.0, 9: 7.5}
    # rad is 10 and so-so 4: Monday 7, Tuesday 5, the week 6.
    found = read(tmp_path, *entries, moods={"so-so": 4})
    assert weeks(found) == {"2026-03-02": 6.0, "2026-03-09": 7.5}


def test_the_old_export_writes_the_year_apart():
    # 18 May 2018 was a Friday; its week began on the 14th.
    found = importers.read(SAMPLES / "daylio_export_old_7_columns.csv", moods={"happy": 8})
    assert weeks(found) == {"2018-05-14": 8.0}


def test_the_export_with_scales():
    assert weeks(importers.read(SAMPLES / "daylio_export_scales.csv")) == {"2026-03-02": 5.0}


def test_the_five_moods_of_daylio_lie_evenly_on_the_scale(tmp_path):
    moods = ["rad", "good", "meh", "bad", "awful"]
    found = read(tmp_path, *((dt.date(2026, 3, 2) + dt.timedelta(weeks=week), mood) for week, mood in enumerate(moods)))
    assert list(weeks(found).values()) == [10.0, 7.5, 5.0, 2.5, 0.0]


def test_a_day_with_many_entries_counts_as_one_day(tmp_path):
    # Monday rad, rad, rad (10), Tuesday awful (0): 5, not the 7.5 of four equal entries.
    found = read(tmp_path, *[("2026-03-02", "rad")] * 3, ("2026-03-03", "awful"))
    assert weeks(found) == {"2026-03-02": 5.0}


@pytest.mark.parametrize(
    ("moods", "expected"),
    [
        (("rad", "good", "meh", "meh"), 7.0),  # 6.875 lies nearest to 7
        (("good", "meh"), 6.5),  # 6.25 lies between 6 and 6.5
        (("bad", "bad", "meh"), 3.5),  # 3.33 lies nearest to 3.5
        (("meh", "bad"), 4.0),  # 3.75 lies between 3.5 and 4
    ],
)
def test_a_week_is_rounded_to_the_nearest_half_and_upward_in_between(tmp_path, moods, expected):
    found = read(tmp_path, *((f"2026-03-0{day}", mood) for day, mood in enumerate(moods, 2)))
    assert weeks(found) == {"2026-03-02": expected}


def test_a_day_is_the_average_of_its_entries(tmp_path):
    found = read(tmp_path, ("2026-03-02", "rad"), ("2026-03-02", "good"), ("2026-03-02", "meh"), ("2026-03-03", "bad"))
    assert [row["mood"] for row in found.rows["days"]] == [7.5, 2.5]


def test_a_date_that_cannot_be_read_sets_the_entry_aside(tmp_path):
    found = read(tmp_path, ("2026-03-02", "meh"), ("02.03.2026", "rad"))
    assert weeks(found) == {"2026-03-02": 5.0}
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.value) == (3, "full_date", "02.03.2026")


def test_a_number_outside_the_scale_is_refused_with_the_scale():
    with pytest.raises(CareerdataError, match=r"from 0 .* to 10"):
        importers.read(SAMPLES / "daylio_export_12h.csv", moods={"OK": 11})


def test_notes_and_activities_stay_in_the_export(tmp_path):
    found = read(tmp_path, ("2026-03-02", "meh"))
    assert [set(row) for row in found.rows["mood"]] == [{"week", "mood"}]
    assert [set(row) for row in found.rows["days"]] == [{"date", "mood"}]
    assert "secret note" not in str(found)
