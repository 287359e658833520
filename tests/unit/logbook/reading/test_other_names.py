"""A folder is looked at: a log under another name is told, and a save never begins a second one beside it."""

import datetime as dt
import errno
import io
import os
import stat
import zipfile

import pytest

from careerdata.logbook import append, open_logbook
from careerdata.logbook.writing.writer import create_folder
from careerdata.problems import FileBusyError

TODAY = dt.date(2026, 7, 12)
YEAR = "week,mood,boredom\n" + "".join(f"{dt.date(2025, 7, 7) + dt.timedelta(weeks=week)},6,3\n" for week in range(52))


def workbook(member, cell):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr(member, "".join(cell.format(word) for word in ("Week", "mood", "boredom", "tired today")))
    return data.getvalue()


XLSX = workbook("xl/sharedStrings.xml", '<si><t xml:space="preserve">{}</t></si>')
ODS = workbook("content.xml", "<text:p>{}</text:p>")
ELSEWHERE = {
    "Mood.csv": YEAR,
    "moods.csv": YEAR,
    "mood.csv.txt": YEAR,
    "mood.tsv": YEAR.replace(",", "\t"),
    "my year.csv": YEAR.replace(",", ";"),
    "Copy of mood.csv": YEAR,
    "mood": YEAR,
    "mood.xlsx": XLSX,
    "year.ods": ODS,
    "mood.numbers": b"PK\x03\x04",
    "Mood.gsheet": b"{}",
    ".mood.csv.icloud": b"bplist00",
}


def put(folder, name, data):
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())


@pytest.fixture
def folder(tmp_path):
    create_folder(tmp_path / "career", TODAY)
    return tmp_path / "career"


@pytest.mark.parametrize("name", ELSEWHERE)
@pytest.mark.parametrize("begun", [True, False])
def test_a_year_under_another_name_is_told_with_what_to_do(folder, name, begun):
    if not begun:
        (folder / "mood.csv").unlink()
    put(folder, name, ELSEWHERE[name])
    (problem,) = open_logbook(folder, TODAY).problems
    assert (problem.file, problem.severity) == (name, "refused")
    assert "mood.csv" in f"{problem.message} {problem.fix}"
    assert problem.fix.startswith(("Rename it to mood.csv", "Open it in its program", "Download mood.csv"))


@pytest.mark.parametrize(
    "name", ["notes.txt", "budget.xlsx", "README.md", "people.csv", "cv.pdf", "mood.png", "reminders.ics"]
)
def test_other_things_in_the_folder_are_nobodys_business(folder, name):
    data = {"budget.xlsx": workbook("xl/sharedStrings.xml", "<t>cost {}</t>"), "people.csv": "name,phone\nAnn,1\n"}
    put(folder, name, data.get(name, "the mood was good, the week was long\n"))
    assert open_logbook(folder, TODAY).problems == ()


def test_beside_a_log_with_rows_it_is_a_notice(folder):
    append(folder, "mood", {"week": "2026-07-06", "mood": 6}, TODAY)
    put(folder, "mood-2025.csv", YEAR)
    assert [problem.severity for problem in open_logbook(folder, TODAY).problems] == ["notice"]


@pytest.mark.parametrize("name", [".mood.csv.icloud", "Mood.csv", "mood.csv.txt", "mood.tsv", "mood.xlsx"])
def test_a_save_never_begins_a_second_log_beside_it(folder, name):
    (folder / "mood.csv").unlink()
    put(folder, name, ELSEWHERE[name])
    with pytest.raises(FileBusyError, match="Nothing was saved"):
        append(folder, "mood", {"week": "2026-07-06", "mood": 6}, TODAY)
    assert not (folder / "mood.csv").exists()
    append(folder, "skills", {"date": TODAY, "skill": "SQL", "hours": 1}, TODAY)


def test_a_drive_that_cannot_flush_a_folder_or_set_permissions_still_saves(folder, monkeypatch):
    flush = os.fsync

    def as_on_a_share(number):
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        flush(number)

    monkeypatch.setattr(os, "fsync", as_on_a_share)
    append(folder, "mood", {"week": "2026-07-06", "mood": 6}, TODAY)
    assert len(open_logbook(folder, TODAY).mood) == 1


def test_a_disk_that_fails_to_flush_is_told(folder, monkeypatch):
    def broken(number):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(FileBusyError, match="Nothing was saved"):
        append(folder, "mood", {"week": "2026-07-06", "mood": 6}, TODAY)


@pytest.mark.parametrize("times", [1, 3, 99])
def test_a_file_that_is_held_for_a_moment_is_tried_again_before_that_is_told(folder, monkeypatch, times):
    replace, held = os.replace, []

    def as_held(source, target, **more):
        if str(target).endswith("mood.csv") and len(held) < times:
            held.append(target)
            raise PermissionError(errno.EACCES, "in use")
        replace(source, target, **more)

    monkeypatch.setattr(os, "replace", as_held)
    monkeypatch.setattr("time.sleep", lambda _: None)
    if times == 99:
        with pytest.raises(FileBusyError, match="open in another program"):
            append(folder, "mood", {"week": "2026-07-06", "mood": 6}, TODAY)
    else:
        append(folder, "mood", {"week": "2026-07-06", "mood": 6}, TODAY)
    assert len(open_logbook(folder, TODAY).mood) == (0 if times == 99 else 1)
