"""The base panel: from a control to what is on screen, errors said in words, text that stays text."""

import datetime as dt
import math
from dataclasses import dataclass

import ipywidgets as widgets
import pandas as pd
import pytest

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import foldable
from careerdata.panels.widgets.text import Lines, Table, Words
from careerdata.problems import FileBusyError, Problem


def a_book(problems=()):
    return Logbook.from_frames(today=dt.date(2026, 6, 28), problems=problems)


@dataclass(frozen=True)
class Height:
    level: int = 3
    traces: int = 1


class Counting(Panel[Height]):
    def read(self):
        return Finding(pd.DataFrame({"level": [self.state.level]}), f"The level is {self.state.level}.", "Only a test.")

    def draw(self, finding):
        figure = new_figure()
        for _ in range(self.state.traces):
            figure.add_scatter(x=[0, 1], y=[0, finding.table.level.iloc[0]], line_color=COLOURS.second)
            figure.data[-1].marker = {"size": finding.table.level.repeat(2)}
        figure.update_layout(title=finding.sentence)
        return finish(figure, alt=finding.sentence, example=True, height=300)

    def build(self):
        self.slider = self.follow(widgets.IntSlider(value=self.state.level, min=0, max=9), "level")
        self.broken = self.button("Break", lambda: 1 / 0)
        self.busy = self.button("Busy", self.fail)
        return (self.slider,), (self.broken, self.busy)

    def fail(self):
        raise FileBusyError("mood.csv is open in another program.")

    @property
    def blockers(self):
        return ("There is nothing to draw yet.",) if self.state.level == 0 else ()


@pytest.fixture
def panel():
    return Counting(a_book(), Height())


def test_a_control_moves_state_finding_chart_table_and_sentence_together(panel):
    panel.slider.value = 7
    assert panel.state == Height(level=7)
    assert panel.finding.sentence == "The level is 7."
    assert list(panel.figure.data[0].y) == [0, 7]
    assert list(panel.figure.data[0].marker.size) == [7, 7]
    assert panel.figure.layout.title.text == "The level is 7."
    shown = " ".join(child.value for child in panel.children if isinstance(child, widgets.HTML))
    assert "The level is 7." in shown
    assert "Only a test." in shown


def test_a_repaint_keeps_the_chart_that_is_on_screen(panel):
    before = panel.figure
    panel.slider.value = 8
    panel.change(traces=3)
    assert panel.figure is before
    assert [list(trace.y) for trace in panel.figure.data] == [[0, 8]] * 3


def test_a_repaint_leaves_alone_what_the_person_hid(panel):
    panel.figure.data[0].visible = "legendonly"
    panel.slider.value = 8
    assert panel.figure.layout.title.text == "The level is 8."
    assert panel.figure.data[0].visible == "legendonly"
    assert list(panel.figure.data[0].y) == [0, 8]


def test_the_example_stamp_is_drawn_once_however_often_it_is_repainted(panel):
    for level in (5, 6, 7):
        panel.slider.value = level
    assert [note.text for note in panel.figure.layout.annotations] == ["EXAMPLE DATA"]


def test_no_chart_offers_to_upload_itself(panel):
    assert "sendChartToCloud" in panel.figure._config["modeBarButtonsToRemove"]
    assert "sendChartToCloud" in panel.figure.layout.template.layout.modebar.remove


def test_a_blocker_stands_where_the_chart_would_and_goes_when_it_is_lifted(panel):
    panel.slider.value = 0
    assert panel.figure is None
    panel.slider.value = 2
    assert list(panel.figure.data[0].y) == [0, 2]


def test_what_a_file_refuses_is_said_in_the_panels_own_line(panel):
    panel.busy.click()
    assert panel.message == "mood.csv is open in another program."
    assert "⚠" in panel._message.value
    assert "error-color" in panel._message.value, "an error never looks like a success"
    panel.slider.value = 4
    assert panel.message == "", "an old message must not stand beside a new answer"


def test_an_error_of_ours_becomes_a_sentence_for_the_person(panel):
    panel.broken.click()
    assert panel.message.startswith("That did not work (ZeroDivisionError")
    assert [type(error) for error in Panel.unexpected] == [ZeroDivisionError]
    Panel.unexpected.clear()


def test_names_are_text_and_never_markup():
    name = "<img src=x onerror=alert(1)>"
    table = Table()
    table.show(pd.DataFrame({name: [name]}))
    for widget in (Words(name), Lines([name]), table):
        assert "<img" not in widget.value
        assert "&lt;img" in widget.value


