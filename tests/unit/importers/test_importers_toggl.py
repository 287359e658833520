"""Toggl Track: what each variant of the export becomes, worked out by hand from the files."""

import datetime as dt
from pathlib import Path

import pytest

from careerdata import importers

SAMPLES = Path(__file__).parents[2] / "samples" / "toggl"
HEADER = "User,Email,Client,Project,Task,Description,Billable,Start date,Start time,End date,End time,Duration,Tags\n"


def read(tmp_path, *rows, me=None):
    """Import entries given as project, description, billable, start date, start, end date, end, duration."""
    lines = []
    for row in rows:
        project, description, *rest = row.split(",")
        lines.append(",".join(["Me Example", "me@example.com", "", project, "", description, *rest, ""]))
    (tmp_path / "report.csv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return importers.read(tmp_path / "report.csv", me=me)


def test_the_detailed_report_counts_seconds_and_billable_hours():
    found = importers.read(SAMPLES / "detailed_with_amount.csv")
    assert found.source == "Toggl Track"
    assert found.rows == {
        "skills": (
            # 1 h 0 min 1 s = 3601 / 3600 h.
            {"date": dt.date(2026, 3, 4), "skill": "Learn SQL", "hours": 1.0003, "note": "Joins, windows"},
            # 23:30 to 00:45 counts on the day it began.
            {
                "date": dt.date(2026, 3, 4),
                "skill": "Landing page",
                "hours": 1.25,
                "kind": "freelance",
                "note": "Draft",
            },
        )
    }
    assert found.problems == ()


def test_the_classic_durations():
    # 18:25 min = 1105 s, 1:47:06 h = 6426 s.
    found = importers.read(SAMPLES / "detailed_classic_duration.csv")
    assert [(row["date"].day, row["hours"], row["note"]) for row in found.rows["skills"]] == [
        (21, 0.3069, "x"),
        (22, 1.785, "y"),
    ]
    assert found.problems == ()


def test_quotes_in_a_description_and_no_amount():
    (row,) = importers.read(SAMPLES / "detailed_quoted_no_amount.csv").rows["skills"]
    assert row == {"date": dt.date(2026, 3, 6), "skill": "Learn SQL", "hours": 0.5, "note": 'Said "done"'}


def test_chosen_columns_with_a_stop_date():
    (row,) = importers.read(SAMPLES / "chosen_columns_stop_date.csv").rows["skills"]
    assert row == {"date": dt.date(2026, 5, 22), "skill": "Learn SQL", "hours": 1.5, "note": "Course week 3"}


@pytest.mark.parametrize(
    ("duration", "hours"),
    [("0:47:06", 0.785), ("06 s", 0.0017), ("0.79 h", 0.79), ('"0,79 h"', 0.79), ("24:00:00", 24.0), ("00:00:00", 0.0)],
)
def test_every_duration_format_of_the_profile(tmp_path, duration, hours):
    found = read(tmp_path, f"SQL,,No,2026-03-04,,,,{duration}")
    assert [row["hours"] for row in found.rows["skills"]] == [hours]


@pytest.mark.parametrize("duration", ["1:30", "90", "0.79", "1:75:00", "-0:10:00", "", "24:00:01", "25:00:00 h"])
def test_a_duration_that_could_mean_two_things_or_is_too_long_is_set_aside(tmp_path, duration):
    found = read(tmp_path, f"SQL,,No,2026-03-04,,,,{duration}", "SQL,,No,2026-03-05,,,,1:00:00")
    assert [row["date"].day for row in found.rows["skills"]] == [5]
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.column, problem.value) == ("report.csv", 2, "Duration", duration)
    assert problem.severity == "set_aside"
    assert problem.fix


@pytest.mark.parametrize("date", ["03/04/2026", "2026-02-30", "46027", ""])
def test_a_date_is_never_guessed(tmp_path, date):
    found = read(tmp_path, "SQL,,No,2026-03-04,,,,1:00:00", f"SQL,,No,{date},,,,1:00:00")
    assert len(found.rows["skills"]) == 1
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.value) == (3, "Start date", date)
    assert f'"{date}"' in problem.message


def test_without_a_project_the_description_is_the_skill_and_not_repeated_as_a_note(tmp_path):
    found = read(
        tmp_path, ",Reading,No,2026-03-04,,,,1:00:00", "SQL,sql,No,2026-03-05,,,,1:00:00", ",,No,2026-03-06,,,,1:00:00"
    )
    assert found.rows["skills"] == (
        {"date": dt.date(2026, 3, 4), "skill": "Reading", "hours": 1.0},
        {"date": dt.date(2026, 3, 5), "skill": "SQL", "hours": 1.0},
    )
    assert [problem.line for problem in found.problems] == [4]


def test_a_duration_more_than_a_minute_off_its_clock_counts_and_is_pointed_out(tmp_path):
    found = read(
        tmp_path,
        "SQL,a minute off,No,2026-03-04,10:00:00,2026-03-04,11:00:00,0:59:00",
        "SQL,more,No,2026-03-05,10:00:00,2026-03-05,11:00:00,0:58:59",
    )
    assert [row["hours"] for row in found.rows["skills"]] == [0.9833, 0.9831]
    (problem,) = found.problems
    assert (problem.line, problem.severity) == (3, "notice")
    assert "The duration was taken" in problem.fix


def test_the_export_of_a_team_gives_only_the_entries_of_one_person(tmp_path):
    text = HEADER + "".join(
        f"{name},{name}@example.com,,SQL,,,No,2026-03-0{day},,,,1:00:00,\n"
        for day, name in [(1, "Ada Example"), (2, "Bo Sample"), (3, "Ada Example")]
    )
    (tmp_path / "team.csv").write_text(text)
    unsaid = importers.read(tmp_path / "team.csv")
    assert unsaid.rows == {"skills": ()}
    assert [problem.severity for problem in unsaid.problems] == ["refused"]
    assert "--me" in unsaid.problems[0].fix
    said = importers.read(tmp_path / "team.csv", me="ada example")
    assert [row["date"].day for row in said.rows["skills"]] == [1, 3]
    assert [(item.what, item.count) for item in said.skipped] == [("entries of other people", 1)]


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.csv")), ids=lambda path: path.name)
def test_neither_the_user_nor_the_address_is_taken_over(sample):
    text = str(importers.read(sample).rows)
    assert "example.com" not in text
    assert "Me Example" not in text
    assert "First Client" not in text


def test_a_project_comes_in_under_the_skill_that_is_meant_by_it_and_one_without_is_left_out(tmp_path):
    head = "Project,Description,Start date,Start time,Duration\n"
    rows = "Code,,2026-03-02,09:00:00,1:00:00\nLunch,,2026-03-02,12:00:00,0:30:00\nTalks,,2026-03-02,13:00:00,0:30:00\n"
    (tmp_path / "x.csv").write_text(head + rows)
    found = importers.read(tmp_path / "x.csv", skills={"code": "Python", "Lunch": ""})
    assert [(row["skill"], row["hours"]) for row in found.rows["skills"]] == [("Python", 1.0), ("Talks", 0.5)]
    assert len(found.ids["skills"]) == 2
    assert [(item.what, item.count) for item in found.skipped] == [("entries under projects that you leave out", 1)]
