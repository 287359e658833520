"""Am I in a rut? A row a sign to read in five seconds, one small chart a sign, and what they are measured against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.rut import correlates, text
from careerdata.analysis.rut import signs as analysis
from careerdata.analysis.rut.headline import RutFacts
from careerdata.analysis.rut.readings import SHORTEST_BASELINE
from careerdata.figures.charts.rut import rut as draw_rut
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import choice, foldable, labelled
from careerdata.panels.widgets.text import Table, Words
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
BUDGETS = tuple((f"one in {years} calm years", 1 / years) for years in (5, 10, 20))


@dataclass(frozen=True)
class RutChoices(analysis.RutSettings):
    """What the person chose: how the signs are read, and what the rest of the log is compared with.

    Attributes:
        outcome: a key of `careerdata.analysis.rut.correlates.OUTCOMES`.
    """

    outcome: str = "mood"


class RutPanel(Panel[RutChoices]):
    """The signs of a rut in the logbook, and what goes together with one of them: the answer in a line comes first.

    Attributes:
        goes_together: the answer to what goes together; `finding` is that of the signs.
    """

    reads = TOGETHER

    def _set_up(self, book: Logbook, state: RutChoices) -> None:
        self.headline, self.number = Words(style="headline", role="status"), Words(style="number")
        super()._set_up(book, state)
        self.children = (self.headline, self.number, *self.children)

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
        return ("There is nothing to draw yet: one answered check-in, a row in mood.csv, makes a beginning.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return what is below the chart: the signs in rows, the settings, and what goes together, in words."""
        self.board = Table()
        self.together_sentence = Words(style="sentence", role="status")
        self.together_caution = Words(style="caution")
        self._together_table = Table()
        self.baseline = self._slider(
            widgets.IntSlider, "baseline_weeks", "My usual: weeks at least", min=12, max=40, readout_format="d"
        )
        kept = self.state.since.isoformat() if self.state.since else ""
        begin = choice("My usual begins", self._beginnings(), value=kept)
        self.begin = self.follow(begin, "since", lambda day: dt.date.fromisoformat(day) if day else None)
        low, high = min(5.0, self.state.bad_zone), max(9.0, self.state.bad_zone)
        self.bad_zone = self._slider(
            widgets.FloatSlider,
            "bad_zone",
            "A bad week begins at, of 10",
            min=low,
            max=high,
            step=0.5,
            readout_format=".1f",
        )
        self.budget = self._list("false_alarms_per_year", "False alarm: about", BUDGETS)
        words = tuple((label, outcome) for outcome, label in OUTCOMES.items())
        self.outcome = self._list("outcome", "Compare the rest with", words)
        settings = (self.begin, self.baseline, self.bad_zone, self.budget, self.outcome)
        below = (
            foldable("Each sign in a row", self.board),
            foldable("Settings", widgets.VBox(settings)),
            self.together_sentence,
            self.together_caution,
            foldable("What went together, as a table", self._together_table),
        )
        return (), below

    def _beginnings(self) -> tuple[tuple[str, str], ...]:
        """Return the weeks that the reading may begin with, in words and as a day: the first ("" then), the plan's, and others.

        The others are a change that was found, a new job, and each quarter of a year.

        Only weeks after which there are enough for a baseline and a week to compare with it.
        """
        weeks = self.finding.frames["weeks"].dropna(subset="value")["week"].drop_duplicates().sort_values()
        kept, spells = self.book.plan.usual_since, self.book.spells
        jobs = spells.loc[(spells["kind"] == "new_job") & (spells["first"] >= weeks.min()), "first"].sort_values()
        latest = weeks.iloc[-SHORTEST_BASELINE - 1] if len(weeks) > SHORTEST_BASELINE else pd.NaT
        changed = self.finding.table.loc[self.finding.table["alarm"], "since"].dropna().drop_duplicates().sort_values()
        quarters = weeks.groupby(weeks.dt.to_period("Q")).min().iloc[1:]
        found = [
            (f"with the change of {in_words(week)}", week.date().isoformat()) for week in changed if week <= latest
        ]
        later = [(f"with the week of {in_words(week)}", week.date().isoformat()) for week in quarters if week <= latest]
        found += [(f"with the new job of {in_words(day)}", day.date().isoformat()) for day in jobs if day <= latest]
        planned = [(f"as my plan says: {in_words(kept)}", kept.isoformat())] if kept else []
        return (("with my first week", ""), *planned, *found, *later)

    def _slider(self, kind: type[widgets.Widget], field: str, label: str, **traits: Any) -> Any:
        return self.follow(kind(value=getattr(self.state, field), **labelled(label), **traits), field)

    def _list(self, field: str, label: str, options: tuple[tuple[str, Any], ...]) -> Any:
        return self.follow(choice(label, options, value=getattr(self.state, field)), field)

    def refresh(self) -> None:
        """Show the answer in a line, the row of each sign, and what went together."""
        facts = self.finding.facts
        self.headline.say(facts.headline)
        self.number.say(f"{facts.number} {facts.number_says}")
        self.board.show(*text.at_a_glance(self.finding.table))
        self.together_sentence.say(self.goes_together.sentence)
        self.together_caution.say(self.goes_together.caution)
        self._together_table.show(self.goes_together.table)


def rut(book: Logbook) -> RutPanel:
    """Return the panel of a logbook; bad zone and where the usual begins are the plan's, the rest is as in `RutChoices`."""
    return RutPanel(book, RutChoices(bad_zone=book.plan.bad_zone, since=book.plan.usual_since))