def test_a_table_shows_days_dashes_and_words():
    table = Table()
    table.show(
        pd.DataFrame(
            {"due_on": [pd.Timestamp("2026-03-02"), pd.NaT], "held_back": [True, False], "share": [0.5, math.inf]}
        )
    )
    cells = table.value.replace("<td>", "").split("</td>")
    assert [cell.split(">")[-1] for cell in cells[:6]] == ["2026-03-02", "yes", "0.5", "–", "no", "∞"]
    assert "due on" in table.value


def test_a_table_that_is_wider_than_the_page_says_that_there_is_more():
    table = Table()
    table.show(pd.DataFrame([range(8)], columns=[*"abcdefgh"]))
    assert "8 columns: scroll to the right to see all." in table.value
    table.show(pd.DataFrame([range(7)], columns=[*"abcdefg"]))
    assert "scroll" not in table.value


def test_an_ordinary_message_is_not_marked_as_a_fault(panel):
    panel.say("Saved in your folder.")
    assert "⚠" not in panel._message.value


def shown(panel):
    """Return all that a panel says, from above to below, as markup."""
    return " ".join(child.value for child in panel.children if isinstance(child, widgets.HTML))


class Reading(Counting):
    reads = ("mood",)


def test_what_was_set_aside_in_the_files_it_reads_is_told_and_goes_when_it_is_mended():
    def problem(file, line, value, severity="set_aside"):
        return Problem(file, line, "mood", value, f'"{value}" is not a number.', "Write a number.", severity)

    hostile = "<img src=x onerror=alert(1)></script>"
    found = [
        problem("mood.csv", 3, "6,5", "notice"),
        *(problem("mood.csv", line, hostile) for line in (7, 8, 12)),
        problem("touches.csv", 4, "x"),
    ]
    panel = Reading(a_book(problems=tuple(found)), Height())
    line, pointer = panel.left_out.items
    assert line.startswith(f'mood.csv, line 7, column mood: "{hostile}" is not a number. Write a number.')
    assert line.endswith("And 2 more like this, the next on line 8.")
    assert pointer == "careerdata check shows them all, with their lines."
    assert "<img" not in panel.left_out.value
    assert (
        shown(panel).index("Only a test.")
        < shown(panel).index("Left out of this answer")
        < shown(panel).index("line 7")
    )
    panel.book = a_book(problems=())
    panel.redraw()
    assert panel.left_out.value == ""
    assert "Left out" not in shown(panel)


def test_more_kinds_than_fit_are_counted():
    found = [Problem("mood.csv", line, None, None, f"kind {chr(96 + line)}.") for line in range(1, 8)]
    panel = Reading(a_book(problems=tuple(found)), Height())
    assert len(panel.left_out.items) == 4
    assert panel.left_out.items[-1] == "… and 4 more: careerdata check shows them all, with their lines."


def test_one_problem_is_told_whole_and_points_nowhere_else():
    found = (Problem("mood.csv", 7, "mood", "x", '"x" is not a number.', "Write a number."),)
    panel = Reading(a_book(problems=found), Height())
    assert panel.left_out.items == ('mood.csv, line 7, column mood: "x" is not a number. Write a number.',)


def test_lines_that_are_named_twice_are_counted_once():
    found = tuple(Problem("mood.csv", line, None, None, "this line is odd.") for line in (7, 7, 9))
    panel = Reading(a_book(problems=found), Height())
    assert panel.left_out.items[0] == "mood.csv, line 7: this line is odd. And 1 more like this, the next on line 9."


def test_nothing_is_said_of_files_where_only_something_was_assumed():
    found = (Problem("mood.csv", 7, "mood", "6,5", "was read as 6.5.", severity="notice"),)
    assert "Left out" not in shown(Reading(a_book(problems=found), Height()))


def test_a_folded_part_is_told_when_it_opens_and_has_words_for_the_mouse():
    opened = []
    content = Words("inside")
    button = foldable("Breaks", content, lambda: opened.append(content.layout.display)).children[0]
    # Without words of its own a browser shows "null" over it.
    assert button.tooltip == "Breaks"
    assert content.layout.display == "none"
    button.value = True
    assert (opened, content.layout.display) == (["none"], "")
    button.value = False
    assert (opened, content.layout.display) == (["none"], "none")
