"""What others did to a log since our last save: lost and changed rows are noticed, the person's own additions are not."""

import datetime as dt
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from careerdata.logbook import append, append_rows, edit, open_logbook, restore, save_plan, save_together, undo
from careerdata.plan import starter_plan

TODAY = dt.date(2026, 7, 12)
HEADER = "week,mood,note\n"
FIRST = "2026-03-02,6,\n"
SECOND = '2026-03-09,7,"two\nlines"\n'
THIRD = "2026-03-16,4,short\n"
# Line 1 is the header, 2 the first week, 3 and 4 the second, 5 the third.


@pytest.fixture
def folder(tmp_path):
    """Return a folder in which mood.csv was last written by us."""
    (tmp_path / "mood.csv").write_text(HEADER + FIRST + SECOND)
    append(tmp_path, "mood", {"week": "2026-03-16", "mood": 4, "note": "short"}, TODAY)
    return tmp_path


def told(folder, file="mood.csv"):
    return [problem for problem in open_logbook(folder, TODAY).problems if problem.file == file]


def notices(folder, file="mood.csv"):
    """Return what is said about the last save, and not what the reader says of the file as it is."""
    return [problem for problem in told(folder, file) if "your last save" in problem.message]


def saved(folder, file="mood.csv"):
    return folder / ".careerdata" / "saved" / file


def way_back(folder, file="mood.csv"):
    return f"If that was you, all is well; if not: careerdata restore {folder} --from last-save --only {file}"


# ---- what is told


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            HEADER + FIRST + SECOND,
            None,
            "1 row of your last save is gone or reads differently now; it stood on line 5.",
        ),
        (HEADER + SECOND + THIRD, 2, "1 row of your last save is gone or reads differently now."),
        (
            HEADER + FIRST + SECOND + THIRD.replace("4", "5"),
            5,
            "1 row of your last save is gone or reads differently now.",
        ),
        (HEADER + FIRST.replace(",6", ",9") + SECOND, 2, "2 rows of your last save are gone or read differently now."),
        (HEADER, None, "3 rows of your last save are gone or read differently now; the first stood on line 2."),
        (
            "# mine\n" + HEADER + FIRST + THIRD,
            None,
            "1 row of your last save is gone or reads differently now; it stood on line 3.",
        ),
        (HEADER + FIRST + SECOND.replace("two\n", "two "), None, ""),
    ],
    ids=[
        "last row gone",
        "first row gone",
        "a cell changed",
        "both",
        "only the header",
        "moved down",
        "a note changed",
    ],
)
def test_rows_that_are_gone_or_changed_are_counted_and_the_first_is_named(folder, text, line, said):
    (folder / "mood.csv").write_text(text)
    [notice] = notices(folder)
    assert notice.severity == "notice"
    assert notice.fix == way_back(folder)
    if said:
        assert (notice.line, notice.message) == (line, said)


@pytest.mark.parametrize(
    "text",
    [
        HEADER + FIRST + SECOND + THIRD + "2026-03-23,8,\n",
        "# a line of mine\n" + HEADER + "2026-02-23,8,\n\n" + FIRST + SECOND + THIRD,
        "note,mood,week\n,6,2026-03-02\n" + '"two\nlines",7,2026-03-09\nshort,4,2026-03-16\n',
        (HEADER + THIRD + SECOND + FIRST).replace(",4,", ",4.0,"),
        "tea," + (HEADER + FIRST + SECOND + THIRD).replace("\n2", "\nmint,2"),
    ],
    ids=["a row added", "rows and lines added above", "columns moved", "sorted another way", "a column of one's own"],
)
def test_a_normal_edit_by_hand_is_not_spoken_of(folder, text):
    (folder / "mood.csv").write_text(text)
    assert notices(folder) == []


def test_a_file_saved_again_by_a_spreadsheet_is_the_same_to_us(folder):
    data = (folder / "mood.csv").read_bytes()
    (folder / "mood.csv").write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n2026", b"\r\n2026"))
    assert notices(folder) == []


def test_a_log_that_is_gone_is_told_with_its_rows(folder):
    (folder / "mood.csv").unlink()
    [notice] = notices(folder)
    assert notice.message == "this file is gone, and with it the 3 rows of your last save."
    assert notice.fix == way_back(folder)


