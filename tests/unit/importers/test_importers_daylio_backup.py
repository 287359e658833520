"""The backup of Daylio: levels in place of names, worked out by hand."""

import base64
import datetime as dt
import json
import zipfile
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.logbook import open_logbook
from careerdata.problems import UnreadableExportError

SAMPLE = Path(__file__).parents[2] / "samples" / "daylio" / "backup_sample.daylio"
MOODS = [(1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (8, 3)]


def backup(tmp_path, *entries, moods=MOODS):
    """Write a backup of entries given as (year, month as Daylio counts it, day, mood)."""
    said = {
        "customMoods": [{"id": one, "mood_group_id": level, "custom_name": "x"} for one, level in moods],
        "dayEntries": [
            {"year": year, "month": month, "day": day, "mood": mood, "note": "secret note"}
            for year, month, day, mood in entries
        ],
    }
    path = tmp_path / "backup.daylio"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("backup.daylio", base64.b64encode(json.dumps(said).encode()))
        archive.writestr("assets/photos/1", b"x" * 100)
    return path


def test_the_sample_has_one_sunday_with_a_mood_of_ones_own_in_the_middle():
    # Mood 8, "irritable", is of level 3 of 5: 5. Month 2 is March; 1 March 2026 is a Sunday.
    found = importers.read(SAMPLE)
    assert found.source == "Daylio"
    assert found.rows == {
        "mood": ({"week": dt.date(2026, 2, 23), "mood": 5.0},),
        "days": ({"date": dt.date(2026, 3, 1), "mood": 5.0},),
    }
    assert found.problems == ()
    assert "line one" not in str(found)


def test_the_first_level_is_the_best_and_the_fifth_the_worst(tmp_path):
    found = importers.read(backup(tmp_path, *((2026, 2, day, mood) for day, mood in enumerate([1, 2, 3, 4, 5], 2))))
    assert [row["mood"] for row in found.rows["days"]] == [10.0, 7.5, 5.0, 2.5, 0.0]
    assert [row["mood"] for row in found.rows["mood"]] == [5.0]


def test_a_day_is_the_average_of_its_entries_and_notes_are_never_stored(tmp_path):
    found = importers.read(backup(tmp_path, (2026, 11, 31, 1), (2026, 11, 31, 2)))
    assert found.rows["days"] == ({"date": dt.date(2026, 12, 31), "mood": 8.75},)
    assert "secret" not in str(found)


def test_a_mood_that_the_backup_does_not_explain_lets_its_day_and_week_wait(tmp_path):
    found = importers.read(backup(tmp_path, (2026, 2, 2, 1), (2026, 2, 2, 99), (2026, 2, 3, 1), (2026, 2, 9, 1)))
    assert [row["date"].day for row in found.rows["days"]] == [3, 9]
    assert [row["week"].day for row in found.rows["mood"]] == [9]
    assert found.problems[0].message.startswith("1 entry has a mood that the backup does not explain.")


def test_the_csv_and_the_backup_of_one_diary_are_known_as_one(tmp_path):
    folder = tmp_path / "career"
    folder.mkdir()
    (tmp_path / "x.csv").write_text("full_date,date,weekday,time,mood,activities\n2026-03-02,,,,good,\n")
    importers.save(folder, importers.compare(importers.read(tmp_path / "x.csv"), open_logbook(folder)))
    same = importers.compare(importers.read(backup(tmp_path, (2026, 2, 2, 2))), open_logbook(folder))
    assert same.is_empty
    other = importers.compare(importers.read(backup(tmp_path, (2026, 2, 2, 5))), open_logbook(folder))
    assert [one.now for one in other.differing] == [{"mood": 0.0}, {"mood": 0.0}]
    assert not any(other.rows.values())


@pytest.mark.parametrize(
    "inside",
    [b"x", b"", base64.b64encode(b"[]"), base64.b64encode(b'{"customMoods": [], "dayEntries": [{"year": "x"}]}')],
)
def test_a_damaged_backup_is_a_sentence(tmp_path, inside):
    with zipfile.ZipFile(tmp_path / "x.daylio", "w") as archive:
        archive.writestr("backup.daylio", inside)
    with pytest.raises(UnreadableExportError, match=r"x\.daylio is no backup of Daylio that can be read"):
        importers.read(tmp_path / "x.daylio")


def test_a_backup_that_grows_a_thousandfold_is_not_opened(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.daylio", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("backup.daylio", b"A" * 5_000_000)
    with pytest.raises(UnreadableExportError, match="tighter"):
        importers.read(tmp_path / "x.daylio")
