"""What Windows, macOS and bare terminals ask for, held by tests that need none of them."""

import datetime as dt
import os
import re
import shlex
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from careerdata import importers, share
from careerdata.cli.main import main
from careerdata.logbook import append, open_logbook, restore, save_text, undo
from careerdata.problems import NoLogbookError
from careerdata.reminders import file as reminders_file

ROOT = Path(__file__).parents[3]
TODAY = dt.date(2026, 3, 4)
FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[ .]$')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
ODD = [
    "my career",
    "it's 100% #1",
    'the "new" one',
    "50%25 & more; $HOME",
    "Größe – Łódź",
    "rocket 🚀",
    "[brackets] {a} (b)",
    "back\\slash",
]
BARE = {
    "LC_ALL=C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
    "a Windows console": {"PYTHONIOENCODING": "cp1252"},
    "an old DOS console": {"PYTHONIOENCODING": "cp437"},
}


def wrong_on_windows(names):
    return [name for name in names if FORBIDDEN.search(name) or RESERVED.fullmatch(name)]


def told_apart_by_case_alone(paths):
    seen = {}
    return [(path, seen[path.casefold()]) for path in paths if seen.setdefault(path.casefold(), path) != path]


def run(*arguments, **environment):
    """Run a command in a process of its own, in an environment of its own."""
    kept = {name: value for name, value in os.environ.items() if name not in ("CAREERDATA_FOLDER", "PYTHONUTF8")}
    return subprocess.run(
        [sys.executable, "-m", "careerdata", *map(str, arguments)],
        env=kept | environment,
        capture_output=True,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "career"
    assert main(["new", str(place)]) == 0
    return place


def test_no_file_that_it_makes_has_a_name_that_windows_refuses(folder):
    append(folder, "contacts", {"contact": 'Con: "Aux" <Nul>?', "organisation": "A/B\\C|D*"})
    append(folder, "exposure", {"date": TODAY, "project": "COM1: a/b?", "team": "Nul.", "result": "less waiting"})
    undo(folder)
    append(folder, "exposure", {"date": TODAY, "project": "COM1: a/b?", "team": "Nul.", "result": "less waiting"})
    restore(folder, None)
    save_text(folder, "ask", "a page")
    book = open_logbook(folder, TODAY)
    reminders_file.save(book)
    share.pack(book, share.usual_choice(book), formats=("html", "csv"))
    made = [path for path in folder.rglob("*") if path != folder]
    assert len(made) > 30
    assert wrong_on_windows(path.name for path in made) == []
    assert told_apart_by_case_alone(str(path) for path in made) == []


def test_the_source_can_be_unpacked_on_windows_and_macos():
    kept = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    paths = kept.decode().split("\0")[:-1]
    if not paths:
        pytest.skip("this is no checkout")
    assert wrong_on_windows(part for path in paths for part in path.split("/")) == []
    assert told_apart_by_case_alone(paths) == []
    assert max(map(len, paths)) < 150, "Windows takes 260 letters, with the folder it lies in"


@pytest.mark.parametrize("name", ODD)
def test_a_folder_may_have_any_name(name, tmp_path, capsys):
    place = tmp_path / name
    assert main(["new", str(place)]) == 0
    told = capsys.readouterr().out
    command = shlex.split(told.partition("Open it with: ")[2])
    assert Path(command[-1]) == place, "the line that is told opens this folder"
    append(place, "mood", {"week": dt.date(2026, 3, 2), "mood": 6.0})
    append(place, "mood", {"week": dt.date(2026, 3, 9), "mood": 2.0})
    assert main(["undo", str(place)]) == 0
    assert open_logbook(place, TODAY).mood["mood"].tolist() == [6.0]
    assert main(["check", str(place)]) == 0


@pytest.mark.parametrize("name", ODD)
def test_the_advice_for_a_folder_that_is_not_there_can_be_typed(name, tmp_path):
    with pytest.raises(NoLogbookError) as told:
        open_logbook(tmp_path / name)
    assert Path(shlex.split(str(told.value).partition("Make one with: ")[2])[-1]) == tmp_path / name


@pytest.mark.parametrize("environment", BARE.values(), ids=BARE)
def test_words_are_read_and_said_whatever_the_terminal_can_show(environment, folder):
    (folder / "contacts.csv").write_text("contact,circle\nŁukasz 🚀,odd\nİpek Işık,close\n", encoding="utf-8")
    done = run("check", folder, **environment)
    assert done.returncode == 1, done.stderr
    assert done.stderr == b""
    assert b"contacts.csv" in done.stdout
    assert b"Traceback" not in done.stdout
    before = (folder / "contacts.csv").read_bytes()
    code = (
        "import sys, careerdata; careerdata.logbook.append(sys.argv[1], 'contacts', {'contact': 'Zo\\u00eb \\u0141ee'})"
    )
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONUTF8"}
    saved = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, str(folder)],
        env=kept | environment,
        capture_output=True,
        check=False,
    )
    assert saved.returncode == 0, saved.stderr
    written = (folder / "contacts.csv").read_bytes()
    assert written.startswith(before)
    assert written[len(before) :].decode("utf-8").startswith("Zoë Łee")


