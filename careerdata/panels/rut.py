"""Am I in a rut? A line a sign to read in five seconds, one small chart a sign, and what they are measured against."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata.analysis import rut as analysis
from careerdata.analysis import rut_words
from careerdata.analysis.finding import Finding
from careerdata.figures.rut import rut as draw_rut
from careerdata.panels.base import LABELS, WIDE, Panel
from careerdata.panels.words import Lines
from careerdata.schemas import LOGS

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

BUDGETS = tuple((f"one in {years} calm years", 1 / years) for years in (5, 10, 20))


class RutPanel(Panel[analysis.RutSettings]):
    """The signs of a rut in the logbook, with the baseline, the bad zone and the false-alarm budget to choose."""

    files = tuple(LOGS[log].file for log in ("mood", "skills", "touches", "exposure"))

    def read(self) -> Finding:
        """Return the signs, read with the present settings."""
        book = self.book
        return analysis.read(book.mood, book.skills, book.touches, book.exposure, book.today, self.state)

    def draw(self, finding: Finding) -> go.Figure:
        """Return one small chart a sign."""
        return draw_rut(finding)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without one logged week there is nothing to draw."""
        if self.finding.table["weeks_logged"].any():
            return ()
        return ("There is nothing to draw yet: one answered check-in, a row in mood.csv, makes a beginning.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the board and the controls above the sentence; there is nothing below the table."""
        self.baseline = self.follow(
            widgets.IntSlider(
                value=self.state.baseline_weeks,
                min=12,
                max=40,
                description="My usual: first weeks",
                readout_format="d",
                style=LABELS,
                layout=WIDE,
            ),
            "baseline_weeks",
        )
        self.bad_zone = self.follow(
            widgets.FloatSlider(
                value=self.state.bad_zone,
                min=min(5.0, self.state.bad_zone),
                max=max(9.0, self.state.bad_zone),
                step=0.5,
                description="A bad week: from, of 10",
                readout_format=".1f",
                style=LABELS,
                layout=WIDE,
            ),
            "bad_zone",
        )
        self.budget = self.follow(
            widgets.Dropdown(
                options=BUDGETS,
                value=self.state.false_alarms_per_year,
                description="Wrong alarm: about",
                style=LABELS,
                layout=WIDE,
            ),
            "false_alarms_per_year",
        )
        self.board = Lines()
        return (self.board, self.baseline, self.bad_zone, self.budget), ()

    def refresh(self) -> None:
        """Show the line of each sign."""
        self.board.say(rut_words.board(self.finding.table))


def rut(book: Logbook) -> RutPanel:
    """Return the panel of a logbook; the bad zone is the plan's, the rest is `careerdata.analysis.rut.RutSettings`."""
    return RutPanel(book, analysis.RutSettings(bad_zone=book.plan.bad_zone))
