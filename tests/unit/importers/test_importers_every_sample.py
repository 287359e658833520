"""Every sample comes in cell by cell as it was written down by hand, however its file was saved, and once."""

import csv
import io
import time
import zipfile
from pathlib import Path

import pytest
from sample_rows import ASKED, ROWS, SAID

from careerdata import importers
from careerdata.logbook import known_ids, known_rows, open_logbook, undo

SAMPLES = Path(__file__).parents[2] / "samples"
HEADERS = ("Start date", "Start Date", "weekday", "date formatted", "First Name", "Given Name", "SENDER PROFILE URL")
HEADERS += ("Endorsement Date", "Application Date", "Sent At", "Started On", "Name", "Time Spent (seconds)")


@pytest.fixture(autouse=True)
def in_london(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def mark(data):
    return b"\xef\xbb\xbf" + data.removeprefix(b"\xef\xbb\xbf")


def windows(data):
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def unix(data):
    return data.replace(b"\r\n", b"\n")


def turned_round(data):
    """Write the columns of a table in reverse, with one before and one behind that nobody knows."""
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    top = next(number for number, cells in enumerate(lines) if set(HEADERS) & set(cells))
    text = io.StringIO(newline="")
    cells = [["New, here", *line[::-1], "Z"] if number >= top else line for number, line in enumerate(lines)]
    csv.writer(text).writerows(cells)
    return text.getvalue().encode()


def saved_as(sample, how, place):
    """Save a sample once more, in another way, under a name that says nothing."""
    data, path = sample.read_bytes(), place / f"download (3){'.txt' * (how is not None)}"
    if sample.name == "Skills.csv":
        path = place / "Skills (1).csv"  # One column called Name could be anything.
    if how == "zip":
        path = place / "x.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(f"some folder/{sample.name}", data)
            archive.writestr(f"__MACOSX/some folder/._{sample.name}", b"\0")
        return path
    path.write_bytes(data if how is None else how(data))
    return path


def ways(name):
    """Return the ways in which a sample of this kind is saved by people."""
    if name.endswith(".daylio"):
        return [None]
    return [None, mark, windows, unix, "zip", *([turned_round] if is_table(name) else [])]


def is_table(name):
    return name.endswith(".csv") and "history" not in name


def said_of(name):
    return {**SAID, **ASKED.get(name, {})}


def contents(folder):
    """Return the person's files and what imports remember, but no backups."""
    kept = [*folder.glob("*"), folder / known_ids.FILE, folder / known_rows.FILE]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept if path.is_file()}


def test_each_sample_is_written_down():
    found = {path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*.*")} - {"README.md"}
    assert found == set(ROWS)


@pytest.mark.parametrize("name", ROWS)
def test_a_sample_is_read_cell_by_cell_however_it_was_saved(name, tmp_path):
    sample = SAMPLES / name
    assert importers.read(sample, **said_of(name)).rows == ROWS[name]
    for how in ways(name):
        found = importers.read(saved_as(sample, how, tmp_path), **said_of(name))
        assert found.rows == ROWS[name], how
        assert [problem for problem in found.problems if problem.severity != "notice"] == [], how


@pytest.mark.parametrize("name", ROWS)
def test_a_sample_comes_in_once_and_one_undo_leaves_every_byte_as_it_was(name, tmp_path):
    folder = tmp_path / "career"
    folder.mkdir()
    (folder / "plan.toml").write_text("start = 2026-01-05 # a Monday\nescape_date = 2027-01-04\n")
    before, today = contents(folder), SAID["today"]
    found = importers.read(SAMPLES / name, **said_of(name))
    everybody = dict.fromkeys((row["contact"] for row in ROWS[name].get("contacts", ())), importers.NEW)
    new = importers.compare(found, open_logbook(folder, today), everybody)
    importers.save(folder, new)
    book = open_logbook(folder, today)
    assert [problem for problem in book.problems if problem.severity != "notice"] == []
    for log, rows in ROWS[name].items():
        frame = getattr(book, log)
        there = frame.astype(object).where(frame.notna(), None).to_dict("records")
        assert [{key: day(cell) for key, cell in row.items() if cell is not None} for row in there] == list(rows)
    for how in ways(name):
        again = importers.read(saved_as(SAMPLES / name, how, tmp_path), **said_of(name))
        assert importers.compare(again, book).is_empty, how
    if contents(folder) != before:
        undo(folder, today)
    assert contents(folder) == before


def day(cell):
    return cell.date() if hasattr(cell, "date") else cell
