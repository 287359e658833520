"""The form of an ask: its five parts, each with its questions under it, and what to log after the talk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets

from careerdata.analysis.ask.checks import PARTS, Draft
from careerdata.panels.base import Panel
from careerdata.panels.editing.name_rows import side_by_side
from careerdata.panels.widgets.layouts import DATE, LABELS, WIDE
from careerdata.panels.widgets.text import Words

ANSWERS = [("Yes", "yes"), ("No", "no"), ("A counter-offer", "counter"), ("Not yet", "not_yet")]
_NO_PAIN = "none of my list"
_TEXTS = {
    "intent": ("1. Why you ask", "I want to ..., so that ..."),
    "request": ("2. One request", "what, how much, from when, and how you will both know"),
    "win_win": ("3. What is in it", "for you, the team, the person you ask, the company"),
    "fallback_1": ("4. First back-up", "if the answer is no"),
    "fallback_2": ("Second back-up", "if that is a no as well"),
    "bring": ("What you bring", "results and evidence, in the order you would tell them"),
    "note": ("Note", "only for you"),
}
_LINES = {"intent": 2, "request": 2, "win_win": 3, "bring": 3, "note": 2}
"""Texts that take more than one line."""
_INDENT = "198px"


class AskForm:
    """The controls of an ask; each tells the panel's draft, and the panel shows the draft in them.

    Attributes:
        which: the list of asks.
        fields: the control of each field of a draft.
        guard: beside "to", why this would be a cold ask.
        answer, answered_on, come_back_on: what is logged after the talk.
    """

    def __init__(self, panel: Panel[Any], choose: Callable[[int], None], write: Callable[[str, Any], None]) -> None:
        self._panel, self._write = panel, write
        self.which = panel.when(widgets.Dropdown(description="Which ask", style=LABELS, layout=WIDE), choose)
        self.fields: dict[str, Any] = {
            "to": widgets.Combobox(
                description="To", ensure_option=False, continuous_update=False, style=LABELS, layout=WIDE
            ),
            "date": widgets.DatePicker(description="Day of the talk", style=LABELS, layout=DATE),
            "pain": widgets.Dropdown(description="It is about", style=LABELS, layout=WIDE),
            **{name: _text(name, *said) for name, said in _TEXTS.items()},
            "follow_up_on": widgets.DatePicker(description="5. You come back to it on", style=LABELS, layout=DATE),
        }
        for name, control in self.fields.items():
            panel.when(control, partial(self._told, name))
        self.guard = _beside()
        self.questions = {part: _beside() for part in PARTS}
        self.answer = widgets.ToggleButtons(options=ANSWERS, value=None, description="The answer was", style=LABELS)
        self.answer.style.button_width = "140px"
        self.answered_on = widgets.DatePicker(description="On", value=panel.book.today, style=LABELS, layout=DATE)
        self.come_back_on = widgets.DatePicker(description="Come back to it on", style=LABELS, layout=DATE)
        self.fills: dict[str, widgets.Button] = {}

    def fill_with(self, ways: Mapping[str, Callable[[], None]]) -> None:
        """Make a button for each way to fill in text from the logs."""
        self.fills = {label: self._panel.button(label, act) for label, act in ways.items()}

    def arranged(self, save: widgets.Button, log: widgets.Button, take_back: widgets.Button) -> list[widgets.Widget]:
        """Return the form from top to bottom: whom, the five parts with their questions, the logs, after the talk."""
        field, question = self.fields, self.questions
        return [
            self.which,
            field["to"],
            self.guard,
            side_by_side(field["date"]),
            field["pain"],
            field["intent"],
            question["intent"],
            field["request"],
            question["request"],
            field["win_win"],
            question["win_win"],
            field["fallback_1"],
            field["fallback_2"],
            question["fallbacks"],
            field["follow_up_on"],
            question["follows"],
            field["bring"],
            field["note"],
            side_by_side(_label("Fill in from my logs"), *self.fills.values()),
            side_by_side(save, take_back),
            Words("After the talk: what was the answer?", style="plain"),
            self.answer,
            side_by_side(self.answered_on, self.come_back_on),
            side_by_side(log),
        ]

    def offer(self, asks: Sequence[tuple[str, int]], people: Iterable[str], pains: Iterable[str]) -> None:
        """Offer these asks, people and pain points."""
        quietly, pain = self._panel.set_quietly, self.fields["pain"]
        if tuple(asks) != self.which.options:
            quietly(self.which, options=tuple(asks))
        names = tuple(sorted(people, key=str.casefold))
        if names != tuple(self.fields["to"].options):
            quietly(self.fields["to"], options=names)
        about = ((_NO_PAIN, ""), *((text, text) for text in dict.fromkeys(pains)))
        if about != pain.options:
            quietly(pain, options=about)

    def show(self, line: int, draft: Draft) -> None:
        """Show a draft in the form."""
        quietly, pain = self._panel.set_quietly, self.fields["pain"]
        quietly(self.which, value=line)
        if draft.pain not in [value for _, value in pain.options]:
            quietly(pain, options=(*pain.options, (draft.pain, draft.pain)))
        for name, control in self.fields.items():
            quietly(control, value=getattr(draft, name))

    def ask(self, found: Mapping[str, Sequence[str]]) -> None:
        """Show the questions of each part under it."""
        for part, words in self.questions.items():
            words.say(" ".join(found[part]))

    def clear_answer(self, today: dt.date) -> None:
        """Let the part for after the talk be as it was before anything was chosen in it."""
        self.answer.value, self.answered_on.value, self.come_back_on.value = None, today, None

    def _told(self, name: str, value: Any) -> None:
        self._write(name, value.rstrip() if isinstance(value, str) else value)


def _text(name: str, label: str, hint: str) -> widgets.Widget:
    told = {"description": label, "placeholder": hint, "continuous_update": False, "style": LABELS, "layout": WIDE}
    return widgets.Textarea(rows=_LINES[name], **told) if name in _LINES else widgets.Text(**told)


def _beside() -> Words:
    """Return words that stand under a field, where its text begins."""
    words = Words(style="caution")
    words.layout.padding = f"0 0 0 {_INDENT}"
    return words


def _label(text: str) -> widgets.Label:
    return widgets.Label(text, layout=widgets.Layout(width=LABELS["description_width"]))
