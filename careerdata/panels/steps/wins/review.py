"""The year's review: which wins are in it and what of each, how it will read, and one button that makes it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import ipywidgets as widgets

from careerdata.panels.base import Panel, require
from careerdata.panels.editing.background_task import BackgroundTask
from careerdata.panels.editing.checklist import Checklist
from careerdata.panels.widgets.text import Lines, Words
from careerdata.share.capabilities import cannot_be_made
from careerdata.share.choice import Choice
from careerdata.share.contents import lay_out
from careerdata.share.manifest import describe_pack
from careerdata.share.packing import Progress, pack, usual_place
from careerdata.share.redaction import redact
from careerdata.share.review import review_choice
from careerdata.text import in_words

FORMATS = ("html", "pdf")
COLUMNS = {
    "measure": "what was measured",
    "said_by": "who noticed",
    "criterion": "what it shows of the next level",
    "note": "my note",
}
"""What of a win can be ticked beside the day and the win itself, in words."""
_NUMBERS = ("measure", "before", "after", "unit")
_NONE = "Nothing is ticked. A win can be ticked here once you marked that it may be told, with the day in the last twelve months."


class ReviewForm(widgets.VBox):
    """What is in the review, and its page in lines as it will leave.

    Args:
        panel: whose form it is.
        guarded: says in the panel's line what goes wrong.

    Attributes:
        rows: the wins of the last twelve months that may be told.
        columns: what of each leaves beside the day and the win.
        lines: the review as it will leave.
        stays: what was ticked and stays in the folder all the same, and what to look at once more.
        make: writes it into a new folder.
        working: what it is doing, and Cancel.
    """

    def __init__(self, panel: Panel[Any], guarded: Callable[[Callable[[], None]], None]) -> None:
        self._panel, self._guarded, self._usual = panel, guarded, review_choice(panel.book)
        self.rows = Checklist(
            panel, "Wins that may be told", self._names(), self._usual.rows.get("wins", ()), self.show
        )
        self.columns = Checklist(panel, "What else of each", COLUMNS, ("measure",), self.show)
        self.title, self.lines, self.stays = Words(style="sentence"), Lines(), Lines()
        self.make = panel.button("Make my year's review", self.start, "Writes a page and a PDF into a new folder")
        self.working = BackgroundTask(panel, (self.make,))
        super().__init__([self.rows, self.columns, self.title, self.lines, self.stays, self.working])

    def unfold(self) -> None:
        """Make the boxes, unless they are there."""
        self.rows.unfold()
        self.columns.unfold()

    @property
    def choice(self) -> Choice:
        """What is ticked, as a pack takes it."""
        columns = ["date", "win", *(name for name in self.columns.ticked if name != "measure")]
        columns += _NUMBERS if "measure" in self.columns.ticked else ()
        return replace(self._usual, columns={"wins": tuple(columns)}, rows={"wins": self.rows.ticked})

    def show(self) -> None:
        """Bring the boxes up to the folder, and the lines up to what is ticked."""
        usual = review_choice(self._panel.book)
        if usual != self._usual:
            new = set(usual.rows.get("wins", ())) - set(self._usual.rows.get("wins", ()))
            self._usual = usual
            self.rows.offer(self._names())
            self.rows.tick({*self.rows.ticked, *new})
        choice = self.choice
        redacted = redact(self._panel.book, choice)
        said = lay_out(redacted, choice)
        self.title.say(said.title if said.brief else said.blocked or _NONE)
        self.lines.say(f"{heading}: {' / '.join(lines)}" for heading, lines in said.brief)
        description = describe_pack(said, choice, FORMATS, redacted)
        self.stays.say((*description.to_look_at, *description.stays))
        self.working.allow(bool(said.brief))

    def start(self) -> None:
        """Make it on a thread of its own."""
        choice, book = self.choice, self._panel.book
        missing = cannot_be_made()
        formats = tuple(form for form in FORMATS if form not in missing)
        require("" if formats else "Neither a page nor a PDF can be made on this machine.")

        def made(progress: Progress, stop: Callable[[], bool]) -> str:
            packed = pack(book, choice, usual_place(book), formats, progress, stop)
            without = "".join(f" {missing[form]}" for form in FORMATS if form in missing)
            return f"Made, in {Path(packed.folder)}: your year on one page.{without}"

        self.working.start(made, self._guarded)

    def wait(self) -> None:
        """Wait until it is made, or called off."""
        self.working.wait()

    def _names(self) -> dict[str, str]:
        """Return the wins in words, by the name that ticks them, which begins with the day."""
        named = ((name, *name.split(" ", 1)) for name in self._usual.rows.get("wins", ()))
        return {name: f"{win}, {in_words(dt.date.fromisoformat(day))}" for name, day, win in named}
