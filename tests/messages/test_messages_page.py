"""docs/messages.md is what the program says, and nothing that it can say about a file is missing there."""

import ast
import re
from pathlib import Path

import pytest
from catalogue import PAGE, page

ROOT = Path(__file__).parents[2] / "careerdata"
READING = ["text", "header", "table", "cells", "dates", "messages", "across", "read", "copies"]
ELSEWHERE = {
    "Write yes or no.": "only for models of one's own",
    " is neither yes nor no.": "only for models of one's own",
    "not above": "only for models of one's own",
    "not below": "only for models of one's own",
    " does not fit.": "only for models of one's own",
    "this row does not fit: ": "only for models of one's own",
    "the rows together do not fit: ": "only for models of one's own",
    " or less.": "only for models of one's own",
    "this file could not be opened: ": "needs a disk that refuses; test_logbook_reading has it",
    " at line": "cut away from what tomlkit says",
}


def test_the_page_says_what_the_program_says():
    assert PAGE.read_text(encoding="utf-8") == page(), "run: make messages"


def pieces(module):
    """Return the texts of a module of two words or more that are neither docstrings nor for programmers."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call) and ast.unparse(node.exc.func) == "TypeError":
            aside |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in aside else None
        if isinstance(text, str) and re.search("[a-z]+ [a-z]+", text):
            yield text


@pytest.mark.parametrize("module", [*(f"logbook/{name}.py" for name in READING), "plan/toml.py"])
def test_every_message_has_a_specimen(module):
    said = PAGE.read_text(encoding="utf-8")
    missing = [piece for piece in pieces(ROOT / module) if piece not in said and piece not in ELSEWHERE]
    assert missing == []
