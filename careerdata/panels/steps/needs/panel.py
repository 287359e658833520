"""Wants and needs: the list of what bothers you, sorted as a draft beside its verdict, and saved when you say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis.finding import Finding
from careerdata.analysis.needs import verdict as analysis
from careerdata.analysis.needs.mentions import words_of
from careerdata.figures.charts.needs import needs as draw_needs
from careerdata.panels.base import Panel
from careerdata.panels.editing.name_rows import choices, side_by_side
from careerdata.panels.steps.needs.state import Pain, Sorting, frame_of, sorting_of, to_save
from careerdata.panels.widgets.layouts import LABELS, WIDE, foldable
from careerdata.panels.widgets.text import Lines, Words
from careerdata.problems import RowRefusedError
from careerdata.schemas import LOGS
from careerdata.text import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

KINDS = {"need": "need", "want": "want", "unsorted": "not sorted yet"}
STATUSES = {
    "open": "open: not asked for yet",
    "asked": "asked: waiting for the answer",
    "refused": "refused: the answer was no",
    "met": "met",
    "dropped": "no longer on my mind",
}
WEIGHTS = [("5, heavy", 5), ("4", 4), ("3", 3), ("2", 2), ("1, light", 1), ("no weight", 0)]
WAYS = {"outside": "look outside", "inside": "negotiate here", "not yet": "not yet"}
"""Each verdict as a person says it."""
WEEK_HEADS = {
    "outside": "This week, as you look outside:",
    "inside": "This week, as you negotiate here:",
    "not yet": "This week, before there is an answer:",
}
LIST = {"width": "min(680px, 100%)"}
"""Wide enough for a pain point, its kind and where it stands."""
DECIDES = "●"
_MOST_SHOWN = 10
_SORTED = ("kind", "weight", "status", "pain", "note")
"""What the form changes in the row that is chosen."""
_MEANWHILE = (
    "pains.csv was changed in another window meanwhile, so nothing was saved. Your draft is still here; Back to what is "
    "saved drops it and shows the file as it is now."
)


class NeedsPanel(Panel[Sorting]):
    """The list, what it says, and a form for the row that is chosen; nothing is written before "Save the list"."""

    writes = (LOGS["pains"].file,)
    files = tuple(LOGS[log].file for log in ("pains", "asks", "mood"))
    finding: Finding[analysis.NeedsFacts]
    kept: Finding[analysis.NeedsFacts]

    def read(self) -> Finding[analysis.NeedsFacts]:
        """Return the verdict on the draft."""
        return analysis.read(replace(self.book, pains=frame_of(self.state, self.book)))

    def draw(self, finding: Finding) -> go.Figure:
        """Return a bar a pain point, and the weeks that mention it."""
        return draw_needs(finding)

    @property
    def blockers(self) -> tuple[str, ...]:
        """An empty list has nothing to draw."""
        return () if self.state.rows else ("There is nothing to draw yet: add the first pain point above.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the list and the form above the chart, and what to do this week below it."""
        self.kept = self.finding
        self.list = self.when(
            widgets.Select(description=f"Your list ({DECIDES} decides)", style=LABELS, layout=LIST), self.choose
        )
        self.up = self.button("▲ Up", lambda: self.move(-1), "Moves the chosen one up in your order")
        self.down = self.button("▼ Down", lambda: self.move(1), "Moves the chosen one down in your order")
        self.about = Words()
        self.kind = self._of_row(widgets.ToggleButtons(options=choices(KINDS), description="It is a"), "kind")
        self.kind.style.button_width = "130px"
        self.weight = self._of_row(widgets.Dropdown(options=WEIGHTS, description="Weight, 1 to 5"), "weight")
        self.status = self._of_row(widgets.Dropdown(options=choices(STATUSES), description="Where it stands"), "status")
        self.pain = self._of_row(widgets.Text(description="In your words", continuous_update=False), "pain")
        self.note = self._of_row(
            widgets.Text(description="Note", placeholder="only for you", continuous_update=False), "note"
        )
        self.add = self.when(
            widgets.Text(
                description="Add a pain point",
                placeholder="in your words, then press Enter",
                continuous_update=False,
                style=LABELS,
                layout=WIDE,
            ),
            self.add_pain,
        )
        self.comparison = Words()
        self.save = self.button("Save the list", self.save_list, "Writes pains.csv", primary=True)
        self.back = self.button("Back to what is saved", self.drop_draft, "Drops the draft; nothing is written")
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        self._form = widgets.VBox([self.about, self.kind, self.weight, self.status, self.pain, self.note])
        decision = (self.comparison, side_by_side(self.save, self.back, self.take_back))
        self._week_head, self.week, self.others = Words(), Lines(), Lines()
        others = foldable("What the other answers would ask of you", self.others)
        order = side_by_side(self.up, self.down)
        return (self.add, self.list, order, self._form, *decision), (self._week_head, self.week, others)

    def refresh(self) -> None:
        """Bring the list, the form and the words around them to the draft."""
        order = list(self._order())
        options = tuple((self._line(place, key), key) for place, key in enumerate(order, 1))
        if options != self.list.options:
            self.set_quietly(self.list, options=options, rows=min(max(len(options), 2), _MOST_SHOWN))
        self.set_quietly(self.list, value=self.state.chosen)
        chosen = self.state.chosen
        # At the ends too: a button that is disabled under somebody's fingers loses the focus.
        self.up.disabled = self.down.disabled = chosen is None
        self._form.layout.display = "none" if chosen is None else ""
        if chosen is not None:
            self._show_row(chosen, order.index(chosen))
        new, moved = to_save(self.state, self.book)
        count = len(new) + len(moved)
        draft = f"Not saved yet: {count} row{'s' * (count != 1)}. " if count else ""
        kept = WAYS[self.kept.facts.verdict]
        was = f"What is saved says: {kept}." if self.kept.facts.verdict != self.finding.facts.verdict else ""
        self.comparison.say(f"{draft}{was}".strip())
        steps = self.finding.frames["this_week"]
        mine = steps["way"] == self.finding.facts.verdict
        self._week_head.say(WEEK_HEADS[self.finding.facts.verdict])
        self.week.say(steps.loc[mine, "step"])
        self.others.say(f"{WAYS[way]}: {step}" for way, step in steps[~mine].itertuples(index=False))

    # What the buttons and the form do.

    def choose(self, line: int | None) -> None:
        """Show another row in the form."""
        if line is not None and line != self.state.chosen:
            self.change(chosen=line)

    def move(self, by: int) -> None:
        """Move the chosen row in the person's order; from then on the order is theirs and not that of the weights."""
        order, chosen = list(self._order()), self.state.chosen
        if chosen is None:
            return
        place = order.index(chosen)
        other = place + by
        if not 0 <= other < len(order):
            self.say(f"It stands at the {'top' if by < 0 else 'bottom'} already.")
            return
        order[place], order[other] = order[other], order[place]
        self.change(rows={line: replace(self.state.rows[line], rank=rank) for rank, line in enumerate(order, 1)})

    def add_pain(self, text: str) -> None:
        """Draft one more pain point, noticed today and not sorted yet, and choose it."""
        pain = " ".join(text.split())
        if not pain:
            return
        self.set_quietly(self.add, value="")
        known = {analysis.same_pain(row.pain): line for line, row in self.state.rows.items()}
        if analysis.same_pain(pain) in known:
            self.change(chosen=known[analysis.same_pain(pain)])
            self.say("That one is on your list already; here it is.")
            return
        line = min(0, *self.state.rows, 0) - 1
        self.change(rows={**self.state.rows, line: Pain(self.book.today, pain)}, chosen=line)

    def save_list(self) -> None:
        """Save every row that is new or changed as one write, and say what was saved."""
        new, moved = to_save(self.state, self.book)
        if not new and not moved:
            self.say("There is nothing new to save: the list stands in pains.csv as it stands here.")
            return
        try:
            logbook.save_together(self.book.folder, {"pains": new}, [("pains", seen, to) for seen, to in moved])
        except RowRefusedError as refused:
            if logbook.open_logbook(self.book.folder, self.book.today).pains.equals(self.book.pains):
                self.say(f"{refused} Nothing was saved, and your draft is still here.")
            else:
                self.say(_MEANWHILE)
            return
        chosen = self.state.rows[self.state.chosen].pain if self.state.chosen is not None else None
        self._open_again(chosen)
        parts = [f"{len(new)} new row{'s' * (len(new) != 1)}"] if new else []
        parts += [f"the change to {len(moved)} row{'s' * (len(moved) != 1)}"] if moved else []
        self.say(f"Saved in pains.csv: {join_words(parts)}. Undo takes it back.")

    def drop_draft(self) -> None:
        """Read the folder again and go back to what is saved."""
        self._open_again(self._chosen_as_saved())
        self.say("This is what is saved; nothing was written.")

    def undo(self) -> None:
        """Take the last save in the folder back; the draft goes with it."""
        said = self.taken_back()
        self._open_again(self._chosen_as_saved())
        self.say(said)

    # What the form says, and what the file says.

    def _of_row(self, control: Any, field: str) -> Any:
        """Make a control of the form set one field of the row that is chosen."""
        control.style.description_width = LABELS["description_width"]
        control.layout.width = WIDE["width"]
        return self.when(control, partial(self._set, field))

    def _set(self, field: str, value: Any) -> None:
        line = self.state.chosen
        if line is None:
            return
        if isinstance(value, str):
            value = value.strip()
        if field == "pain" and not value:
            self.refresh()
            self.say("A pain point needs words. If it is over, say where it stands instead.")
            return
        told: dict[str, Any] = {field: value or None}
        self.change(rows={**self.state.rows, line: replace(self.state.rows[line], **told)})

    def _show_row(self, line: int, place: int) -> None:
        row, found = self.state.rows[line], self.finding.table.iloc[place]
        shown = {name: value for name, value in asdict(row).items() if name in _SORTED}
        defaults = {"kind": "unsorted", "weight": 0, "status": "open", "note": ""}
        for name, value in shown.items():
            self.set_quietly(getattr(self, name), value=defaults[name] if value is None else value)
        why = found["why"] + ("" if found["why"].endswith("?") else ".")
        self.about.say(f"{row.pain}: {why} {self._mentioned(row.pain, place)}")

    def _mentioned(self, pain: str, place: int) -> str:
        words = join_words(f'"{word}"' for word in words_of(pain))
        weeks = self.finding.facts.weeks_with_note
        if not words or not weeks:
            return ""
        mentions = self.finding.frames["mentions"]
        found = mentions.loc[mentions["place"] == place, "week"]
        last = f", last in the week of {in_words(found.max())}" if len(found) else ""
        notes = "the 1 week" if weeks == 1 else f"the {weeks} weeks"
        return f"Your note mentions it in {len(found)} of {notes} that have one{last}; looked for: {words}."

    def _line(self, place: int, line: int) -> str:
        row = self.state.rows[line]
        decides = self.finding.table["decides"].iloc[place - 1]
        # Without a mark as much room is left, so that the numbers stand under each other.
        mark = DECIDES if decides else "\u2002"
        return f"{mark} {place}. {row.pain} ({KINDS[row.kind or 'unsorted']}, {row.status or 'open'})"

    def _order(self) -> pd.Index[int]:
        return analysis.in_order(frame_of(self.state, self.book)).index

    def _chosen_as_saved(self) -> str | None:
        """Return the chosen pain point in the words that pains.csv has for it; None when it is not in there."""
        saved = self.book.pains["pain"]
        return saved.get(self.state.chosen) if self.state.chosen is not None else None

    def _open_again(self, chosen: str | None) -> None:
        self.book = logbook.open_logbook(self.book.folder, self.book.today)
        self.state = sorting_of(self.book, chosen)
        self.kept = self.read()
        self.redraw()


def needs(book: Logbook) -> NeedsPanel:
    """Return the panel of wants and needs for `book`; it shows itself when it is named in a cell."""
    return NeedsPanel(book, sorting_of(book))
