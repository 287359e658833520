"""Make the pack for your manager: tick what may leave, look at each page as it will leave, then make the files."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.panels.base import DATE, LABELS, WIDE, Panel, foldable
from careerdata.panels.rows import side_by_side
from careerdata.panels.ticks import Ticks
from careerdata.panels.words import Lines, Words
from careerdata.schemas import LOGS
from careerdata.share.catalogue import CHARTS, COLUMNS, PLAN, PLAN_FIELDS
from careerdata.share.charts import with_headline
from careerdata.share.choice import FORMATS, USUAL_FORMATS, Choice
from careerdata.share.describe import Description, not_in, of
from careerdata.share.frames import row_names, take
from careerdata.share.pack import CancelledError, Packed, pack, usual_place
from careerdata.share.pages import Pack, lay_out
from careerdata.share.tools import cannot_be_made
from careerdata.weeks import join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

_NO_ASK = "none of them"
_LONG = widgets.Layout(width="min(900px, 100%)")
"""For the path of a folder."""
_COLUMNS = {
    "exposure": ("project", "team", "result", "measure", "before", "after", "unit", "note"),
    "skills": ("date", "skill", "hours", "kind", "evidence", "note"),
    "asks": ("request", "intent", "win_win", "fallback_1", "fallback_2"),
}
"""The columns that can be ticked here; a choice file can name all others."""


@dataclass(frozen=True)
class View:
    """What is ticked, in which formats, and the page that is looked at."""

    choice: Choice
    formats: tuple[str, ...]
    page: int = 0


class SharePanel(Panel[View]):
    """Tick boxes above, the page as it will leave below them, then the files, a bar while they are made, and Cancel."""

    files = (LOGS["exposure"].file, LOGS["skills"].file)

    def read(self) -> Finding:
        """Return what the page that is looked at says; `pack` and `description` hold the rest."""
        choice = self.state.choice
        taken = take(self.book, choice)
        self.pack: Pack = lay_out(taken, choice)
        self.description: Description = of(self.pack, choice, self.state.formats, taken.stayed)
        pages = self.pack.pages
        many = f"{len(pages)} chart{'s' * (len(pages) != 1)}"
        sentence = f"This pack holds a one-page brief and {many}. {not_in(choice)}"
        if not pages:
            return Finding(pd.DataFrame(), sentence, "", example=self.pack.example)
        page = pages[min(self.state.page, len(pages) - 1)]
        looked_at = {"page": pd.DataFrame({"name": [page.name]})}
        return Finding(page.table, sentence, page.caution, looked_at, self.pack.example)

    def draw(self, finding: Finding) -> go.Figure:
        """Return the chart that is looked at, with its headline, as it will leave."""
        name = finding.behind["page"]["name"].iloc[0]
        page = next(page for page in self.pack.pages if page.name == name)
        figure = with_headline(page.figure, page.headline)
        figure.update_layout(meta={"alt": page.alt})
        return figure

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without a chart there is nothing to draw; the brief can go all the same."""
        return () if self.pack.pages else ("No chart is in this pack.", *self.pack.unmade)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return what can be ticked, above the chart, and what is made of it, below."""
        self._working: threading.Thread | None = None
        self._stop = threading.Event()
        self.packed: Packed | None = None
        return (self._what(), self._which(), self._private(), self._own_words(), self._look()), self._make()

    def _what(self) -> widgets.Widget:
        usual = {name: chart.words for name, chart in CHARTS.items() if not chart.private}
        self.charts = Ticks(self, "Charts", usual, self.state.choice.charts, lambda _: self._ticked())
        return self.charts

    def _which(self) -> widgets.Widget:
        wins = [name for name, row in self._named("exposure") if row["shareable"] == "yes"]
        skills = row_names(self.book, "skills")
        self.wins = Ticks(self, "Results you marked shareable", wins, wins, lambda _: self._ticked())
        self.skills = Ticks(self, "Skills", skills, skills, lambda _: self._ticked())
        self.columns = {
            log: Ticks(
                self,
                f"Columns of {LOGS[log].file}",
                _words(names),
                self.state.choice.columns[log],
                lambda _: self._ticked(),
            )
            for log, names in _COLUMNS.items()
        }
        self.since = self.when(
            widgets.DatePicker(description="From", style=LABELS, layout=DATE), lambda _: self._ticked()
        )
        self.until = self.when(
            widgets.DatePicker(description="Until", style=LABELS, layout=DATE), lambda _: self._ticked()
        )
        columns = foldable("Columns", widgets.VBox(list(self.columns.values())))
        rows = foldable("Rows and days", widgets.VBox([self.wins, self.skills, side_by_side(self.since, self.until)]))
        return widgets.VBox([rows, columns])

    def _private(self) -> widgets.Widget:
        """Return what stays here unless it is ticked, one by one; nothing of it is ticked to begin with."""
        charts = {name: chart.words for name, chart in CHARTS.items() if chart.private and name != "pay"}
        self.private_charts = Ticks(self, "Charts", charts, (), lambda _: self._ticked())
        self.plan = Ticks(
            self, "From your plan", {name: name.replace("_", " ") for name in PLAN_FIELDS}, (), lambda _: self._ticked()
        )
        self.pay = Ticks(
            self, "Pay figures that make a range", row_names(self.book, "pay"), (), lambda _: self._ticked()
        )
        self.gigs = Ticks(self, "Freelance steps", row_names(self.book, "gigs"), (), lambda _: self._ticked())
        note = Words("Nothing here is ticked for you. Of pay only a range leaves, from three figures on.")
        return foldable(
            "Private: ticked one by one", widgets.VBox([note, self.private_charts, self.plan, self.pay, self.gigs])
        )

    def _own_words(self) -> widgets.Widget:
        asks = [(name, name) for name in row_names(self.book, "asks")]
        self.ask = self.when(
            widgets.Dropdown(description="The request", options=[(_NO_ASK, ""), *asks], style=LABELS, layout=WIDE),
            lambda _: self._ticked(),
        )
        self.title = self._text("Title", self.state.choice.title)
        self.request = self._text("Or in your words", "")
        self.proposal = self._text("What I propose", "")
        return widgets.VBox([self.ask, self.title, self.request, self.proposal])

    def _text(self, label: str, value: str) -> widgets.Text:
        box = widgets.Text(description=label, value=value, continuous_update=False, style=LABELS, layout=WIDE)
        self.when(box, lambda _: self._ticked())
        return box

    def _look(self) -> widgets.Widget:
        self.brief = Lines()
        self.page = self.follow(widgets.Dropdown(description="Look at", style=LABELS, layout=WIDE), "page", int)
        return widgets.VBox([Words("The brief, as it will leave:"), self.brief, self.page])

    def _make(self) -> Sequence[widgets.Widget]:
        missing = cannot_be_made()
        self.formats = Ticks(
            self, "Formats", {form: f"{form}: {words}" for form, words in FORMATS.items()}, self.state.formats,
            lambda ticked: self.change(formats=tuple(ticked)),
        )  # fmt: skip
        self.formats.disable(missing)
        self.missing = Words(
            "\n".join(
                f"{join_words(form for form in missing if missing[form] == why)}: {why}"
                for why in dict.fromkeys(missing.values())
            )
        )
        self.contents = Lines()
        self.place = widgets.Text(
            description="New folder", value=str(usual_place(self.book)), style=LABELS, layout=_LONG
        )
        self.make = self.button("Make the pack", self.start, "Writes the files into the new folder", primary=True)
        self.cancel = self.button("Cancel", self._stop.set, "Stops; nothing of the pack is left")
        self.cancel.disabled = True
        self.bar = widgets.IntProgress(min=0, max=1, description="", layout=widgets.Layout(width="min(420px, 100%)"))
        self.bar_words = Words(role="status")
        head = Words("What will leave, file by file:")
        buttons = side_by_side(self.make, self.cancel, self.bar)
        return (self.formats, self.missing, head, self.contents, self.place, buttons, self.bar_words)

    def refresh(self) -> None:
        """Bring the preview, the list of pages and the list of files up to what is ticked."""
        self.brief.say(f"{heading}: {' / '.join(lines)}" for heading, lines in self.pack.brief)
        options = [(page.headline, place) for place, page in enumerate(self.pack.pages)]
        place = min(self.state.page, len(options) - 1) if options else None
        if [*self.page.options] != options:
            self.set_quietly(self.page, options=options)
        self.set_quietly(self.page, value=place)
        files = [f"{file.file}: {file.holds}" for file in self.description.files]
        self.contents.say(
            [*files, *self.description.ticked, *(f"Stays here: {line}" for line in self.description.stayed)]
        )

    def _named(self, log: str) -> list[tuple[str, Any]]:
        frame = getattr(self.book, log)
        return list(zip(row_names(self.book, log), (row for _, row in frame.iterrows()), strict=False))

    def _ticked(self) -> None:
        """Move to the choice that the boxes say."""
        columns: dict[str, tuple[str, ...]] = {
            "exposure": ("date", *self.columns["exposure"].ticked),
            "skills": tuple(self.columns["skills"].ticked),
            "asks": tuple(self.columns["asks"].ticked) if self.ask.value else (),
            PLAN: tuple(self.plan.ticked),
            "gigs": tuple(name for name in COLUMNS["gigs"] if name != "note") if self.gigs.ticked else (),
        }
        rows = {
            "exposure": tuple(self.wins.ticked),
            "skills": tuple(self.skills.ticked),
            "asks": (self.ask.value,) if self.ask.value else (),
            "gigs": tuple(self.gigs.ticked),
        }
        # With no row ticked none may go, and a log without rows named would be all of them.
        columns |= {log: () for log in ("exposure", "skills") if not rows[log]}
        choice = Choice(
            charts=tuple(self.charts.ticked), columns=columns, rows=rows, since=self.since.value, until=self.until.value,
            title=self.title.value, request=self.request.value.strip(), proposal=self.proposal.value.strip(),
        )  # fmt: skip
        for name in self.private_charts.ticked:
            choice = choice.with_chart(name)
        if self.pay.ticked:
            choice = replace(choice, rows={**choice.rows, "pay": tuple(self.pay.ticked)}).with_chart("pay")
        self.change(choice=choice)

    # Making it.

    def start(self) -> None:
        """Make the pack on a thread of its own, so that Cancel is heard while it works."""
        if self._working is not None and self._working.is_alive():
            return
        self._stop.clear()
        self.packed, self.make.disabled, self.cancel.disabled, self.bar.value = None, True, False, 0
        self.say("")
        to = Path(self.place.value.strip())
        self._working = threading.Thread(target=self._work, args=(self.state, to), name="careerdata-pack", daemon=True)
        self._working.start()

    def wait(self) -> None:
        """Wait until the pack is made, or called off."""
        if self._working is not None:
            self._working.join()

    def _work(self, state: View, to: Path) -> None:
        try:
            self._guarded(lambda: self._made(state, to))
        finally:
            self.make.disabled, self.cancel.disabled = False, True
            # Beside the button too: the panel's own line is above the chart, a page away.
            self.bar_words.say(self.message)

    def _made(self, state: View, to: Path) -> None:
        try:
            self.packed = pack(self.book, state.choice, to, state.formats, self._progress, self._stop.is_set)
        except CancelledError as said:
            self.bar.value = 0
            self.say(str(said))
            return
        self.say(f"Made, in {self.packed.folder}: {join_words(file.file for file in self.packed.description.files)}.")
        self.place.value = str(usual_place(self.book))

    def _progress(self, done: int, of_all: int, name: str) -> None:
        self.bar_words.say(f"Making {name}, {done + 1} of {of_all}" if name else "")
        self.bar.max = max(of_all, 1)
        self.bar.value = done


def _words(names: Sequence[str]) -> dict[str, str]:
    return {name: name.replace("_", " ") for name in names}


def share(book: Logbook) -> SharePanel:
    """Return the panel that makes a pack from `book`; nothing private is ticked when it opens."""
    missing = cannot_be_made()
    return SharePanel(book, View(Choice(), tuple(form for form in USUAL_FORMATS if form not in missing)))
