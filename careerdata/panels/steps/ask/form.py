"""The form of an ask: its five parts, each with its questions under it, and what to log after the talk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets

from careerdata.analysis.ask.alternatives import GRADES
from careerdata.analysis.ask.checks import PARTS, Draft
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.editing.did_you_mean import people_meant
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.widgets.controls import LINE, choice, day, labelled, side_by_side
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS
from careerdata.text import capital

ANSWERS = [("Yes", "yes"), ("No", "no"), ("A counter-offer", "counter"), ("Not yet", "not_yet")]
_NO_PAIN = "none of my list"


FIELDS = (
    Field("to", "To", known=lambda book: book.contacts["contact"], meant=people_meant),
    Field("date", "Day of the talk"),
    Field("pain", "It is about", words={UNSAID: _NO_PAIN}),
    Field("intent", "1. Why you ask", "I want to ..., so that ...", lines=2),
    Field("request", "2. One request", "what, how much, from when, and how you will both know", lines=2),
    Field("win_win", "3. What is in it", "for you, the team, the person you ask, the company", lines=3),
    Field("fallback_1", "4. First back-up", "if the answer is no"),
    Field("fallback_2", "Second back-up", "if that is a no as well"),
    Field("otherwise", "If it stays a no", "what you would do then"),
    Field(
        "otherwise_is",
        "How real is that?",
        words={UNSAID: "not said"} | {name: capital(said) for name, said in GRADES.items()},
    ),
    Field("follow_up_on", "5. You come back to it on"),
    Field("bring", "What you bring", "results and evidence, in the order you would tell them", lines=3),
    Field("note", "Note", "only for you", lines=2),
)
_QUESTIONS_BELOW = {
    "intent": "intent",
    "request": "request",
    "win_win": "win_win",
    "fallback_2": "fallbacks",
    "follow_up_on": "follows",
}
"""Below which field the questions of each part stand."""
_INDENT = "198px"


class AskForm:
    """The controls of an ask; each tells the panel's draft, and the panel shows the draft in them.

    Attributes:
        which: the list of asks.
        fields: the control of each field of a draft.
        guard: beside "to", why this would be a cold ask.
        pay: below the request, the range to ask for where it is about pay.
        left: below what the person would do otherwise, all that a no leaves, the most real first.
        answer, answered_on, come_back_on: what is logged after the talk.
    """

    def __init__(self, panel: Panel[Any], choose: Callable[[int], None], write: Callable[[str, Any], None]) -> None:
        self._panel, self._write = panel, write
        self.which = panel.on_change(choice("Which ask"), choose)
        self.guard = _beside()
        self.questions = {part: _beside() for part in PARTS}
        self.left, self.pay = _beside(), _beside()
        below = {name: [self.questions[part]] for name, part in _QUESTIONS_BELOW.items()}
        self._form = RowForm(
            panel,
            LOGS["asks"],
            FIELDS,
            {**below, "to": [self.guard], "otherwise_is": [self.left], "request": [*below["request"], self.pay]},
        )
        self.fields = self._form.fields
        for name, control in self.fields.items():
            panel.on_change(control, partial(self._told, name))
        self.answer = widgets.ToggleButtons(options=ANSWERS, value=None, **_buttons("The answer was"))
        self.answered_on, self.come_back_on = day("On", panel.book.today), day("Come back to it on")
        self.fills: dict[str, widgets.Button] = {}

    def fill_with(self, ways: Mapping[str, Callable[[], None]]) -> None:
        """Make a button for each way to fill in text from the logs."""
        self.fills = {label: self._panel.button(label, act) for label, act in ways.items()}

    def arranged(self, save: widgets.Button, log: widgets.Button, take_back: widgets.Button) -> list[widgets.Widget]:
        """Return the form from top to bottom: whom, the five parts with their questions, the logs, after the talk."""
        fill_in = widgets.Label("Fill in from my logs", layout=widgets.Layout(width=LINE.label))
        return [
            self.which,
            self._form,
            side_by_side(fill_in, *self.fills.values()),
            side_by_side(save, take_back),
            Words("After the talk: what was the answer?", style="plain"),
            self.answer,
            side_by_side(self.answered_on, self.come_back_on),
            side_by_side(log),
        ]

    @property
    def doubt(self) -> str:
        """A question about whom it is to, once for each name; "" when there is none."""
        return self._form.doubt

    def offer(self, asks: Sequence[tuple[str, int]], book: Logbook) -> None:
        """Offer these asks, and the people and pain points of a folder."""
        self._form.offer(book)
        about = ((_NO_PAIN, UNSAID), *((text, text) for text in dict.fromkeys(book.pains["pain"])))
        for control, options in ((self.which, tuple(asks)), (self.fields["pain"], about)):
            if options != control.options:
                self._panel.set_quietly(control, options=options)

    def show(self, line: int, draft: Draft) -> None:
        """Show a draft in the form."""
        pain = self.fields["pain"]
        self._panel.set_quietly(self.which, value=line)
        if draft.pain not in [value for _, value in pain.options]:
            self._panel.set_quietly(pain, options=(*pain.options, (draft.pain, draft.pain)))
        self._form.put(vars(draft))

    def ask(self, found: Mapping[str, Sequence[str]]) -> None:
        """Show the questions of each part under it."""
        for part, words in self.questions.items():
            words.say(" ".join(found[part]))

    def clear_answer(self, today: dt.date) -> None:
        """Let the part for after the talk be as it was before anything was chosen in it."""
        self.answer.value, self.answered_on.value, self.come_back_on.value = None, today, None

    def _told(self, name: str, value: Any) -> None:
        self._write(name, value.rstrip() if isinstance(value, str) else value)


def _buttons(label: str) -> dict[str, Any]:
    told = labelled(label)
    return {"description": label, "style": told["style"] | {"button_width": "140px"}}


def _beside() -> Words:
    """Return words that stand under a field, where its text begins."""
    words = Words(style="caution")
    words.layout.padding = f"0 0 0 {_INDENT}"
    return words
