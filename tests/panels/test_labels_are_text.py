"""Dollars and backslashes in a person's words are letters on a page: JupyterLab makes no formula of them."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

import careerdata
from careerdata import panels
from careerdata.panels.editing.checklist import Checklist
from careerdata.panels.widgets.controls import labelled, letters, tick
from careerdata.plan import Goal, starter_plan

TODAY = dt.date(2026, 6, 28)


@pytest.mark.parametrize("label", ["Save $5k", "A plain one", "back \\ slash", "50 % (or so)"])
def test_a_label_without_a_formula_stays_as_it_is(label):
    assert letters(label) == label


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("Save $5k not $10k", "Save \\$5k not \\$10k"),
        ("$$x$$", "\\$\\$x\\$\\$"),
        ("\\(x\\)", "\\\u2060(x\\\u2060)"),
        ("\\begin{x}", "\\\u2060begin{x}"),
        ("\\$1 and $2", "\\\u2060\\$1 and \\$2"),
    ],
)
def test_what_would_be_a_formula_is_marked_as_letters(label, shown):
    assert letters(label) == labelled(label)["description"] == tick(label).description == shown


def test_a_goal_and_a_persons_name_with_two_dollars_are_marked_where_they_label_a_control():
    plan = replace(starter_plan(TODAY), goals=(Goal("skill_hours", "Save $5k not $10k", 40.0),))
    panel = panels.plan(careerdata.Logbook.from_frames(today=TODAY, plan=plan))
    (row,) = panel.goals.rows.values()
    assert "\\$5k not \\$10k" in row.target.description
    people = Checklist(panel, "People", ["$1 and $2"], (), lambda: None)
    people.unfold()
    assert [box.description for box in people.boxes.values()] == ["\\$1 and \\$2"]


def test_a_table_that_a_page_shows_is_left_alone_by_the_setter_of_formulas():
    assert "mathjax_ignore" in pd.DataFrame({"goal": ["Save $5k not $10k"]})._repr_html_()


def test_what_a_page_prints_colours_nothing(capsys):
    careerdata.say("\x1b[31mred\x07 and \u202eturned")
    assert capsys.readouterr().out == "\\u001b[31mred\\u0007 and \\u202eturned\n"