def test_a_log_that_had_no_rows_may_go(folder):
    append(folder, "contacts", {"contact": "Ann"}, TODAY)
    undo(folder, TODAY)
    (folder / "skills.csv").write_text("date,skill,hours\n")
    append(folder, "skills", {"date": TODAY, "skill": "SQL", "hours": 1}, TODAY)
    undo(folder, TODAY)
    (folder / "skills.csv").unlink()
    assert notices(folder, "contacts.csv") == notices(folder, "skills.csv") == []


def test_what_the_reader_says_already_is_not_said_twice(folder):
    (folder / "mood.csv").write_text(HEADER + FIRST.replace(",6", ",great") + SECOND + THIRD)
    assert [problem.severity for problem in told(folder)] == ["set_aside"]
    (folder / "mood.csv").write_text(HEADER + FIRST.replace(",6", ",great") + THIRD)
    assert [problem.severity for problem in told(folder)] == ["set_aside", "notice"]
    (folder / "mood.csv").write_bytes(b"")
    assert [problem.severity for problem in told(folder)] == ["refused"]


def test_a_row_that_stands_twice_may_not_go_once(tmp_path):
    touch = {"date": TODAY, "contact": "Ann", "kind": "met"}
    append_rows(tmp_path, "touches", [touch, touch], TODAY)
    lines = (tmp_path / "touches.csv").read_text().splitlines(keepends=True)
    (tmp_path / "touches.csv").write_text("".join(lines[:-1]))
    assert "1 row of your last save is gone" in notices(tmp_path, "touches.csv")[0].message


# ---- when it is quiet again


def test_the_next_save_makes_the_notice_go_away(folder):
    (folder / "mood.csv").write_text(HEADER + THIRD)
    assert notices(folder)
    append(folder, "mood", {"week": "2026-03-23", "mood": 4}, TODAY)
    assert notices(folder) == []
    (folder / "mood.csv").write_text(HEADER + THIRD)
    assert notices(folder)


def test_every_kind_of_save_leaves_a_copy_of_what_it_wrote(folder):
    def same():
        assert notices(folder) == []
        for path in (*folder.glob("*.csv"), *folder.glob("plan.toml")):
            assert saved(folder, path.name).read_bytes() == path.read_bytes()

    same()
    edit(folder, "mood", {"week": "2026-03-09"}, {"mood": 1}, TODAY)
    same()
    save_together(folder, {"contacts": [{"contact": "Ann"}], "mood": [{"week": "2026-03-30", "mood": 4}]}, (), TODAY)
    same()
    save_plan(folder, replace(starter_plan(TODAY), hours_per_week=9.0), "", TODAY)
    same()
    restore(folder, TODAY, today=TODAY)
    same()
    for _ in range(5):
        undo(folder, TODAY)
        same()
    assert (folder / "mood.csv").read_text() == HEADER + FIRST + SECOND
    assert not saved(folder, "contacts.csv").exists()


def test_the_copies_are_for_the_person_alone(folder):
    assert stat.S_IMODE(saved(folder).stat().st_mode) == 0o600
    assert stat.S_IMODE(saved(folder).parent.stat().st_mode) == 0o700


def test_a_write_that_was_cut_off_before_its_copy_is_known_as_our_own(folder, monkeypatch):
    swap = os.replace

    def cut_off(source, target, **rest):
        if Path(target).parent.name == "saved":
            raise KeyboardInterrupt
        swap(source, target, **rest)

    monkeypatch.setattr(os, "replace", cut_off)
    with pytest.raises(KeyboardInterrupt):
        edit(folder, "mood", {"week": "2026-03-02"}, {"mood": 9}, TODAY)
    monkeypatch.undo()
    assert b",6," in saved(folder).read_bytes()
    assert open_logbook(folder, TODAY).mood["mood"].tolist() == [9, 7, 4]
    assert notices(folder) == []


