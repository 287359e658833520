"""A workbook: one sheet of it read as the table that it is, within limits; what is no such workbook is named for what it is."""

import datetime as dt
import sys
import zipfile

import openpyxl
import pytest

from careerdata import importers
from careerdata.importers.pointing import Pointing
from careerdata.problems import CareerdataError, UnreadableExportError

AS_HOURS = Pointing("skills", {"date": "Day", "hours": "Time", "skill": "Topic"})


@pytest.fixture
def workbook(tmp_path):
    """Write a workbook of sheets by name, each a list of rows; "-" before a name hides its sheet."""

    def write(name="hours.xlsx", **sheets):
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title.lstrip("_"))
            sheet.sheet_state = "hidden" if title.startswith("_") else "visible"
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name

    return write


def test_dates_durations_and_numbers_of_a_sheet_are_read_as_they_are(workbook):
    path = workbook(
        Notes=[["Only a word"]],
        Hours=[
            ["My hours", None, None],
            [],
            ["Day", "Topic", "Time"],
            [dt.date(2026, 3, 2), "SQL", 1.125],
            [dt.datetime(2026, 3, 3, 18, 30), "Talks", dt.time(1, 30)],
            [dt.datetime(2026, 3, 4), "Talks", dt.timedelta(hours=2, minutes=15)],
            ["5 March 2026", "Talks", "#N/A"],
        ],
        _Old=[["Day", "Topic", "Time"], [dt.date(2020, 1, 1), "x", 1]],
    )
    found = importers.read(path, pointing=AS_HOURS)
    assert found.rows["skills"] == (
        {"date": dt.date(2026, 3, 2), "skill": "SQL", "hours": 1.125},
        {"date": dt.date(2026, 3, 3), "skill": "Talks", "hours": 1.5},
        {"date": dt.date(2026, 3, 4), "skill": "Talks", "hours": 2.25},
    )
    said = [str(problem) for problem in found.problems]
    assert said[0].startswith('hours.xlsx: the sheet "Hours" was read; there are also Notes.')
    assert "hours.xlsx: line 1 stands above the header and was not read." in said
    assert any(one.startswith('hours.xlsx, line 7, column Time: "#N/A" is an error of a spreadsheet') for one in said)


def test_a_sheet_is_named_where_it_is_not_the_first_one(workbook):
    rows = {year: [["Day", "Topic", "Time"], [dt.date(int(year), 3, 2), "SQL", 1]] for year in ("2025", "2026")}
    path = workbook(**rows)
    assert importers.read(path, pointing=AS_HOURS).rows["skills"][0]["date"].year == 2025
    assert importers.read(path, pointing=AS_HOURS, sheet="2026").rows["skills"][0]["date"].year == 2026
    with pytest.raises(UnreadableExportError, match=r'hours\.xlsx has no sheet "2027". It has: 2025 and 2026.'):
        importers.read(path, pointing=AS_HOURS, sheet="2027")


def test_an_export_that_was_saved_as_a_workbook_is_still_known(workbook):
    head = ["Project", "Description", "Start date", "Start time", "Duration"]
    path = workbook(Report=[head, ["SQL", "joins", dt.date(2026, 3, 2), dt.time(9), dt.timedelta(minutes=90)]])
    found = importers.read(path)
    assert found.source == "Toggl Track"
    assert found.rows["skills"] == ({"date": dt.date(2026, 3, 2), "skill": "SQL", "hours": 1.5, "note": "joins"},)


def test_a_workbook_without_a_table_or_damaged_is_a_sentence(tmp_path, workbook):
    with pytest.raises(UnreadableExportError, match=r"no sheet with names of columns .* It has: Sheet."):
        importers.read(workbook(Sheet=[["Just words"], [3]]))
    with zipfile.ZipFile(tmp_path / "torn.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook>")
    with pytest.raises(
        UnreadableExportError, match=r"torn.xlsx is a workbook that cannot be read. Open it, save the sheet"
    ):
        importers.read(tmp_path / "torn.xlsx")


def test_what_is_built_to_harm_is_not_opened(tmp_path, workbook):
    whole = workbook(Hours=[["Day", "Topic", "Time"], [dt.date(2026, 3, 2), "SQL", 1]])

    def remade(name, member, content):
        with zipfile.ZipFile(whole) as old, zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as new:
            for info in old.infolist():
                new.writestr(info.filename, content if info.filename == member else old.read(info))
            if member not in old.namelist():
                new.writestr(member, content)
        return tmp_path / name

    sheet = "xl/worksheets/sheet1.xml"
    words = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    for name, member, content, said in (
        ("bomb.xlsx", sheet, b" " * 5_000_000, "tighter"),
        ("words.xlsx", sheet, words, "not written as a workbook is"),
        ("out.xlsx", "../../x.xml", b"<x/>", "odd path"),
    ):
        with pytest.raises(UnreadableExportError, match=said):
            importers.read(remade(name, member, content), pointing=AS_HOURS)


def test_rows_beyond_any_table_are_refused(workbook, monkeypatch):
    monkeypatch.setattr("careerdata.importers.workbooks.MOST_ROWS", 3)
    with pytest.raises(UnreadableExportError, match="more than 3 rows"):
        importers.read(workbook(Hours=[["Day", "Topic", "Time"]] + [["2026-03-02", "SQL", 1]] * 3), pointing=AS_HOURS)


def test_without_openpyxl_a_sentence_says_how_to_get_it_and_what_needs_nothing(workbook, monkeypatch):
    path = workbook(Hours=[["Day", "Topic", "Time"]])
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(CareerdataError, match=r"pip install 'careerdata\[workbook\]'. Or save the sheet as CSV"):
        importers.read(path)
