"""The balance: what job and plan ask for together, a slider to try other hours, and what easing the plan would cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.analysis.plan import balance as analysis
from careerdata.analysis.plan.balance_text import ways_in_words
from careerdata.figures.charts.balance import balance as draw_balance
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import USUAL_HOURS, slider
from careerdata.panels.widgets.text import Lines, Words


@dataclass(frozen=True)
class Tried:
    """The hours a week that are tried; the kept plan stays as it is."""

    hours_per_week: float


class BalancePanel(Panel[Tried]):
    """The load beside the better weeks, and the ways to ease it; nothing here writes."""

    live_chart = False
    reads = ("plan", "mood", "skills")
    figure_of = staticmethod(draw_balance)

    def read(self) -> Finding:
        """Return the balance of the plan with the hours that are tried."""
        return analysis.read(self.book, replace(self.book.plan, hours_per_week=self.state.hours_per_week))

    @property
    def chart(self) -> go.Figure | None:
        """The weeks as a chart, for a cell of its own; None while there is no finished week."""
        return None if self.finding.table.empty else self.draw(self.finding)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the slider above the sentence's cautions, and the ways to ease the plan."""
        kept = self.state.hours_per_week
        tried = slider("Try hours a week", max(USUAL_HOURS, kept), 0.5, value=kept)
        self.hours = self.follow(tried, "hours_per_week")
        self._head, self.ways = Words(), Lines()
        return (self.hours, self._head, self.ways), ()

    def refresh(self) -> None:
        """Say what would ease the plan, and what each way costs."""
        lines = ways_in_words(self.finding.frames["ways"])
        self._head.say("If it is too much, this is what would ease it; the first costs least chance:" if lines else "")
        self.ways.say(lines)


def balance(book: Logbook) -> BalancePanel:
    """Return the panel of the balance for `book`; it shows itself when it is named in a cell."""
    return BalancePanel(book, Tried(book.plan.hours_per_week))
