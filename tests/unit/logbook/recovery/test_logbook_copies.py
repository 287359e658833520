"""Copies that sync programs leave beside a log: told, compared by value, merged row by row as one write."""

import datetime as dt

import pytest

from careerdata.cli import merge as merging
from careerdata.logbook import open_logbook, undo
from careerdata.logbook.recovery.sync_copies import find_copies
from careerdata.problems import CareerdataError

TODAY = dt.date(2026, 7, 12)
MOOD = b"week,mood,note\n2026-03-02,6,first\n2026-03-09,7,second\n2026-03-16,5,third\n"
SYNCED = [
    "mood (Ann's conflicted copy 2026-03-01).csv",
    "mood (in Konflikt stehende Kopie von Ann 2026-03-01).csv",
    "mood (Copie en conflit de Ann 2026-03-01).csv",
    "mood (conflicted copy 2026-03-01 101500).csv",
    "mood.sync-conflict-20260301-101500-ABCDEF7.csv",
    "mood (SFConflict ann@example.org 2026-03-01-10-15-00).csv",
    "mood.Conflict.csv",
    "mood (Case Conflict).csv",
    "mood (1).csv",
    "mood 2.csv",
    "mood - Copy.csv",
    "mood - Copy (2).csv",
    "mood copy.csv",
    "mood-LAPTOP-AB12CD.csv",
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mood.csv").write_bytes(MOOD)
    (tmp_path / "plan.toml").write_text("start = 2026-03-02\nescape_date = 2027-09-02\nhours_per_week = 5\n")
    return tmp_path


def told(folder):
    return {p.file: (p.message, p.fix) for p in open_logbook(folder, TODAY).problems}


def answering(*answers):
    """Return a function that gives these answers, one a question, and then nobody answers any more."""
    left = list(answers)

    def ask(question):
        if not left:
            raise EOFError
        said.append(question)
        return left.pop(0)

    said = []
    return ask


def merge(folder, *answers, name=None, dry_run=False):
    """Return what was said while these answers were given."""
    said = []
    merging.merge(folder, name, dry_run=dry_run, ask=answering(*answers), say=said.append)
    return "\n".join(said)


@pytest.mark.parametrize("name", SYNCED)
def test_a_copy_of_each_sync_program_is_named_with_what_it_has_more(folder, name):
    (folder / name).write_bytes(MOOD + b"2026-03-23,4,on the other machine\n")
    message, fix = told(folder)[name]
    assert "it has 1 row that mood.csv lacks." in message
    assert f"careerdata merge {folder}" in fix


@pytest.mark.parametrize(
    "name",
    ["mood-notes.csv", "moods.csv", "mood_old.csv", "mood conflicting thoughts.txt", "my mood.csv", "mood.csv.bak"],
)
def test_a_file_of_ones_own_is_not_taken_for_a_copy(folder, name):
    (folder / name).write_bytes(MOOD)
    message, fix = told(folder)[name]
    assert message == "this looks like mood.csv under another name, and is not read."
    assert (
        fix
        == "If mood.csv lacks rows of it, copy them there; if it is an old copy, all is well in a folder of its own."
    )


def test_a_numbered_file_without_the_columns_of_the_log_is_ones_own(folder):
    (folder / "mood 2.csv").write_text("colour,week\nblue,2026-03-02\n")
    assert told(folder) == {}


def test_rows_are_compared_by_what_they_say_not_by_how_it_is_written(folder):
    text = "note;week;mood\r\nthird;16/03/2026;5,0\r\nsecond;09/03/2026;7\r\nfirst;02/03/2026;6\r\n"
    (folder / "mood 2.csv").write_bytes(text.encode("utf-16"))
    message, fix = told(folder)["mood 2.csv"]
    assert message.endswith("it has nothing that mood.csv lacks.")
    assert fix == "You can delete it."


def test_a_log_without_a_key_has_each_row_as_often_as_the_copy(folder):
    row = "2026-03-02,Ann,met\n"
    (folder / "touches.csv").write_text("date,contact,kind\n" + row)
    (folder / "touches (1).csv").write_text("date,contact,kind\n" + row * 3)
    (copy,) = find_copies(folder)
    assert (len(copy.lacking), copy.same, copy.differing) == (2, 1, ())


def test_a_copy_that_cannot_be_read_is_named(folder):
    (folder / "mood (Ann's conflicted copy).csv").write_bytes(b"PK\x03\x04 and so on")
    message, fix = told(folder)["mood (Ann's conflicted copy).csv"]
    assert "cannot be read: this file is an Excel workbook" in message
    assert "editor" in fix


def test_a_copy_of_the_plan_is_named_and_left_to_the_person(folder):
    (folder / "plan (1).toml").write_text("start = 2026-03-02\n")
    message, fix = told(folder)["plan (1).toml"]
    assert "it is not used" in message
    assert "Compare the two" in fix


def test_chosen_rows_are_added_and_changed_as_one_write_that_undo_takes_back(folder):
    copy = folder / "mood (1).csv"
    copy.write_bytes(
        b"week,mood,note,extra\n2026-03-09,7,second,x\n2026-03-16,3,worse than I said,\n2026-03-23,4,new,\n2026-03-30,8,not this one,\n2026-04-06,5.5,new too,\n"
    )
    before = copy.read_bytes()
    said = merge(folder, "y", "n", "y", "c")
    assert (folder / "mood.csv").read_bytes() == (
        b"week,mood,note\n2026-03-02,6,first\n2026-03-09,7,second\n2026-03-16,3,worse than I said\n"
        b"2026-03-23,4,new\n2026-04-06,5.5,new too\n"
    )
    assert "Not brought over: extra" in said
    assert "mood: mine 5, the copy's 3" in said
    assert "Saved: 2 added to mood.csv and 1 changed in mood.csv." in said
    assert copy.read_bytes() == before
    undo(folder, TODAY)
    assert (folder / "mood.csv").read_bytes() == MOOD


def test_all_the_rest_is_added_without_asking_again(folder):
    (folder / "mood 2.csv").write_bytes(MOOD + b"2026-03-23,4,a\n2026-03-30,8,b\n2026-04-06,5,c\n")
    merge(folder, "n", "what?", "a")
    assert list(open_logbook(folder, TODAY).mood["note"])[3:] == ["b", "c"]


@pytest.mark.parametrize("answers", [(), ("q",), ("y",), ("y", "q")])
def test_whoever_stops_halfway_has_changed_nothing(folder, answers):
    (folder / "mood 2.csv").write_bytes(MOOD.replace(b"5,third", b"4,third") + b"2026-03-23,4,new\n")
    said = merge(folder, *answers)
    assert "Nothing was saved" in said
    assert (folder / "mood.csv").read_bytes() == MOOD
    assert not (folder / "backups").exists()


def test_keeping_ones_own_row_saves_nothing(folder):
    (folder / "mood 2.csv").write_bytes(MOOD.replace(b"5,third", b"4,third"))
    assert "nothing was saved" in merge(folder, "m")
    assert (folder / "mood.csv").read_bytes() == MOOD


def test_a_dry_run_says_what_there_is_and_asks_nothing(folder):
    (folder / "mood 2.csv").write_bytes(MOOD + b"2026-03-23,4,new\n")
    said = merge(folder, dry_run=True)
    assert "1 row that mood.csv lacks" in said
    assert (folder / "mood.csv").read_bytes() == MOOD


def test_a_log_that_is_gone_can_be_had_back_from_its_copy(folder):
    (folder / "mood.csv").rename(folder / "mood (Ann's conflicted copy).csv")
    merge(folder, "a")
    assert list(open_logbook(folder, TODAY).mood["mood"]) == [6, 7, 5]


def test_a_name_that_is_no_copy_is_said(folder):
    with pytest.raises(CareerdataError, match=r"mood.csv is not a copy of a log"):
        merge(folder, name="mood.csv")
    assert "There is no copy of a log" in merge(folder)


def test_a_folder_with_a_blank_in_its_name_can_be_typed_as_it_is_told(folder):
    blank = folder / "my career"
    blank.mkdir()
    (blank / "mood.csv").write_bytes(MOOD)
    (blank / "mood 2.csv").write_bytes(MOOD + b"2026-03-23,4,new\n")
    assert told(blank)["mood 2.csv"][1].endswith(f"careerdata merge '{blank}'")
    assert f"careerdata undo '{blank}'" in merge(blank, "y")
