"""The weekly check-in: seven sliders, hours, a note, a win, people and learning, and one Save for all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis import checkin as analysis
from careerdata.analysis.finding import Finding
from careerdata.analysis.network.followups import cold_ask
from careerdata.figures.charts.spark_line import spark_line
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.did_you_mean import people_meant
from careerdata.panels.editing.name_rows import SKILL, TOUCH, Rows, said_of_aside
from careerdata.panels.editing.promised_steps import PromisedSteps
from careerdata.panels.editing.row_changes import changed, row_with
from careerdata.panels.editing.row_form import Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.editing.spell_form import WHY, SpellForm
from careerdata.panels.steps.checkin.state import Entry, FormValues, what_was_saved
from careerdata.panels.widgets.controls import choice, foldable, show_if, side_by_side, tick
from careerdata.panels.widgets.scale import Scale, as_answer, as_text
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS
from careerdata.text import in_words, join_words

FIELDS = (
    Field("hours_worked", "Hours worked", "may stay empty", example="38.5"),
    Field("note", "Note", "only for you", lines=3),
)
"""What a week has beside the answers on the scale."""
WIN = (
    Field("win", "What went well", "one thing, however small; may stay empty"),
    Field("said_by", "Who noticed", "and in whose words", known=lambda book: book.contacts["contact"]),
)
"""A row of wins.csv, as the check-in asks for it."""


class CheckinPanel(EditingPanel[Entry]):
    """A form for one week; nothing is written before "Save this week"."""

    reads = ("mood", "skills", "contacts", "touches", "spells", "wins")
    writes = (*reads, "plan", "plan_history")
    live_chart = False
    answer_of = staticmethod(analysis.answer)

    def read(self) -> Finding:
        """Return the answers beside those of the last time."""
        return analysis.read(self.book, self.state.week, self.state.answers)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the form, above the line that says what was saved: so it is said next to the button that saved it."""
        self._drafts: dict[dt.date, dict[str, Any]] = {}
        self.week = self.on_change(choice("Week"), self.choose_week)
        self.remember = tick("I remember this week well enough")
        self._gap = widgets.VBox([Words("This week may stay a gap; that is better than a guess."), self.remember])
        self.scales = {name: Scale(words, *analysis.ends(name)) for name, words in analysis.QUESTIONS.items()}
        for name, scale in self.scales.items():
            self.on_change(scale.slider, partial(self._answer, name))
        self.form = RowForm(self, LOGS["mood"], FIELDS)
        self.win = RowForm(self, LOGS["wins"], WIN)
        self.people = Rows(self, TOUCH, "Add a person", " (new: added to your people)")
        self.skills = Rows(self, SKILL, "Add a skill")
        self.spell, self.promised = SpellForm(self), PromisedSteps(self)
        example = ", from the example data" if self.book.example else ""
        self.lines = Words(f"The small lines are your last {analysis.SPARK_WEEKS} weeks{example}.", style="caution")
        self.save = self.button("Save this week", self.save_week, "Writes all of it to your folder", primary=True)
        self._fill(self.state.week, self._saved(self.state.week))
        return (
            self.week,
            self._gap,
            *self.scales.values(),
            self.lines,
            self.form,
            self.win,
            foldable("People I was in touch with", self.people),
            foldable("Hours I spent learning", self.skills),
            foldable("I was ill, away, or have a new job", self.spell),
            self.promised,
            side_by_side(self.save, self.take_back),
        ), ()

    def refresh(self) -> None:
        """Bring the controls to the week and its answers, wherever they came from."""
        weeks = self.finding.frames["weeks"]
        options = tuple(zip(weeks["words"], weeks["week"].dt.date, strict=True))
        if options != self.week.options:
            self.set_quietly(self.week, options=options)
        self.set_quietly(self.week, value=self.state.week)
        show_if(self._needs_memory(), self._gap)
        self.promised.show(self.book)
        for (name, scale), last in zip(self.scales.items(), self.finding.table["last_time"], strict=True):
            answer = self.state.answers.get(name)
            self.set_quietly(scale.slider, value=as_text(answer))
            line = spark_line(self.finding.frames["lately"][name])
            scale.show(answer, None if pd.isna(last) else last, line)
        show_if(any(scale.spark.alt for scale in self.scales.values()), self.lines)

    def choose_week(self, week: dt.date) -> None:
        """Write about another week; what was typed for this one is not lost."""
        left, typed = self.state.week, self._typed()
        if typed != self._saved(left):
            self._drafts[left] = typed
        moved = week not in self._drafts and left in self._drafts and not (self._logged(left) or self._logged(week))
        self.remember.value = False
        self._fill(week, self._drafts.pop(left) if moved else self._drafts.pop(week, self._saved(week)))
        self.redraw()
        self.say("What you had answered came along to this week." if moved else "")

    def save_week(self) -> None:
        """Save the week, the people and the learning as one write, and say what went where."""
        require(self._not_yet())
        (new, changes), cold = self._to_save(), self._cold_asks()
        week, plan = self.state.week, self.spell.plan(self.book) if self.spell.begun else self.book.plan
        if not any(new.values()) and not changes:
            self.say(f"There is nothing new to save: the week of {in_words(week)} is logged as it stands here.")
        elif self.save_rows(new, changes, plan, WHY):
            parts = what_was_saved(week, new, bool(changes))
            parts += ["where your baseline begins"] if plan.usual_since != self.book.plan.usual_since else []
            self.people.put(())
            self.skills.put(())
            self.spell.clear()
            self._fill(week, self._saved(week))
            everything = "all of it" if len(parts) > 1 else "it"
            self.saved(f"Saved: {join_words(parts)}. Undo takes {everything} back.{cold}")

    # What the form says, and what the folder says.

    def held(self) -> FormValues:
        """Return all of the form."""
        return FormValues(
            self.state.week, self._typed(), self.remember.value, self.people.rows, self.skills.rows, self.spell.typed
        )

    @property
    def edited(self) -> bool:
        """Whether the form says something of the week that is not saved."""
        return self._typed() != self._saved(self.state.week)

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Show what was typed over what mood.csv says by now; all of it where the week is not logged (again)."""
        week, typed = self.state.week, self._typed()
        base, now = self._saved(week, before), self._saved(week)
        self._fill(week, now | changed(base, typed) if self._logged(week) else typed)
        self.remember.value = refused and self.remember.value
        if now != base:
            return (
                f"The week of {in_words(week)} was changed in another window meanwhile, so nothing was saved here. Your "
                "answers are still in the form, and the others are as they are there. Press Save to keep this."
            )
        if not self.agree(before, self.book):
            return "Your folder was changed meanwhile, so nothing was saved here. Press Save once more to do so."
        return ""

    def give_back(self, held: FormValues, *, edited: bool) -> bool:
        """Show the week that was saved; what was typed for it since stays, and for another week too, behind it."""
        week, typed = self.state.week, self._typed()
        if edited and week != held.week:
            self._drafts[week] = typed
        self.people.put((*held.people, *self.people.rows))
        self.skills.put((*held.skills, *self.skills.rows))
        if not self.spell.begun:
            self.spell.put(held.spell)
        self._fill(held.week, typed if edited and week == held.week else held.typed)
        self.remember.value = held.remember
        return True

    def _answer(self, question: str, shown: str) -> None:
        self.change(answers={**self.state.answers, question: as_answer(shown)})

    def _typed(self) -> dict[str, Any]:
        return {**self.state.answers, **self.form.typed, **self.win.typed}

    def _saved(self, week: dt.date, book: Logbook | None = None) -> dict[str, Any]:
        """Return what mood.csv says of a week, as the form would show it; empty answers when it is not logged.

        A win is always a new one.
        """
        mood = (book or self.book).mood
        return {**analysis.answers_of(mood, week), **self.form.as_typed(self._row(mood, week)), **self.win.blank}

    def _row(self, mood: pd.DataFrame, week: dt.date) -> dict[str, Any]:
        return row_with(mood, "week", pd.Timestamp(week)) | {"week": week}

    def _logged(self, week: dt.date) -> bool:
        return bool(self.book.mood["week"].eq(pd.Timestamp(week)).any())

    def _needs_memory(self) -> bool:
        weeks = self.finding.frames["weeks"]
        return bool(weeks.loc[weeks["week"] == pd.Timestamp(self.state.week), "remember"].any())

    def _fill(self, week: dt.date, typed: Mapping[str, Any]) -> None:
        """Let the form say this, of this week."""
        self.state = Entry(week, {name: typed[name] for name in analysis.QUESTIONS})
        self.form.put(typed)
        self.win.put(typed)
        self.day_turned()

    def day_turned(self) -> None:
        """Offer the days of the week up to today, with the people and the skills of the folder."""
        week = self.state.week
        days = [week + dt.timedelta(days=day) for day in range(7)]
        listed = [(f"{day:%A} {day.day}", day) for day in days if day <= self.book.today]
        self.people.offer(people_meant(self.book), listed, said_of_aside(self.book.people_aside))
        self.skills.offer(self.book.skills["skill"], listed)
        self.win.offer(self.book)

    # From the form to the folder.

    def _not_yet(self) -> str:
        """Return what is missing before this can be saved, and what to do, as a sentence; "" when nothing is."""
        if not self._only_beside:
            if self._needs_memory() and not self.remember.value:
                return "That is a while ago: tick that you remember the week well enough, or leave it as the gap it is."
            if self.state.answers.get("mood") is None:
                return f'"{analysis.QUESTIONS["mood"]}" is the one answer a week needs; the others may stay open.'
        fault = next((row.fault for row in self.skills.rows if row.fault), "")
        beside = (form.fault for form in (self.spell, self.win) if form.begun)
        return self.form.fault or fault or next(filter(None, beside), "")

    @property
    def _only_beside(self) -> bool:
        """Whether a stretch or a win is told and no answer of the week: who was ill need not say how it was."""
        no_answer = {**self._typed(), **self.win.blank} == self._saved(self.state.week)
        return no_answer and (self.spell.begun or self.win.begun)

    def _cold_asks(self) -> str:
        """Return which of the asks in the form were cold ones, and why; what was given this week counts as given."""
        touches = [row.values() for row in self.people.rows]
        asks = [touch for touch in touches if touch["kind"] == "asked" and touch["from"] != "them"]
        given = pd.DataFrame([touch for touch in touches if touch not in asks], columns=self.book.touches.columns)
        log = pd.concat([self.book.touches, given.astype(self.book.touches.dtypes)])
        days = {ask["contact"]: ask["date"] for ask in reversed(asks)}
        found = {
            name: cold_ask(replace(self.book, touches=log, today=day), name, asked=True) for name, day in days.items()
        }
        return "".join(f" About asking {name}: {cold}" for name, cold in found.items() if cold)

    def _to_save(self) -> tuple[dict[str, list[dict[str, Any]]], list[tuple[str, dict[str, Any], dict[str, Any]]]]:
        """Return the rows to add, by log, and the change of a week that is logged already."""
        week = self.state.week
        seen = self._row(self.book.mood, week)
        row = {**seen, **self.state.answers, **self.form.row(seen)}
        new = {
            "contacts": [{"contact": name} for name in self.people.new_names],
            "touches": [touch.values() for touch in self.people.rows],
            "skills": [time.values() for time in self.skills.rows],
            "spells": [self.spell.row()] if self.spell.begun else [],
            "wins": [{"date": min(week + dt.timedelta(days=6), self.book.today), **self.win.row()}]
            if self.win.begun
            else [],
        }
        if self._only_beside:
            return new, []
        if not self._logged(week):
            return {"mood": [row], **new}, []
        changes = changed(seen, row)
        # The whole row as it was seen is the key: a row that was changed elsewhere meanwhile is not found by it.
        return new, [("mood", seen, changes)] if changes else []


def checkin(book: Logbook) -> CheckinPanel:
    """Return the check-in of `book` for the week that is most likely written about; it shows itself in a cell."""
    week = analysis.likely_week(book.mood, book.today, book.plan.week_starts)
    return CheckinPanel(book, Entry(week, analysis.answers_of(book.mood, week)))
