"""WakaTime and Timewarrior: hours in JSON, worked out by hand."""

import datetime as dt
import json
import time
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.logbook import open_logbook
from careerdata.problems import UnreadableExportError

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def in_zone(monkeypatch):
    def set_zone(name):
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_zone
    monkeypatch.undo()
    time.tzset()


def write(tmp_path, said):
    (tmp_path / "x.json").write_text(json.dumps(said))
    return importers.read(tmp_path / "x.json")


def day(date, **seconds):
    projects = [
        {"name": name, "grand_total": {"total_seconds": many}, "entities": [{"name": "/home/me/secret.py"}]}
        for name, many in seconds.items()
    ]
    return {"date": date, "grand_total": {"total_seconds": sum(seconds.values())}, "projects": projects}


def test_the_sample_of_wakatime_is_34_minutes_of_one_project():
    # 2040 seconds are 2040 / 3600 = 0.5667 hours.
    found = importers.read(SAMPLES / "wakatime" / "daily_dump.json")
    assert found.source == "WakaTime"
    assert found.rows == {"skills": ({"date": dt.date(2026, 3, 2), "skill": "side-project", "hours": 0.5667},)}
    assert found.problems == ()
    assert "privacy risk" not in str(found)


def test_each_day_and_project_of_wakatime_is_a_row_and_one_without_time_is_none(tmp_path):
    found = write(tmp_path, {"days": [day("2026-03-03", b=3600, a=1800, c=0), day("2026-03-02", a=900)]})
    assert [(row["date"].day, row["skill"], row["hours"]) for row in found.rows["skills"]] == [
        (2, "a", 0.25),
        (3, "a", 0.5),
        (3, "b", 1.0),
    ]
    assert "secret" not in str(found)


def test_a_day_of_wakatime_that_was_not_over_is_a_change_and_no_second_row(tmp_path):
    folder = tmp_path / "career"
    folder.mkdir()
    for seconds in (3600, 5400):
        found = write(tmp_path, {"days": [day("2026-03-02", a=seconds)]})
        importers.save(folder, importers.compare(found, open_logbook(folder), take=["changed"]))
    assert list(open_logbook(folder).skills["hours"]) == [1.5]


@pytest.mark.parametrize("wrong", [{"date": "x"}, {"projects": [{"name": "a"}]}, {"projects": None}])
def test_a_day_of_wakatime_that_cannot_be_read_is_set_aside_and_the_others_are_not(tmp_path, wrong):
    found = write(tmp_path, {"days": [day("2026-03-02", a=3600), {**day("2026-03-03", a=3600), **wrong}]})
    assert [row["date"].day for row in found.rows["skills"]] == [2]
    assert [problem.message for problem in found.problems] == [
        "day 2 of the dump is not written as WakaTime writes it."
    ]


def test_the_sample_of_timewarrior_has_an_hour_and_an_interval_that_is_still_running(in_zone):
    in_zone("UTC")
    found = importers.read(SAMPLES / "timewarrior" / "export.json")
    assert found.source == "Timewarrior"
    assert found.rows == {
        "skills": ({"date": dt.date(2026, 3, 2), "skill": "learn sql", "hours": 1.0, "note": "skill"},)
    }
    assert [(item.what, item.count) for item in found.skipped] == [("intervals that are still running", 1)]


def test_an_interval_counts_on_the_day_that_it_was_here(tmp_path, in_zone):
    # 3:30 in the night in London is 22:30 of the evening before in New York, and the same interval.
    said = [{"id": 1, "start": "20260303T033000Z", "end": "20260303T043000Z", "tags": ["SQL"]}]
    in_zone("America/New_York")
    there = write(tmp_path, said)
    in_zone("Europe/London")
    here = write(tmp_path, said)
    assert [found.rows["skills"][0]["date"].day for found in (there, here)] == [2, 3]
    assert there.ids == here.ids


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"tags": []}, "has no tag."),
        ({"end": "20260305T180001Z"}, "is longer than a day"),
        ({"end": "20260302T170000Z"}, "ends before it begins"),
        ({"end": "tomorrow"}, "is not written as Timewarrior writes it."),
    ],
)
def test_an_interval_that_cannot_be_read_is_set_aside(tmp_path, change, why):
    good = {"id": 1, "start": "20260302T180000Z", "end": "20260302T190000Z", "tags": ["SQL"]}
    found = write(tmp_path, [good, {**good, **change}])
    assert [row["hours"] for row in found.rows["skills"]] == [1.0]
    (problem,) = found.problems
    assert problem.message.startswith("interval 2 of the file")
    assert why in problem.message


@pytest.mark.parametrize("said", [[], {}, {"days": []}, [{"start": "x"}], {"buckets": {}}, [[[]]], [1]])
def test_other_json_is_refused_in_a_sentence(tmp_path, said):
    (tmp_path / "x.json").write_text(json.dumps(said))
    with pytest.raises(UnreadableExportError, match=r"x\.json"):
        importers.read(tmp_path / "x.json")
