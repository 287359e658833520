"""Stay in touch: whom to write to this week and why, and a form that logs what happened or lets it wait."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.network import events, giving
from careerdata.analysis.network import followups as analysis
from careerdata.analysis.network.cold_ask import cold_ask
from careerdata.analysis.network.followups_headline import answer
from careerdata.analysis.network.followups_text import WHICH_TIE
from careerdata.analysis.network.giving import GIVING
from careerdata.analysis.network.next_steps import open_steps
from careerdata.dates import add_months
from careerdata.figures.charts.followups import followups as draw_followups
from careerdata.logbook import Logbook
from careerdata.panels.base import NothingSavedError, require
from careerdata.panels.editing.name_rows import KINDS, SIDES
from careerdata.panels.editing.promised_steps import PromisedSteps
from careerdata.panels.editing.row_changes import cells
from careerdata.panels.editing.row_form import Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.followups.cards import CardActs, WeekCards
from careerdata.panels.steps.followups.contact_form import ContactForm
from careerdata.panels.steps.followups.event_form import EventForm
from careerdata.panels.steps.followups.names_form import NamesForm
from careerdata.panels.steps.followups.sort_form import SortForm
from careerdata.panels.steps.followups.talk_form import TalkForm
from careerdata.panels.widgets.controls import HALF, SMALL, beside_chart, day, foldables, labelled, side_by_side, tick
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS
from careerdata.text import in_words

MOST_A_WEEK = 10
_MOST_CARDS = 2 * MOST_A_WEEK
"""Promises come on top of this week's people."""
_MOST_EVENTS = 5


@dataclass(frozen=True)
class View:
    """Whom the list shows; a form that is being filled in changes nothing until it is saved."""

    people_a_week: int = analysis.WEEKLY_BUDGET
    target_team_only: bool = False


