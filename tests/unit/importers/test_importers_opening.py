"""Recognising an export by its content, and refusing what is no export or is built to harm."""

import struct
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from careerdata import importers
from careerdata.problems import UnreadableExportError

SAMPLES = Path(__file__).parents[2] / "samples"
CONNECTIONS = (SAMPLES / "linkedin" / "Connections.csv").read_bytes()


def zipped(path, *members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_and_the_delimiter_are_found_out(tmp_path, encoding):
    text = CONNECTIONS.decode()
    plain = importers.read(SAMPLES / "linkedin" / "Connections.csv")
    (tmp_path / "Connections.csv").write_text(text, encoding=encoding)
    found = importers.read(tmp_path / "Connections.csv")
    told = ["this file was read as UTF-16."] if encoding == "utf-16" else []
    assert [problem.message for problem in found.problems] == told
    assert replace(found, problems=()) == plain
    header, bo = (
        "First Name;Last Name;URL;Email Address;Company;Position;Connected On",
        "Bo;Sample;;;Globex, Inc;;14 Nov 2019",
    )
    (tmp_path / "semicolons.csv").write_text(f"sep=;\n{header}\n{bo}\n", encoding=encoding)
    (row,) = importers.read(tmp_path / "semicolons.csv").rows["contacts"]
    assert row["organisation"] == "Globex, Inc"


def test_western_european_letters_are_read_with_a_notice(tmp_path):
    (tmp_path / "x.csv").write_bytes(
        "First Name,Last Name,Company,Position,Connected On\nChloé,Test,,,01 Aug 2021\n".encode("cp1252")
    )
    found = importers.read(tmp_path / "x.csv")
    assert [row["contact"] for row in found.rows["contacts"]] == ["Chloé Test"]
    assert [problem.severity for problem in found.problems] == ["notice"]


def test_the_header_is_looked_for_in_the_first_25_lines_only(tmp_path):
    export = (SAMPLES / "toggl" / "detailed_classic_duration.csv").read_text("utf-8-sig")
    (tmp_path / "x.csv").write_text("a note\n" * 24 + export)
    assert len(importers.read(tmp_path / "x.csv").rows["skills"]) == 2
    (tmp_path / "x.csv").write_text("a note\n" * 25 + export)
    with pytest.raises(UnreadableExportError):
        importers.read(tmp_path / "x.csv")


def test_a_row_with_cells_too_many_is_set_aside_with_its_line(tmp_path):
    (tmp_path / "x.csv").write_text(
        "Project,Start date,Duration\nSQL, joins,2026-03-04,1:00:00\nSQL,2026-03-05,1:00:00\n"
    )
    found = importers.read(tmp_path / "x.csv")
    assert [row["date"].day for row in found.rows["skills"]] == [5]
    assert [(problem.line, problem.severity) for problem in found.problems] == [(2, "set_aside")]
    assert "4 cells and the header has 3" in found.problems[0].message


def test_a_quotation_mark_that_swallows_the_rest_refuses_the_file(tmp_path):
    (tmp_path / "x.csv").write_text(
        'Project,Start date,Duration\nSQL,2026-03-04,1:00:00\n"SQL,2026-03-05,1:00:00\nR,2026-03-06,1:00:00\n'
    )
    with pytest.raises(UnreadableExportError, match="line 3"):
        importers.read(tmp_path / "x.csv")


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Date,Client,Project,Task,Notes,Hours,Billable?\n", "Billable?"),  # Harvest
        ("School Name,Start Date,End Date,Notes,Degree Name,Activities\n", "Degree Name"),  # LinkedIn's education
        ("account,amount\n1,2\n", "account,amount"),
    ],
)
def test_an_unknown_file_is_told_what_it_begins_with_and_what_can_be_read(tmp_path, text, quoted):
    (tmp_path / "other.csv").write_text(text)
    with pytest.raises(UnreadableExportError) as refused:
        importers.read(tmp_path / "other.csv")
    said = str(refused.value)
    assert all(word in said for word in ("other.csv", quoted, "Toggl Track", "Clockify", "Daylio", "LinkedIn"))


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\x00\x00", b"SQLite format 3\x00"])
def test_what_is_no_text_is_refused(tmp_path, content):
    (tmp_path / "x.csv").write_bytes(content)
    with pytest.raises(UnreadableExportError, match=r"x\.csv"):
        importers.read(tmp_path / "x.csv")


