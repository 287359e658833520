"""Am I in a rut? A row a sign to read in five seconds, one small chart a sign, and what they are measured against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.rut import correlates, text
from careerdata.analysis.rut import signs as analysis
from careerdata.analysis.rut.headline import RutFacts, answer
from careerdata.analysis.rut.readings import SHORTEST_BASELINE
from careerdata.figures.charts.rut import rut as draw_rut
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.editing.spell_form import WHY, SpellForm, stretch_in_words
from careerdata.panels.widgets.controls import choice, foldable, foldables, labelled, side_by_side, unfold
from careerdata.panels.widgets.text import Lines, Table, Words
from careerdata.text import in_words

TOGETHER = ("mood", "skills", "touches", "exposure", "endorsements", "gigs")
"""The logs that are compared; the signs are among the first four."""
OUTCOMES = {
    "mood": "my mood",
    "sunday_dread": "Sunday dread",
    "boredom": "boredom",
    "frustration": "frustration",
    "worn_out": "feeling worn out",
    "work_quality": "the quality of my work",
}
MOVES = "What moves with it"
BUDGETS = tuple((f"1 in {years} steady years", 1 / years) for years in (5, 10, 20))


@dataclass(frozen=True)
class RutChoices(analysis.RutSettings):
    """What the person chose: how the signs are read, and what the rest of the log is compared with.

    Attributes:
        outcome: a key of `careerdata.analysis.rut.correlates.OUTCOMES`.
    """

    outcome: str = "mood"


class RutPanel(EditingPanel[RutChoices]):
    """The signs of a rut in the logbook, and what goes together with one of them: the answer in a line comes first.

    Attributes:
        goes_together: the answer to what goes together; `finding` is that of the signs.
    """

    reads = (*TOGETHER, "spells", "plan")
    writes = ("spells", "plan", "plan_history")
    answer_of = staticmethod(answer)

    def _set_up(self, book: Logbook, state: RutChoices) -> None:
        self._offered_of: Logbook | None = None
        self._folded_for: tuple[str, bool] | None = None
        super()._set_up(book, state)

    def read(self) -> Finding[RutFacts]:
        """Return the signs, read with the present settings."""
        return analysis.read(self.book, self.state)

    def read_beside(self) -> dict[str, Finding]:
        """Return what goes together with the chosen answer."""
        return {"correlates": correlates.read(self.book, self.state.outcome)}

    @property
    def goes_together(self) -> Finding:
        """What goes together with the chosen answer."""
        return self.beside["correlates"]

    def draw(self, finding: Finding) -> go.Figure:
        """Return one small chart a sign, and the dots of what goes together."""
        return draw_rut(finding, self.goes_together)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without one logged week there is nothing to draw."""
        if self.finding.table["weeks_logged"].any():
            return ()
        if len(self.finding.frames["before"]):
            return ("Nothing to draw yet: no week is logged since your new beginning.",)
        return ("Nothing to draw yet. One check-in makes a beginning.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return what moves the chart, folded, above it; and below it the signs in rows, and what goes together."""
        self.board, self._together_table = Table(), Table()
        self.together_sentence, self.together_caution = Words(style="sentence", role="status"), Words(style="caution")
        above = foldables({"Settings": self._settings(), "Weeks that don't count": self._off()})
        numbers = foldable("What moves with it, as a table", self._together_table)
        found = widgets.VBox((self.together_sentence, self.together_caution, numbers))
        self.together = foldable(MOVES, found)
        return (above,), (foldable("Each sign in a row", self.board), self.together)

    def _settings(self) -> widgets.Widget:
        """Return what the signs are measured against."""
        self.baseline = self._slider(
            widgets.IntSlider, "baseline_weeks", "Baseline: weeks at least", min=12, max=40, readout_format="d"
        )
        self.begin = self.follow(
            choice("Compare with"), "since", lambda day: dt.date.fromisoformat(day) if day else None
        )
        self.keep_begin = self.button("Keep this comparison", self.keep_beginning, "Keeps it in your plan")
        low, high = min(5.0, self.state.bad_zone), max(9.0, self.state.bad_zone)
        self.bad_zone = self._slider(
            widgets.FloatSlider,
            "bad_zone",
            "A bad week begins at",
            min=low,
            max=high,
            step=0.5,
            readout_format=".1f",
        )
        self.budget = self._list("false_alarms_per_year", "Accept a false alarm", BUDGETS)
        words = tuple((label, outcome) for outcome, label in OUTCOMES.items())
        self.outcome = self._list("outcome", "What moves with", words)
        take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        begins = side_by_side(self.begin, self.keep_begin, take_back)
        return widgets.VBox((begins, self.baseline, self.bad_zone, self.budget, self.outcome))

    def _off(self) -> widgets.Widget:
        """Return the stretches that do not count, and a form for one more."""
        self.spells, self.spell = Lines(), SpellForm(self)
        self.save = self.button("Save this stretch", self.save_spell, "Saves it in your folder", primary=True)
        said = Words("Weeks of illness, holiday or leave are left out of the answer and drawn grey.")
        return widgets.VBox((said, self.spells, self.spell, side_by_side(self.save, self.take_back)))

    # What it saves.

    def save_spell(self) -> None:
        """Write the stretch of the form, and what weeks are compared with if a new job changes that."""
        require(self.spell.fault)
        said, plan = self.spell.in_words(), self.spell.plan(self.book)
        begins = "" if plan == self.book.plan else f" Your baseline begins with {in_words(self.spell.row()['first'])}."
        if self.save_rows({"spells": [self.spell.row()]}, plan=plan, why=WHY):
            self.spell.clear()
            self.saved(f"Saved: {said}.{begins} Undo takes it back.")

    def keep_beginning(self) -> None:
        """Write in the plan where the usual begins."""
        since = self.state.since
        if self.save_rows({}, plan=replace(self.book.plan, usual_since=since)):
            begins = (
                f"your baseline begins with {in_words(since)}" if since else "your baseline begins with your first week"
            )
            self.saved(f"Saved: {begins}.")

    def held(self) -> dict[str, Any]:
        """Return what the form says."""
        return self.spell.typed

    @property
    def edited(self) -> bool:
        """Whether the form says something."""
        return self.spell.begun

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Read from where the plan says by now, if that has changed."""
        if self.book.plan.usual_since != before.plan.usual_since:
            self.state = replace(self.state, since=self.book.plan.usual_since)
        return super().bring_in(before, refused=refused)

    def give_back(self, held: dict[str, Any], *, edited: bool) -> bool:
        """Show the stretch of a save that was taken back, unless another one is typed by now."""
        if not edited:
            self.spell.put(held)
        return not edited

    def _beginnings(self) -> tuple[tuple[str, str], ...]:
        """Return the weeks that the reading may begin with, in words and as a day: the first ("" then), the plan's, and others.

        The others are a change that was found, a new job, and each quarter of a year.

        Only weeks after which there are enough for a baseline and a week to compare with it.
        """
        whole = self.finding if self.state.since is None else analysis.read(self.book, replace(self.state, since=None))
        weeks = whole.frames["weeks"].dropna(subset="value")["week"].drop_duplicates().sort_values()
        kept, spells = self.book.plan.usual_since, self.book.spells
        jobs = spells.loc[(spells["kind"] == "new_job") & (spells["first"] >= weeks.min()), "first"].sort_values()
        latest = weeks.iloc[-SHORTEST_BASELINE - 1] if len(weeks) > SHORTEST_BASELINE else pd.NaT
        changed = whole.table.loc[whole.table["alarm"], "since"].dropna().drop_duplicates().sort_values()
        quarters = weeks.groupby(weeks.dt.to_period("Q")).min().iloc[1:]
        found = [
            (f"from the change of {in_words(week)}", week.date().isoformat()) for week in changed if week <= latest
        ]
        later = [(f"from the week of {in_words(week)}", week.date().isoformat()) for week in quarters if week <= latest]
        found += [(f"from the new job of {in_words(day)}", day.date().isoformat()) for day in jobs if day <= latest]
        planned = [(f"as in my plan, from {in_words(kept)}", kept.isoformat())] if kept else []
        return (("my first weeks", ""), *planned, *found, *later)

    def _slider(self, kind: type[widgets.Widget], field: str, label: str, **traits: Any) -> Any:
        return self.follow(kind(value=getattr(self.state, field), **labelled(label), **traits), field)

    def _list(self, field: str, label: str, options: tuple[tuple[str, Any], ...]) -> Any:
        return self.follow(choice(label, options, value=getattr(self.state, field)), field)

    def refresh(self) -> None:
        """Show the answer in a line, the row of each sign, and what went together."""
        if self._offered_of is not self.book:
            self._offered_of = self.book
            self.set_quietly(self.begin, options=self._beginnings())
        self.set_quietly(self.begin, value=self.state.since.isoformat() if self.state.since else "")
        self.keep_begin.disabled = self.state.since == self.book.plan.usual_since
        rows = self.book.spells.sort_values("first", kind="stable")
        self.spells.say(map(stretch_in_words, rows["kind"], rows["first"], rows["last"]))
        self.board.show(*text.at_a_glance(self.finding.table))
        self.together_sentence.say(self.goes_together.sentence)
        self.together_caution.say(self.goes_together.caution)
        self._together_table.show(self.goes_together.table)
        self._fold_what_was_not_found()

    def _fold_what_was_not_found(self) -> None:
        """Fold what moves with the mood when nothing does; open it for an outcome that was asked about, and when it is found."""
        found = self.state.outcome, bool(self.goes_together.table["together"].any())
        if found != self._folded_for:
            asked = self._folded_for is not None and found[0] != self._folded_for[0]
            unfold(self.together, found[1] or asked)
            self._folded_for = found


def rut(book: Logbook) -> RutPanel:
    """Return the panel of a logbook; bad zone and where the usual begins are the plan's, the rest is as in `RutChoices`."""
    return RutPanel(book, RutChoices(bad_zone=book.plan.bad_zone, since=book.plan.usual_since))
