"""Stay in touch: whom to write to this week and why, and a form that logs what happened or lets it wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis.finding import Finding
from careerdata.analysis.network import events, giving
from careerdata.analysis.network import followups as analysis
from careerdata.analysis.network.cold_ask import cold_ask
from careerdata.analysis.network.giving import GIVING
from careerdata.dates import add_months
from careerdata.figures.charts.followups import followups as draw_followups
from careerdata.panels.editing.form_panel import FormPanel
from careerdata.panels.editing.name_rows import KINDS, SIDES, choices, side_by_side
from careerdata.panels.steps.followups.contact_form import Card
from careerdata.panels.steps.followups.event_form import Gathering
from careerdata.panels.widgets.controls import NARROW, labelled, text
from careerdata.panels.widgets.layouts import foldable
from careerdata.panels.widgets.text import Lines, Words
from careerdata.schemas import LOGS
from careerdata.text import in_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

MOST_A_WEEK = 10


@dataclass(frozen=True)
class View:
    """Whom the list shows; a form that is being filled in changes nothing until it is saved."""

    people_a_week: int = analysis.WEEKLY_BUDGET
    target_team_only: bool = False


class FollowupsPanel(FormPanel[View]):
    """This week's people with their reasons, a form for what happened, and everybody on one chart."""

    writes = tuple(LOGS[log].file for log in ("contacts", "touches"))
    files = tuple(LOGS[log].file for log in ("contacts", "touches", "gigs"))

    def read(self) -> Finding:
        """Return whom to be in touch with, in which order."""
        state = self.state
        return analysis.read(self.book, people_a_week=state.people_a_week, target_team_only=state.target_team_only)

    def draw(self, finding: Finding) -> go.Figure:
        """Return everybody by due and fading."""
        return draw_followups(finding)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without people there is nothing to draw."""
        if not self.finding.table.empty:
            return ()
        if not self.book.contacts.empty:
            return ("Nobody in contacts.csv is on your target team: untick the box to see everybody.",)
        ways = "open the form Somebody new and save a name, or bring people in with: careerdata import FILE"
        return (f"There is nobody to draw yet. Two ways to begin: {ways}",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the list and its filters, then the forms, all above the chart: what was saved is said next to them."""
        self.people_a_week = self.follow(
            widgets.IntSlider(value=self.state.people_a_week, min=1, max=MOST_A_WEEK, **labelled("People a week")),
            "people_a_week",
        )
        self.target_team_only = self.follow(
            widgets.Checkbox(value=self.state.target_team_only, description="Only my target team", indent=False),
            "target_team_only",
        )
        self.week = Lines()
        form = self._form()
        self.card, self.new_card = Card(self, self._saved_of_somebody), Card(self, self._saved_of_somebody)
        self.gathering = Gathering(self, self._saved_of_somebody)
        folded = (
            foldable("Their card", self.card),
            foldable("Somebody new", self.new_card),
            foldable("An event: several people at once", self.gathering),
        )
        return (side_by_side(self.people_a_week, self.target_team_only), self.week, *form, *folded), ()

    def _form(self) -> Sequence[widgets.Widget]:
        today = self.book.today
        self.contact = widgets.Dropdown(**labelled("Person"))
        names = tuple(self.finding.table["contact"])
        self.contact.options, self.contact.value = names, next(iter(names), None)
        self.when(self.contact, self._somebody_chosen)
        self.kind = widgets.Dropdown(options=choices(KINDS), **labelled("What happened"))
        self.side = widgets.Dropdown(options=choices(SIDES), **labelled("Who reached out", NARROW))
        self.date = widgets.DatePicker(value=today, max=today, **labelled("Day", NARROW))
        self.note = text("Note", "only for you")
        self.next_step = text("Next step", "what you said you would do")
        self.next_step_on = widgets.DatePicker(**labelled("By", NARROW))
        self.until = widgets.DatePicker(**labelled("Snooze until", NARROW))
        self.done = self.button("Done: save it", self.log_touch, "Adds a row to touches.csv", primary=True)
        self.two_weeks = self.button("Snooze 2 weeks", self._snoozes(lambda: today + dt.timedelta(weeks=2)))
        self.two_months = self.button("Snooze 2 months", self._snoozes(lambda: add_months(today, 2)))
        self.until_then = self.button("Snooze until that day", self._snoozes(lambda: self.until.value))
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        return (
            Words("Were you in touch? Log it here, or let it wait."),
            side_by_side(self.contact, self.date),
            side_by_side(self.kind, self.side),
            side_by_side(self.next_step, self.next_step_on),
            side_by_side(self.note),
            side_by_side(self.done, self.two_weeks, self.two_months, self.take_back),
            side_by_side(self.until, self.until_then),
        )

    def refresh(self) -> None:
        """Bring the list and the names of the forms up to the finding; who was chosen stays chosen while listed."""
        table, chosen = self.finding.table, self.contact.value
        shown = table[table["this_week"]]
        self.week.say(f"{name}: {reason}" for name, reason in zip(shown["contact"], shown["reason"], strict=True))
        names = tuple(table["contact"])
        if names != self.contact.options:
            self.set_quietly(self.contact, options=names)
            self.set_quietly(self.contact, value=chosen if chosen in names else None)
        self._somebody_chosen(self.contact.value)
        self.new_card.show(self.book, None)
        self.gathering.offer(self.book)

    def _somebody_chosen(self, contact: str | None) -> None:
        for control in (self.done, self.two_weeks, self.two_months, self.until_then, self.card.save):
            control.disabled = contact is None
        self.card.show(self.book, contact)

    def log_touch(self) -> None:
        """Save what the form says as one row of touches.csv, unless it is a cold ask."""
        contact, kind, day = self.contact.value, self.kind.value, self.date.value
        if day is None or day > self.book.today:
            self.say("Choose the day it happened, today or earlier. Nothing was saved.")
            return
        step, step_on = self.next_step.value.strip(), self.next_step_on.value
        if step_on is not None and (not step or step_on < day):
            self.say("A next step needs its words, and a day that is not before the touch. Nothing was saved.")
            return
        cold = self.side.value != "them" and cold_ask(replace(self.book, today=day), contact)
        if cold and kind == "asked":
            self.say(f"{cold} Nothing was saved.")
            return
        row = {"date": day, "contact": contact, "kind": kind, "from": self.side.value}
        row |= {"next_step": step or None, "next_step_on": step_on}
        logbook.append(self.book.folder, "touches", row | {"note": self.note.value.strip() or None})
        self.note.value, self.next_step.value, self.next_step_on.value = "", "", None
        self.kind.value, self.side.value = next(iter(KINDS)), next(iter(SIDES))
        self.saved(f"Saved in touches.csv: {contact}, {KINDS[kind]}, {in_words(day)}.")
        self.say(self.message + self._what_now(contact, thawed=bool(cold) and kind in GIVING))

    def _what_now(self, contact: str, thawed: bool) -> str:
        """Return what to bear in mind after a touch with somebody was saved; "" when there is nothing."""
        if thawed:
            return " Let it land before you ask for anything: a few days, better until they answer."
        unanswered = self.finding.table.set_index("contact")["unanswered"].get(contact, 0)
        if unanswered >= analysis.UNANSWERED:
            return f" That is {unanswered} times in a row from you: now it is their turn."
        return ""

    def snooze(self, until: dt.date | None) -> None:
        """Do not suggest the chosen person before `until`."""
        if until is None or until <= self.book.today:
            self.say("Choose a day after today to snooze until. Nothing was saved.")
            return
        contact = self.contact.value
        logbook.edit(self.book.folder, "contacts", {"contact": contact}, {"snooze_until": until})
        self.until.value = None
        self.saved(f"Saved in contacts.csv: {contact} waits, and is back on {in_words(until)}.")

    @property
    def giving(self) -> Finding:
        """What was given and asked, with each person and with all of them."""
        return giving.read(self.book)

    @property
    def events(self) -> Finding:
        """What came of each event."""
        return events.read(self.book)

    def _snoozes(self, until: Callable[[], dt.date | None]) -> Callable[[], None]:
        return lambda: self.snooze(until())

    def renew(self) -> None:
        """Let nobody be chosen, so that a second click cannot log the same for somebody else."""
        self.contact.value = None

    def undo(self) -> None:
        """Take the last save in the folder back; who was chosen stays chosen while listed, otherwise the first is."""
        chosen = self.contact.value
        super().undo()
        self._choose(chosen)

    def _saved_of_somebody(self, what: str) -> None:
        """Say what a card or an event saved; who was chosen stays chosen while listed, otherwise the first is."""
        chosen = self.contact.value
        self.saved(what)
        self._choose(chosen)

    def _choose(self, contact: str | None) -> None:
        listed = self.contact.options
        self.contact.value = contact if contact in listed else next(iter(listed), None)


def followups(book: Logbook) -> FollowupsPanel:
    """Return the panel of people to be in touch with for `book`; it shows itself when it is named in a cell."""
    return FollowupsPanel(book, View())
