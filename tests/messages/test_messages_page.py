"""docs/messages.md is what the program says, and nothing that it can say about a file is missing there."""

import ast
import re
from pathlib import Path

import pytest
from catalogue import PAGE, page
from specimens import SECTIONS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "careerdata"
MODULES = sorted(path for folder in ("logbook", "plan") for path in (PACKAGE / folder).rglob("*.py"))
PINNED_ELSEWHERE = {
    "this file could not be opened: ": "unit/logbook/reading/test_logbook_reading.py",
    "the disk is full": "unit/logbook/writing/test_logbook_safety.py",
    " was changed by another program just now. Nothing was saved.": "unit/logbook/writing/test_logbook_undo.py",
    " written already and could not be put back by itself: Undo takes ": "unit/logbook/writing/test_logbook_safety.py",
    " may not be looked into. Give yourself the right to read and write it, and try again.": (
        "unit/logbook/test_logbook_book.py"
    ),
    "Another window is writing in ": "unit/logbook/writing/test_logbook_safety.py",
    ". Nothing was saved; try again soon.": "unit/logbook/writing/test_logbook_safety.py",
    "this row has the same day as line ": "unit/logbook/reading/test_doubts.py",
    "; both were counted": "unit/logbook/reading/test_doubts.py",
    "If it was meant once, take one of the two out.": "unit/logbook/reading/test_doubts.py",
    "it is a pipe or a device, and no file": "unit/cli/test_output.py",
    " is a link to another place, so nothing was saved. Take the link away.": "unit/logbook/writing/test_own_files.py",
    " more like this, the next on line ": "panels/test_panel_base.py",
    "what earlier imports knew people by is damaged and is not used: people are known by their names.": (
        "unit/importers/test_importers_people.py"
    ),
    "There is nothing to do: the next import that is saved writes it anew.": "unit/importers/test_importers_people.py",
    "what an import knew people by": "unit/importers/test_importers_people.py",
    "what earlier imports knew entries by is damaged and is not used: entries are known by what they say.": (
        "unit/importers/test_importers_again.py"
    ),
    "Look for entries that come in twice; the next import that is saved writes it anew.": (
        "unit/importers/test_importers_again.py"
    ),
    "what an import knew its entries by": "unit/importers/test_importers_again.py",
    "what words of other programs mean": "unit/importers/test_importers_screen_time.py",
    "The names in ": "panels/test_followups_names.py",
    " were changed since you opened it, so nothing was saved. Run the notebook again.": "panels/test_followups_names.py",
    "the names of people": "panels/test_followups_names.py",
    "the change to your plan": "unit/logbook/writing/test_logbook_undo.py",
    " by [names] in plan.toml, who has a row on line ": "unit/logbook/test_one_name.py",
    "Keep one of the two rows.": "unit/logbook/test_one_name.py",
    "easier, so it counts from this day on; delete this part and it never does": "unit/plan/test_plan_waiting.py",
}
"""What needs a disk that refuses, two programs at once, or a notebook; and the test that has it."""
NOT_SHOWN = {
    "a quote is never closed.": "said with its line by another sentence",
    " at line": "cut away from what tomlkit says",
    "it is read-only": "told as a file that may not be written",
    "the disk did not keep what was written": "needs a disk that forgets",
    "The journal": "the name of what could not be saved",
}
"""What nobody gets to read, or what no test can bring about."""
ABOUT_OTHER_THINGS = {
    "restore.py": "what careerdata restore says; unit/logbook/recovery/test_logbook_restore.py",
    "contents": "what careerdata restore says; unit/cli/test_cli.py",
    "find_folder": "which folder it is",
    "folder": "which folder it is",
    "from_home": "which folder it is",
    "__repr__": "one line about a folder; unit/logbook/test_logbook_book.py",
    "_first_plan": "the first plan.toml itself",
    "people_edits.py": "what a form says; panels/test_followups_names.py",
    "differences.py": "what plan-history.csv says; unit/plan/test_plan_file.py",
}
"""Modules and functions without a word about the reading and writing of files."""


def test_the_page_says_what_the_program_says():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make messages"


def test_no_two_specimens_of_a_section_have_the_same_title():
    titles = [(section, title) for section, _, specimens in SECTIONS for title, *_ in specimens]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    "word", ["invalid", "failed", "failure", "illegal", "fatal", "exception", "traceback", "you must"]
)
def test_nobody_is_blamed_or_left_with_a_word_of_programmers(word):
    assert word not in PAGE.read_text(encoding="utf-8").casefold()


def pieces(module):
    """Return the texts of a module of two words or more that are neither docstrings nor for programmers."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            unseen = ast.unparse(node.exc.func) in ("TypeError", "ValueError")
        else:
            unseen = isinstance(node, ast.FunctionDef) and node.name in ABOUT_OTHER_THINGS
        if unseen:
            aside |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in aside else None
        if isinstance(text, str) and re.search("[A-Za-z]+ [a-z]+", text):
            yield text


@pytest.mark.parametrize(
    "module", [path for path in MODULES if path.name not in ABOUT_OTHER_THINGS], ids=lambda path: path.name
)
def test_every_message_has_a_specimen(module):
    said = PAGE.read_text(encoding="utf-8")
    missing = [text for text in pieces(module) if text not in said]
    assert [text for text in missing if text not in PINNED_ELSEWHERE and text not in NOT_SHOWN] == []


def test_what_has_no_specimen_is_said_by_the_program_and_held_by_a_test():
    said, texts = PAGE.read_text(encoding="utf-8"), {text for module in MODULES for text in pieces(module)}
    assert [text for text in (*PINNED_ELSEWHERE, *NOT_SHOWN) if text in said or text not in texts] == []
    for text, test in PINNED_ELSEWHERE.items():
        assert text.strip() in (ROOT / "tests" / test).read_text(encoding="utf-8"), text
