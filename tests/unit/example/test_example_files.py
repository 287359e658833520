"""The example folder: generated to the byte, readable without a complaint, and never written over by accident."""

import csv
import re

import pytest
from example_person import generate
from example_person.__main__ import main

from careerdata import bundled
from careerdata.logbook import open_logbook
from careerdata.schemas import LOGS

FOLDER = bundled.example()


def folder_bytes(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_committed_folder_is_what_is_generated_to_the_byte():
    expected = {name: text.encode() for name, text in generate().files().items()}
    assert folder_bytes(FOLDER) == expected


def test_the_same_seed_gives_the_same_text_whatever_was_generated_before():
    first = generate(seed=5).files()
    assert generate(seed=6).files()["touches.csv"] != first["touches.csv"]
    assert generate(seed=5).files() == first


def test_it_has_a_file_for_every_log_and_the_plan():
    assert {path.name for path in FOLDER.iterdir()} == {log.file for log in LOGS.values()} | {"plan.toml"}


def test_it_opens_without_a_single_problem():
    book = open_logbook(FOLDER)
    assert book.problems == ()
    assert book.example
    for name in LOGS:
        with (FOLDER / LOGS[name].file).open(encoding="utf-8", newline="") as file:
            assert len(getattr(book, name)) == len(list(csv.reader(file))) - 1


def test_the_files_are_plain():
    for name, data in folder_bytes(FOLDER).items():
        text = data.decode("utf-8")
        assert "\r" not in text, name
        assert not text.startswith("\ufeff"), name
        assert set(re.findall(r"https?://([^/\s\"]+)", text)) <= {"example.com"}, name


def test_names_and_notes_try_a_reader():
    names = (FOLDER / "contacts.csv").read_text(encoding="utf-8")
    assert all(name in names for name in ("Zoë", "Łukasz", "José"))
    with (FOLDER / "mood.csv").open(encoding="utf-8", newline="") as file:
        notes = [row["note"] for row in csv.DictReader(file)]
    assert any("," in note for note in notes)
    assert any('"' in note for note in notes)
    assert "" in notes


def test_a_new_folder_is_written_and_may_be_written_again(tmp_path, capsys):
    folder = tmp_path / "robin"
    assert main([str(folder)]) == 0
    assert folder_bytes(folder) == folder_bytes(FOLDER)
    (folder / "pay.csv").unlink()
    assert main([str(folder)]) == 0
    assert folder_bytes(folder) == folder_bytes(FOLDER)
    assert "18 files" in capsys.readouterr().out


def test_a_file_that_differs_is_named_and_nothing_is_written(tmp_path, capsys):
    (tmp_path / "mood.csv").write_text("week,mood\n2026-03-02,6\n")
    assert main([str(tmp_path)]) == 1
    assert folder_bytes(tmp_path) == {"mood.csv": b"week,mood\n2026-03-02,6\n"}
    assert "mood.csv" in capsys.readouterr().err


def test_only_the_example_folder_itself_can_be_replaced(tmp_path, capsys):
    (tmp_path / "mood.csv").write_text("mine")
    with pytest.raises(SystemExit) as stopped:
        main([str(tmp_path), "--replace"])
    assert stopped.value.code == 2
    assert folder_bytes(tmp_path) == {"mood.csv": b"mine"}
    assert "somebody's own" in capsys.readouterr().err
