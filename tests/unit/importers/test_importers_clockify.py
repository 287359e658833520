"""Clockify: what each variant of the detailed report becomes, worked out by hand from the files."""

import datetime as dt
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.cli.import_ import run
from careerdata.cli.main import _parser, main
from careerdata.logbook import open_logbook

SAMPLES = Path(__file__).parents[2] / "samples" / "clockify"
HEADER = "Project,Description,User,Start Date,Start Time,End Date,End Time,Duration (h)\n"


def read(tmp_path, *lines, **options):
    path = tmp_path / "report.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return importers.read(path, **options)


def days(found):
    return [row["date"].isoformat() for row in found.rows["skills"]]


def test_the_report_with_an_activity_and_an_invoice_counts_as_freelancing():
    found = importers.read(SAMPLES / "detailed_activity_invoiced.csv")
    assert found.source == "Clockify"
    # 10/15/2025: the 15 shows that the month comes first. Billable: Yes.
    assert found.rows == {
        "skills": (
            {
                "date": dt.date(2025, 10, 15),
                "skill": "Landing page",
                "hours": 0.5,
                "kind": "freelance",
                "note": "Draft",
            },
        )
    }
    assert found.problems == ()


def test_one_date_of_the_report_settles_the_others():
    # 29/04/2026 shows that 03/04/2026 is the 3rd of April. 45 minutes are 0.75 hours.
    found = importers.read(SAMPLES / "detailed_dmy_24h.csv")
    assert found.rows == {
        "skills": (
            {"date": dt.date(2026, 4, 3), "skill": "Learn SQL", "hours": 1.0, "note": "a"},
            {"date": dt.date(2026, 4, 29), "skill": "Learn SQL", "hours": 0.75, "note": "b"},
        )
    }
    assert found.problems == ()


def test_the_report_without_a_client_and_with_a_row_of_totals():
    found = importers.read(SAMPLES / "detailed_no_client_with_total.csv")
    assert found.rows == {"skills": ({"date": dt.date(2026, 3, 2), "skill": "Learn SQL", "hours": 2.0, "note": "c"},)}
    assert [(item.what, item.count) for item in found.skipped] == [("rows of totals", 1)]
    assert found.problems == ()


def test_dates_that_could_be_two_days_each_are_one_question_and_nothing_is_taken(tmp_path):
    sample = SAMPLES / "detailed_us_12h.csv"
    found = importers.read(sample)
    assert found.rows == {"skills": ()}
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.value) == (2, "Start Date", "03/04/2026")
    assert "could be 3 April 2026 or 4 March 2026" in problem.message
    # 01:00:01 is 3601 / 3600 h.
    for order, day in (("month", dt.date(2026, 3, 4)), ("day", dt.date(2026, 4, 3))):
        (row,) = importers.read(sample, dates=order).rows["skills"]
        assert row == {"date": day, "skill": "Learn SQL", "hours": 1.0003}
    lines = [f"SQL,x,,0{day}/04/2026,09:00,0{day}/04/2026,10:00,01:00:00" for day in (3, 5, 6)]
    (problem,) = read(tmp_path, *lines).problems
    assert "3 entries wait" in problem.message


def test_day_first_and_month_first_reports_of_the_same_hours_give_the_same_rows(tmp_path):
    by_day = ["SQL,a,,03/04/2026,14:00,03/04/2026,15:00,01:00:00", "SQL,b,,29/04/2026,14:00,29/04/2026,15:00,01:00:00"]
    by_month = [
        "SQL,a,,04/03/2026,02:00 PM,04/03/2026,03:00 PM,01:00:00",
        "SQL,b,,04/29/2026,02:00:00 PM,04/29/2026,03:00:00 PM,01:00:00",
    ]
    by_year = [line.replace("03/04/2026", "2026-04-03").replace("29/04/2026", "2026-04-29") for line in by_day]
    first = read(tmp_path, *by_day)
    for lines in (by_month, by_year):
        other = read(tmp_path, *lines)
        assert other.rows == first.rows
        # 14:00 and 02:00 PM are one moment, so an entry is known again after the profile was changed.
        assert other.ids == first.ids
        assert other.problems == ()


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [("12:30 AM", "01:30 AM", True), ("12:30 PM", "01:30 PM", True), ("11:30 AM", "01:30 AM", False)],
)
def test_noon_and_midnight_are_told_apart(tmp_path, start, end, fits):
    found = read(tmp_path, f"SQL,x,,2026-03-02,{start},2026-03-02,{end},01:00:00")
    assert [row["hours"] for row in found.rows["skills"]] == [1.0]
    assert (found.problems == ()) == fits


def test_a_project_called_total_is_no_row_of_totals(tmp_path):
    found = read(tmp_path, "Total,x,Me,2026-03-02,09:00,2026-03-02,10:00,01:00:00", "Total,,,,,,,01:00:00")
    assert days(found) == ["2026-03-02"]
    assert [item.count for item in found.skipped] == [1]


def test_a_row_that_is_too_short_is_set_aside_with_its_line(tmp_path):
    found = read(tmp_path, "SQL,x,Me,2026-03-02,09:00", "SQL,y,Me,2026-03-03,09:00,2026-03-03,10:00,01:00:00")
    assert days(found) == ["2026-03-03"]
    assert [(problem.line, problem.severity) for problem in found.problems] == [(2, "set_aside")]


def test_a_report_saved_again_by_a_spreadsheet_in_the_us_is_read(tmp_path):
    path = tmp_path / "toggl.csv"
    lines = ["Project,Description,Start date,Duration", "SQL,a,3/2/2026,1:00:00", "SQL,b,3/13/2026,1:00:00"]
    path.write_text("\n".join(lines))
    assert days(importers.read(path)) == ["2026-03-02", "2026-03-13"]


def test_names_addresses_clients_and_rates_are_never_taken_over():
    for sample in SAMPLES.glob("*.csv"):
        found = importers.read(sample, dates="day")
        text = str((found.rows, found.ids))
        assert not [word for word in ("example.com", "Me Example", "First Client", "INV1", "evening") if word in text]


def test_the_command_takes_the_order_of_dates_and_asks_for_it_where_somebody_sits_there(tmp_path, capsys):
    folder, sample = tmp_path / "career", str(SAMPLES / "detailed_us_12h.csv")
    folder.mkdir()
    assert main(["import", sample, "--into", str(folder)]) == 1
    assert "--dates month for 4 March 2026" in capsys.readouterr().out
    asked = []

    def answer(question):
        asked.append(question)
        return "m"

    arguments = _parser().parse_args(["import", sample, "--into", str(folder)])
    assert run(arguments, answer, lambda _: None)
    assert "03/04/2026" in asked[0]
    assert [f"{day:%d %m}" for day in open_logbook(folder).skills["date"]] == ["04 03"]
    assert main(["import", sample, "--into", str(folder), "--dates", "month"]) == 0
    assert len(open_logbook(folder).skills) == 1