class FollowupsPanel(EditingPanel[View]):
    """This week's people with their reasons, a form for what happened, and everybody on one chart."""

    writes = ("contacts", "touches", "plan")
    reads = ("contacts", "touches", "gigs")
    figure_of = staticmethod(draw_followups)
    answer_of = staticmethod(answer)

    def _set_up(self, book: Logbook, state: View) -> None:
        super()._set_up(book, state)
        # What a press did is said between the cards and the form, near to both; the chart stands beside them.
        beside = beside_chart((self.week, self.promised, self._message, *self._log_form), self._chart)
        placed = (self.top, self.week, self.promised, self._message, *self._log_form, self._chart, self._folded)
        others = [part for part in self.children if part not in placed]
        self.children = (self.top, beside, self._folded, *others)

    def read(self) -> Finding:
        """Return whom to be in touch with, in which order."""
        state = self.state
        return analysis.read(self.book, people_a_week=state.people_a_week, target_team_only=state.target_team_only)

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without people there is nothing to draw."""
        if not self.finding.table.empty:
            return ()
        if not self.book.contacts.empty:
            return ("Nobody on your list is on your target team: untick the box to see everybody.",)
        ways = "open the form Somebody new and save a name, or bring your people in on Start here"
        return (f"There is nobody to draw yet. Two ways to begin: {ways}",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the cards, the form of what happened, and the other forms and the settings, folded."""
        a_week = widgets.IntSlider(
            value=self.state.people_a_week, min=1, max=MOST_A_WEEK, **labelled("People a week", HALF)
        )
        self.people_a_week = self.follow(a_week, "people_a_week")
        team = tick("Only my target team", self.state.target_team_only)
        self.target_team_only = self.follow(team, "target_team_only")
        self.promised = PromisedSteps(self, self._saved_of_somebody)
        self.week = WeekCards(self, _MOST_CARDS, CardActs(self.done_with, self._two_weeks_for, self._drop))
        self._log_form, self._which_tie = self._touch(), Words(style="caution")
        self.card, self.new_card = (ContactForm(self, self._saved_of_somebody) for _ in range(2))
        self.event_form, self.talk = (made(self, self._saved_of_somebody) for made in (EventForm, TalkForm))
        self.names, self.sorting = NamesForm(self, self._saved_under), SortForm(self, self._saved_of_somebody)
        self._folded = foldables(
            {
                "Settings": side_by_side(self.people_a_week, self.target_team_only),
                "A talk: what you learned, and who is next": self.talk,
                "Their card": self.card,
                "Their names": self.names,
                "Somebody new": self.new_card,
                "An event: several people at once": self.event_form,
                "Sort many at once": self.sorting,
            },
            {"Sort many at once": self.sorting.unfold},
        )
        return (self.week, self.promised, *self._log_form, self._folded), (self._which_tie,)

    def _touch(self) -> Sequence[widgets.Widget]:
        missing = "Choose the day it happened, today or earlier."
        fields = [
            Field("contact", "Person", words={name: name for name in self.finding.table["contact"]}),
            Field("date", "Day", missing=missing, value=self.book.today, past=True, beside=True),
            Field("kind", "What happened", words=KINDS),
            Field("from", "Who reached out", words=SIDES, short=True, beside=True),
            Field("next_step", "Next step", "what you said you would do"),
            Field("next_step_on", "By", beside=True),
            Field("note", "Note", "only for you"),
        ]
        self.form = RowForm(self, LOGS["touches"], fields, narrow=True)
        self.contact = self.on_change(self.form["contact"], self._somebody_chosen)
        self.until = day("Snooze until", width=SMALL)
        self.done = self.button("Done: save it", self.log_touch, "Saves it in your folder", primary=True)
        self.two_weeks = self.button("Snooze 2 weeks", self._snoozes(lambda: self.book.today + dt.timedelta(weeks=2)))
        self.two_months = self.button("Snooze 2 months", self._snoozes(lambda: add_months(self.book.today, 2)))
        self.until_then = self.button("Snooze until that day", self._snoozes(lambda: self.until.value))
        return (
            Words("Were you in touch? Log it here, or let it wait."),
            self.form,
            side_by_side(self.done, self.two_weeks, self.two_months, self.take_back),
            side_by_side(self.until, self.until_then),
        )

    def refresh(self) -> None:
        """Bring the list and the names of the forms up to the finding; who was chosen stays chosen while listed."""
        table, chosen = self.finding.table, self.contact.value
        shown = table[table["this_week"]]
        self.week.show(self.book, shown)
        names = tuple(table["contact"])
        if names != tuple(self.contact.options):
            self.set_quietly(self.contact, options=names)
            self.set_quietly(self.contact, value=chosen if chosen in names else None)
        self._somebody_chosen(self.contact.value)
        self.promised.show(self.book, [card.contact for card in self.week.cards])
        self.new_card.show(self.book, None)
        self.event_form.offer(self.book)
        self.sorting.offer(self.book)
        self.talk.offer(self.book)
        old = table["tie"].eq("dormant") & ~table["let_go"]
        self._which_tie.say(WHICH_TIE if old.sum() > 1 else "")

    def _somebody_chosen(self, contact: str | None) -> None:
        for control in (self.done, self.two_weeks, self.two_months, self.until_then, self.card.save):
            control.disabled = contact is None
        self.card.show(self.book, contact)
        self.names.show(self.book, contact)
        for button in (self.names.rename, self.names.merge, self.names.split):
            button.disabled = contact is None

    def log_touch(self) -> None:
        """Save what the form says as one row of touches.csv, and say so where it was a cold ask."""
        row = self.form.row()
        require(self.form.fault)
        step_on = row["next_step_on"]
        if step_on is not None and (not row["next_step"] or step_on < row["date"]):
            raise NothingSavedError("A next step needs its words, and a day that is not before the touch.")
        self._log(row, lambda: self.form.clear("note", "next_step", "next_step_on", "kind", "from"))

    def done_with(self, contact: str) -> None:
        """Save what a card says is done: what was promised, else that you wrote to them today."""
        if self.promised.settle(contact, "done"):
            return
        self._log({"date": self.book.today, "contact": contact, "kind": "wrote", "from": "me"}, lambda: None)

    def _log(self, row: dict[str, Any], clear: Callable[[], None]) -> None:
        """Save a row of touches.csv; once it is saved, `clear` what was typed, and say what to bear in mind."""
        contact, kind, day = row["contact"], row["kind"], row["date"]
        asked = kind == "asked"
        cold = cold_ask(replace(self.book, today=day), contact, asked=asked) if row["from"] != "them" else None
        if self.save_rows({"touches": [row]}):
            clear()
            self.saved(f"Saved: {contact}, {KINDS[kind]}, {in_words(day)}.")
            now = f" {cold}" if cold and asked else self._what_now(contact, thawed=bool(cold) and kind in GIVING)
            self.say(self.message + now)

    def _what_now(self, contact: str, thawed: bool) -> str:
        """Return what to bear in mind after a touch with somebody was saved; "" when there is nothing."""
        if thawed:
            return " Let it land before you ask for anything: a few days, better until they answer."
        unanswered = self.finding.table.set_index("contact")["unanswered"].get(contact, 0)
        if unanswered >= analysis.UNANSWERED:
            return f" That is {unanswered} times in a row from you: now it is their turn."
        return ""

    def snooze(self, contact: str, until: dt.date | None) -> None:
        """Do not suggest somebody before `until`."""
        if until is None or until <= self.book.today:
            raise NothingSavedError("Choose a day after today to snooze until.")
        steps = open_steps(self.book, self.book.today)
        steps = steps[steps["contact"].eq(contact) & (steps["next_step_on"] < pd.Timestamp(until))]
        moved = [("touches", cells(self.book.touches, line), {"next_step_on": until}) for line in steps.index]
        if self.save_rows({}, [("contacts", {"contact": contact}, {"snooze_until": until}), *moved]):
            self.until.value = None
            also = " So does what you promised them." if moved else ""
            self.saved(f"Saved: {contact} waits, and is back on {in_words(until)}.{also}")

    @property
    def giving(self) -> Finding:
        """What was given and asked, with each person and with all of them."""
        return giving.read(self.book)

    @property
    def events(self) -> Finding:
        """What came of each event."""
        return events.read(self.book)

    @property
    def latest_events(self) -> pd.DataFrame:
        """What came of the latest events, a row each, as a table to read."""
        table = self.events.table.drop(columns="over").head(_MOST_EVENTS)
        return table.rename(columns=lambda name: name.replace("_", " ")).set_index("event")

    def _snoozes(self, until: Callable[[], dt.date | None]) -> Callable[[], None]:
        return lambda: self.snooze(self.contact.value, until())

    def _drop(self, contact: str) -> None:
        self.promised.settle(contact, "dropped")

    def _two_weeks_for(self, contact: str) -> None:
        self.snooze(contact, self.book.today + dt.timedelta(weeks=2))

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Let nobody be chosen after a save, so that a second click cannot log the same for somebody else."""
        if not refused:
            self.form.put({"contact": None})
        return super().bring_in(before, refused=refused)

    def undo(self) -> None:
        """Take the last save in the folder back; who was chosen stays chosen while listed, otherwise the first is."""
        with self._chosen_again():
            super().undo()

    def _saved_under(self, what: str, contact: str) -> None:
        """Say what was saved of somebody's names, and choose them by the one they have now."""
        self.saved(what)
        self.form.put({"contact": contact if contact in self.contact.options else None})
        self._somebody_chosen(self.contact.value)

    def _saved_of_somebody(self, what: str) -> None:
        """Say what a card or an event saved; who was chosen stays chosen while listed, otherwise the first is."""
        with self._chosen_again():
            self.saved(what)

    @contextmanager
    def _chosen_again(self) -> Iterator[None]:
        chosen = self.contact.value
        yield
        listed = self.contact.options
        self.form.put({"contact": chosen if chosen in listed else next(iter(listed), None)})
        self._somebody_chosen(self.contact.value)


def followups(book: Logbook) -> FollowupsPanel:
    """Return the panel of people to be in touch with for `book`; it shows itself when it is named in a cell."""
    return FollowupsPanel(book, View())
