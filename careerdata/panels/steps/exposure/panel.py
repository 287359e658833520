"""Exposure and gigs: every result told in a sentence, the gigs by stage, forms to log both, and words for asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata.analysis.exposure import gigs as pipeline
from careerdata.analysis.exposure import results as analysis
from careerdata.analysis.exposure.text import openings
from careerdata.analysis.finding import Finding
from careerdata.analysis.network.followups import cold_ask
from careerdata.figures.charts.exposure import exposure as draw_exposure
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.row_changes import cells, changed, line_now
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.exposure.forms import GigForm, ResultForm
from careerdata.panels.widgets.controls import choice, foldable, letters, side_by_side, tick
from careerdata.panels.widgets.text import Lines, Words
from careerdata.text import in_words, join_words

SHOWN = 6
"""So many results are told in full; the rest is in the table."""
NEW = 0
"""Stands for a result that is not in exposure.csv yet; every other one is known by its line, from 2 on."""
_TELLING = ("date", "project", "team")
"""What tells one result from another when its row was changed in another program."""
_OPENING = {"rows": 8, "style": {"description_width": "0px"}, "layout": {"width": "min(740px, 98%)"}}
_GONE = (
    "This result is no longer in your folder, so nothing was saved. What you wrote is still in the form, as a new result. "
    "Press Save to keep it."
)
_CHANGED = (
    "This result was changed in another window meanwhile, so nothing was saved here. What you changed is still in the form, "
    "and the rest is as it is there. Press Save to keep this."
)


@dataclass(frozen=True)
class View:
    """Which results are told, and which one is in the form: its line in exposure.csv, or `NEW`."""

    target_team_only: bool = False
    line: int = NEW


class ExposurePanel(EditingPanel[View]):
    """Results and gigs in words, and one Save for what is new about either."""

    live_chart = False
    writes = ("exposure", "gigs")
    reads = ("exposure", "gigs", "contacts", "touches")
    figure_of = staticmethod(draw_exposure)

    def read(self) -> Finding:
        """Return each result as a sentence, with who can vouch and what is missing."""
        return analysis.read(self.book, target_team_only=self.state.target_team_only)

    def read_beside(self) -> dict[str, Finding]:
        """Return where each gig stands."""
        return {"gigs": pipeline.read(self.book)}

    @property
    def gigs(self) -> Finding:
        """Where each gig stands."""
        return self.beside["gigs"]

    @property
    def chart(self) -> go.Figure | None:
        """The results with both numbers, for a cell of its own; None while there is none."""
        return None if self.finding.frames["lines"].empty else self.draw(self.finding)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the results and gigs in words, then the forms, all above what is said of a save."""
        self.target_team_only = self.follow(tick("Only my target team"), "target_team_only")
        self.told, self.vouchers, self._gigs, self.stages = Lines(), Lines(), Words(), Words()
        self.result, self.gig = ResultForm(self), GigForm(self)
        self.which = self.on_change(choice("Which result"), self.choose)
        self.save = self.button("Save", self.save_both, "Writes both to your folder", primary=True)
        return (
            self.target_team_only,
            self.told,
            self.vouchers,
            self._gigs,
            self.stages,
            foldable("Words for asking", self._asking()),
            foldable("Log a result, or complete one", widgets.VBox([self.which, self.result])),
            foldable("Log a step of a gig", self.gig),
            side_by_side(self.save, self.take_back),
        ), ()

    def _asking(self) -> widgets.Widget:
        """Return the two openings, to be copied and changed; what is changed in them is not kept."""
        book, head = self.book, analysis.head_of(self.book.contacts, self.book.plan.target_team)
        found = openings(self.finding.table, book.plan, head)
        self.openings = [
            widgets.Textarea(value=item.words, description=letters(item.whom), **_OPENING) for item in found
        ]
        cold = cold_ask(book, head) if head else None
        parts = [
            Words("Two ways to begin. Copy one, and say it the way you talk; what you change here is not saved."),
            *(part for item, area in zip(found, self.openings, strict=True) for part in (Words(item.whom), area)),
            Words(cold or ""),
        ]
        return widgets.VBox(parts)

    def refresh(self) -> None:
        """Bring the sentences and what the forms offer up to the folder."""
        table = self.finding.table
        rows = zip(table["told"], table["missing"], table["next_step"], strict=True)
        lines = [f"{told}{f' Missing: {missing}. {do}' if missing else ''}" for told, missing, do in rows]
        more = len(lines) - SHOWN
        self.told.say([*lines[:SHOWN], *([f"… and {more} more, in the table."] if more > 0 else [])])
        teams = table[table["vouchers"] != ""].drop_duplicates("vouchers")
        self.vouchers.say(
            f"Who can vouch for the work with {team}: {names}."
            for team, names in zip(teams["team"], teams["vouchers"], strict=True)
        )
        self._gigs.say(self.gigs.sentence + (f" {self.gigs.caution}" if len(self.gigs.table) else ""))
        pipe = self.gigs.frames["pipeline"]
        counts = zip(pipe["stage"].map(pipeline.STAGES), pipe["gigs"], pipe["names"], strict=True)
        steps = [f"{words} {count}{f' ({names})' if names else ''}" for words, count, names in counts]
        self.stages.say(" → ".join(steps) if pipe["gigs"].any() else "")
        self._offer()

    def _offer(self) -> None:
        results = self.book.exposure.sort_values("date", ascending=False, kind="stable")
        named = zip(results["project"], results["date"], results.index, strict=True)
        options = (("a new result", NEW), *((f"{project}, {in_words(day)}", line) for project, day, line in named))
        if options != self.which.options:
            self.set_quietly(self.which, options=options)
        self.set_quietly(self.which, value=self.state.line)
        self.result.offer(self.book)
        self.gig.offer(self.book)

    def choose(self, line: int) -> None:
        """Begin a new result, or complete the one in this line of exposure.csv."""
        self.say("")
        self.state = replace(self.state, line=line)
        self.result.put(self.result.blank if line == NEW else self.result.as_typed(cells(self.book.exposure, line)))

    def save_both(self) -> None:
        """Save what is new in either form as one write, and say what went where."""
        line, result, gig = self.state.line, self.result, self.gig
        begun = [form for form, filled in ((result, line != NEW or result.begun), (gig, gig.begun)) if filled]
        require(next((form.fault for form in begun if form.fault), ""))
        seen = None if line == NEW else cells(self.book.exposure, line)
        changes = [("exposure", seen, told)] if seen and (told := result.changes(seen)) else []
        new = {
            "exposure": [result.row()] if not seen and result in begun else [],
            "gigs": [gig.row()] if gig in begun else [],
        }
        names = [f"“{result.row()['project']}”"] if new["exposure"] or changes else []
        names += [f"{gig.row()['client']}, {gig.row()['stage']}"] if new["gigs"] else []
        require("" if names else "There is nothing new to save: open one of the two forms and fill it in.")
        if self.save_rows(new, changes):
            self._begin_anew()
            undo = f"Undo takes {'both' if len(names) > 1 else 'it'} back."
            self.saved(f"Saved: {join_words(names)}. {undo}")

    def held(self) -> tuple[int, dict[str, Any], dict[str, Any]]:
        """Return which result is in the form, and what both forms say."""
        return self.state.line, self.result.typed, self.gig.typed

    @property
    def edited(self) -> bool:
        """Whether anything stands in the forms."""
        return self.result.begun or self.gig.begun

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Bring in what another window did to the result that is being completed; what was typed stays."""
        line, now = self.state.line, self.book.exposure
        if line == NEW:
            return ""
        place = line_now(line, before.exposure, now, _TELLING)
        self.state = replace(self.state, line=NEW if place is None else place)
        if place is None:
            return _GONE
        seen, there = (self.result.as_typed(cells(*row)) for row in ((before.exposure, line), (now, place)))
        self.result.put(there | changed(seen, self.result.typed))
        return _CHANGED if refused and there != seen else ""

    def give_back(self, held: Any, *, edited: bool) -> bool:
        """Show what was saved again, unless something else was begun since."""
        if not edited:
            line, result, gig = held
            self._begin_anew(line)
            self.result.put(result)
            self.gig.put(gig)
        return not edited

    def _begin_anew(self, line: int = NEW) -> None:
        self.state = replace(self.state, line=line)
        self.result.clear()
        self.gig.clear()


def exposure(book: Logbook) -> ExposurePanel:
    """Return the panel of results and gigs for `book`; it shows itself when it is named in a cell."""
    return ExposurePanel(book, View())
