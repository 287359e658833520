"""What is handed over in place of an export, for every reader: a sentence, at once, and nothing is written anywhere."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from sample_rows import ROWS, SAID

from careerdata import importers
from careerdata.cli.main import main
from careerdata.problems import UnreadableExportError

SAMPLES = Path(__file__).parents[2] / "samples"
EACH = {name.partition("/")[0]: name for name in ROWS} | {
    name: name for name in ROWS if name.startswith(("linkedin/", "daylio/b"))
}
"""One sample of each program, and each file of LinkedIn's."""
PAGE = b"<!DOCTYPE html>\n<html><body>Sign in to download your data</body></html>"


def inside(name, data):
    """Return what stands in a zip for a sample: a backup of Daylio is a zip itself."""
    if not name.endswith(".daylio"):
        return name, data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "backup.daylio", archive.read("backup.daylio")


def packed(path, *members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


def bomb(path, name, data):
    """A megabyte and a half of blanks, packed a thousandfold."""
    return packed(path, (name, data + b"\n" * 1_500_000))


def path_that_climbs_out(path, name, data):
    return packed(path, (f"../../{name}", data))


def locked_member(path, name, data):
    written = bytearray(packed(path, (name, data)).read_bytes())
    written[written.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(written)
    return path


def member_twice(path, name, data):
    with pytest.warns(UserWarning, match="Duplicate name"):
        return packed(path, (name, data), (name, data))


def damaged_zip(path, name, data):
    written = bytearray(packed(path, (name, data)).read_bytes())
    start = 30 + len(name.encode())
    written[start : start + 12] = b"\xff" * 12
    path.write_bytes(written)
    return path


def page_of_that_name(path, name, data):
    return written(path, name, PAGE)


def bytes_of_that_name(path, name, data):
    return written(path, name, bytes(range(256)) * 40)


def nothing_in_it(path, name, data):
    return written(path, name, b"")


def named_pipe(path, name, data):
    path = path.with_name(Path(name).name)
    os.mkfifo(path)
    return path


def endless_device(path, name, data):
    path = path.with_name(Path(name).name)
    path.symlink_to("/dev/zero")
    return path


def folder_of_that_name(path, name, data):
    path = path.with_name(Path(name).name)
    path.mkdir()
    return path


def pipe_in_a_folder(path, name, data):
    path = path.with_name("export")
    path.mkdir()
    os.mkfifo(path / Path(name).name)
    return path


def written(path, name, data):
    path = path.with_name(Path(name).name)
    path.write_bytes(data)
    return path


HOSTILE = {
    bomb: "packed far tighter than text ever is",
    path_that_climbs_out: "odd path",
    locked_member: "locked with a password",
    member_twice: "two files called|There is no Connections.csv",
    damaged_zip: "damaged",
    page_of_that_name: "is a web page",
    bytes_of_that_name: "no letters|not a text file|is not an export",
    nothing_in_it: "is empty|is not an export|no text",
    named_pipe: "not a plain file",
    endless_device: "not a plain file",
    folder_of_that_name: "There is no Connections.csv",
    pipe_in_a_folder: "There is no Connections.csv",
}


def everything_in(place):
    """Return every name below a place, with the bytes of each plain file."""
    found = sorted(place.rglob("*"))
    return {path.relative_to(place).as_posix(): path.is_file() and path.read_bytes() for path in found}


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.__name__)
def test_it_is_a_sentence_for_every_reader_and_nothing_is_unpacked_or_written(hostile, tmp_path, folder, capsys):
    (folder / "mood.csv").write_text("week,mood\n2026-03-02,6\n")
    for number, name in enumerate(EACH.values()):
        place = tmp_path / f"{number}"
        place.mkdir()
        path = hostile(place / "export.zip", *inside(Path(name).name, (SAMPLES / name).read_bytes()))
        before = everything_in(tmp_path)
        with pytest.raises(UnreadableExportError) as refused:
            importers.read(path, **SAID)
        said = str(refused.value)
        assert re.search(HOSTILE[hostile], said), (name, said)
        assert said.endswith((".", "…")), said
        assert everything_in(tmp_path) == before
    assert main(["import", str(path), "--into", str(folder)]) == 2
    assert re.search(HOSTILE[hostile], capsys.readouterr().err)
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("name", EACH.values())
def test_a_file_that_was_cut_off_anywhere_is_read_as_far_as_it_goes_or_refused(name, tmp_path):
    data = (SAMPLES / name).read_bytes()
    path = tmp_path / Path(name).name
    for part in (0.3, 0.6, 0.9):
        path.write_bytes(data[: int(len(data) * part)])
        try:
            found = importers.read(path, **SAID)
        except UnreadableExportError:
            continue
        # A row that was cut may say less; none says more than there was.
        assert {log: len(rows) for log, rows in found.rows.items() if len(rows) > len(ROWS[name][log])} == {}


def test_a_photo_of_a_megabyte_in_a_card_changes_nothing_and_is_not_kept(tmp_path):
    plain = (SAMPLES / "vcard" / "v3_apple_style.vcf").read_bytes().decode()
    photo = "PHOTO;ENCODING=b;TYPE=JPEG:/9j/" + "\r\n ".join(["A" * 74] * 14_000)
    (tmp_path / "x.vcf").write_text(plain.replace("END:VCARD", f"{photo}\r\nEND:VCARD"), newline="")
    found = importers.read(tmp_path / "x.vcf")
    assert found.rows == ROWS["vcard/v3_apple_style.vcf"]
    assert "AAAA" not in repr(found)
