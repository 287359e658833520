"""Start here: what is in the folder, what was set aside, and a folder of your own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import bundled, figures, logbook
from careerdata.analysis import start as analysis
from careerdata.analysis.finding import Finding
from careerdata.dates import week_of
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel, in_short
from careerdata.panels.widgets.controls import Width, show_if, side_by_side, text
from careerdata.panels.widgets.text import Lines, Words

SHOWN = 8
"""So many problems are shown at once; the rest is counted."""


@dataclass(frozen=True)
class Folder:
    """Where a new folder would be made."""

    new: str = "~/career"


class StartPanel(Panel[Folder]):
    """What was read from the folder, line by line where something needs a look, and a form for a folder of your own."""

    def read(self) -> Finding:
        """Return what the folder holds."""
        return analysis.read(self.book)

    def draw(self, finding: Finding) -> go.Figure:
        """Return the weeks that have rows, log by log."""
        return figures.start(finding)

    @property
    def blockers(self) -> tuple[str, ...]:
        """An empty folder has nothing to draw."""
        if self.finding.table["rows"].any():
            return ()
        return (
            "There is nothing to draw yet. Three ways to begin:",
            "open The weekly check-in (01-weekly-check-in.ipynb): a few sliders, and one click saves the week;",
            "or bring in what you have already with: careerdata import FILE ;",
            f"or write a line under the header of mood.csv with any editor, such as {week_of(self.book.today, self.book.plan.week_starts)},5,7",
        )

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the folder's name and problems above, and the form for a new folder below."""
        self.problems = Lines()
        width = Width("min(460px, 100%)", "initial")
        place = text("Your own folder", width=width, value=self.state.new)
        self.place = self.follow(place, "new")
        self.again = self.button("Read the folder again", self.reread, "After you have changed a file in it")
        self.make = self.button("Make this folder", self.make_folder, "Empty logs, a plan and the notebooks")
        form = side_by_side(self.place, self.make)
        show_if(self.book.example, form)
        return (Words(f"Folder: {self.book.folder}"),), (self.problems, self.again, form)

    def refresh(self) -> None:
        """Show what needs a look."""
        self.problems.say(in_short(self.book.problems, SHOWN))

    def reread(self) -> None:
        """Read the folder again, after a file in it was changed."""
        self.book = logbook.reopen(self.book)
        self.redraw()
        self.say("Read again, just now.")

    def make_folder(self) -> None:
        """Make a folder of the person's own with empty logs and the notebooks, and say how to open it."""
        if not self.state.new.strip():
            self.say("Write where the folder should be, for example ~/career.")
            return
        folder = Path(self.state.new.strip()).expanduser()
        bundled.outside_the_checkout(folder)
        made = logbook.create_folder(folder, self.book.today)
        made = (*made, *bundled.hand_out(bundled.columns(), folder))
        made = (*made, *bundled.hand_out(bundled.notebooks(), folder / "notebooks"))
        if not made:
            self.say(f"{folder} has all it needs already; nothing was changed.")
        else:
            self.say(
                f"Made {folder} with {len(made)} files. To work in it, end JupyterLab and type: careerdata lab {folder}"
            )


def start(book: Logbook) -> StartPanel:
    """Return the panel of the first notebook for `book`; it shows itself when it is named in a cell."""
    return StartPanel(book, Folder())
