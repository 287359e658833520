"""Wants and needs: the list of what bothers you, sorted as a draft beside its verdict, and saved when you say so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis import needs as analysis
from careerdata.analysis.mentions import words_of
from careerdata.figures.needs import needs as draw_needs
from careerdata.panels.base import LABELS, WIDE, Panel, foldable
from careerdata.panels.kept import cells, changed
from careerdata.panels.rows import choices, side_by_side
from careerdata.panels.words import Lines, Words
from careerdata.problems import RowRefusedError
from careerdata.schemas import LOGS
from careerdata.weeks import in_words, join_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

KINDS = {"need": "a need", "want": "a want", "unsorted": "not sorted yet"}
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
_MOST_SHOWN = 10
_SORTED = ("kind", "weight", "status", "pain", "note")
"""What the form changes in the row that is chosen."""
_MEANWHILE = (
    "pains.csv was changed in another window meanwhile, so nothing was saved. Your draft is still here; Back to what is "
    "saved drops it and shows the file as it is now."
)


@dataclass(frozen=True)
class Pain:
    """A pain point as a row of pains.csv has it."""

    noticed_on: dt.date
    pain: str
    kind: str | None = "unsorted"
    weight: int | None = 3
    status: str | None = "open"
    rank: int | None = None
    note: str | None = None


@dataclass(frozen=True)
class Sorting:
    """The list as a draft, by line of pains.csv (below 0: not in the file yet), and the row that is chosen."""

    rows: Mapping[int, Pain]
    chosen: int | None


class NeedsPanel(Panel[Sorting]):
    """The list, what it says, and a form for the row that is chosen; nothing is written before "Save the list"."""

    files = tuple(LOGS[log].file for log in ("pains", "asks", "mood"))
    finding: analysis.NeedsFinding
    kept: analysis.NeedsFinding

    def read(self) -> analysis.NeedsFinding:
        """Return the verdict on the draft."""
        return analysis.read(self._frame(), self.book.today, asks=self.book.asks, mood=self.book.mood)

    def draw(self, finding: analysis.NeedsFinding) -> go.Figure:  # type: ignore[override]
        """Return a bar a pain point, and the weeks that mention it."""
        return draw_needs(finding)

    @property
    def blockers(self) -> tuple[str, ...]:
        """An empty list has nothing to draw."""
        return () if self.state.rows else ("There is nothing to draw yet: add the first pain point above.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the list and the form above the chart, and what to do this week below it."""
        self.kept = self.finding
        self.list = self.when(widgets.Select(description="Your list", style=LABELS, layout=WIDE), self.choose)
        self.up = self.button("▲ Up", lambda: self.move(-1), "Moves the chosen one up in your order")
        self.down = self.button("▼ Down", lambda: self.move(1), "Moves the chosen one down in your order")
        self.about = Words()
        self.kind = self._of_row(widgets.ToggleButtons(options=choices(KINDS), description="It is"), "kind")
        self.kind.style.button_width = "120px"
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
        self.up.disabled = chosen is None or order[0] == chosen
        self.down.disabled = chosen is None or order[-1] == chosen
        self._form.layout.display = "none" if chosen is None else ""
        if chosen is not None:
            self._show_row(chosen, order.index(chosen))
        new, moved = self._to_save()
        count = len(new) + len(moved)
        draft = f"Not saved yet: {count} row{'s' * (count != 1)}. " if count else ""
        kept = WAYS[self.kept.verdict]
        was = f"What is saved says: {kept}." if self.kept.verdict != self.finding.verdict else ""
        self.comparison.say(f"{draft}{was}".strip())
        steps = self.finding.behind["this_week"]
        mine = steps["way"] == self.finding.verdict
        self._week_head.say(f"This week, as the answer is {WAYS[self.finding.verdict]}:")
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
        other = min(max(place + by, 0), len(order) - 1)
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
        new, moved = self._to_save()
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
        self._open_again(None)
        self.say("This is what is saved; nothing was written.")

    def undo(self) -> None:
        """Take the last save in the folder back; the draft goes with it."""
        said = logbook.undo(self.book.folder)
        self._open_again(None)
        self.say(said)

    # What the form says, and what the file says.

    def _of_row(self, control: Any, field: str) -> Any:
        """Make a control of the form set one field of the row that is chosen."""
        control.style.description_width = LABELS["description_width"]
        control.layout.width = WIDE.width
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
        weeks = int(self.finding.behind["facts"]["weeks_with_note"].iloc[0])
        if not words or not weeks:
            return ""
        mentions = self.finding.behind["mentions"]
        found = mentions.loc[mentions["place"] == place, "week"]
        last = f", last in the week of {in_words(found.max())}" if len(found) else ""
        notes = "the 1 week" if weeks == 1 else f"the {weeks} weeks"
        return f"Your note mentions it in {len(found)} of {notes} that have one{last}; looked for: {words}."

    def _line(self, place: int, line: int) -> str:
        row = self.state.rows[line]
        decides = "  ◀ decides" if self.finding.table["decides"].iloc[place - 1] else ""
        return f"{place}. {row.pain} ({KINDS[row.kind or 'unsorted']}, {row.status or 'open'}){decides}"

    def _frame(self) -> pd.DataFrame:
        """Return the draft as pains.csv would have it."""
        book = self.book.pains
        rows = pd.DataFrame(
            [asdict(row) for row in self.state.rows.values()], index=list(self.state.rows), columns=book.columns
        ).astype(book.dtypes)
        rows.attrs = dict(book.attrs)
        return rows

    def _order(self) -> pd.Index[int]:
        return analysis.in_order(self._frame()).index

    def _to_save(self) -> tuple[list[dict[str, Any]], list[tuple[dict[str, Any], dict[str, Any]]]]:
        """Return the rows to add, and each row that changed: as it was seen, and its new cells."""
        new = [asdict(row) for line, row in self.state.rows.items() if line < 0]
        kept = {line: row for line, row in self.state.rows.items() if line >= 0}
        seen = {line: cells(self.book.pains, line) for line in kept}
        moved = [(seen[line], changed(seen[line], asdict(row))) for line, row in kept.items()]
        return new, [(was, to) for was, to in moved if to]

    def _open_again(self, chosen: str | None) -> None:
        self.book = logbook.open_logbook(self.book.folder, self.book.today)
        self.state = _sorting(self.book, chosen)
        self.kept = self.read()
        self.redraw()


def _sorting(book: Logbook, chosen: str | None = None) -> Sorting:
    """Return the list as it is saved, with this pain point chosen, else the first one."""
    rows = {int(line): Pain(**cells(book.pains, int(line))) for line in book.pains.index}
    order = [int(line) for line in analysis.in_order(book.pains).index]
    named = (line for line in order if rows[line].pain == chosen)
    return Sorting(rows, next(named, order[0] if order else None))


def needs(book: Logbook) -> NeedsPanel:
    """Return the panel of wants and needs for `book`; it shows itself when it is named in a cell."""
    return NeedsPanel(book, _sorting(book))
