"""Home: the four answers, what is due, the set-up, what is in the folder, and a folder of your own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import bundled, figures, logbook
from careerdata.analysis import home
from careerdata.analysis import start as analysis
from careerdata.analysis.finding import Finding
from careerdata.logbook import Logbook
from careerdata.panels.base import in_short
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.start.import_form import ImportForm
from careerdata.panels.steps.start.remembered_form import RememberedForm
from careerdata.panels.steps.start.setup_form import SetupForm
from careerdata.panels.widgets.controls import Width, foldable, show_if, side_by_side, text, unfold
from careerdata.panels.widgets.text import Cards, Lines, Words

SHOWN = 8
"""So many problems are shown at once; the rest is counted."""


@dataclass(frozen=True)
class Folder:
    """Where a new folder would be made."""

    new: str = "~/career"


class StartPanel(EditingPanel[Folder]):
    """The four answers as cards, what is due this week, and what needs a look; the set-up; what is in the folder, folded.

    Attributes:
        home: the answers of the first page, as of the present folder.
        cards: one card an answer.
        due: what is due this week, a line a thing.
        setup: role, target and week, and on an empty folder the first five questions.
        remembered: what words of other programs mean, to be changed.
        brings: an export of another program, said in words and brought in.
    """

    writes = ("plan", "plan_history", "contacts", "skills", "mood", "days", "touches", "endorsements")

    def _set_up(self, book: Logbook, state: Folder) -> None:
        super()._set_up(book, state)
        # Drawn when it is opened: a chart that is made out of sight has no width.
        inside = [part for part in self.children if part in (self._chart, self._alt, self._caution, self._numbers)]
        folded = widgets.VBox()
        inside = [self._sentence, *inside, Words(f"Folder: {self.book.folder}")]
        whole = foldable("What is in my folder", folded, lambda: setattr(folded, "children", tuple(inside)))
        unfold(whole, bool(self.blockers))
        others = [part for part in self.children if part not in inside]
        self.children = (self.top, *others[:-1], whole, others[-1])

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
            "Nothing to draw yet. Two more ways to begin:",
            "open The weekly check-in: a few sliders, and one click saves the week;",
            "or bring in an export of another program, above.",
        )

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the answers, what is due and what needs a look above; the form for a new folder below."""
        self.cards, self.due, self.problems = Cards(), Lines(), Lines()
        self._due_head, self._aside_head = (
            Words("Due this week", style="sentence"),
            Words("Set aside until it is mended", style="sentence"),
        )
        self.setup = SetupForm(self)
        new = home.is_new(self.book) and not self.book.example
        self._questions = self.setup if new else foldable("Settings: my role, team and week", self.setup)
        self.brings = ImportForm(self)
        self.remembered = RememberedForm(self)
        both = widgets.VBox([self.brings, self.remembered])
        bring = foldable("Bring in what I have in another program", both)
        width = Width("min(460px, 100%)", "initial")
        place = text("Your own folder", width=width, value=self.state.new)
        self.place = self.follow(place, "new")
        self.again = self.button("Read the folder again", self.reread, "After you have changed a file in it")
        self.make = self.button("Make this folder", self.make_folder, "Empty logs, a plan and the notebooks")
        form = side_by_side(self.place, self.make)
        show_if(self.book.example, form)
        above = (self.cards, self._due_head, self.due, self._questions, bring, self._aside_head, self.problems)
        return above, (side_by_side(self.again, self.take_back), form)

    def refresh(self) -> None:
        """Show the answers, what is due, and what needs a look."""
        self.home = home.read(self.book)
        self.top.show(self.home.answer)
        self.cards.show(
            (card.question, card.headline, card.more, bundled.PAGES[card.step].file, card.goes)
            for card in self.home.cards
        )
        self.due.say(one.words for one in self.home.due)
        self.problems.say(in_short(self.book.problems, SHOWN))
        self.remembered.show()
        self.setup.show(new=self.home.new and not self.book.example)
        show_if(self.due.items and not self.home.new, self._due_head, self.due)
        show_if(self.problems.items, self._aside_head)

    def held(self) -> dict[str, Any]:
        """Return what the set-up says."""
        return self.setup.typed()

    def give_back(self, held: dict[str, Any], *, edited: bool) -> bool:
        """Show what was typed for a save that was taken back."""
        if not edited:
            self.setup.put(held)
        return not edited

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
