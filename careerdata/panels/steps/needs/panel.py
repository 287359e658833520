"""Wants and needs: the list of what bothers you, sorted as a draft beside its verdict, and saved when you say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import ipywidgets as widgets
import pandas as pd

from careerdata.analysis.finding import Finding
from careerdata.analysis.needs import verdict as analysis
from careerdata.analysis.needs.activities import read as read_activities
from careerdata.analysis.needs.headline import answer
from careerdata.analysis.needs.mentions import words_of
from careerdata.analysis.network.granted import same_pain
from careerdata.figures.charts.needs import needs as draw_needs
from careerdata.logbook import Logbook
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.needs.activities import ActivityTicks
from careerdata.panels.steps.needs.state import PainList, frame_of, rebased, saved_list, to_save
from careerdata.panels.widgets.controls import LINE, Width, foldable, labelled, show_if, side_by_side, text, unfold
from careerdata.panels.widgets.text import Lines, Words
from careerdata.schemas import LOGS
from careerdata.text import counted, in_words, join_words

KINDS = {"need": "need", "want": "want", "unsorted": "not sorted yet"}
STATUSES = {
    "open": "open: not asked for yet",
    "asked": "asked: waiting for the answer",
    "refused": "refused: the answer was no",
    "met": "met",
    "dropped": "no longer on my mind",
}
WEIGHTS = {5: "5, heavy", 4: "4", 3: "3", 2: "2", 1: "1, light", UNSAID: "no weight"}
FIELDS = (
    Field("kind", "It is a", words=KINDS, value="unsorted", control=widgets.ToggleButtons),
    Field("weight", "Weight, 1 to 5", words=WEIGHTS),
    Field("status", "Where it stands", words=STATUSES, value="open"),
    Field("pain", "In your words"),
    Field("note", "Note", "only for you"),
)
"""What the form changes in the row that is chosen."""
NEW = {"kind": "unsorted", "weight": 3, "status": "open"}
"""What a pain point begins with."""
WAYS = {"outside": "look outside", "inside": "negotiate here", "not yet": "not yet"}
"""Each verdict as a person says it."""
WEEK_HEADS = {
    "outside": "This week, as you look outside:",
    "inside": "This week, as you negotiate here:",
    "not yet": "This week, before there is an answer:",
}
LIST = Width("min(680px, 100%)", LINE.label)
"""Wide enough for a pain point, its kind and where it stands."""
DECIDES = "●"
_MOST_SHOWN = 10
_MEANWHILE = (
    "Your list was changed in another window meanwhile, so nothing was saved. Your draft is still here; Back to what is "
    "saved drops it and shows the list as it is now."
)


class NeedsPanel(EditingPanel[PainList]):
    """The list, what it says, and a form for the row that is chosen; nothing is written before "Save the list"."""

    writes = ("pains", "activities")
    reads = ("pains", "activities", "asks", "mood", "contacts")
    figure_of = staticmethod(draw_needs)
    answer_of = staticmethod(answer)
    finding: Finding[analysis.NeedsFacts]
    kept: Finding[analysis.NeedsFacts]

    def read(self) -> Finding[analysis.NeedsFacts]:
        """Return the verdict on the draft."""
        return analysis.read(replace(self.book, pains=frame_of(self.state, self.book)))

    @property
    def blockers(self) -> tuple[str, ...]:
        """An empty list has nothing to draw."""
        return () if self.state.rows else ("Nothing to draw yet: add the first pain point above.",)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return the list and the form, folded, above the chart, and what to do this week below it."""
        self.kept = self.finding
        listed = widgets.Select(**labelled(f"Your list ({DECIDES} decides)", LIST))
        self.list = self.on_change(listed, self.choose)
        self.up = self.button("▲ Up", lambda: self.move(-1), "Moves the chosen one up in your order")
        self.down = self.button("▼ Down", lambda: self.move(1), "Moves the chosen one down in your order")
        self.about = Words()
        self.form = RowForm(self, LOGS["pains"], FIELDS)
        self.form["kind"].style.button_width = "130px"
        for name, control in self.form.fields.items():
            self.on_change(control, partial(self._set, name))
        self.add = self.on_change(text("Add a pain point", "in your words, then press Enter"), self.add_pain)
        self.comparison = Words()
        self.save = self.button("Save the list", self.save_list, "Saves it in your folder", primary=True)
        self.back = self.button("Back to what is saved", self.drop_draft, "Drops the draft; nothing is written")
        self._form = widgets.VBox([self.about, self.form])
        decision = (self.comparison, side_by_side(self.save, self.back, self.take_back))
        self._week_head, self.week, self.others = Words(), Lines(), Lines()
        others = foldable("What the other answers would ask of you", self.others)
        self._order_buttons = side_by_side(self.up, self.down)
        draft = foldable(
            "Sort my list", widgets.VBox([self.add, self.list, self._order_buttons, self._form, *decision])
        )
        unfold(draft, not self.state.rows)
        self.activities = ActivityTicks(self, self._saved_beside)
        look = foldable("Two weeks of what drains and what gives", self.activities)
        return (draft,), (self._week_head, self.week, others, look)

    def said_before(self) -> list[str]:
        """Return a sentence for each pain point that weekly notes mention, or why there is none."""
        if not self.finding.facts.weeks_with_note:
            return ["No check-in has a note yet. A word or two is enough."]
        rows = self.finding.frames["picture"]
        named = rows.loc[rows["weeks_mentioned"] > 0, ["pain", "place"]].itertuples(index=False)
        found = [f'"{pain}": {self._mentioned(pain, place)}' for pain, place in named]
        return found or ["No note mentions anything on your list."]

    def refresh(self) -> None:
        """Bring the list, the form and the words around them to the draft."""
        order = list(self._order())
        options = tuple((self._line(place, key), key) for place, key in enumerate(order, 1))
        if options != self.list.options:
            self.set_quietly(self.list, options=options, rows=min(max(len(options), 2), _MOST_SHOWN))
        self.set_quietly(self.list, value=self.state.chosen)
        show_if(options, self.list, self._order_buttons)
        chosen = self.state.chosen
        # At the ends too: a button that is disabled under somebody's fingers loses the focus.
        self.up.disabled = self.down.disabled = chosen is None
        show_if(chosen is not None, self._form)
        if chosen is not None:
            self._show_row(chosen, order.index(chosen))
        new, moved = to_save(self.state, self.book)
        count = len(new) + len(moved)
        draft = f"Not saved yet: {counted(count, 'line')}. " if count else ""
        kept = WAYS[self.kept.facts.verdict]
        was = f"What is saved says: {kept}." if self.kept.facts.verdict != self.finding.facts.verdict else ""
        self.comparison.say(f"{draft}{was}".strip())
        steps = self.finding.frames["this_week"]
        mine = steps["way"] == self.finding.facts.verdict
        self._week_head.say(WEEK_HEADS[self.finding.facts.verdict])
        self.week.say(steps.loc[mine, "step"])
        self.activities.show(self.book, read_activities(self.book))
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
        self.change(rows={line: {**self.state.rows[line], "rank": rank} for rank, line in enumerate(order, 1)})

    def add_pain(self, text: str) -> None:
        """Draft one more pain point, noticed today and not sorted yet, and choose it."""
        pain = " ".join(text.split())
        if not pain:
            return
        self.set_quietly(self.add, value="")
        known = {same_pain(row["pain"]): line for line, row in self.state.rows.items()}
        if same_pain(pain) in known:
            self.change(chosen=known[same_pain(pain)])
            self.say("That one is on your list already; here it is.")
            return
        line = min(0, *self.state.rows, 0) - 1
        row = dict.fromkeys(self.book.pains) | NEW | {"noticed_on": self.book.today, "pain": pain}
        self.change(rows={**self.state.rows, line: row}, chosen=line)

    def save_list(self) -> None:
        """Save every row that is new or changed as one write, and say what was saved."""
        new, changes = to_save(self.state, self.book)
        if not new and not changes:
            self.say("There is nothing new to save: your folder has the list as it stands here.")
        elif self.save_rows({"pains": new}, changes):
            parts = [counted(len(new), "new line")] if new else []
            said = [cells for _, _, cells in changes if set(cells) != {"rank"}]
            parts += [f"the change to {counted(len(said), 'line')}"] if said else []
            parts += ["the new order"] if len(said) < len(changes) else []
            self.saved(f"Saved: {join_words(parts)}. Undo takes it back.")

    def _saved_beside(self, what: str) -> None:
        """Say what was saved beside the list; its draft stays."""
        self.read_again(refused=True)
        self.redraw()
        self.say(what)

    def drop_draft(self) -> None:
        """Read the folder again and go back to what is saved."""
        self.state = saved_list(self.book, *self._chosen(self.book.pains))
        self.saved("This is what is saved; nothing was written.")

    def bring_in(self, before: Logbook, *, refused: bool = False) -> str:
        """Show pains.csv as it is by now: with the draft over it after a save that was refused, else without one."""
        self.kept = analysis.read(self.book)
        if refused or before.pains.equals(self.book.pains):
            # Something else was saved or taken back, such as a tick: the draft has nothing to do with it.
            self.state = rebased(self.state, before.pains, self.book.pains)
            return "" if self.agree(before, self.book) else _MEANWHILE
        self.state = saved_list(self.book, *self._chosen(before.pains))
        return ""

    def _chosen(self, before: pd.DataFrame) -> tuple[str | None, str | None]:
        """Return the pain point that is chosen: as the draft has it, and as its file did."""
        chosen = self.state.chosen
        words = self.state.rows[chosen]["pain"] if chosen is not None else None
        return words, before["pain"].get(chosen)

    # What the form says, and what the file says.

    def _set(self, column: str, value: Any) -> None:
        line = self.state.chosen
        if line is None:
            return
        if column == "pain" and not value.strip():
            self.refresh()
            self.say("A pain point needs words. If it is over, say where it stands instead.")
            return
        row = self.state.rows[line]
        self.change(rows={**self.state.rows, line: {**row, column: self.form.row(row)[column]}})

    def _show_row(self, line: int, place: int) -> None:
        row, found = self.state.rows[line], self.finding.table.iloc[place]
        self.form.put(self.form.as_typed(row))
        why = found["why"] + ("" if found["why"].endswith("?") else ".")
        self.about.say(f"{row['pain']}: {why} {self._mentioned(row['pain'], place)}")

    def _mentioned(self, pain: str, place: int) -> str:
        words = join_words(f'"{word}"' for word in words_of(pain))
        weeks = self.finding.facts.weeks_with_note
        if not words or not weeks:
            return ""
        mentions = self.finding.frames["mentions"]
        found = mentions.loc[mentions["place"] == place, "week"]
        last = f", last in the week of {in_words(found.max())}" if len(found) else ""
        return f"Your notes mention it in {len(found)} of {counted(weeks, 'week')}{last}; looked for: {words}."

    def _line(self, place: int, line: int) -> str:
        row = self.state.rows[line]
        shown = self.finding.frames["picture"].iloc[place - 1]
        yes = shown["standing"] == "closed" and row["status"] not in analysis.CLOSED
        # Without a mark as much room is left, so that the numbers stand under each other.
        mark = DECIDES if shown["decides"] else "\u2002"
        stands = "answered yes" if yes else row["status"] or "open"
        return f"{mark} {place}. {row['pain']} ({KINDS[row['kind'] or 'unsorted']}, {stands})"

    def _order(self) -> pd.Index[int]:
        return analysis.in_order(frame_of(self.state, self.book)).index


def needs(book: Logbook) -> NeedsPanel:
    """Return the panel of wants and needs for `book`; it shows itself when it is named in a cell."""
    return NeedsPanel(book, saved_list(book))
