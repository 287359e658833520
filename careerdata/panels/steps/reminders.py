"""Reminders: what a calendar file would hold, shown before it is written, and the button that writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ipywidgets as widgets

from careerdata import logbook
from careerdata import reminders as analysis
from careerdata.analysis.finding import Finding
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import side_by_side, text, tick
from careerdata.panels.widgets.text import Lines

SHOWN = 12
"""So many reminders are listed; the table has all of them."""


@dataclass(frozen=True)
class CalendarChoice:
    """How the file is written, and where."""

    to: str
    neutral: bool = True


class RemindersPanel(Panel[CalendarChoice]):
    """A list of what is due, and one .ics file of it; nothing is written before the button is pressed."""

    live_chart = False
    chart = None
    reads = ("plan", "contacts", "touches", "applications", "asks")

    def read(self) -> Finding:
        """Return what the file would hold."""
        return analysis.read(self.book, neutral=self.state.neutral)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the list and the choices, above what is said of the file."""
        self._asked_for = ""
        self.due = Lines()
        self.neutral = self.follow(tick("Neutral titles, without names", value=True), "neutral")
        self.to = self.follow(text("Calendar file", value=self.state.to), "to")
        self.write = self.button(
            "Save the calendar file", self.save_file, "Writes one .ics file; nothing is sent", primary=True
        )
        return (self.neutral, self.due, self.to, side_by_side(self.write)), ()

    def refresh(self) -> None:
        """List the titles as they would be in the file, each with its day."""
        self._asked_for = ""
        table = self.finding.table
        rows = zip(table["when"], table["title"], table["about"], strict=True)
        lines = [
            f"{when}: {title}{f' (not in the file: {about})' if about != title else ''}" for when, title, about in rows
        ]
        more = len(lines) - SHOWN
        self.due.say([*lines[:SHOWN], *([f"… and {more} more, in the table."] if more > 0 else [])])

    def save_file(self) -> None:
        """Write the file, and say where it is; over a file of somebody else's only when asked for twice."""
        to = self.state.to.strip()
        over = to == self._asked_for != ""
        # What was logged on this page meanwhile belongs into the file, and is shown.
        self.book = logbook.reopen(self.book)
        self.redraw()
        try:
            path, found = analysis.save(self.book, Path(to) if to else None, neutral=self.state.neutral, replace=over)
        except analysis.NotOurFileError as there:
            self._asked_for = to
            self.say(f"{there} Write another name, or press again to replace it.")
            return
        self.say(
            f"Wrote {path} with {len(found)} reminders. Open it with your calendar. After a change here, save it and open "
            "it again: what is there already is moved, not doubled, what is done or no longer planned is taken out, and what is over stays."
        )


def reminders(book: Logbook) -> RemindersPanel:
    """Return the panel of reminders for `book`; it shows itself when it is named in a cell."""
    return RemindersPanel(book, CalendarChoice(str(analysis.usual_place(book))))