def test_a_save_that_was_cut_off_between_its_files_is_told_until_it_is_taken_back(folder):
    """As a program that is killed leaves it: one file written, the other one not."""
    before = (folder / "mood.csv").read_bytes()
    week, hours = {"week": "2026-03-23", "mood": 5}, {"date": "2026-03-23", "skill": "SQL", "hours": 2}
    append(folder, "skills", hours | {"date": "2026-03-16"}, TODAY)
    skills = (folder / "skills.csv").read_bytes()
    save_together(folder, {"mood": [week], "skills": [hours]}, today=TODAY)
    assert notices(folder) == notices(folder, "skills.csv") == []
    for file, data in ((folder / "skills.csv", skills), (saved(folder, "skills.csv"), skills), (saved(folder), before)):
        file.write_bytes(data)
    (notice,) = notices(folder, "skills.csv")
    assert "cut off before it came to skills.csv" in notice.message
    assert f"careerdata undo {folder}" in notice.fix
    assert notice.severity == "notice"
    undo(folder, TODAY)
    assert notices(folder, "skills.csv") == []
    assert ((folder / "mood.csv").read_bytes(), (folder / "skills.csv").read_bytes()) == (before, skills)
    save_together(folder, {"mood": [week], "skills": [hours]}, today=TODAY)
    assert notices(folder, "skills.csv") == []


def test_an_undo_that_was_cut_off_leaves_nothing_to_notice(folder, monkeypatch):
    edit(folder, "mood", {"week": "2026-03-02"}, {"mood": 9}, TODAY)
    swap = os.replace
    for stop in ("saved", folder.name):

        def cut_off(source, target, stop=stop, **rest):
            if Path(target).parent.name == stop:
                raise KeyboardInterrupt
            swap(source, target, **rest)

        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", cut_off)
            with pytest.raises(KeyboardInterrupt):
                undo(folder, TODAY)
        assert notices(folder) == []
    undo(folder, TODAY)
    assert open_logbook(folder, TODAY).mood["mood"].tolist() == [6, 7, 4]
    assert notices(folder) == []


def test_a_copy_that_cannot_be_kept_does_not_stop_the_save(folder, monkeypatch):
    swap = os.replace

    def full(source, target, **rest):
        if Path(target).parent.name == "saved":
            raise OSError(28, "no space left")
        swap(source, target, **rest)

    monkeypatch.setattr(os, "replace", full)
    append(folder, "mood", {"week": "2026-03-23", "mood": 8}, TODAY)
    assert open_logbook(folder, TODAY).mood["mood"].tolist() == [6, 7, 4, 8]
    assert notices(folder) == []
    # The older copy still shows what is lost.
    (folder / "mood.csv").write_text(HEADER)
    assert "3 rows of your last save" in notices(folder)[0].message


def test_another_window_that_saves_while_we_read_is_no_loss(folder, monkeypatch):
    read, saves = Path.read_bytes, iter([lambda: edit(folder, "mood", {"week": "2026-03-02"}, {"mood": 9}, TODAY)])

    def just_before(path):
        if path == saved(folder):
            next(saves, lambda: None)()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", just_before)
    assert notices(folder) == []
    assert list(saves) == []
    assert open_logbook(folder, TODAY).mood["mood"].tolist() == [9, 7, 4]


# ---- when our own notes are damaged


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"week,mo"])
def test_a_damaged_copy_stops_nothing_and_hides_nothing(folder, data):
    saved(folder).write_bytes(data)
    assert notices(folder) == []
    (folder / "mood.csv").write_text(HEADER + THIRD)
    assert open_logbook(folder, TODAY).mood["mood"].tolist() == [4]
    [notice] = notices(folder)
    assert notice.message == "this file is no longer as your last save left it, and what it was then cannot be read."
    assert notice.fix == f"If you changed it, all is well; if not: careerdata restore {folder}"
    append(folder, "mood", {"week": "2026-03-23", "mood": 8}, TODAY)
    assert notices(folder) == []
    assert saved(folder).read_bytes() == (folder / "mood.csv").read_bytes()


def test_a_copy_or_a_journal_that_is_gone_is_no_alarm(folder):
    saved(folder).unlink()
    (folder / "mood.csv").write_text(HEADER + THIRD)
    assert notices(folder) == []
    append(folder, "mood", {"week": "2026-03-23", "mood": 8}, TODAY)
    for entry in (folder / ".careerdata" / "journal").iterdir():
        entry.write_bytes(b"{")
    assert notices(folder) == []
    append(folder, "mood", {"week": "2026-03-30", "mood": 8}, TODAY)
    assert open_logbook(folder, TODAY).mood["mood"].tolist() == [4, 8, 8]
    (folder / "mood.csv").write_text(HEADER + THIRD)
    assert "2 rows of your last save" in notices(folder)[0].message


def test_opening_a_folder_writes_nothing(folder):
    (folder / "mood.csv").write_text(HEADER)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    notices(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
