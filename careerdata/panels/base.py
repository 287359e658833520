"""What every panel is: controls, a frozen state, and one way from a change to what is shown.

control -> `change` -> new frozen state -> `read` (analysis) -> `draw` (figure) -> the screen, in one repaint.

A panel is an ipywidgets box that never displays itself: the notebook shows it by naming it. It runs without a
kernel, so pytest drives it: set a control's value, click a button, read `state`, `finding`, `figure`, `message`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.figures.theme import alt_of
from careerdata.logbook import Logbook, last_save, undo
from careerdata.logbook.reading.explain import alike, in_a_line
from careerdata.panels.widgets.answer import AnswerBlock
from careerdata.panels.widgets.controls import foldable
from careerdata.panels.widgets.live_chart import live, repaint, snapped
from careerdata.panels.widgets.open_widgets import OpenWidgets
from careerdata.panels.widgets.page_script import ROOT, PageScript
from careerdata.panels.widgets.text import Lines, Table, Words
from careerdata.plan import FILE as PLAN_FILE
from careerdata.problems import CareerdataError, MadeElsewhereError, Problem
from careerdata.schemas import LOGS

State = TypeVar("State")


class NothingSavedError(CareerdataError):
    """What the person asked to save cannot be saved yet; its text is what is missing, and that nothing was saved."""

    def __init__(self, fault: str) -> None:
        super().__init__(f"{fault} Nothing was saved.")


_LEFT_OUT = 3
"""So many lines tell what was set aside; the first notebook has more room."""


class Panel(widgets.VBox, Generic[State]):
    """One step of the method on screen.

    A panel of a step says what its state is, and fills in `read`, `draw` and `build`; `refresh` is for what it
    shows besides the sentence, the chart and the table.

    Attributes:
        book: the logbook it reads.
        state: a frozen dataclass: everything the controls say, and nothing else.
        finding: the answer to that state.
        beside: the other answers it shows, by name.
        left_out: the lines that tell what was set aside in the files it reads.
        top: the answer in a line, one number and the next action, where the panel is the top of a page.
        figure: the chart of that answer, live; None when there is nothing to draw yet (see `blockers`), or when the
            panel leaves the live chart to another.
    """

    unexpected: ClassVar[list[Exception]] = []
    """Every exception that a callback met and the panel turned into a message; the tests fail when there is one."""
    figure_of: ClassVar[staticmethod[[Any], go.Figure]]
    """What draws the chart of an answer, where it takes nothing but the answer."""
    answer_of: ClassVar[staticmethod[[Any], Answer] | None] = None
    """What says an answer in a line, where the panel is the top of a page; its full sentence then stands below the chart."""
    live_chart: ClassVar[bool] = True
    """False leaves the page's one live chart to another panel: `chart` is then shown in a cell of its own."""
    writes: ClassVar[tuple[str, ...]] = ()
    """The logs (and "plan") it saves to: a save in others alone is taken back only at the second press."""
    reads: ClassVar[tuple[str, ...]] = ()
    """The logs (and "plan") it reads: what was set aside in them is told under its answer."""

    def __init__(self, book: Logbook, state: State) -> None:
        self._open_widgets = OpenWidgets(type(self).__qualname__)
        with self._open_widgets.made_with_it():
            super().__init__()
            self._set_up(book, state)

    def _set_up(self, book: Logbook, state: State) -> None:
        self.layout.width = "100%"
        self.layout.overflow = "hidden"
        self.add_class(ROOT)
        self.book = book
        self.state = state
        self.top = AnswerBlock()
        self._setting = False
        self._set_to: dict[widgets.Widget, Any] = {}
        self._asked_to_undo: object = None
        self._sentence = Words(style="sentence", role="status")
        self._caution = Words(style="caution")
        self._left_out_head = Words()
        self.left_out = Lines()
        self._message = Words(style="message", role="alert")
        self._alt = Words(style="hidden")
        self._table = Table()
        self._chart = widgets.VBox(layout=widgets.Layout(width="100%", overflow="hidden"))
        self._numbers = foldable("The numbers as a table", self._table)
        self.finding, self.beside = self.read(), self.read_beside()
        above, below = self.build()
        first: tuple[widgets.Widget, ...] = (self._sentence, *above, self._message, self._chart, self._alt)
        if self.answer_of:
            first = (self.top, *above, self._message, self._chart, self._alt, self._sentence)
        after = (self._caution, self._left_out_head, self.left_out, self._numbers)
        self.children = (*first, *after, *below, PageScript())
        self.figure: go.FigureWidget | None = None
        self._show()

    # What a step fills in.

    def read(self) -> Finding:
        """Return the answer to the present state."""
        raise NotImplementedError(f"{type(self).__name__} has to say what it reads.")

    def read_beside(self) -> Mapping[str, Finding]:
        """Return the other answers that the panel shows for its present state, by name."""
        return {}

    def draw(self, finding: Any) -> go.Figure:
        """Return the chart of an answer."""
        return self.figure_of(finding)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the widgets between sentence and chart and those below the table, made once, `finding` at hand."""
        return (), ()

    def refresh(self) -> None:
        """Bring what else the panel shows up to the present state and finding."""

    def day_turned(self) -> None:
        """Bring what the panel offers up to a new day; what was chosen stays."""

    @property
    def blockers(self) -> tuple[str, ...]:
        """Why there is no chart yet, a sentence each; empty when there is one."""
        return ()

    # What a step calls.

    @property
    def chart(self) -> go.Figure | None:
        """The chart of the present answer as a plain figure, for a cell of its own; None while there is none."""
        return None if self.blockers else self.draw(self.finding)

    @property
    def message(self) -> str:
        """The panel's own line: what was saved, what is missing, what went wrong. "" when there is nothing to say."""
        return self._message.text

    def say(self, text: str, *, fault: bool = False) -> None:
        """Say something in the panel's own line; a fault is marked as one."""
        self._message.say(text, fault=fault)

    def undo_last_save(self) -> str:
        """Take the last save in the folder back, and return the sentence that says what it was.

        Raises:
            MadeElsewhereError: at the first press, when that save touched no file that this panel writes.
        """
        what, touched = last = last_save(self.book.folder)
        if touched and touched.isdisjoint(map(file_of, self.writes)) and self._asked_to_undo != last:
            self._asked_to_undo = last
            raise MadeElsewhereError(what)
        self._asked_to_undo = None
        return undo(self.book.folder)

    def change(self, **fields: Any) -> None:
        """Move to a new state and show the answer to it; what was said of an earlier press is over with that."""
        self.say("")
        self.state = replace(self.state, **fields)  # type: ignore[type-var]
        self.redraw()

    def redraw(self) -> None:
        """Read again and show it; for a change of state or of the book."""
        self.finding, self.beside = self.read(), self.read_beside()
        self._show()

    def follow(self, control: widgets.Widget, field: str, convert: Callable[[Any], Any] = lambda value: value) -> Any:
        """Make `control` set `field` of the state whenever its value changes, and return the control."""
        return self.on_change(control, lambda value: self.change(**{field: convert(value)}))

    def on_change(self, control: widgets.Widget, act: Callable[[Any], None]) -> Any:
        """Call `act` with the new value whenever `control` changes, and return the control."""

        def changed(event: dict[str, Any]) -> None:
            if not self._setting and not snapped(control, self._set_to.get(control), event["new"]):
                self._guarded(lambda: act(event["new"]))

        control.observe(changed, names="value")
        return control

    def set_quietly(self, control: widgets.Widget, **traits: Any) -> None:
        """Set traits of a control without taking it for the person's doing."""
        self._setting = True
        if "value" in traits:
            self._set_to[control] = traits["value"]
        try:
            with control.hold_trait_notifications():
                for name, value in traits.items():
                    setattr(control, name, value)
        finally:
            self._setting = False

    def button(self, label: str, act: Callable[[], None], hint: str = "", primary: bool = False) -> widgets.Button:
        """Return a button that does `act`; what goes wrong is said in the panel's line."""
        button = widgets.Button(
            description=label,
            tooltip=hint,
            button_style="primary" if primary else "",
            layout=widgets.Layout(width="auto", align_self="flex-start"),
        )
        button.on_click(lambda _: self._guarded(act))
        return button

    def adding(self) -> AbstractContextManager[None]:
        """Return a context for making more of the panel, so that a later run of its cell closes that too."""
        return self._open_widgets.made_in(self)

    # How it is shown.

    def _guarded(self, act: Callable[[], None]) -> None:
        # JupyterLab swallows an exception in a callback: without this line the chart would just stop following.
        try:
            with self.adding():
                self._turn_the_day()
                act()
        except CareerdataError as problem:
            self.say(str(problem), fault=True)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not stay invisible
            self.unexpected.append(error)
            self.say(
                f"That did not work ({type(error).__name__}: {error}). Nothing in your files was changed by it.",
                fault=True,
            )

    def _turn_the_day(self) -> None:
        # A page stays open past midnight: what is stamped with today is stamped with the day it is by now. What the
        # controls say stays, and is what is saved.
        before, self.book = self.book, self.book.as_of_now()
        if self.book is not before:
            self.day_turned()

    def _show(self) -> None:
        if self.answer_of:
            self.top.show(self.answer_of(self.finding))
        self._sentence.say(self.finding.sentence)
        self._caution.say(self.finding.caution)
        self._table.show(self.finding.table)
        if files := [*map(file_of, self.reads)]:
            aside = [found for found in self.book.problems if found.file in files and found.severity != "notice"]
            self._left_out_head.say("Left out of this answer until it is mended:" if aside else "")
            self.left_out.say(in_short(aside, _LEFT_OUT))
        if self.blockers:
            self.figure, self._chart.children = None, (Words("\n".join(self.blockers), style="plain"),)
            self._alt.say("")
        elif self.live_chart:
            drawn = self.draw(self.finding)
            self._alt.say(f"Chart: {alt_of(drawn)}")
            if self.figure is None:
                self.figure = live(drawn)
                self._chart.children = (self.figure,)
            else:
                repaint(self.figure, drawn)
        else:
            self._chart.children = ()
        self.refresh()


def file_of(log: str) -> str:
    """Return the file of a log, or of the plan."""
    return LOGS[log].file if log in LOGS else PLAN_FILE


def require(fault: str) -> None:
    """Go no further towards a save when there is a fault; the panel says it.

    Raises:
        NothingSavedError: with the fault, if there is one.
    """
    if fault:
        raise NothingSavedError(fault)


def in_short(problems: Sequence[Problem], most: int) -> list[str]:
    """Return problems as lines, one a kind: what was set aside before what was only noticed, and a count of the rest."""
    order = {"refused": 0, "set_aside": 1, "notice": 2}
    groups = alike(sorted(problems, key=lambda problem: order[problem.severity]))
    lines, more = [in_a_line(group) for group in groups[:most]], sum(map(len, groups[most:]))
    if more:
        return [*lines, f"… and {more} more: careerdata check shows them all, with their lines."]
    many = any(len(group) > 1 for group in groups)
    return [*lines, "careerdata check shows them all, with their lines."] if many else lines
