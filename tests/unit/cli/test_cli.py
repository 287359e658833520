"""The command line: what it says, what it writes, what scripts can rely on."""

import datetime as dt
import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from careerdata import lab
from careerdata.cli import main
from careerdata.logbook import append, append_rows, open_logbook
from careerdata.schemas import LOGS

ROOT = Path(__file__).parents[3]
SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture
def run(capsys):
    """Run a command and return (exit code, what it said, what it complained of)."""

    def run(*arguments):
        code = main.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def example(tmp_path, run):
    run("new", tmp_path / "career", "--example")
    return tmp_path / "career"


def everything(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_new_makes_an_empty_logbook_that_opens_without_a_problem(tmp_path, run):
    code, said, _ = run("new", tmp_path / "career")
    assert code == 0
    assert "careerdata lab" in said
    book = open_logbook(tmp_path / "career")
    assert book.problems == ()
    assert [len(getattr(book, name)) for name in LOGS] == [0] * len(LOGS)
    assert not book.example


def test_new_example_is_the_example_with_its_notebooks(example):
    book = open_logbook(example)
    assert book.example
    assert book.problems == ()
    assert {path.name for path in (example / "notebooks").iterdir()} == {
        path.name for path in (ROOT / "notebooks").glob("*.ipynb")
    }


def test_nothing_that_exists_is_overwritten(example, run):
    (example / "notebooks" / "00-start-here.ipynb").write_text("my own notes")
    (example / "mood.csv").write_text("week,mood\n2026-01-05,4\n")
    before = everything(example)
    code, said, _ = run("new", example, "--example")
    assert (code, everything(example)) == (0, before)
    assert "nothing was changed" in said


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path, run):
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    code, _, complaint = run("new", tmp_path)
    assert code == 2
    assert "other things" in complaint
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_the_example_is_never_mixed_into_a_persons_own_logbook(tmp_path, run):
    run("new", tmp_path / "career")
    before = everything(tmp_path)
    code, _, complaint = run("new", tmp_path / "career", "--example")
    assert code == 2
    assert "own logbook" in complaint
    assert everything(tmp_path) == before


@pytest.mark.parametrize("command", [("new",), ("lab",)])
def test_the_source_of_the_program_is_no_place_for_logs(command, run):
    code, _, complaint = run(*command, ROOT / "my-career")
    assert code == 2
    assert "inside the careerdata source" in complaint
    assert not (ROOT / "my-career").exists()


def test_check_is_quiet_about_a_clean_folder(example, run):
    code, said, _ = run("check", example)
    assert code == 0
    assert "Set aside" not in said
    assert run("check", example, "--json")[1].strip() == "[]"


def test_check_names_the_bad_line_and_a_script_can_read_it(example, run):
    with (example / "mood.csv").open("a") as file:
        file.write("2026-06-29,7.5h,,,,,,,,\n")
    line = len((example / "mood.csv").read_text().splitlines())
    code, said, _ = run("check", example)
    assert code == 1
    assert f"mood.csv, line {line}, column mood" in said
    assert '"7.5h" is not a number' in said
    problems = json.loads(run("check", example, "--json")[1])
    [bad] = [problem for problem in problems if problem["severity"] == "set_aside"]
    assert (bad["file"], bad["line"], bad["column"], bad["value"]) == ("mood.csv", line, "mood", "7.5h")


def test_check_says_with_its_code_that_rows_of_the_last_save_are_gone(tmp_path, run):
    folder = tmp_path / "career"
    run("new", folder)
    append_rows(
        folder, "mood", [{"week": "2026-03-02", "mood": 6}, {"week": "2026-03-09", "mood": 5}], dt.date(2026, 7, 1)
    )
    assert run("check", folder)[0] == 0
    (folder / "mood.csv").write_text("week,mood\n2026-03-16,7\n")
    code, said, _ = run("check", folder)
    assert "2 rows of your last save are gone" in said
    assert code == 1


def test_check_tells_what_is_alike_together_and_a_script_gets_every_place(tmp_path, run):
    run("new", tmp_path / "career")
    weeks = [dt.date(2026, 1, 5) + dt.timedelta(weeks=number) for number in range(9)]
    text = "week,mood\n" + "".join(f"{week},seven\n" for week in weeks) + "2026-06-01,7\n"
    (tmp_path / "career" / "mood.csv").write_text(text, encoding="utf-8")
    said = run("check", tmp_path / "career")[1]
    assert said.count("mood.csv") == 1
    assert "… and 6 more like these, on lines 5, 6, 7 and so on." in said
    assert "These 9 rows were set aside; the other one was loaded." in said
    problems = json.loads(run("check", tmp_path / "career", "--json")[1])
    assert [problem["line"] for problem in problems] == [2, 3, 4, 5, 6, 7, 8, 9, 10]


