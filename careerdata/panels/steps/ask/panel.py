"""Make your move: an ask in five parts with the questions it leaves open, a page to rehearse from, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis.ask import asks as analysis
from careerdata.analysis.ask import prefill
from careerdata.analysis.ask import text as ask_words
from careerdata.analysis.ask.checks import PARTS, Draft, questions
from careerdata.analysis.finding import Finding
from careerdata.analysis.needs import verdict as needs
from careerdata.analysis.network.followups import cold_ask
from careerdata.figures.charts.ask import ask as draw_ask
from careerdata.panels.base import Panel
from careerdata.panels.steps.ask.form import AskForm
from careerdata.panels.steps.ask.pending_writes import Answer, Moves, answered, lines_added, prepared
from careerdata.panels.steps.ask.state import WRITES, Desk, Kept, ask_now, drafts_moved, same, saved_ask
from careerdata.panels.widgets.layouts import foldable
from careerdata.panels.widgets.text import Words
from careerdata.problems import RowRefusedError
from careerdata.schemas import LOGS
from careerdata.text import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

NEW = 0
"""Stands in the list of asks for one that is not in asks.csv yet; no row stands in line 0."""
_MEANWHILE = (
    "Your folder was changed in another window meanwhile, so nothing was saved. What you wrote is still here; press "
    "the button once more to save it."
)
_GONE = (
    "This ask is no longer in asks.csv, so nothing was saved. What you wrote is still here, as a new ask; press the "
    "button once more to save it."
)


class AskPanel(Panel[Desk]):
    """One ask at a time, checked while it is written; nothing is written before a button that says so."""

    writes = tuple(LOGS[log].file for log in WRITES)
    files = tuple(LOGS[log].file for log in (*WRITES, "contacts"))
    live_chart = False

    def read(self) -> Finding:
        """Return what is open in the ask, and how the others went."""
        return analysis.read(self.book, self.state.draft)

    def draw(self, finding: Finding) -> go.Figure:
        """Return the asks over time."""
        return draw_ask(finding)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without a saved ask there is nothing to draw."""
        if len(self.finding.frames["history"]):
            return ()
        return ("Your asks will stand here over time, once the first one is saved.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the form and the answer above the chart, and the page to rehearse from below it."""
        self._drafts: dict[int | None, Draft] = {}
        self._saves: list[Kept] = []
        self.form = AskForm(self, self.choose, self.write)
        self.form.fill_with(
            {
                "My wins": partial(
                    self._fill, "bring", self._wins, "a result with a before and an after that may be told"
                ),
                "My evidence": partial(self._fill, "bring", self._evidence, "evidence in skills.csv"),
                "Who would speak up": partial(self._fill, "note", self._allies, "anybody with support in contacts.csv"),
                "The pay range": partial(self._fill, "note", self._pay, "three figures in pay.csv for one role"),
            }
        )
        self.save = self.button("Save this ask", self.save_ask, "Writes asks.csv", primary=True)
        self.log_it = self.button("Log the answer", self.log_answer, "Writes asks.csv, pains.csv and touches.csv")
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        self.verdict = Words()
        self.page = Words()
        self.as_text = self.button("Save the page as a text file", self.save_page, "Puts a text file in your folder")
        rehearse = foldable("A page to rehearse from", widgets.VBox([self.page, self.as_text]))
        return (*self.form.arranged(self.save, self.log_it, self.take_back), self.verdict), (rehearse,)

    def refresh(self) -> None:
        """Bring the form, its questions, the guard beside "to", the verdict and the page up to the draft."""
        book, draft = self.book, self.state.draft
        history = self.finding.frames["history"]
        facts = zip(history["line"], history["date"], history["to"], history["state"], strict=True)
        listed = [(f"{to}, {in_words(date)} ({state})", int(line)) for line, date, to, state in facts]
        self.form.offer([("a new ask", NEW), *listed], book.contacts["contact"], book.pains["pain"])
        self.form.show(NEW if self.state.line is None else self.state.line, draft)
        found = self.finding.frames["questions"]
        self.form.ask({part: tuple(found.loc[found["part"] == part, "asks"]) for part in PARTS})
        cold = draft.to and cold_ask(book, draft.to)
        self.form.guard.say(cold or "")
        verdict = needs.read(book)
        self.verdict.say("" if book.pains.empty else f"Your wants and needs say: {verdict.sentence}")
        self.page.say(ask_words.rehearsal(draft, questions(draft)))

    # What the form and the buttons do.

    def choose(self, line: int) -> None:
        """Lay another ask on the desk; what was written in this one is not lost."""
        if line == (self.state.line or NEW):
            return
        if self.state.draft != self._saved(self.state.line):
            self._drafts[self.state.line] = self.state.draft
        self._lay(line or None)

    def write(self, field: str, value: Any) -> None:
        """Change one field of the draft."""
        told: dict[str, Any] = {field: value}
        self.change(draft=replace(self.state.draft, **told))

    def save_ask(self) -> None:
        """Save the ask as it stands in the form."""
        if self._not_yet():
            self.say(f"{self._not_yet()} Nothing was saved.")
            return
        moves = prepared(self.book.asks, self.state.line, self.state.draft)
        if not moves.said:
            self.say("There is nothing new to save: the ask stands in asks.csv as it stands here.")
            return
        self._write(moves, "Saved")

    def log_answer(self) -> None:
        """Log what was answered: the ask, the pain point it is about and the talk, as one save."""
        answer, day, back = self.form.answer.value, self.form.answered_on.value, self.form.come_back_on.value
        fault = self._not_yet()
        if not fault and answer is None:
            fault = "Choose what the answer was."
        if not fault and (day is None or day > self.book.today):
            fault = "Choose the day of the answer, today or earlier."
        if not fault and back is not None and back <= day:
            fault = "The day to come back to it lies after the day of the answer."
        if fault:
            self.say(f"{fault} Nothing was saved.")
            return
        moves = answered(self.book, self.state.line, self.state.draft, Answer(answer, day, back))
        if not moves.said:
            self.say("There is nothing new to save: that answer is logged already.")
            return
        self._write(moves, f"Logged, {ask_words.ANSWERS[answer]}")

    def undo(self) -> None:
        """Take the last save in the folder back, and give back what was written for it, if that was saved here."""
        said = self.taken_back()
        desk = self._open_again()
        last = self._saves[-1] if self._saves else None
        if last is not None and same(last.before, self.book):
            self._saves.pop()
            self.state = last.desk
            self.redraw()
            self.say(f"{said} What you wrote is back in the form.")
            return
        self.form.clear_answer(self.book.today)
        self.state = desk
        self.redraw()
        self.say(said)

    def save_page(self) -> None:
        """Save the page to rehearse from as a text file beside the logs."""
        day = self.state.draft.date or self.book.today
        text = ask_words.rehearsal(self.state.draft, questions(self.state.draft))
        path = logbook.save_text(self.book.folder, f"ask-{day}", text)
        self.say(
            f"Saved as {path}. It holds names and what you noted: delete it when you are through. Undo is "
            "for your logs, and leaves it alone."
        )

    # What the form says, and what the folder says.

    def _not_yet(self) -> str:
        """Return what an ask cannot be kept without, as a sentence; "" when nothing is missing."""
        draft = self.state.draft
        missing = {"whom you ask": draft.to, "the request": draft.request, "the day of the talk": draft.date}
        open_parts = [name for name, value in missing.items() if not value]
        return f"An ask needs {join_words(open_parts)}; everything else may stay open." if open_parts else ""

    def _write(self, moves: Moves, verb: str) -> None:
        seen, line = self.book, self.state.line
        kept = Kept(self._reopened(), self.state)
        stands_in = ask_now(line, seen.asks, kept.before.asks)
        try:
            moves.save(self.book.folder)
        except RowRefusedError as refused:
            self.state = self._open_again(keep=True)
            self.redraw()
            if same(seen, self.book):
                self.say(f"{refused} Nothing was saved, and what you wrote is still here.")
            else:
                self.say(_GONE if line is not None and self.state.line is None else _MEANWHILE)
            return
        self._saves.append(kept)
        self._drafts.pop(line, None)
        self._open_again()
        self._lay(int(self.book.asks.index[-1]) if line is None else stands_in)
        all_of_it = "all of it" if len(moves.said) > 1 else "it"
        self.say(f"{verb}: {join_words(moves.said)}. Undo takes {all_of_it} back.")

    def _open_again(self, *, keep: bool = False) -> Desk:
        """Read the folder again, and return what lies on the desk by now; `keep`: see `Desk.moved`."""
        before, self.book = self.book, self._reopened()
        desk = self.state.moved(before.asks, self.book.asks, keep=keep)
        self._drafts = drafts_moved(self._drafts, before.asks, self.book.asks)
        return desk

    def _lay(self, line: int | None) -> None:
        draft = self._drafts.pop(line, None) or self._saved(line)
        self.form.clear_answer(self.book.today)
        self.say("")
        self.state = Desk(line, draft)
        self.redraw()

    def _saved(self, line: int | None) -> Draft:
        return saved_ask(self.book.asks, line)

    def _reopened(self) -> Logbook:
        return logbook.open_logbook(self.book.folder, self.book.today)

    # What the logs lend to the form.

    def _fill(self, field: str, lines: Callable[[], Sequence[str]], lacking: str) -> None:
        found = lines()
        if not found:
            self.say(f"There is nothing to fill in yet: it takes {lacking}.")
            return
        self.write(field, lines_added(getattr(self.state.draft, field), found))

    def _wins(self) -> list[str]:
        return prefill.wins(self.book.exposure, self.book.today)

    def _evidence(self) -> list[str]:
        return prefill.evidence(self.book.skills, self.book.today)

    def _allies(self) -> list[str]:
        return prefill.allies(self.book.contacts, self.state.draft.pain, self.state.draft.to)

    def _pay(self) -> list[str]:
        return prefill.pay_range(self.book)


def ask(book: Logbook) -> AskPanel:
    """Return the panel of asks for `book`, with the next one on the desk; it shows itself when it is named in a cell."""
    line = analysis.next_ask(book.asks, book.today)
    return AskPanel(book, Desk(line, saved_ask(book.asks, line)))
