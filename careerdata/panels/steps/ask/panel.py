"""Make your move: an ask in five parts with the questions it leaves open, a page to rehearse from, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets as widgets

from careerdata import logbook
from careerdata.analysis.ask import asks as analysis
from careerdata.analysis.ask import prefill
from careerdata.analysis.ask import text as ask_words
from careerdata.analysis.ask.alternatives import Alternative
from careerdata.analysis.ask.checks import PARTS, Draft, questions
from careerdata.analysis.ask.headline import answer
from careerdata.analysis.ask.pay_to_ask import pay_to_ask, range_to_ask
from careerdata.analysis.ask.pay_to_ask import sentence as pay_words
from careerdata.analysis.finding import Finding
from careerdata.analysis.needs import verdict as needs
from careerdata.analysis.network.followups import cold_ask
from careerdata.figures.charts.ask import ask as draw_ask
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.ask.form import AskForm
from careerdata.panels.steps.ask.pending_writes import Answer, PendingWrites, answered, lines_added, prepared
from careerdata.panels.steps.ask.state import AskState, ask_now, drafts_rebased, saved_ask
from careerdata.panels.steps.ask.stay import StayQuestions
from careerdata.panels.widgets.controls import beside_chart
from careerdata.panels.widgets.text import Words
from careerdata.text import in_words, join_words

SHOWN = 4
"""So many things that a no leaves are listed; the others are counted."""
NEW = 0
"""Stands in the list of asks for one that is not in asks.csv yet; no row stands in line 0."""
_PAPER = {"border": "1px solid var(--jp-border-color2)", "padding": "4px 12px"}
_MEANWHILE = (
    "Your folder was changed in another window meanwhile, so nothing was saved. What you wrote is still here; press "
    "the button once more to save it."
)
_GONE = (
    "This ask is no longer in your folder, so nothing was saved. What you wrote is still here, as a new ask; press the "
    "button once more to save it."
)


class AskPanel(EditingPanel[AskState]):
    """One ask at a time, checked while it is written; nothing is written before a button that says so."""

    writes = ("asks", "pains", "touches")
    reads = (*writes, "contacts", "applications", "pay")
    figure_of = staticmethod(draw_ask)
    answer_of = staticmethod(answer)

    def _set_up(self, book: Logbook, state: AskState) -> None:
        super()._set_up(book, state)
        # The rehearsal comes first, with the asks before it beside it; what it is made of stands below.
        beside = beside_chart(self._rehearsal, self._chart)
        placed = (self.top, *self._rehearsal, self._chart)
        self.children = (self.top, beside, *(part for part in self.children if part not in placed))

    def read(self) -> Finding:
        """Return what is open in the ask, and how the others went."""
        return analysis.read(self.book, self.state.draft)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without a saved ask there is nothing to draw."""
        if len(self.finding.frames["history"]):
            return ()
        return ("Your asks will stand here over time, once the first one is saved.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the page to rehearse from and the form; below, what wants and needs say of it, and a manager's questions."""
        self._drafts: dict[int | None, Draft] = {}
        self.form = AskForm(self, self.choose, self.write)
        ways = {
            "My wins": (
                "bring",
                lambda book: prefill.wins(book.exposure, book.today),
                "a result with a before and an after that may be told",
            ),
            "My evidence": (
                "bring",
                lambda book: prefill.evidence(book.skills, book.today),
                "learning that has something to show",
            ),
            "Who would speak up": ("note", self._allies, "somebody who would speak up, on the map of people"),
            "The pay range": ("note", prefill.pay_range, "three pay figures for one role"),
            "A range to ask for": ("request", self._range_to_ask, "three different pay figures for one role"),
        }
        self.form.fill_with({label: partial(self._fill, *way) for label, way in ways.items()})
        self.save = self.button("Save this ask", self.save_ask, "Saves it in your folder", primary=True)
        self.log_it = self.button("Log the answer", self.log_answer, "Saves the answer, and what follows from it")
        self.verdict = Words()
        self.page = Words()
        self.as_text = self.button("Save the page as a text file", self.save_page, "Puts a text file in your folder")
        self._rehearsal = (widgets.VBox([self.page], layout=widgets.Layout(**_PAPER)), self.as_text)
        self.stay = StayQuestions(self)
        return (*self._rehearsal, *self.form.arranged(self.save, self.log_it, self.take_back)), (
            self.verdict,
            self.stay,
        )

    def refresh(self) -> None:
        """Bring the form, its questions, the guard beside "to", the verdict and the page up to the draft."""
        book, draft = self.book, self.state.draft
        history = self.finding.frames["history"]
        facts = zip(history["line"], history["date"], history["to"], history["state"], strict=True)
        listed = [(f"{to}, {in_words(date)} ({state})", int(line)) for line, date, to, state in facts]
        self.form.offer([("a new ask", NEW), *listed], book)
        self.form.show(NEW if self.state.line is None else self.state.line, draft)
        found = self.finding.frames["questions"]
        self.form.ask({part: tuple(found.loc[found["part"] == part, "asks"]) for part in PARTS})
        cold = draft.to and cold_ask(book, draft.to)
        self.form.guard.say(cold or "")
        verdict = needs.read(book)
        self.verdict.say("" if book.pains.empty else f"Your wants and needs say: {verdict.sentence}")
        self.form.pay.say(pay_words(pay_to_ask(book, draft)))
        self._say_alternatives()
        self.page.say(self._rehearse())

    # What the form and the buttons do.

    def choose(self, line: int) -> None:
        """Show another ask; what was written in this one is not lost."""
        if line == (self.state.line or NEW):
            return
        if self.state.draft != self._saved(self.state.line):
            self._drafts[self.state.line] = self.state.draft
        self._show_ask(line or None)

    def write(self, field: str, value: Any) -> None:
        """Change one field of the draft."""
        told: dict[str, Any] = {field: value}
        self.change(draft=replace(self.state.draft, **told))

    def save_ask(self) -> None:
        """Save the ask as it stands in the form."""
        require(self._not_yet() or self.form.doubt)
        writes = prepared(self.book.asks, self.state.line, self.state.draft)
        if writes.said:
            self._write(writes, "Saved")
        else:
            self.say("There is nothing new to save: the ask is saved as it stands here.")

    def log_answer(self) -> None:
        """Log what was answered: the ask, the pain point it is about and the talk, as one save."""
        answer, day, back = self.form.answer.value, self.form.answered_on.value, self.form.come_back_on.value
        require(self._not_yet() or self.form.doubt)
        require("" if answer else "Choose what the answer was.")
        require("Choose the day of the answer, today or earlier." if day is None or day > self.book.today else "")
        require("The day to come back to it lies after the day of the answer." if back and back <= day else "")
        writes = answered(self.book, self.state.line, self.state.draft, Answer(answer, day, back))
        if writes.said:
            self._write(writes, f"Logged, {ask_words.ANSWERS[answer]}")
        else:
            self.say("There is nothing new to save: that answer is logged already.")

    def save_page(self) -> None:
        """Save the page to rehearse from as a text file beside the logs."""
        day = self.state.draft.date or self.book.today
        path = logbook.save_text(self.book.folder, f"ask-{day}", self._rehearse())
        self.say(
            f"Saved as {path}. It holds names and what you noted: delete it when you are through. Undo is "
            "for your logs, and leaves it alone."
        )

    def _rehearse(self) -> str:
        draft = self.state.draft
        return ask_words.rehearsal(draft, questions(draft), self.finding.facts.best)

    def _say_alternatives(self) -> None:
        rows = self.finding.frames["alternatives"].itertuples(index=False)
        lines = [ask_words.alternative(Alternative(*row)) for row in rows]
        more = len(lines) - SHOWN
        said = [ask_words.what_a_no_leaves(self.finding.facts.best), *lines[:SHOWN]]
        self.form.left.say("\n".join([*said, *([f"… and {more} more."] if more > 0 else [])]))

    # What the form says, and what the folder says.

    def _not_yet(self) -> str:
        """Return what an ask cannot be kept without, as a sentence; "" when nothing is missing."""
        draft = self.state.draft
        missing = {"whom you ask": draft.to, "the request": draft.request, "the day of the talk": draft.date}
        open_parts = [name for name, value in missing.items() if not value]
        return f"An ask needs {join_words(open_parts)}; everything else may stay open." if open_parts else ""

    def held(self) -> AskState:
        """Return the ask that is prepared."""
        return self.state

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Find the ask in asks.csv as it is by now; what was changed in it by hand stays."""
        seen, now, line = before.asks, self.book.asks, self.state.line
        self.state = self.state.rebased(seen, now, keep=refused)
        self._drafts = drafts_rebased(self._drafts, seen, now)
        if not refused:
            self.form.clear_answer(self.book.today)
        if self.agree(before, self.book):
            return ""
        return _GONE if line is not None and self.state.line is None else _MEANWHILE

    def give_back(self, held: AskState, *, edited: bool) -> bool:  # noqa: ARG002 - an ask stays one ask
        """Show the ask as it was before it was saved."""
        self.state = held
        return True

    def _write(self, writes: PendingWrites, verb: str) -> None:
        line = self.state.line
        if not self.save_rows(writes.new, writes.changes):
            return
        place = ask_now(line, self.book.asks, self._saves[-1].before.asks)
        self._drafts.pop(line, None)
        self.state = AskState(None, Draft())
        self.read_again()
        self._show_ask(int(self.book.asks.index[-1]) if line is None else place)
        all_of_it = "all of it" if len(writes.said) > 1 else "it"
        self.say(f"{verb}: {join_words(writes.said)}. Undo takes {all_of_it} back.")

    def _show_ask(self, line: int | None) -> None:
        draft = self._drafts.pop(line, None) or self._saved(line)
        self.form.clear_answer(self.book.today)
        self.say("")
        self.state = AskState(line, draft)
        self.redraw()

    def _saved(self, line: int | None) -> Draft:
        return saved_ask(self.book.asks, line)

    # What the logs lend to the form.

    def _fill(self, field: str, lines: Callable[[Logbook], Sequence[str]], lacking: str) -> None:
        found = lines(self.book)
        if found:
            self.write(field, lines_added(getattr(self.state.draft, field), found))
        else:
            self.say(f"There is nothing to fill in yet: it takes {lacking}.")

    def _range_to_ask(self, book: Logbook) -> list[str]:
        words = range_to_ask(book, self.state.draft.request).words
        return [words] if words else []

    def _allies(self, book: Logbook) -> list[str]:
        return prefill.allies(book.contacts, self.state.draft.pain, self.state.draft.to)


def ask(book: Logbook) -> AskPanel:
    """Return the panel of asks for `book`, with the next one in the form; it shows itself when it is named in a cell."""
    line = analysis.next_ask(book.asks, book.today)
    return AskPanel(book, AskState(line, saved_ask(book.asks, line)))