def test_check_of_a_folder_that_is_not_there_is_a_sentence(tmp_path, run):
    code, _, complaint = run("check", tmp_path / "nowhere")
    assert code == 2
    assert "nowhere" in complaint
    assert "Traceback" not in complaint


def test_a_dry_run_says_what_would_be_added_and_writes_nothing(tmp_path, run):
    run("new", tmp_path / "career")
    before = everything(tmp_path / "career")
    code, said, _ = run(
        "import", SAMPLES / "toggl" / "detailed_with_amount.csv", "--into", tmp_path / "career", "--dry-run"
    )
    assert code == 0
    assert "skills.csv" in said
    assert "Nothing was written" in said
    assert everything(tmp_path / "career") == before


def test_an_import_adds_its_rows_once(tmp_path, run):
    run("new", tmp_path / "career")
    for _ in range(2):
        code, _, _ = run("import", SAMPLES / "toggl" / "detailed_with_amount.csv", "--into", tmp_path / "career")
        assert code == 0
    skills = open_logbook(tmp_path / "career").skills
    assert [round(hours, 2) for hours in skills["hours"]] == [1.0, 1.25]


def test_an_import_never_goes_into_the_source_of_the_program(run):
    example = ROOT / "data" / "example"
    before = everything(example)
    code, _, complaint = run("import", SAMPLES / "toggl" / "detailed_with_amount.csv", "--into", example)
    assert code == 2
    assert "inside the careerdata source" in complaint
    assert everything(example) == before


def test_moods_of_ones_own_are_told_on_the_command_line(tmp_path, run):
    run("new", tmp_path / "career")
    file = SAMPLES / "daylio" / "daylio_export_24h_custom_moods.csv"
    assert run("import", file, "--into", tmp_path / "career", "--dry-run")[0] == 1
    moods = ["--mood", "OK=5", "--mood", "Refreshed=8", "--mood", "irritable=2"]
    code, _, _ = run("import", file, "--into", tmp_path / "career", *moods)
    assert code == 0
    mood = open_logbook(tmp_path / "career").mood
    # 1 March 2026 is a Sunday (irritable, 2); Monday 2 March has 5 and 8, so 6.5.
    assert [(f"{row.week:%Y-%m-%d}", row.mood) for row in mood.itertuples()] == [
        ("2026-02-23", 2.0),
        ("2026-03-02", 6.5),
    ]


@pytest.mark.parametrize("wrong", ["OK", "OK=good", "OK=11", "=5"])
def test_a_mood_that_cannot_be_understood_is_a_sentence(wrong, run, tmp_path):
    code, _, complaint = run("import", tmp_path / "x.csv", "--into", tmp_path, "--mood", wrong)
    assert code == 2
    assert complaint


def test_an_unknown_export_is_a_sentence_that_says_what_is_known(tmp_path, run):
    run("new", tmp_path / "career")
    (tmp_path / "bank.csv").write_text("account,amount\n1,2\n")
    code, _, complaint = run("import", tmp_path / "bank.csv", "--into", tmp_path / "career")
    assert code == 2
    assert "Toggl" in complaint
    assert "Daylio" in complaint
    assert "LinkedIn" in complaint


def test_a_mistake_of_ours_is_a_sentence_too(run, monkeypatch):
    monkeypatch.setattr(main, "_make", lambda *_: 1 / 0)
    code, _, complaint = run("new", "anywhere")
    assert code == 2
    assert "a mistake in careerdata, not in your files" in complaint


def test_lab_opens_on_this_machine_only_at_the_first_notebook_and_asks_for_no_news(tmp_path):
    command = lab.command(tmp_path, port=8888, browser=False)
    assert "--ServerApp.ip=127.0.0.1" in command
    assert f"--ServerApp.root_dir={tmp_path.resolve()}" in command
    assert "--LabApp.default_url=/lab/tree/notebooks/00-start-here.ipynb" in command
    assert "--LabApp.news_url=None" in command
    assert "--no-browser" in command


def test_lab_opens_with_its_side_bars_folded_and_leaves_a_layout_that_is_there(example):
    lab.arrange(example)
    [layout] = (example / lab.WORKSPACES).iterdir()
    arranged = json.loads(layout.read_text())["data"]["layout-restorer:data"]
    assert (arranged["left"]["collapsed"], arranged["right"]["collapsed"]) == (True, True)
    layout.write_text("mine")
    lab.arrange(example)
    assert layout.read_text() == "mine"


def test_lab_copies_the_notebooks_and_leaves_an_edited_one(example):
    (example / "notebooks" / "00-start-here.ipynb").write_text("my own notes")
    (example / "notebooks" / "06-stay-in-touch.ipynb").unlink()
    assert [path.name for path in lab.add_notebooks(example)] == ["06-stay-in-touch.ipynb"]
    assert (example / "notebooks" / "00-start-here.ipynb").read_text() == "my own notes"