def test_what_is_not_there_or_holds_nothing_is_refused(tmp_path):
    with pytest.raises(UnreadableExportError, match="no file"):
        importers.read(tmp_path / "nowhere.csv")
    with pytest.raises(UnreadableExportError, match=r"no Connections\.csv or messages\.csv .* holds nothing.*Toggl"):
        importers.read(tmp_path)
    backup = zipped(tmp_path / "backup.zip", ("backup.daylio", b"x"))
    with pytest.raises(UnreadableExportError, match=r"no backup of Daylio that can be read.*Daylio as CSV"):
        importers.read(backup)


@pytest.mark.parametrize(
    ("name", "members", "said"),
    [
        (
            "year.xlsb",
            ["[Content_Types].xml", "xl/workbook.bin"],
            "year.xlsb is a binary Excel workbook. Open it in the program that made it, save the sheet as CSV (UTF-8) or as .xlsx",
        ),
        ("contacts.csv", ["[Content_Types].xml", "xl/workbook.bin"], "contacts.csv is a binary Excel workbook"),
        ("year.ods", ["mimetype", "content.xml"], "year.ods is a LibreOffice document"),
        ("cv.docx", ["word/document.xml"], "cv.docx is a Word document"),
        (
            "backup_2026_03_02.daylio",
            ["backup.daylio"],
            "backup_2026_03_02.daylio is no backup of Daylio that can be read",
        ),
        (
            "takeout.zip",
            ["Takeout/Contacts/All Contacts/All Contacts.vcf", "Takeout/archive.html"],
            "is a Google Takeout",
        ),
        ("photos.zip", ["a.jpg", "b.jpg"], "photos.zip to read. It holds a.jpg and b.jpg."),
    ],
)
def test_a_foreign_zip_is_named_for_what_it_is_with_what_to_do(tmp_path, name, members, said):
    export = zipped(tmp_path / name, *((member, b"x") for member in members))
    with pytest.raises(UnreadableExportError) as refused:
        importers.read(export)
    assert said in str(refused.value)
    assert "What can be read" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("hours.csv", b"%PDF-1.7\n", "hours.csv is a PDF. Look where you got it for an export as CSV"),
        ("hours.csv", b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html>", "hours.csv is a web page. The site sent a page"),
        ("hours.csv", b"<!-- saved -->\n<html><body>", "you were signed out: sign in there and download it again"),
        ("hours.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "hours.xls is an Excel workbook of the old kind"),
        ("hours.csv.gz", b"\x1f\x8b\x08\x00", "Unpack it, and import what is in it."),
        ("shot.png", b"\x89PNG\r\n\x1a\n", "shot.png is a picture"),
    ],
)
def test_a_foreign_file_is_named_for_what_it_is_whatever_it_is_called(tmp_path, name, data, said):
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableExportError) as refused:
        importers.read(tmp_path / name)
    assert said in str(refused.value)
    assert "Nothing was written." in str(refused.value)


def test_a_csv_that_begins_like_nothing_foreign_is_read_as_before(tmp_path):
    (tmp_path / "x.csv").write_bytes(b"\n\n" + CONNECTIONS)
    assert len(importers.read(tmp_path / "x.csv").rows["contacts"]) == 4


def test_the_only_file_of_a_zip_is_held_to_the_same_limits(tmp_path):
    bomb = zipped(tmp_path / "bomb.zip", ("hours.csv", b"Project,Start date,Duration\n" + b"\n" * 5_000_000))
    with pytest.raises(UnreadableExportError, match="tighter"):
        importers.read(bomb)
    out = zipped(tmp_path / "out.zip", ("../../hours.csv", b"Project,Start date,Duration\n"))
    with pytest.raises(UnreadableExportError, match="odd path"):
        importers.read(out)
    page = zipped(tmp_path / "page.zip", ("hours.csv", b"<html><body>"))
    with pytest.raises(UnreadableExportError, match="is a web page"):
        importers.read(page)
    locked = bytearray(zipped(tmp_path / "locked.zip", ("hours.csv", b"Project,Start date,Duration\n")).read_bytes())
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(locked)
    with pytest.raises(UnreadableExportError, match="password"):
        importers.read(tmp_path / "locked.zip")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bomb.zip", "locked.zip", "out.zip", "page.zip"]


