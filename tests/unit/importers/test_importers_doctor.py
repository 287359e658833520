"""What an export is and what it would change, said for programs and in words; nothing is written."""

import json
from pathlib import Path

import pytest

from careerdata.cli.main import main
from careerdata.logbook import append

SAMPLES = Path(__file__).parents[2] / "samples"
HEADER = "Project,Description,Start date,Start time,Duration\n"


@pytest.fixture
def doctor(tmp_path, folder, capsys):
    (folder / "plan.toml").write_text("start = 2026-01-01\nescape_date = 2027-01-01\n")

    def ask(name, text, *more):
        (tmp_path / name).write_text(text)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        code = main(["import", str(tmp_path / name), "--into", str(folder), "--json", *more])
        assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
        return code, json.loads(capsys.readouterr().out)

    return ask


def test_it_says_what_an_export_is_and_by_what_and_which_columns_it_fills(doctor, folder):
    append(folder, "skills", {"date": "2026-03-04", "skill": "SQL", "hours": 1})
    text = f"\n{HEADER}SQL,,2026-03-04,9:00,1:00:00\nTalks,draft,2026-03-05,9:00,0:30:00\nTalks,,soon,,1:00:00\n"
    code, said = doctor("x.csv", text)
    assert code == 1
    assert said["source"] == "Toggl Track"
    assert said["known_by"] == "the columns Start date and Duration in line 2 of x.csv"
    assert said["dates"] == ""
    log = said["logs"]["skills.csv"]
    assert [log[name] for name in ("new", "known", "changed", "removed", "waiting", "left_by_you")] == [
        1,
        1,
        0,
        0,
        0,
        0,
    ]
    assert log["columns"] == ["date", "skill", "hours", "note"]
    assert [(one["line"], one["column"], one["value"]) for one in said["problems"]] == [(5, "Start date", "soon")]


@pytest.mark.parametrize(
    ("dates", "more", "how"),
    [
        (("3/2/2026", "3/13/2026"), (), "month first, as 3/13/2026 in line 3 shows"),
        (("3/2/2026", "13/3/2026"), (), "day first, as 13/3/2026 in line 3 shows"),
        (("3/2/2026", "4/2/2026"), (), "not settled, so that these entries wait"),
        (("3/2/2026", "4/2/2026"), ("--dates", "day"), "day first, as you said"),
        (("2026-03-02", "2026-03-03"), (), ""),
    ],
)
def test_it_says_how_the_order_of_dates_was_settled(doctor, dates, more, how):
    text = HEADER + "".join(f"SQL,,{date},9:00,1:00:00\n" for date in dates)
    assert doctor("x.csv", text, *more)[1]["dates"] == how


def test_words_to_explain_and_people_to_name_are_listed(doctor):
    said = doctor("api.csv", (SAMPLES / "rescuetime" / "api_activity.csv").read_text())[1]
    assert said["labels"][0] == {"name": "General Software Development", "kind": "skill", "many": "0.5 hours"}
    said = doctor("c.ics", (SAMPLES / "ics" / "outlook_windows_timezone.ics").read_text())[1]
    assert (said["known_by"], said["strangers"]) == ("its first line, BEGIN:VCALENDAR", {"Bo Sample": 1})
    assert said["logs"]["touches.csv"]["strangers"] == 1


def test_the_report_says_it_in_words(tmp_path, folder, capsys):
    (folder / "plan.toml").write_text("start = 2026-01-01\nescape_date = 2027-01-01\n")
    (tmp_path / "x.csv").write_text(HEADER + "SQL,,3/13/2026,9:00,1:00:00\n")
    main(["import", str(tmp_path / "x.csv"), "--into", str(folder), "--dry-run"])
    said = capsys.readouterr().out
    assert "Known by the columns Start date and Duration in line 1 of x.csv." in said
    assert "Dates were read month first, as 3/13/2026 in line 2 shows." in said