def test_help_lists_every_command(capsys):
    with pytest.raises(SystemExit) as ended:
        main.main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    for command in ("lab", "new", "check", "import", "restore", "undo"):
        assert f"\n    {command} " in said


def test_the_folder_is_for_its_owner_only(tmp_path, run):
    run("new", tmp_path / "career", "--example")
    assert (tmp_path / "career").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "career").glob("*.csv")} == {0o600}
    shutil.rmtree(tmp_path / "career")


@pytest.fixture
def emptied(tmp_path, run):
    """Return a folder whose mood.csv was saved on two days and was then emptied by another program."""
    run("new", tmp_path / "career")
    for day, week in ((10, "2026-03-02"), (11, "2026-03-09"), (11, "2026-03-16")):
        append(tmp_path / "career", "mood", {"week": week, "mood": 6}, dt.date(2026, 7, day))
    (tmp_path / "career" / "mood.csv").write_bytes(b"")
    return tmp_path / "career"


def test_check_says_how_an_emptied_log_comes_back_and_the_command_does_it(emptied, run):
    code, said, _ = run("check", emptied)
    assert code == 1
    [command] = re.findall(r"type careerdata (restore .*) in a terminal", said)
    assert run(*shlex.split(command), "--yes")[0] == 0
    assert run("check", emptied)[0] == 0
    assert len(open_logbook(emptied).mood) == 3


def test_restore_without_a_day_lists_the_copies(emptied, run):
    before = everything(emptied)
    code, said, _ = run("restore", emptied)
    assert code == 0
    assert said.splitlines()[:3] == [
        "last-save: mood.csv with 3 rows",
        "2026-07-11: mood.csv with 1 row",
        "2026-07-10: mood.csv with 0 rows",
    ]
    assert "as it was before its first change of that day" in said
    assert everything(emptied) == before


def test_restore_says_what_would_change_and_only_yes_does_it(emptied, run):
    before = everything(emptied)
    code, said, _ = run("restore", emptied, "--from", "2026-07-11", "--only", "mood.csv")
    assert code == 0
    assert "A copy of 11 July 2026 is a file as it was before its first change of that day." in said
    assert "mood.csv: not readable now, 1 row in the copy of 11 July 2026." in said
    again = f"careerdata restore {emptied} --from 2026-07-11 --only mood.csv --yes"
    assert said.endswith(f"Nothing was changed yet. To bring back mood.csv: {again}\n")
    assert everything(emptied) == before

    code, said, _ = run(*shlex.split(again)[1:])
    assert (code, said) == (0, f"Brought back: mood.csv. To take that back: careerdata undo {emptied}\n")
    assert (emptied / "mood.csv").read_text().splitlines()[1:] == ["2026-03-02,6,,,,,,,,"]
    code, said, _ = run("undo", emptied)
    assert (code, said) == (0, "Taken back: bringing back mood.csv from the copy of 11 July 2026.\n")
    assert (emptied / "mood.csv").read_bytes() == b""


def test_restore_of_a_day_or_file_that_is_not_there_is_a_sentence(emptied, run):
    for arguments, said in (
        (("--from", "2026-07-20"), "The nearest earlier one is 2026-07-11."),
        (("--from", "yesterday"), '"yesterday" is neither'),
        (("--from", "2026-07-11", "--only", "mod.csv"), "The files are: mood.csv"),
    ):
        code, _, complaint = run("restore", emptied, *arguments)
        assert code == 2
        assert said in complaint


def test_a_damaged_copy_is_told_and_the_others_come_back(emptied, run):
    (emptied / "backups" / "2026-07-11" / "skills.csv").write_bytes(b"")
    code, said, _ = run("restore", emptied, "--from", "2026-07-11", "--yes")
    assert code == 1
    assert said.startswith("Brought back: mood.csv.")
    assert "Not brought back: skills.csv, because its copy cannot be read: this file is empty." in said
    (emptied / "backups" / "2026-07-11" / "mood.csv").write_bytes(b"")
    code, said, _ = run("restore", emptied, "--from", "2026-07-11", "--yes")
    assert code == 1
    assert "There is nothing to bring back; nothing was changed." in said


def test_in_a_folder_without_copies_or_saves_that_is_said(tmp_path, run):
    run("new", tmp_path / "career")
    assert "There are no copies" in run("restore", tmp_path / "career")[1]
    assert run("undo", tmp_path / "career")[:2] == (0, "There is nothing to take back.\n")
    assert run("restore", tmp_path / "nowhere")[0] == 2
    assert run("undo", tmp_path / "nowhere")[0] == 2
