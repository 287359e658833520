"""``careerdata share``: says first, writes when a choice is named."""

import tomllib
import zipfile

import pytest

from careerdata import bundled
from careerdata.cli import main

GOALS = {"SQL", "Experiment design", "Storytelling with data"}
"""What plan.toml of the example has hours for; skills.csv has Python and Interviewing as well."""


@pytest.fixture
def folder(tmp_path, no_browser):
    folder = tmp_path / "career"
    bundled.hand_out(bundled.example(), folder)
    return folder


def test_without_a_choice_it_only_says(folder, capsys):
    assert main.main(["share", str(folder)]) == main.LOOK  # A text names Priya, and stays.
    said = capsys.readouterr().out
    assert "pack.html: the brief" in said
    assert "Nothing was written." in said
    assert "pdf, png and svg cannot be made here yet." in said
    assert not (folder / "shared").exists()
    assert f"It would go to {folder / 'shared' / '2026-06-28'}, unless --to names another folder." in said


def test_without_a_choice_it_says_the_folder_that_was_named(folder, tmp_path, capsys):
    to = tmp_path / "for Ann"
    main.main(["share", str(folder), "--to", str(to)])
    said = capsys.readouterr().out
    assert f"It would go to {to}." in said
    assert "unless --to" not in said
    assert said.rstrip().endswith(f"--choice share.toml --to '{to}'")
    assert not to.exists()


def test_a_new_choice_file_lists_what_can_be_ticked_and_makes_a_pack(folder, tmp_path, capsys):
    choice, to = tmp_path / "share.toml", tmp_path / "pack"
    assert main.main(["share", str(folder), "--new-choice", str(choice)]) == main.WELL
    assert "# asks: '2026-04-14 Margit Havas'" in choice.read_text()
    assert main.main(["share", str(folder), "--new-choice", str(choice)]) == main.FAILED
    command = ["share", str(folder), "--choice", str(choice), "--to", str(to), "--formats", "html,csv"]
    assert main.main([*command, "--dry-run"]) == main.LOOK
    assert not to.exists()
    assert main.main(command) == main.LOOK
    assert sorted(path.name for path in to.iterdir()) == ["pack.html", "rows-exposure.csv", "rows-skills.csv"]
    assert "1 of 3: pack.html" in capsys.readouterr().out
    assert main.main(command) == main.FAILED
    assert "there already" in capsys.readouterr().err


def test_a_format_that_is_not_known_or_cannot_be_made_is_said(folder, tmp_path, capsys):
    choice = tmp_path / "share.toml"
    choice.write_text('charts = ["skills"]\n[columns]\nskills = ["date", "skill", "hours"]\n[rows]\nskills = ["SQL"]\n')
    command = ["share", str(folder), "--choice", str(choice), "--formats"]
    assert main.main([*command, "docx"]) == main.FAILED
    assert "There is no format called 'docx'" in capsys.readouterr().err
    assert main.main([*command, "png"]) == main.FAILED
    assert "Now works: html, pptx and csv" in capsys.readouterr().err
    assert main.main([*command, "csv"]) == main.WELL
    assert [path.name for path in (folder / "shared" / "2026-06-28").iterdir()] == ["rows-skills.csv"]


def test_a_pack_made_without_a_format_of_the_usual_ones_says_so(folder, tmp_path, capsys):
    choice = tmp_path / "share.toml"
    choice.write_text('charts = ["skills"]\n[columns]\nskills = ["date", "skill", "hours"]\n[rows]\nskills = ["SQL"]\n')
    main.main(["share", str(folder), "--choice", str(choice)])
    made, *_, last = capsys.readouterr().out.rstrip().splitlines()
    assert made == "1 of 2: pack.html"
    assert last.startswith("Not in it: pdf and png cannot be made here yet. Pictures and PDF need a browser")


def test_a_pack_nobody_chose_anything_for_tells_of_no_skill_but_the_goals(folder, tmp_path, capsys):
    main.main(["share", str(folder)])
    said = capsys.readouterr().out
    (stays,) = [line for line in said.splitlines() if "Interviewing" in line]
    assert stays.startswith("Stays here: ")
    assert "Python" in stays
    choice, to = tmp_path / "share.toml", tmp_path / "pack"
    main.main(["share", str(folder), "--new-choice", str(choice)])
    assert set(tomllib.loads(choice.read_text())["rows"]["skills"]) == GOALS
    assert "# skills: 'Interviewing'" in choice.read_text()
    main.main(["share", str(folder), "--choice", str(choice), "--to", str(to), "--formats", "html,csv,pptx"])
    with zipfile.ZipFile(to / "slides.pptx") as slides:
        texts = [slides.read(name).decode("utf-8", "ignore") for name in slides.namelist()]
    texts += [(to / name).read_text("utf-8-sig") for name in ("pack.html", "rows-skills.csv")]
    assert not any("Interviewing" in text for text in texts)
    assert any("Storytelling with data" in text for text in texts)


def test_of_an_empty_folder_it_says_what_to_log_first(tmp_path, no_browser, capsys):
    assert main.main(["share", str(tmp_path)]) == main.LOOK
    said = capsys.readouterr().out
    assert said.startswith("There is nothing to pack yet: first log a result with another team")
    assert len(said.splitlines()) == 1
