"""The moods of Bearable, Apple Health and Day One; worked out by hand."""

import datetime as dt
import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.importers import apple_health
from careerdata.logbook import open_logbook
from careerdata.problems import UnreadableExportError

SAMPLES = Path(__file__).parents[2] / "samples"
BEARABLE = next((SAMPLES / "bearable").glob("*.csv"))
HEALTH = SAMPLES / "apple_health" / "export.xml"
JOURNAL = SAMPLES / "day_one" / "Journal.json"
MONDAY = dt.date(2026, 3, 2)
TAGS = {"Good day": 8, "bad day": 2}


def moods(found):
    return {f"{row['date']:%d}": row["mood"] for row in found.rows["days"]}


def test_the_sample_of_bearable_is_one_mood_and_nothing_else_of_it_is_kept():
    found = importers.read(BEARABLE)
    assert found.source == "Bearable"
    # 4 of 1 to 10 is a third of the way: 3.33; the week is the nearest half.
    assert found.rows == {"mood": ({"week": MONDAY, "mood": 3.5},), "days": ({"date": MONDAY, "mood": 3.33},)}
    assert [item.count for item in found.skipped] == [3]
    assert found.problems == ()
    for private in ("Drained", "Brain Fog", "Asleep"):
        assert private not in str(found)


def test_columns_of_bearable_in_another_order_and_a_mood_that_is_none(tmp_path):
    text = "notes,category,extra,rating/amount,date formatted\r\n,Mood,x,10,2026-03-02\r\n,Mood,x,1,2026-03-02\r\n,Mood,x,11,2026-03-03\r\n"
    (tmp_path / "x.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    found = importers.read(tmp_path / "x.csv")
    assert moods(found) == {"02": 5.0}
    assert [(one.line, one.column, one.value) for one in found.problems] == [(4, "rating/amount", "11")]


def test_a_day_of_apple_health_goes_by_its_mood_of_the_day_else_by_its_moments():
    found = importers.read(HEALTH)
    assert found.source == "Apple Health"
    # Monday: the mood of the day, 0.5 of -1 to 1, is 7.5. Tuesday: -1 and 0 are 0 and 5.
    assert moods(found) == {"02": 7.5, "03": 2.5}
    assert found.rows["mood"] == ({"week": MONDAY, "mood": 5.0},)
    assert found.problems == ()
    assert "anxious" not in str(found)


def test_apple_health_comes_as_a_zip_and_comes_in_once(tmp_path, folder):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/export_cda.xml", "<ClinicalDocument/>")
        archive.write(HEALTH, "apple_health_export/Export.xml")
    found = importers.read(path)
    assert found.rows == importers.read(HEALTH).rows
    importers.save(folder, importers.compare(found, open_logbook(folder)))
    assert importers.compare(importers.read(HEALTH), open_logbook(folder)).is_empty


def test_a_mood_of_the_day_that_was_changed_on_the_phone_is_a_change(tmp_path, folder):
    importers.save(folder, importers.compare(importers.read(HEALTH), open_logbook(folder)))
    (tmp_path / "export.xml").write_bytes(HEALTH.read_bytes().replace(b'valence="0.5"', b'valence="1"'))
    new = importers.compare(importers.read(tmp_path / "export.xml"), open_logbook(folder), take=["changed"])
    importers.save(folder, new)
    assert list(open_logbook(folder).days["mood"]) == [10.0, 2.5]


def test_a_damaged_export_of_apple_health_is_a_sentence(tmp_path):
    (tmp_path / "export.xml").write_bytes(HEALTH.read_bytes()[:-40])
    with pytest.raises(UnreadableExportError, match=r"export\.xml, line \d+: the file is damaged or cut off"):
        importers.read(tmp_path / "export.xml")


def test_xml_that_was_built_to_fill_the_memory_is_refused(tmp_path):
    bomb = HEALTH.read_bytes().replace(b"<!ELEMENT", b'<!ENTITY a "aaaaaaaa"><!ELEMENT', 1)
    (tmp_path / "export.xml").write_bytes(bomb)
    with pytest.raises(UnreadableExportError, match="declares entities"):
        importers.read(tmp_path / "export.xml")


def test_a_large_export_of_apple_health_takes_no_more_memory_than_a_small_one():
    begin, _, end = HEALTH.read_bytes().partition(b" <Record")
    record = (
        b'<Record type="HKQuantityTypeIdentifierHeartRate" value="61"><MetadataEntry key="a" value="0"/></Record>\n'
    )

    def most(records):
        stream = io.BytesIO(begin + record * records + b" <Record" + end)
        tracemalloc.start()
        found = apple_health.read("export.xml", stream)
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert moods(found) == {"02": 7.5, "03": 2.5}
        return used

    assert most(30_000) < 2 * most(3_000)


def test_tags_of_day_one_that_are_moods_become_days_where_they_were_written():
    found = importers.read(JOURNAL, moods=TAGS)
    assert found.source == "Day One"
    # Half past eleven in the evening in London is the next day in Berlin: both entries are of Tuesday.
    assert moods(found) == {"03": 5.0}
    assert [(item.what, item.count) for item in found.skipped] == [("entries without a tag that is a mood", 1)]
    for private in ("private", "Another one", "family"):
        assert private not in str(found)


def test_day_one_without_a_word_of_its_tags_says_what_to_say():
    found = importers.read(JOURNAL)
    assert found.rows == {"mood": (), "days": ()}
    assert "Its tags are bad day, family and good day." in found.problems[0].message
    assert found.problems[0].fix.endswith('--mood "good day=8".')


def test_journals_of_day_one_come_in_a_zip_with_their_pictures(tmp_path):
    more = {"entries": [{"creationDate": "2026-03-05T12:00:00Z", "tags": ["good day"], "text": "x"}]}
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as archive:
        archive.write(JOURNAL, "Journal.json")
        archive.writestr("Work.json", json.dumps(more))
        archive.writestr("photos/a.jpeg", b"\xff\xd8\xff")
    assert moods(importers.read(tmp_path / "x.zip", moods=TAGS)) == {"03": 5.0, "05": 8.0}