@pytest.mark.parametrize(
    "name", ["../Connections.csv", "/etc/Connections.csv", "a/../../Connections.csv", "..\\Connections.csv", "C:/x.csv"]
)
def test_a_member_whose_path_leads_elsewhere_refuses_the_zip(tmp_path, name):
    export = zipped(tmp_path / "export.zip", (name, CONNECTIONS))
    with pytest.raises(UnreadableExportError, match="odd path"):
        importers.read(export)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["export.zip"]


def test_other_members_are_never_opened(tmp_path):
    export = zipped(tmp_path / "export.zip", ("Connections.csv", CONNECTIONS), ("Rich_Media/x.csv", b"\0" * 3_000_000))
    assert len(importers.read(export).rows["contacts"]) == 4


def test_a_zip_bomb_is_not_opened(tmp_path):
    export = zipped(tmp_path / "export.zip", ("Connections.csv", CONNECTIONS + b"\n" * 5_000_000))
    with pytest.raises(UnreadableExportError, match="tighter"):
        importers.read(export)


def test_a_bomb_that_lies_about_its_size_is_refused_and_never_unpacked(tmp_path):
    blank = 50_000_000
    export = zipped(tmp_path / "export.zip", ("Connections.csv", CONNECTIONS + b"\n" * blank))
    data = export.read_bytes()
    true, lie = struct.pack("<L", len(CONNECTIONS) + blank), struct.pack("<L", len(CONNECTIONS))
    assert data.count(true) == 2
    export.write_bytes(data.replace(true, lie))
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableExportError, match="damaged"):
            importers.read(export)
        assert tracemalloc.get_traced_memory()[1] < blank / 10
    finally:
        tracemalloc.stop()


def test_a_member_larger_than_any_export_is_refused_before_it_is_read(tmp_path):
    export = zipped(tmp_path / "export.zip", ("Connections.csv", CONNECTIONS))
    data = export.read_bytes()
    export.write_bytes(data.replace(struct.pack("<L", len(CONNECTIONS)), struct.pack("<L", 2_000_000_000)))
    with pytest.raises(UnreadableExportError, match="larger than 200 MB"):
        importers.read(export)


def test_one_export_at_a_time(tmp_path):
    export = zipped(tmp_path / "two.zip", ("a/Connections.csv", CONNECTIONS), ("b/connections.csv", CONNECTIONS))
    with pytest.raises(UnreadableExportError, match="two files called Connections"):
        importers.read(export)


def test_a_damaged_zip_and_one_locked_by_a_password_are_refused(tmp_path):
    export = zipped(tmp_path / "export.zip", ("Connections.csv", CONNECTIONS))
    data = bytearray(export.read_bytes())
    locked = bytearray(data)
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    export.write_bytes(locked)
    with pytest.raises(UnreadableExportError, match="password"):
        importers.read(export)
    data[80:120] = b"x" * 40
    export.write_bytes(data)
    with pytest.raises(UnreadableExportError, match="damaged"):
        importers.read(export)


def test_a_member_that_cannot_be_read_does_not_hide_the_other(tmp_path):
    export = zipped(tmp_path / "export.zip", ("Connections.csv", CONNECTIONS), ("messages.csv", b"not found"))
    found = importers.read(export)
    assert len(found.rows["contacts"]) == 4
    assert [problem.severity for problem in found.problems] == ["refused"]
    assert "messages.csv" in found.problems[0].message


def test_one_very_long_line_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "dump.json").write_text('[{"a": "' + "x" * 200_000 + '"}]')
    with pytest.raises(UnreadableExportError, match=r"dump\.json: this file is JSON, not a table\. What can be read"):
        importers.read(tmp_path / "dump.json")
