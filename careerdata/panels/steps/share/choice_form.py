"""What may leave, as boxes: charts, and of every log its columns, its rows and its days. Nothing private is ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.editing.checklist import Checklist
from careerdata.panels.widgets.controls import LINE, area, day, foldable, side_by_side, text, tick
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS
from careerdata.share.choice import Choice
from careerdata.share.exportable import CHARTS, COLUMNS, PLAN, PLAN_FIELDS, USUAL
from careerdata.share.known_names import known_names
from careerdata.share.manifest import leaves
from careerdata.share.next_ask import next_ask_of
from careerdata.share.redaction import row_names
from careerdata.text import cut

OWN = ("asks", "exposure", "skills", "wins")
"""The logs that a pack is made of; all others are private, and stand under a heading that says so."""
_TITLES = {
    "exposure": "Results",
    "wins": "What went well in your job",
    "skills": "Learning",
    "asks": "The request",
    "mood": "Your weeks",
    "days": "Your diary",
    "contacts": "People",
    "touches": "Being in touch",
    "pains": "Pain points",
    "gigs": "Freelance steps",
    "pay": "Pay: only a range leaves, from three figures on",
    "endorsements": "References",
    "spells": "Times that were not like the rest",
    "plan_history": "Changes of the plan",
    "intentions": "If-then plans",
}
_ROWS = {
    "exposure": "Results you marked shareable",
    "skills": "Skills (your plan's goals in hours are ticked for you; any other stays until you tick it)",
    "wins": "Wins you marked shareable",
    "asks": "The ask that the brief takes its words from",
    "mood": "Weeks",
    "pay": "Figures that make the range",
}
_CODED = ("spells", "plan_history")
"""Logs whose rows are named by one of the words that their columns allow, such as new_job."""
_LONGEST = 90
"""Letters of an ask beside its box; the brief has it whole."""
_NONE = "Nothing of it leaves: tick each one that may go, and what of it."


class LogChoice(widgets.VBox):
    """What can be ticked of one log, folded away.

    Attributes:
        columns: its columns.
        rows: its rows by name.
        said: what of it leaves, in a sentence.
    """

    def __init__(self, panel: Panel[object], book: Logbook, log: str, act: Callable[[], None]) -> None:
        rows = {name: name.replace("_", " ") if log in _CODED else name for name in row_names(book, log)}
        self.columns = Checklist(
            panel, "What of each may go", {name: name.replace("_", " ") for name in COLUMNS[log]}, (), act
        )
        self.rows = Checklist(panel, _ROWS.get(log, f"Which {LOGS[log].noun[1]}"), rows, (), act)
        self.said = Words(style="caution")
        content = widgets.VBox([self.said, self.rows, self.columns])
        super().__init__([foldable(_TITLES[log], content, self.unfold)])

    def unfold(self) -> None:
        """Make the boxes, unless they are there."""
        self.rows.unfold()
        self.columns.unfold()


class ChoiceForm(widgets.VBox):
    """Everything a choice can say, as controls.

    Attributes:
        charts, private_charts: the charts.
        logs: by log, what can be ticked of it.
        plan: fields of the plan.
        names: people whose names may stand in a text.
        since, until: the first and the last day that may leave.
        opening: the parts of the next open ask that the brief can open with; no box where there is none.
        title, request, proposal, first_step, first_step_on, author, dated: the person's own words.
        missed: lets a pack go although a file that names people could not be read whole; shown only then.
        unread: why nothing leaves then.
        undrawn: which private chart still waits for its rows.
    """

    def __init__(self, panel: Panel[object], book: Logbook, choice: Choice, act: Callable[[], None]) -> None:
        self._panel, self._review = panel, choice.review
        shown = {private: {name: chart.words for name, chart in CHARTS.items() if chart.private is private}
                 for private in (False, True)}  # fmt: skip
        self.charts = Checklist(panel, "Charts", shown[False], (), act)
        self.charts.unfold()
        self.private_charts = Checklist(panel, "Charts", shown[True], (), act)
        self.plan = Checklist(panel, "Your plan", {name: name.replace("_", " ") for name in PLAN_FIELDS}, (), act)
        self.names = Checklist(panel, "People whose names may stand in a text", known_names(book).names, (), act)
        missed = tick("Names may be missed: I looked for them myself", width=LINE)
        self.missed = panel.on_change(missed, lambda _: act())
        self.unread = Words(known_names(book).why_nothing_leaves, style="caution")
        self.undrawn = Words(style="caution")
        self.logs = {log: LogChoice(panel, book, log, act) for log in COLUMNS if log != PLAN}

        self._next = next_ask_of(book)
        self.opening = self._offered(panel, act)
        self.opening.unfold()
        self._own: dict[str, widgets.Widget] = {}

        def own(name: str, control: widgets.Widget) -> Any:
            self._own[name] = panel.on_change(control, lambda _: act())
            return control

        self.since, self.until = own("since", day("From")), own("until", day("Until"))
        self.title = own("title", text("Title"))
        self.request = own("request", area("Request, in your words"))
        self.proposal = own("proposal", area("What I propose"))
        self.first_step = own("first_step", text("First step", "one day a week on one project"))
        self.first_step_on = own("first_step_on", day("Beginning on"))
        self.author, self.dated = own("author", text("Your name, if wanted")), own("dated", tick("With today's date"))
        unread = [self.unread, self.missed] if self.unread.text else []
        days = side_by_side(self.since, self.until)
        super().__init__([*unread, self.opening, self.charts, days, *self._words(), self._private()])
        self.show(choice)

    def _offered(self, panel: Panel[object], act: Callable[[], None]) -> Checklist:
        """Return the parts of the next open ask as boxes; to tick one ticks the ask's row, and that column."""
        ask = self._next
        parts = (
            ("request", "What I ask for", ask.request), ("intent", "Why", ask.intent), ("win_win", "What is in it for both", ask.benefit)
        ) if ask else ()  # fmt: skip
        said = {name: f"{words}: {cut(text, _LONGEST)}" for name, words, text in parts if text}

        def ticked() -> None:
            part, ticks = self.logs["asks"], self.opening.ticked
            row = {ask.row} if ask else set()
            part.rows.tick({*part.rows.ticked, *row} if ticks else {*part.rows.ticked} - row)
            part.columns.tick({*part.columns.ticked} - {"request", "intent", "win_win"} | set(ticks or USUAL["asks"]))
            act()

        heading = f"Open the brief with your next ask, to {ask.whom}" if ask else ""
        return Checklist(panel, heading, said, (), ticked)

    def _words(self) -> list[widgets.Widget]:
        step = side_by_side(self.first_step, self.first_step_on)
        by_whom = side_by_side(self.author, self.dated)
        return [self.title, self.request, self.proposal, step, by_whom, *(self.logs[log] for log in OWN)]

    def _private(self) -> widgets.Widget:
        note = Words("Nothing here is ticked for you. Two ticks let something go: the one that may, and what of it.")
        others = [part for log, part in self.logs.items() if log not in OWN]
        names = foldable("Names in texts", self.names, self.names.unfold)

        def opened() -> None:
            self.private_charts.unfold()
            self.plan.unfold()

        content = widgets.VBox([note, self.private_charts, self.undrawn, self.plan, names, *others])
        return foldable("Private: ticked one by one", content, opened)

    @property
    def choice(self) -> Choice:
        """What the boxes say."""
        columns, rows = {PLAN: self.plan.ticked}, {}
        for log, part in self.logs.items():
            columns[log] = part.columns.ticked
            rows[log] = part.rows.ticked
            if not part.rows.ticked and log not in USUAL:
                columns[log] = ()
        choice = Choice(
            charts=self.charts.ticked, columns=columns, rows=rows, since=self.since.value, until=self.until.value,
            names=self.names.ticked, title=self.title.value, request=self.request.value.strip(),
            proposal=self.proposal.value.strip(), first_step=self.first_step.value.strip(),
            first_step_on=self.first_step_on.value, author=self.author.value.strip(), dated=self.dated.value,
            names_may_be_missed=self.missed.value, review=self._review,
        )  # fmt: skip
        for name in self.private_charts.ticked:
            log = CHARTS[name].log
            if rows[log]:
                choice = choice.with_chart(name)
        return choice

    def _say_undrawn(self) -> None:
        """Say which private chart still waits for its rows."""
        waiting = [CHARTS[name] for name in self.private_charts.ticked if not self.logs[CHARTS[name].log].rows.ticked]
        self.undrawn.say(
            "\n".join(f"{chart.words}: tick which may go, under “{_TITLES[chart.log]}” below." for chart in waiting)
        )

    def show(self, choice: Choice) -> None:
        """Make the boxes say a choice, without taking it for the person's doing."""
        self._review = choice.review
        charts = [name for name in choice.charts if CHARTS[name].private]
        self.charts.tick(choice.charts)
        self.private_charts.tick(charts)
        self.plan.tick(choice.columns.get(PLAN, ()))
        self.names.tick(choice.names)
        for log, part in self.logs.items():
            ticked = choice.columns.get(log, ())
            # A private chart brings its columns along, so that they go when it goes.
            brought = {column for name in charts if CHARTS[name].log == log for column in CHARTS[name].needs}
            part.columns.tick(set(ticked) - brought)
            part.rows.tick(choice.rows.get(log, ()))
        for name, control in self._own.items():
            self._panel.set_quietly(control, value=getattr(choice, name))
        self._panel.set_quietly(self.missed, value=choice.names_may_be_missed)

    def tell(self, leaving: Mapping[str, pd.DataFrame]) -> None:
        """Say beside each log what of it leaves."""
        self._say_undrawn()
        asks, ask = self.logs["asks"], self._next
        there = ask is not None and ask.row in asks.rows.ticked
        self.opening.tick(asks.columns.ticked if there else ())
        for log, part in self.logs.items():
            frame = leaving.get(log)
            if frame is None or frame.empty:
                part.said.say(_NONE)
            else:
                part.said.say(f"Leaves: {leaves(log, frame)}.")