def test_a_folder_of_another_alphabet_opens_in_a_bare_terminal(tmp_path):
    place = tmp_path / "Łódź 🚀"
    assert main(["new", str(place)]) == 0
    done = run("check", place, **BARE["LC_ALL=C"])
    assert (done.returncode, done.stderr) == (0, b"")


def test_capitals_are_taken_for_small_letters_as_in_english_in_turkey(folder):
    (folder / "mood.csv").write_text("WEEK,MOOD,FRUSTRATION\n2026-03-02,6,3\n", encoding="utf-8")
    done = run("check", folder, **BARE["Turkish"])
    assert (done.returncode, done.stderr) == (0, b"")


def test_it_saves_where_the_system_has_no_lock_of_its_own(folder):
    """As in a browser tab: Python's fcntl is missing, and nobody is told of it in red."""
    code = (
        "import sys; sys.modules['fcntl'] = None\n"
        "import careerdata\n"
        "row = {'week': __import__('datetime').date(2026, 3, 2), 'mood': 6.0}\n"
        "careerdata.logbook.append(sys.argv[1], 'mood', row)\n"
        "careerdata.logbook.append(sys.argv[1], 'pains', {'noticed_on': row['week'], 'pain': 'no growth'})\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    book = open_logbook(folder, TODAY)
    assert (len(book.mood), len(book.pains)) == (1, 1)


def test_a_zip_that_was_packed_on_windows_is_read(tmp_path):
    export = tmp_path / "Basic_LinkedInDataExport.zip"
    with zipfile.ZipFile(export, "w") as archive:
        rows = "First Name,Last Name,Company,Position,Connected On\nAda,Lee,,,01 Aug 2021\n"
        archive.writestr(zipfile.ZipInfo("Export\\Connections.csv"), rows)
    assert [row["contact"] for row in importers.read(export).rows["contacts"]] == ["Ada Lee"]


@pytest.mark.parametrize("member", ["C:\\Users\\me\\Connections.csv", "..\\Connections.csv", "\\Connections.csv"])
def test_a_zip_that_names_a_drive_or_leads_out_is_refused(member, tmp_path):
    export = tmp_path / "export.zip"
    with zipfile.ZipFile(export, "w") as archive:
        archive.writestr(zipfile.ZipInfo(member), "First Name,Last Name,Company,Position,Connected On\n")
    with pytest.raises(importers.files.UnreadableExportError, match="odd path"):
        importers.read(export)


def test_what_is_handed_out_of_a_read_only_place_can_be_written(tmp_path):
    source, target = tmp_path / "installed", tmp_path / "career"
    source.mkdir()
    (source / "00-start-here.ipynb").write_text("{}")
    (source / "00-start-here.ipynb").chmod(stat.S_IRUSR)
    from careerdata import bundled

    (copy,) = bundled.hand_out(source, target)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
