"""The weekly check-in: seven sliders, hours, a note, people and learning, and one Save for all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis import checkin as analysis
from careerdata.analysis.finding import Finding
from careerdata.analysis.network.followups import cold_ask
from careerdata.figures.charts.checkin import checkin as draw_checkin
from careerdata.panels.base import Panel
from careerdata.panels.editing.name_rows import Rows, SkillRow, TouchRow, hours_of, said_of_aside, side_by_side
from careerdata.panels.editing.typed_numbers import two_numbers
from careerdata.panels.steps.checkin.state import Entry, Kept, Typed, merged, row_of, same, what_was_saved
from careerdata.panels.widgets.layouts import LABELS, WIDE, foldable
from careerdata.panels.widgets.scale import Scale, as_answer, as_text
from careerdata.panels.widgets.text import Words
from careerdata.problems import RowRefusedError
from careerdata.schemas import LOGS
from careerdata.text import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

MOST_HOURS_A_WEEK = 168.0
ON_LEAVING = {"continuous_update": False, "style": LABELS, "layout": WIDE}
"""For a text: told once, when the field is left, so that a quick press on Save cannot overtake the last letters."""


class CheckinPanel(Panel[Entry]):
    """A form for one week; nothing is written before "Save this week"."""

    writes = tuple(LOGS[log].file for log in ("mood", "skills", "contacts", "touches"))
    files = tuple(LOGS[log].file for log in ("mood", "skills", "contacts", "touches"))

    def read(self) -> Finding:
        """Return the answers beside those of the last time."""
        return analysis.read(self.book, self.state.week, self.state.answers)

    def draw(self, finding: Finding) -> go.Figure:
        """Return seven lines, a dot for each answer."""
        return draw_checkin(finding)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the form, above the chart: so what was saved is said next to the button that saved it."""
        self._drafts: dict[dt.date, Typed] = {}
        self._saves: list[Kept] = []
        self.week = self.when(widgets.Dropdown(description="Week", style=LABELS, layout=WIDE), self.choose_week)
        self.remember = widgets.Checkbox(description="I remember this week well enough", indent=False)
        self._gap = widgets.VBox([Words("This week may stay a gap: that is better than a guess."), self.remember])
        self.scales = {name: Scale(words, *analysis.ends(name)) for name, words in analysis.QUESTIONS.items()}
        for name, scale in self.scales.items():
            self.when(scale.slider, partial(self._answer, name))
        self.hours = widgets.Text(description="Hours worked", placeholder="may stay empty", **ON_LEAVING)
        self.note = widgets.Textarea(description="Note", placeholder="only for you", rows=3, **ON_LEAVING)
        self.people = Rows(self, TouchRow, "Add a person", " (new: goes into contacts.csv too)")
        self.skills = Rows(self, SkillRow, "Add a skill")
        self.save = self.button("Save this week", self.save_week, "Writes all of it to your folder", primary=True)
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        self._show_form(self._saved(self.state.week))
        return (
            self.week,
            self._gap,
            *self.scales.values(),
            self.hours,
            self.note,
            foldable("People I was in touch with", self.people),
            foldable("Hours I spent learning", self.skills),
            side_by_side(self.save, self.take_back),
        ), ()

    def refresh(self) -> None:
        """Bring the controls to the week and its answers, wherever they came from."""
        weeks = self.finding.frames["weeks"]
        options = tuple(zip(weeks["words"], weeks["week"].dt.date, strict=True))
        if options != self.week.options:
            self.set_quietly(self.week, options=options)
        self.set_quietly(self.week, value=self.state.week)
        self._gap.layout.display = "" if self._needs_memory() else "none"
        for (name, scale), last in zip(self.scales.items(), self.finding.table["last_time"], strict=True):
            answer = self.state.answers.get(name)
            self.set_quietly(scale.slider, value=as_text(answer))
            scale.show(answer, None if pd.isna(last) else last)

    def choose_week(self, week: dt.date) -> None:
        """Write about another week; what was typed for this one is not lost."""
        left, typed = self.state.week, self._typed()
        if typed != self._saved(left):
            self._drafts[left] = typed
        moved = week not in self._drafts and left in self._drafts and not (self._logged(left) or self._logged(week))
        self._open(week, self._drafts.pop(left) if moved else self._drafts.pop(week, self._saved(week)))
        if moved:
            self.say("What you had answered came along to this week.")

    def save_week(self) -> None:
        """Save the week, the people and the learning as one write, and say what went where."""
        refusal = self._not_yet()
        if refusal:
            self.say(f"{refusal} Nothing was saved.")
            return
        new, changed = self._to_save()
        if not any(new.values()) and not changed:
            self.say(
                f"There is nothing new to save: the week of {in_words(self.state.week)} is logged as it stands here."
            )
            return
        saved = Kept(self._reopened(), self.state.week, self._typed(), self.people.rows, self.skills.rows)
        try:
            logbook.save_together(self.book.folder, new, changed)
        except RowRefusedError as refused:
            self._say_what_came_between(refused)
            return
        self._saves.append(saved)
        self.people.put(())
        self.skills.put(())
        self.book = self._reopened()
        self._open(saved.week, self._saved(saved.week))
        parts = what_was_saved(saved.week, new, bool(changed))
        everything = "all of it" if len(parts) > 1 else "it"
        self.say(f"Saved in {self.book.folder}: {join_words(parts)}. Undo takes {everything} back.")

    def undo(self) -> None:
        """Take the last save in the folder back, and give back what was typed for it, if that was saved here."""
        week, typed, base = self.state.week, self._typed(), self._saved(self.state.week)
        said = self.taken_back()
        self.book = self._reopened()
        if not self._saves or not same(self._saves[-1].before, self.book):
            self._open(week, self._up_to_date(base, typed))
            self.say(said)
            return
        save = self._saves.pop()
        if week != save.week and typed != base:
            self._drafts[week] = typed
        self.people.put((*save.people, *self.people.rows))
        self.skills.put((*save.skills, *self.skills.rows))
        self._open(save.week, typed if week == save.week and typed != base else save.typed)
        self.remember.value = self._needs_memory()
        self.say(f"{said} What you wrote is back in the form.")

    # What the form says, and what the folder says.

    def _answer(self, question: str, shown: str) -> None:
        self.change(answers={**self.state.answers, question: as_answer(shown)})

    def _typed(self) -> Typed:
        return Typed(self.state.answers, self.hours.value, self.note.value)

    def _saved(self, week: dt.date) -> Typed:
        """Return what mood.csv says of a week, as the form would show it; empty answers when it is not logged."""
        row = row_of(self.book.mood, week)
        hours, note = row["hours_worked"], row["note"]
        answers = analysis.answers_of(self.book.mood, week)
        return Typed(answers, "" if hours is None else f"{hours:g}", "" if note is None else note)

    def _logged(self, week: dt.date) -> bool:
        return bool(self.book.mood["week"].eq(pd.Timestamp(week)).any())

    def _needs_memory(self) -> bool:
        weeks = self.finding.frames["weeks"]
        return bool(weeks.loc[weeks["week"] == pd.Timestamp(self.state.week), "remember"].any())

    def _open(self, week: dt.date, typed: Typed) -> None:
        """Show this in the form, for this week."""
        self.remember.value = False
        self.say("")
        self.state = Entry(week, typed.answers)
        self._show_form(typed)
        self.redraw()

    def _show_form(self, typed: Typed) -> None:
        self.hours.value, self.note.value = typed.hours, typed.note
        first, today = self.state.week, self.book.today
        days = [first + dt.timedelta(days=day) for day in range(7)]
        listed = [(f"{day:%A} {day.day}", day) for day in days if day <= today]
        self.people.offer(self.book.contacts["contact"], listed, said_of_aside(self.book.people_aside))
        self.skills.offer(self.book.skills["skill"], listed)

    def _reopened(self) -> Logbook:
        return logbook.open_logbook(self.book.folder, self.book.today)

    def _up_to_date(self, base: Typed, typed: Typed) -> Typed:
        """Return what the form says over what the folder says by now; all of it where the week is not logged (again)."""
        week = self.state.week
        return merged(base, typed, self._saved(week)) if self._logged(week) else typed

    # From the form to the folder.

    def _not_yet(self) -> str:
        """Return what is missing before this can be saved, and what to do, as a sentence; "" when nothing is."""
        if self._needs_memory() and not self.remember.value:
            return "That is a while ago: tick that you remember the week well enough, or leave it as the gap it is."
        if self.state.answers.get("mood") is None:
            return f'"{analysis.QUESTIONS["mood"]}" is the one answer a week needs; the others may stay open.'
        if self.hours.value.strip() and hours_of(self.hours.value, MOST_HOURS_A_WEEK) is None:
            if unclear := two_numbers(self.hours.value):
                return f"Hours worked: {unclear}"
            return f"Hours worked is a number up to {MOST_HOURS_A_WEEK:g}, such as 38.5, or stays empty."
        return next((row.fault for row in self.skills.rows if row.fault), "") or self._cold_ask()

    def _cold_ask(self) -> str:
        """Return why one of the asks in the form would be a cold one; what was given this week counts as given."""
        touches = [row.values() for row in self.people.rows]
        asks = [touch for touch in touches if touch["kind"] == "asked" and touch["from"] != "them"]
        given = pd.DataFrame([touch for touch in touches if touch not in asks], columns=self.book.touches.columns)
        log = pd.concat([self.book.touches, given.astype(self.book.touches.dtypes)])
        found = (cold_ask(replace(self.book, touches=log, today=ask["date"]), ask["contact"]) for ask in asks)
        return next((reason for reason in found if reason), "")

    def _to_save(self) -> tuple[dict[str, list[dict[str, Any]]], list[tuple[str, dict[str, Any], dict[str, Any]]]]:
        """Return the rows to add, by log, and the change of a week that is logged already."""
        week, typed, shown = self.state.week, self._typed(), self._saved(self.state.week)
        seen = row_of(self.book.mood, week)
        row = {**seen, **typed.answers}
        if typed.hours != shown.hours:
            row["hours_worked"] = hours_of(typed.hours, MOST_HOURS_A_WEEK)
        if typed.note != shown.note:
            row["note"] = typed.note.rstrip() or None
        new = {
            "contacts": [{"contact": name} for name in self.people.new_names],
            "touches": [touch.values() for touch in self.people.rows],
            "skills": [time.values() for time in self.skills.rows],
        }
        if not self._logged(week):
            return {"mood": [{"week": week, **row}], **new}, []
        changes = {name: value for name, value in row.items() if value != seen[name]}
        # The whole row as it was seen is the key: a row that was changed elsewhere meanwhile is not found by it.
        return new, [("mood", {"week": week, **seen}, changes)] if changes else []

    def _say_what_came_between(self, refused: RowRefusedError) -> None:
        week, typed, before = self.state.week, self._typed(), self.book
        base, remember = self._saved(week), self.remember.value
        self.book = self._reopened()
        now = self._saved(week)
        self._open(week, self._up_to_date(base, typed))
        self.remember.value = remember
        if now != base:
            self.say(
                f"The week of {in_words(week)} was changed in another window meanwhile, so nothing was saved here. Your "
                "answers are still in the form, and the others are as they are there. Press Save to keep this."
            )
        elif not same(before, self.book):
            self.say("Your folder was changed meanwhile, so nothing was saved here. Press Save once more to do so.")
        else:
            self.say(f"{refused} Nothing was saved, and what you wrote is still here.")


def checkin(book: Logbook) -> CheckinPanel:
    """Return the check-in of `book` for the week that is most likely written about; it shows itself in a cell."""
    week = analysis.likely_week(book.mood, book.today)
    return CheckinPanel(book, Entry(week, analysis.answers_of(book.mood, week)))
