"""Whole files or nothing, when the disk, another program or the journal does not play along."""

import datetime as dt
import errno
import importlib
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from careerdata.logbook import (
    append,
    append_rows,
    atomic_files,
    create_folder,
    edit,
    open_logbook,
    read_log,
    restore,
    save_plan,
    undo,
)
from careerdata.plan import read_plan, starter_plan
from careerdata.problems import CareerdataError, FileBusyError, NoLogbookError
from careerdata.schemas import Mood

# The name careerdata.logbook.writing.undo is the function.
undo_module = importlib.import_module("careerdata.logbook.writing.undo")
TODAY = dt.date(2026, 7, 12)
MOOD = b"week,mood\n2026-03-02,6\n"
ROW = {"week": "2026-03-09", "mood": 7}
PLAN = b"# mine\nstart = 2026-03-02\nescape_date = 2027-09-02\nhours_per_week = 5\n"
HISTORY = b"changed_on,field,before,after,why\n2026-03-02,bad_zone,7,8,\n"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with a log, a plan and its history."""
    (tmp_path / "mood.csv").write_bytes(MOOD)
    (tmp_path / "plan.toml").write_bytes(PLAN)
    (tmp_path / "plan-history.csv").write_bytes(HISTORY)
    return tmp_path


@pytest.fixture
def jam(folder, monkeypatch):
    """Return a function that makes `os.replace` fail from now on for these files of the folder, or for "" everywhere."""
    real = os.replace
    jammed = set()

    def fail(source, target, **rest):
        if "" in jammed or str(Path(target).relative_to(folder)) in jammed:
            raise OSError(errno.EIO, "input/output error")
        real(source, target, **rest)

    monkeypatch.setattr(os, "replace", fail)
    return lambda *names: (jammed.clear(), jammed.update(names))


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def half_written(folder):
    return [path for path in folder.rglob("*") if path.suffix == ".tmp"]


def save_six_hours(folder):
    save_plan(folder, replace(read_plan(PLAN.decode(), TODAY)[0], hours_per_week=6.0), "", TODAY)


# ---- one file


def test_whoever_reads_the_old_file_meanwhile_reads_it_whole(folder):
    os.link(folder / "mood.csv", folder / "old.csv")
    with (folder / "mood.csv").open("rb") as reader:
        assert reader.read(5) == MOOD[:5]
        append(folder, "mood", ROW, TODAY)
        assert reader.read() == MOOD[5:]
    assert (folder / "old.csv").read_bytes() == MOOD
    edit(folder, "mood", {"week": "2026-03-09"}, {"mood": 5}, TODAY)
    undo(folder, TODAY)
    undo(folder, TODAY)
    assert (folder / "mood.csv").read_bytes() == MOOD
    assert not (folder / "mood.csv").samefile(folder / "old.csv")


@pytest.mark.parametrize("name", ["mood.csv", ""])
def test_when_a_file_cannot_take_its_place_the_old_one_stays_and_nothing_else_is_left(folder, jam, name):
    before = contents(folder)
    jam(name)
    with pytest.raises(FileBusyError, match=r"could not be saved: input/output error. Nothing was saved.$"):
        append(folder, "mood", ROW, TODAY)
    assert contents(folder) == before
    assert half_written(folder) == []
    jam()
    assert undo(folder, TODAY) == "There is nothing to take back."


def test_a_row_is_on_the_disk_with_its_name_before_append_returns(folder, monkeypatch):
    seen = []
    sync, swap = os.fsync, os.replace

    def synced(number):
        found = os.fstat(number)
        seen.append(("folder" if stat.S_ISDIR(found.st_mode) else "file", found.st_ino))
        sync(number)

    def swapped(source, target, **rest):
        seen.append(("replace", Path(target)))
        swap(source, target, **rest)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", swapped)
    append(folder, "mood", ROW, TODAY)
    place = seen.index(("replace", folder / "mood.csv"))
    assert ("file", (folder / "mood.csv").stat().st_ino) in seen[:place]
    assert ("folder", folder.stat().st_ino) in seen[place:]
    # What takes the row back is safe before the row is.
    (entry,) = (folder / ".careerdata" / "journal").iterdir()
    assert ("file", entry.stat().st_ino) in seen[:place]
    assert ("folder", entry.parent.stat().st_ino) in seen[:place]


# ---- two files


@pytest.mark.parametrize("history", [HISTORY, None])
def test_when_the_plan_cannot_be_saved_its_history_goes_back_too(folder, jam, history):
    if history is None:
        (folder / "plan-history.csv").unlink()
    before = contents(folder)
    jam("plan.toml")
    with pytest.raises(FileBusyError, match=r"^plan.toml could not be saved: input/output error. Nothing was saved.$"):
        save_six_hours(folder)
    assert contents(folder) == before
    assert half_written(folder) == []
    jam()
    save_six_hours(folder)
    assert undo(folder, TODAY) == "Taken back: the change to your plan."
    assert contents(folder) == before


def test_a_file_whose_name_could_not_be_made_safe_goes_back_too(folder, monkeypatch):
    before, sync = contents(folder), os.fsync

    def fail(number):
        if os.path.samestat(os.fstat(number), folder.stat()):
            raise OSError(errno.EIO, "input/output error")
        sync(number)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileBusyError, match=r"^plan-history.csv could not be saved.*Nothing was saved.$"):
        save_six_hours(folder)
    assert contents(folder) == before


def test_what_cannot_be_put_back_is_named_and_undo_takes_it_back(folder, jam, monkeypatch):
    before, swap = contents(folder), os.replace

    def once_written_jam_both(source, target, **rest):
        swap(source, target, **rest)
        if Path(target) == folder / "plan-history.csv":
            jam("plan.toml", "plan-history.csv")

    with monkeypatch.context() as patch:
        # The jam is below this, so the first call of plan-history.csv goes through and those after it do not.
        patch.setattr(os, "replace", once_written_jam_both)
        with pytest.raises(FileBusyError) as caught:
            save_six_hours(folder)
    assert str(caught.value) == (
        "plan.toml could not be saved: input/output error. "
        "plan-history.csv was written already and could not be put back by itself: Undo takes it back."
    )
    assert contents(folder)["plan-history.csv"] != HISTORY
    assert contents(folder)["plan.toml"] == PLAN
    assert half_written(folder) == []
    jam()
    assert undo(folder, TODAY) == "Taken back: the change to your plan."
    assert contents(folder) == before


# ---- the journal


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b'{"what": "1 r',
        b"\xff\xfe",
        b"[]",
        b'{"what": "x", "files": [{"file": "mood.csv"}]}',
        b'{"what": "x", "files": [{"file": "mood.csv", "before": "%", "after": null}]}',
    ],
)
def test_an_entry_that_cannot_be_read_is_told_and_the_older_ones_stay_usable(folder, data):
    before = contents(folder)
    append(folder, "mood", ROW, TODAY)
    append(folder, "contacts", {"contact": "Ann"}, TODAY)
    journal = folder / ".careerdata" / "journal"
    max(journal.iterdir()).write_bytes(data)
    with pytest.raises(CareerdataError, match=r"^What the last write replaced can no longer be read"):
        undo(folder, TODAY)
    assert "contacts.csv" in contents(folder)
    append(folder, "mood", {"week": "2026-03-16", "mood": 4}, TODAY)
    for _ in range(2):
        assert undo(folder, TODAY) == "Taken back: 1 check-in."
    assert undo(folder, TODAY) == "There is nothing to take back."
    (folder / "contacts.csv").unlink()
    assert contents(folder) == before


def test_a_file_in_the_journal_that_is_not_ours_is_left_alone(folder):
    append(folder, "mood", ROW, TODAY)
    (folder / ".careerdata" / "journal" / "1 of mine.json").write_text("mine")
    append(folder, "mood", {"week": "2026-03-16", "mood": 4}, TODAY)
    for _ in range(2):
        assert undo(folder, TODAY) == "Taken back: 1 check-in."
    assert undo(folder, TODAY) == "There is nothing to take back."


# ---- what a call may name


def test_every_function_knows_the_persons_home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    made = create_folder("~/career", TODAY)
    assert {path.parent for path in made} == {tmp_path / "career"}
    append("~/career", "mood", ROW, TODAY)
    append_rows("~/career", "mood", [{"week": "2026-03-16", "mood": 4}], TODAY)
    edit("~/career", "mood", ROW, {"mood": 5}, TODAY)
    assert read_log("~/career/mood.csv", Mood)[0]["mood"].tolist() == [5, 4]
    save_plan(Path("~/career"), replace(starter_plan(TODAY), hours_per_week=6.0), "", TODAY)
    assert open_logbook("~/career", TODAY).plan.hours_per_week == 6.0
    assert undo("~/career", TODAY) == "Taken back: the change to your plan."
    assert [path.name for path in tmp_path.iterdir()] == ["career"]


def test_a_home_that_nobody_has_is_no_folder():
    with pytest.raises(NoLogbookError, match="no home folder for ~nobody-of-that-name"):
        append("~nobody-of-that-name/career", "mood", ROW, TODAY)


@pytest.mark.parametrize("today", [dt.datetime(2026, 7, 12, 9, 30), pd.Timestamp("2026-07-12 09:30")])
def test_today_may_have_a_time(folder, tmp_path_factory, today):
    book = open_logbook(folder, today)
    assert type(book.today) is dt.date
    assert book.today == TODAY
    append(folder, "mood", ROW, today)
    save_plan(folder, replace(book.plan, hours_per_week=6.0), "", today)
    undo(folder, today)
    assert [path.name for path in (folder / "backups").iterdir()] == ["2026-07-12"]
    new = tmp_path_factory.mktemp("new")
    create_folder(new, today)
    assert open_logbook(new, today).plan == starter_plan(TODAY)


@pytest.mark.parametrize("today", ["2026-07-12", "", 0, pd.NaT])
def test_a_today_that_is_no_date_is_a_mistake_of_the_call(folder, today):
    before = contents(folder)
    for call in (
        lambda: open_logbook(folder, today),
        lambda: append(folder, "mood", ROW, today),
        lambda: save_plan(folder, starter_plan(TODAY), "", today),
        lambda: create_folder(folder, today),
        lambda: undo(folder, today),
    ):
        with pytest.raises(TypeError, match=r"^today is a datetime.date, such as"):
            call()
    assert contents(folder) == before


# ---- what stands in the way, in a sentence


def test_a_folder_that_another_window_is_writing_in_is_busy(folder, monkeypatch):
    monkeypatch.setattr(atomic_files, "_PATIENCE", 0.1)
    (folder / ".careerdata").mkdir()
    place = str(folder / ".careerdata" / "lock")
    hold = f"import filelock; lock = filelock.FileLock({place!r}); lock.acquire(); print(1, flush=True); input()"
    before = contents(folder)
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline().strip() == b"1"
        for call in (
            lambda: append(folder, "mood", ROW, TODAY),
            lambda: undo(folder, TODAY),
            lambda: restore(folder, TODAY, today=TODAY),
        ):
            with pytest.raises(FileBusyError) as refused:
                call()
            assert str(refused.value) == f"Another window is writing in {folder}. Nothing was saved; try again soon."
        other.communicate(b"\n")
    assert contents(folder) == before
    append(folder, "mood", ROW, TODAY)
    assert b"2026-03-09,7" in contents(folder)["mood.csv"]


@pytest.mark.parametrize("first", [True, False])
def test_a_folder_that_may_not_be_written_is_told_and_still_opens(folder, monkeypatch, first):
    if not first:
        append(folder, "mood", ROW, TODAY)
    before = contents(folder)
    make, take = os.mkdir, os.open

    def no_folder(path, *rest, **more):
        if not Path(path).exists():
            raise OSError(errno.EACCES, "permission denied")
        make(path, *rest, **more)

    def no_file(path, flags, *rest, **more):
        if flags & os.O_CREAT and not Path(path).exists():
            raise OSError(errno.EROFS, "read-only file system")
        return take(path, flags, *rest, **more)

    monkeypatch.setattr(os, "mkdir", no_folder)
    monkeypatch.setattr(os, "open", no_file)
    with pytest.raises(FileBusyError, match=r"could not be saved: it may not be written, .*\. Nothing was saved\.$"):
        append(folder, "mood", {"week": "2026-03-16", "mood": 4}, TODAY)
    assert contents(folder) == before
    assert len(open_logbook(folder, TODAY).mood) == (1 if first else 2)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_is_told_and_nothing_is_left_half_written(folder, monkeypatch, number):
    before, sync = contents(folder), os.fsync

    def full(file):
        if stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(number, "no space left on device")
        sync(file)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileBusyError, match=r"could not be saved: the disk is full\. Nothing was saved\.$"):
        append(folder, "mood", ROW, TODAY)
    assert contents(folder) == before
    assert half_written(folder) == []


def test_an_old_entry_of_the_journal_that_will_not_go_does_not_keep_a_row_out(folder, monkeypatch):
    monkeypatch.setattr(undo_module, "_KEPT", 1)
    append(folder, "mood", ROW, TODAY)
    remove = os.unlink

    def stuck(path, **rest):
        if Path(path).suffix == ".json":
            raise OSError(errno.EACCES, "permission denied")
        remove(path, **rest)

    monkeypatch.setattr(os, "unlink", stuck)
    append(folder, "mood", {"week": "2026-03-16", "mood": 4}, TODAY)
    assert contents(folder)["mood.csv"] == MOOD + b"2026-03-09,7\n2026-03-16,4\n"


def test_what_a_kill_left_half_written_is_cleared_away_everywhere(folder):
    append(folder, "mood", ROW, TODAY)
    for place in (".careerdata/journal", ".careerdata/saved", f"backups/{TODAY}"):
        (folder / place / ".careerdata-abc.tmp").write_bytes(b"half a fi")
    append(folder, "mood", {"week": "2026-03-16", "mood": 4}, TODAY)
    assert half_written(folder) == []
