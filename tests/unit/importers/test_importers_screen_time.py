"""RescueTime and ActivityWatch: hours under labels, of which the person says which are learning; worked out by hand."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.cli.import_ import run
from careerdata.cli.main import _parser, main
from careerdata.logbook import open_logbook, undo

SAMPLES = Path(__file__).parents[2] / "samples"
API = SAMPLES / "rescuetime" / "api_activity.csv"
ARCHIVE = SAMPLES / "rescuetime" / "rescuetime-activity-history.csv"
WATCH = SAMPLES / "activitywatch" / "aw-buckets-export.json"
MEANT = {
    "General Software Development": "SQL",
    "General News & Opinion": "",
    "Software Development": "SQL",
    "Code": "Python",
}


def rows(found):
    return [(f"{row['date']}", row["skill"], row["hours"]) for row in found.rows["skills"]]


def test_nothing_of_rescuetime_is_learning_before_the_person_says_so():
    found = importers.read(API)
    assert (found.source, rows(found)) == ("RescueTime", [])
    # 1,810 and 240 seconds.
    assert [(label.name, label.many) for label in found.labels] == [
        ("General Software Development", "0.5 hours"),
        ("General News & Opinion", "0.1 hours"),
    ]


def test_a_category_of_rescuetime_that_is_learning_is_a_row_a_day():
    found = importers.read(API, skills=MEANT)
    assert rows(found) == [("2026-03-02", "SQL", 0.5028)]  # 1810 / 3600
    assert found.labels == ()
    assert "example.com" not in str(found)


def test_the_archive_of_rescuetime_has_no_header_and_loses_no_row():
    found = importers.read(ARCHIVE, skills={**MEANT, "communication & scheduling": "Writing"})
    assert rows(found) == [("2026-03-02", "SQL", 0.5028), ("2026-04-06", "Writing", 0.0667)]  # 240 / 3600
    for private in ("example.com", "Inbox"):
        assert private not in str(found)


def test_a_row_of_rescuetime_that_cannot_be_read_is_set_aside(tmp_path):
    (tmp_path / "x.csv").write_text(
        "Category,Date,Activity,Time Spent (seconds)\nSQL,2026-03-02T09:00:00,secret,3600\nSQL,soon,secret,60\nSQL,2026-03-02T10:00:00,secret,x\n"
    )
    found = importers.read(tmp_path / "x.csv", skills={"sql": "SQL"})
    assert rows(found) == [("2026-03-02", "SQL", 1.0)]
    assert [(one.line, one.column, one.value) for one in found.problems] == [
        (3, "Date", "soon"),
        (4, "Time Spent (seconds)", "x"),
    ]
    assert "secret" not in str(found)


def test_a_program_of_activitywatch_counts_while_somebody_is_there():
    found = importers.read(WATCH, skills=MEANT)
    # 300.5 seconds from 9:00:00.123, all within ten minutes of presence.
    assert (found.source, rows(found)) == ("ActivityWatch", [("2026-03-02", "Python", 0.0835)])
    assert "notes.md" not in str(found)


def bucket(kind, *events):
    said = [{"timestamp": f"2026-03-02T{time}+00:00", "duration": long, "data": data} for time, long, data in events]
    return {"type": kind, "hostname": "h", "events": said}


@pytest.mark.parametrize("wrapped", [lambda buckets: buckets, lambda buckets: dict(enumerate(buckets))])
def test_time_away_does_not_count_and_buckets_may_be_a_list(tmp_path, wrapped):
    window = bucket(
        "currentwindow", ("12:00:00", 3600, {"app": "Code", "title": "secret"}), ("15:00:00", 60, {"title": "x"})
    )
    there = bucket(
        "afkstatus",
        ("11:50:00", 1200, {"status": "not-afk"}),
        ("12:10:00", 1800, {"status": "afk"}),
        ("12:40:00", 600, {"status": "not-afk"}),
    )
    pages = bucket("web.tab.current", ("12:00:00", 60, {"url": "secret"}))
    (tmp_path / "x.json").write_text(json.dumps({"buckets": wrapped([window, there, pages])}))
    found = importers.read(tmp_path / "x.json", skills=MEANT)
    # There from 12:00 to 12:10 and from 12:40 to 12:50.
    assert rows(found) == [("2026-03-02", "Python", 0.3333)]
    assert found.problems[0].message == "1 event is not written as ActivityWatch writes them."
    assert "secret" not in str(found)


@pytest.mark.parametrize("sample", [API, ARCHIVE, WATCH], ids=lambda path: path.name)
def test_without_a_word_of_what_the_labels_mean_nothing_that_came_in_is_taken_for_removed(folder, sample):
    importers.save(folder, importers.compare(importers.read(sample, skills=MEANT), open_logbook(folder)))
    assert importers.compare(importers.read(sample), open_logbook(folder)).differing == ()


def test_the_command_says_which_words_wait_and_how_to_say_what_they_mean(folder, capsys):
    (folder / "plan.toml").write_text("start = 2026-01-01\nescape_date = 2027-01-01\n")
    assert main(["import", str(API), "--into", str(folder)]) == 1
    said = capsys.readouterr().out
    assert "Which of these is learning? Nothing is written under them until you say:" in said
    assert 'Say it like this: --skill "General Software Development=SQL"' in said
    given = ["--skill", "General Software Development=SQL", "--skill", "General News & Opinion="]
    assert main(["import", str(API), "--into", str(folder), *given]) == 0
    assert list(open_logbook(folder, dt.date(2026, 3, 8)).skills["hours"]) == [0.5028]


def test_what_a_category_means_is_kept_in_the_plan_for_next_time_and_undone_with_the_import(folder, capsys):
    before = "start = 2026-01-01 # a Thursday\nescape_date = 2027-01-01\n"
    (folder / "plan.toml").write_text(before)
    given = ["--skill", "General Software Development=SQL", "--skill", "General News & Opinion="]
    main(["import", str(API), "--into", str(folder), *given])
    assert open_logbook(folder).plan.imports == {
        "skills": {"General Software Development": "SQL", "General News & Opinion": ""}
    }
    assert (folder / "plan.toml").read_text().startswith("start = 2026-01-01 # a Thursday\n")
    capsys.readouterr()
    assert main(["import", str(API), "--into", str(folder)]) == 0
    assert "0 new rows; 1 is in your folder already" in capsys.readouterr().out
    undo(folder)
    assert (folder / "plan.toml").read_text() == before


def test_what_a_word_means_can_be_kept_alone(folder):
    found = replace(importers.read(API), meanings={"skills": {"Chat": ""}})
    importers.save(folder, importers.compare(found, open_logbook(folder)))
    assert open_logbook(folder).plan.imports == {"skills": {"Chat": ""}}
    assert "what words of other programs mean" in undo(folder)


def test_whoever_sits_at_the_terminal_is_asked_what_each_category_means(folder):
    (folder / "plan.toml").write_text("start = 2026-01-01\nescape_date = 2027-01-01\n")
    typed, shown = iter(["SQL", "-"]), []
    arguments = _parser().parse_args(["import", str(API), "--into", str(folder)])
    assert run(arguments, lambda question: shown.append(question) or next(typed), lambda _: None)
    assert shown[0].startswith("General Software Development, 0.5 hours: which skill is that?")
    assert list(open_logbook(folder).skills["skill"]) == ["SQL"]
