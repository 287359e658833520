"""The two-week look: a tick a day for what drains and what gives, what was ticked most, and one click onto the list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import ipywidgets as widgets

from careerdata.analysis.finding import Finding
from careerdata.analysis.needs.activities import EFFECTS, ActivityFacts, as_pain
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.questions import Question
from careerdata.panels.editing.row_changes import cells
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import labelled, side_by_side, text
from careerdata.panels.widgets.text import Words
from careerdata.text import counted, name_key

SHOWN = 8
"""So many activities can be ticked, those that were ticked last; another one can be written."""
HOW = (
    "Once a day, for two or three weeks: what drained you today, and what gave you something? A day left out is fine. "
    "Then one press puts it on your list."
)
_TICKS = [("not today", ""), ("drained me", "drains"), ("gave me something", "gives")]
_BOTH = "The same thing stands in both lines. Write it once, as it mostly was."


class ActivityTicks(widgets.VBox):
    """The ticks of a day, and what those of the look say.

    Args:
        panel: whose form it is.
        saved: called with what was saved, in words, after a save.

    Attributes:
        drained, gave: activities that are not among the ticks yet, several with a semicolon between them.
        ticks: a control for each activity that was ticked lately, by its name.
        save: the button that saves the day.
        put: the button that puts an activity on the list, by its name.
    """

    def __init__(self, panel: EditingPanel[Any], saved: Callable[[str], None]) -> None:
        self._panel, self._saved = panel, saved
        self.ticks: dict[str, widgets.ToggleButtons] = {}
        self.put: dict[str, widgets.Button] = {}
        self._shown: dict[str, str] = {}
        self._day = panel.book.today
        hint = "a few words; with ; between two of them"
        self.drained, self.gave = text("Drained me", hint), text("Gave me something", hint)
        self.save = panel.button("Save today's ticks", self.save_day, "Saves them in your folder")
        self._known, self._told, self._ranked = widgets.VBox(), Words(style="sentence"), widgets.VBox()
        self._caution = Words(style="caution")
        shown = (Words(HOW), self._known, self.drained, self.gave, side_by_side(self.save))
        super().__init__([*shown, self._told, self._ranked, self._caution])

    def show(self, book: Logbook, finding: Finding[ActivityFacts]) -> None:
        """Show the ticks of today, and what the look says."""
        self._told.say(finding.sentence)
        self._caution.say(finding.caution)
        names = _lately(book)
        if list(self.ticks) != names:
            for control in self.ticks.values():
                control.close()
            self.ticks = {name: _tick(name) for name in names}
            self._known.children = [*self.ticks.values()]
        self._shown, self._day = self._saved_today(book), book.today
        for name, control in self.ticks.items():
            self._panel.set_quietly(control, value=self._shown[name])
        for row in self._ranked.children:
            row.close_all()
        facts = finding.facts
        rows = finding.table.itertuples() if facts.ranked else ()
        self.put = {}
        self._ranked.children = [self._row(row, facts.days) for row in rows if row.effect]

    def save_day(self) -> None:
        """Save what is ticked and written for today, as one save."""
        book, told = self._panel.book, self._wanted()
        if book.today != self._day and not told:
            # The ticks that are shown are those of another day: midnight passed.
            self._panel.redraw()
        today = _of_today(book)
        new = [
            {"date": book.today, "activity": name, "effect": effect}
            for name, effect in told.items()
            if name_key(name) not in today
        ]
        there = {today[name_key(name)]: effect for name, effect in told.items() if name_key(name) in today}
        changes = [
            ("activities", seen, {"effect": effect})
            for seen, effect in ((cells(book.activities, line), effect) for line, effect in there.items())
            if seen["effect"] != effect
        ]
        require("" if told or today else "Tick what drained you today or gave you something, or write it.")
        require("" if new or changes else "Today's ticks are saved as they stand here.")
        if self._panel.save_rows({"activities": new}, changes):
            for control in (self.drained, self.gave):
                self._panel.set_quietly(control, value="")
            self._saved(f"Saved: {counted(len(new) + len(changes), 'tick')} of today. Undo takes it back.")

    def _wanted(self) -> dict[str, str]:
        """Return the effect of each activity that was ticked otherwise than it is saved, or written."""
        ticked = {name: control.value for name, control in self.ticks.items()}
        told = {name: effect for name, effect in ticked.items() if effect and effect != self._shown[name]}
        known = {name_key(name): name for name in self.ticks}
        written: dict[str, str] = {}
        for control, effect in ((self.drained, "drains"), (self.gave, "gives")):
            for name in filter(None, (" ".join(part.split()) for part in re.split("[;\n]", control.value))):
                activity = known.setdefault(name_key(name), name)
                require(_BOTH if written.get(activity, effect) != effect else "")
                written[activity] = effect
        return told | written

    def _saved_today(self, book: Logbook) -> dict[str, str]:
        """Return what is saved for today of each activity that can be ticked; "" for nothing."""
        effects = {key: str(book.activities.loc[line, "effect"]) for key, line in _of_today(book).items()}
        return {name: effects.get(name_key(name), "") for name in self.ticks}

    def _row(self, row: Any, days: int) -> Question:
        count = getattr(row, row.effect)
        words = f"{row.activity}: {EFFECTS[row.effect]} on {count} of {counted(days, 'day')}."
        if row.listed:
            return Question(f"{words} It is on your list.", ())
        label = "Add to my list as a want" if row.effect == "gives" else "Add to my list"
        pain = as_pain(row.activity, row.effect, count, days)
        self.put[row.activity] = self._panel.button(label, partial(self._put, pain), f"Adds: {pain['pain']}")
        return Question(words, (self.put[row.activity],))

    def _put(self, pain: dict[str, Any]) -> None:
        if self._panel.save_rows({"pains": [{"noticed_on": self._panel.book.today, **pain}]}):
            self._saved(f'Saved: "{pain["pain"]}" is on your list. Undo takes it back.')


def _tick(name: str) -> widgets.ToggleButtons:
    looks = labelled(name)
    return widgets.ToggleButtons(
        options=_TICKS, value="", **looks | {"style": looks["style"] | {"button_width": "140px"}}
    )


def _lately(book: Logbook) -> list[str]:
    """Return the activities that were ticked last, each once, as it was written last, in the order of the alphabet."""
    log = book.activities.sort_values("date", kind="stable")
    names = {name_key(name): name for name in log["activity"]}
    last: Sequence[str] = list(dict.fromkeys(map(name_key, reversed(log["activity"].tolist()))))[:SHOWN]
    return sorted((names[key] for key in last), key=str.casefold)


def _of_today(book: Logbook) -> dict[str, int]:
    """Return the line of each activity that is ticked today, by the key of its name."""
    log = book.activities
    today = log[log["date"].dt.date == book.today]
    return {name_key(name): int(line) for line, name in today["activity"].items()}
