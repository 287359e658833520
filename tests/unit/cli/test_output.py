"""What reaches a terminal is text, and what cannot be said or read is told in a sentence, at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import careerdata
from careerdata.cli import main

PLAN = "start = 2026-01-05\nescape_date = 2027-03-01\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "plan.toml").write_text(PLAN)
    (tmp_path / "mood.csv").write_text("week,mood\n2026-01-05,5\n")
    return tmp_path


@pytest.mark.parametrize("letter", ["\x1b[31m", "\x07", "\u200b", "\u202e", "\u2066", "\ufeff"])
def test_no_letter_of_a_file_steers_the_terminal(letter, folder, capsys):
    (folder / "mood.csv").write_text(f"week,mood,{letter}extra\n2026-01-05,5{letter},{letter}7\n", encoding="utf-8")
    (folder / "contacts.csv").write_text(f"contact,circle\nAnn {letter}Lee,{letter}odd\n", encoding="utf-8")
    main.main(["check", str(folder)])
    said = "".join(capsys.readouterr())
    assert "mood.csv" in said
    assert letter[0] not in said


def test_no_name_of_a_folder_steers_the_terminal(folder, capsys):
    named = folder.rename(folder.with_name("career\x1b[31m\u202e"))
    assert main.main(["check", str(named)]) in (0, 1)
    assert main.main(["restore", str(named / "none\x07")]) == 2
    said = "".join(capsys.readouterr())
    assert "career\\u001b[31m\\u202e" in said
    assert not {"\x1b", "\u202e", "\x07"} & set(said)


def test_names_of_other_scripts_are_said_as_they_are(folder, capsys):
    (folder / "contacts.csv").write_text("contact\nשרה לוי\n", encoding="utf-8")
    (folder / "touches.csv").write_text("date,contact,kind\n2026-01-05,عمر,met\n", encoding="utf-8")
    main.main(["check", str(folder)])
    said = capsys.readouterr().out
    assert "عمر" in said


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_under_the_output_is_told(folder):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "careerdata", "check", str(folder)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (
        2,
        "What there is to say could not be written: No space left on device.\n",
    )


@pytest.mark.parametrize("file", ["mood.csv", "plan.toml", "contacts.csv"])
def test_a_pipe_in_place_of_a_file_is_told_and_not_waited_for(file, folder, capsys):
    (folder / file).unlink(missing_ok=True)
    os.mkfifo(folder / file)
    assert main.main(["check", str(folder)]) == main.LOOK
    assert f"{file}: this file could not be opened: it is a pipe or a device, and no file." in capsys.readouterr().out


def test_a_pipe_is_no_export(tmp_path, folder, capsys):
    os.mkfifo(tmp_path / "export.csv")
    assert main.main(["import", str(tmp_path / "export.csv"), "--into", str(folder)]) == main.FAILED
    assert "is not a plain file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["here", "inside"])
def test_a_link_to_itself_is_told(name, tmp_path, capsys):
    loop = tmp_path / ("plan.toml" if name == "inside" else "here")
    loop.symlink_to(loop)
    assert main.main(["new", str(tmp_path if name == "inside" else loop)]) == 2
    said = "".join(capsys.readouterr())
    assert "link" in said
    assert "a mistake in careerdata" not in said


def test_without_the_descriptions_that_jupyterlab_needs_it_says_so(folder):
    call = [sys.executable, "-OO", "-m", "careerdata", "check", str(folder)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (
        2,
        "JupyterLab cannot run with Python's -OO. Leave it out (or PYTHONOPTIMIZE=2).\n",
    )


def test_a_plan_of_two_thousand_goals_is_read_in_part(folder, capsys):
    goals = "".join(f'[[goals]]\nkind = "skill_hours"\nname = "goal {number}"\ntarget = 10\n' for number in range(2000))
    (folder / "plan.toml").write_text(f"{PLAN}{goals}")
    assert main.main(["check", str(folder)]) == 1
    assert "the plan has 2,000 tables of goals, and the first 100 are read." in capsys.readouterr().out
    assert len(careerdata.open_logbook(folder).plan.goals) == 100
