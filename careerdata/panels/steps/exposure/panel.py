"""Exposure and gigs: every result told in a sentence, the gigs by stage, forms to log both, and words for asking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis.exposure import gigs as pipeline
from careerdata.analysis.exposure import results as analysis
from careerdata.analysis.exposure.text import openings
from careerdata.analysis.finding import Finding
from careerdata.analysis.network.followups import cold_ask
from careerdata.figures.charts.exposure import exposure as draw_exposure
from careerdata.figures.charts.gigs import gigs as draw_gigs
from careerdata.panels.base import Panel
from careerdata.panels.editing.name_rows import side_by_side
from careerdata.panels.editing.row_changes import cells, changed, line_now
from careerdata.panels.steps.exposure.forms import GigForm, ResultForm, offer, watch
from careerdata.panels.widgets.layouts import LABELS, WIDE, foldable
from careerdata.panels.widgets.text import Lines, Words
from careerdata.problems import RowRefusedError
from careerdata.schemas import LOGS
from careerdata.text import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

SHOWN = 6
"""So many results are told in full; the rest is in the table."""
NEW = 0
"""Stands for a result that is not in exposure.csv yet; every other one is known by its line, from 2 on."""
_TELLING = ("date", "project", "team")
"""What tells one result from another when its row was changed in another program."""
_OPENING = {"rows": 8, "style": {"description_width": "0px"}, "layout": {"width": "min(740px, 98%)"}}


@dataclass(frozen=True)
class View:
    """Which results are told."""

    target_team_only: bool = False


class Kept(NamedTuple):
    """What was in the forms when it was saved, so that Undo can give it back; in memory only."""

    before: Logbook
    line: int
    result: Mapping[str, Any]
    gig: Mapping[str, Any]


class ExposurePanel(Panel[View]):
    """Results and gigs in words, and one Save for what is new about either."""

    live_chart = False
    writes = tuple(LOGS[log].file for log in ("exposure", "gigs"))
    files = tuple(LOGS[log].file for log in ("exposure", "gigs", "contacts", "touches"))

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

    def draw(self, finding: Finding) -> go.Figure:
        """Return a line from before to after for each result."""
        return draw_exposure(finding)

    @property
    def gigs_chart(self) -> go.Figure | None:
        """The gigs by stage and what came in by month, for a cell of its own; None while there is no gig."""
        return None if self.gigs.table.empty else draw_gigs(self.gigs)

    @property
    def chart(self) -> go.Figure | None:
        """The results with both numbers, for a cell of its own; None while there is none."""
        return None if self.finding.frames["lines"].empty else self.draw(self.finding)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the results and gigs in words, then the forms, all above what is said of a save."""
        self._saves: list[Kept] = []
        plan, today = self.book.plan, self.book.today
        self.target_team_only = self.follow(
            widgets.Checkbox(value=False, description="Only my target team", indent=False), "target_team_only"
        )
        self.told, self.vouchers, self._gigs, self.stages = Lines(), Lines(), Words(), Words()
        self.result = ResultForm(plan.target_team, today)
        paid = self.book.gigs["currency"].dropna()
        self.gig = GigForm(paid.iloc[-1] if len(paid) else "", today)
        self.which = self.when(widgets.Dropdown(description="Which result", style=LABELS, layout=WIDE), self.choose)
        for form in (self.result, self.gig):
            watch(self, form)
        self.save = self.button("Save", self.save_both, "Writes to exposure.csv and gigs.csv", primary=True)
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
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
        self.openings = [widgets.Textarea(value=item.words, description=item.whom, **_OPENING) for item in found]
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
        book = self.book
        results = book.exposure.sort_values("date", ascending=False, kind="stable")
        named = zip(results["project"], results["date"], results.index, strict=True)
        options = (("a new result", NEW), *((f"{project}, {in_words(day)}", line) for project, day, line in named))
        if options != self.which.options:
            chosen = self.which.value if self.which.value in dict(options).values() else NEW
            self.set_quietly(self.which, options=options)
            self.set_quietly(self.which, value=chosen)
        offer(self.result, "project", book.exposure["project"])
        offer(self.result, "team", [*book.exposure["team"], *book.contacts["team"].dropna()])
        offer(self.gig, "client", book.gigs["client"])

    def choose(self, line: int) -> None:
        """Begin a new result, or complete the one in this line of exposure.csv."""
        self.say("")
        if line == NEW:
            self.result.clear()
        else:
            self.result.put(self.result.as_typed(self._row(line)))

    def save_both(self) -> None:
        """Save what is new in either form as one write, and say what went where."""
        line = self.which.value
        completed = self._changes(line)
        forms = [
            form for form, new in ((self.result, line == NEW and self.result.begun), (self.gig, self.gig.begun)) if new
        ]
        fault = next((form.fault for form in [*forms, *([self.result] if line != NEW else [])] if form.fault), "")
        if fault or not (forms or completed):
            self.say(
                f"{fault or 'There is nothing new to save: open one of the two forms and fill it in.'} Nothing was saved."
            )
            return
        new = {
            "exposure": [self.result.row()] if self.result in forms else [],
            "gigs": [self.gig.row()] if self.gig in forms else [],
        }
        kept = Kept(self._reopened(), line, self.result.typed, self.gig.typed)
        try:
            logbook.save_together(self.book.folder, new, completed)
        except RowRefusedError:
            if not (completed and self._met_another_window(line)):
                raise
            return
        self._saves.append(kept)
        names = [f"“{self.result.typed['project'].strip()}” in exposure.csv"] if new["exposure"] or completed else []
        names += [f"{self.gig.typed['client'].strip()}, {self.gig.typed['stage']}, in gigs.csv"] if new["gigs"] else []
        self._open_again()
        self.say(
            f"Saved in {self.book.folder}: {join_words(names)}. Undo takes {'both' if len(names) > 1 else 'it'} back."
        )

    def undo(self) -> None:
        """Take the last save in the folder back, and give back what was typed for it, if that was saved here."""
        said = self.taken_back()
        book = self._reopened()
        mine = bool(self._saves) and all(
            getattr(book, log).equals(getattr(self._saves[-1].before, log)) for log in ("exposure", "gigs")
        )
        save = self._saves.pop() if mine else None
        if save is None or self.result.begun or self.gig.begun:
            self._bring_in(book)
            self.say(said)
            return
        self._open_again()
        self.set_quietly(self.which, value=save.line)
        self.result.put(save.result)
        self.gig.put(save.gig)
        self.say(f"{said} What you wrote is back in the form.")

    def _changes(self, line: int) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
        """Return the change of the result that is being completed, with its whole row as the key."""
        if line == NEW or self.result.fault:
            return []
        seen = self._row(line)
        changes = changed(seen, self.result.row())
        return [("exposure", seen, changes)] if changes else []

    def _met_another_window(self, line: int) -> bool:
        """Bring in what another window did to the result that is being completed; False if it did nothing."""
        before, mine = self._row(line), self.result.typed
        now = self._bring_in(self._reopened())
        if now is None:
            self.result.put(mine)
            self.say(
                "This result is no longer in exposure.csv, so nothing was saved. What you wrote is still in the form, as a "
                "new result. Press Save to keep it."
            )
            return True
        if self._row(now) == before:
            return False
        base, theirs = self.result.as_typed(before), self.result.as_typed(self._row(now))
        self.result.put({name: theirs[name] if value == base[name] else value for name, value in mine.items()})
        self.say(
            "This result was changed in another window meanwhile, so nothing was saved here. What you changed is still in "
            "the form, and the rest is as it is there. Press Save to keep this."
        )
        return True

    def _bring_in(self, book: Logbook) -> int | None:
        """Show the folder as it is now, and return where the chosen result stands in it; None when it is gone or new."""
        line = self.which.value
        now = None if line == NEW else line_now(line, self.book.exposure, book.exposure, _TELLING)
        self.book = book
        self.redraw()
        self.set_quietly(self.which, value=NEW if now is None else now)
        return now

    def _row(self, line: int) -> dict[str, Any]:
        return cells(self.book.exposure, line)

    def _reopened(self) -> Logbook:
        return logbook.open_logbook(self.book.folder, self.book.today)

    def _open_again(self) -> None:
        """Read the folder again, with both forms empty."""
        self.book = self._reopened()
        self.set_quietly(self.which, value=NEW)
        self.result.clear()
        self.gig.clear()
        self.redraw()


def exposure(book: Logbook) -> ExposurePanel:
    """Return the panel of results and gigs for `book`; it shows itself when it is named in a cell."""
    return ExposurePanel(book, View())
