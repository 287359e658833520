"""What went well in the present job: by month, by what the next level asks for, and the year on one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets

from careerdata.analysis import wins as analysis
from careerdata.analysis.finding import Finding
from careerdata.analysis.wins.text import criterion_in_words
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.row_changes import cells, changed, line_now
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.wins.forms import CriteriaForm, WinForm
from careerdata.panels.steps.wins.review import ReviewForm
from careerdata.panels.widgets.controls import choice, foldables, side_by_side
from careerdata.panels.widgets.text import Lines, Words
from careerdata.plan import Criterion
from careerdata.text import cut, in_words

NEW = 0
"""Stands for a win that is not in wins.csv yet; every other one is known by its line, from 2 on."""
MOST_TOLD = 4
"""So many wins of a month are told; the others are counted, and stand in the table."""
_LONGEST = 60
_TELLING = ("date", "win")
_ELSEWHERE = (
    "This win was changed or taken out in another window meanwhile, so nothing was saved here. What you wrote is still in "
    "the form. Press Save this win to keep it."
)


@dataclass(frozen=True)
class WinView:
    """Which win is in the form: its line in wins.csv, or `NEW`."""

    line: int = NEW


class WinsPanel(EditingPanel[WinView]):
    """The last twelve months in lines, each criterion with what shows it, and the forms.

    Attributes:
        months: a line a month that has a win, the newest first.
        criteria: a line a criterion.
        review: the year's review.
    """

    live_chart = False
    chart = None
    reads = ("wins", "plan")
    writes = ("wins", "plan", "plan_history")
    finding: Finding[analysis.WinsFacts]

    def read(self) -> Finding[analysis.WinsFacts]:
        """Return what went well, by month and by criterion."""
        return analysis.read(self.book)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the months and the criteria in lines, then the forms, folded."""
        self.months, self.criteria, self._asked_for = Lines(), Lines(), Words()
        self.form = WinForm(self)
        self.which = self.on_change(choice("Which win"), self.choose)
        self.save = self.button("Save this win", self.save_win, "Saves it in your folder", primary=True)
        add = self.button("Keep it in my plan", self.add_criterion, "Saves it in your plan")
        self.asked_for = CriteriaForm(self, add, self.button("Take it out", self.remove_criterion, "Saves it at once"))
        self.review = ReviewForm(self, self._guarded)
        folded = {
            "Write down a win, or complete one": widgets.VBox([self.which, self.form, side_by_side(self.save)]),
            "What the next level asks for": self.asked_for,
            "My year on one page": self.review,
        }
        opened = {"My year on one page": self.review.unfold}
        return (self.months, self._asked_for, self.criteria, foldables(folded, opened), self.take_back), ()

    def refresh(self) -> None:
        """Bring the lines and what the forms offer up to the folder."""
        table, facts = self.finding.table, self.finding.facts
        lately = table[table["date"].dt.date >= facts.first]
        by_month = lately.groupby(lately["date"].dt.to_period("M"))["told"].apply(list).sort_index(ascending=False)
        self.months.say(_month_in_line(f"{month.start_time:%B %Y}", told) for month, told in by_month.items())
        criteria = self.finding.frames["criteria"]
        self._asked_for.say("What the next level asks for:" if len(criteria) else "")
        shown = (criteria[name] for name in ("criterion", "shows", "wins", "told"))
        self.criteria.say(criterion_in_words(*row) for row in zip(*shown, strict=True))
        rows = zip(table["win"], table["date"], table["line"], strict=True)
        named = ((f"{cut(win, _LONGEST)}, {in_words(day)}", line) for win, day, line in rows)
        options = (("a new win", NEW), *named)
        if options != self.which.options:
            self.set_quietly(self.which, options=options)
        self.set_quietly(self.which, value=self.state.line)
        self.form.offer(self.book)
        self.asked_for.offer(self.book.plan.criteria)
        self.review.show()

    def choose(self, line: int) -> None:
        """Begin a new win, or complete the one in this line of wins.csv."""
        self.say("")
        self.state = replace(self.state, line=line)
        self.form.put(self.form.blank if line == NEW else self.form.as_typed(cells(self.book.wins, line)))

    def save_win(self) -> None:
        """Write the win of the form."""
        line = self.state.line
        require("" if line != NEW or self.form.begun else "There is nothing to save yet: say what went well.")
        require(self.form.fault or self.form.doubt)
        seen, said = None if line == NEW else cells(self.book.wins, line), self.form.row()["win"]
        changes = [("wins", seen, told)] if seen and (told := self.form.changes(seen)) else []
        require("" if changes or not seen else "Nothing of it was changed.")
        if self.save_rows({"wins": [] if seen else [self.form.row()]}, changes):
            self._begin_anew()
            self.saved(f"Saved: “{said}”. Undo takes it back.")

    def add_criterion(self) -> None:
        """Write what the next level asks for into the plan."""
        require("" if self.asked_for.name.value.strip() else "Say what it asks for, in a few words.")
        name = self.asked_for.name.value.strip()
        if self._save_criteria(self.asked_for.with_this(self.book.plan.criteria), f"Saved: “{name}” is in your plan."):
            for control in (self.asked_for.name, self.asked_for.shows):
                self.set_quietly(control, value="")

    def remove_criterion(self) -> None:
        """Take the chosen one out of the plan; the wins that showed it stay."""
        gone = self.asked_for.now.value
        left = tuple(item for item in self.book.plan.criteria if item.name != gone)
        self._save_criteria(left, f"Saved: “{gone}” is no longer in your plan. Its wins stay.")

    def _save_criteria(self, criteria: tuple[Criterion, ...], said: str) -> bool:
        kept = self.save_rows({}, plan=replace(self.book.plan, criteria=criteria))
        if kept:
            self.saved(said)
        return kept

    # A draft, its undo, and another window.

    def held(self) -> tuple[int, dict[str, Any]]:
        """Return which win is in the form, and what it says."""
        return self.state.line, self.form.typed

    @property
    def edited(self) -> bool:
        """Whether anything stands in the form."""
        return self.form.begun

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Bring in what another window did to the win that is being completed; what was typed stays."""
        if self.state.line == NEW:
            return ""
        there = line_now(self.state.line, before.wins, self.book.wins, _TELLING)
        seen = self.form.as_typed(cells(before.wins, self.state.line))
        now = seen if there is None else self.form.as_typed(cells(self.book.wins, there))
        self.state = replace(self.state, line=NEW if there is None else there)
        self.form.put(now | changed(seen, self.form.typed))
        return _ELSEWHERE if refused and (there is None or now != seen) else ""

    def give_back(self, held: Any, *, edited: bool) -> bool:
        """Show the win that was saved again, unless something else was begun since."""
        line, typed = held
        if edited or typed == self.form.typed:
            return False
        self._begin_anew(line)
        self.form.put(typed)
        return True

    def _begin_anew(self, line: int = NEW) -> None:
        self.state = replace(self.state, line=line)
        self.form.clear()


def _month_in_line(month: str, told: Sequence[str]) -> str:
    more = len(told) - MOST_TOLD
    return f"{month}: {' '.join(told[:MOST_TOLD])}{f' And {more} more.' if more > 0 else ''}"


def wins(book: Logbook) -> WinsPanel:
    """Return the panel of what went well for `book`; it shows itself when it is named in a cell."""
    return WinsPanel(book, WinView())
