"""Pay: the range to expect for a role, and a form for a figure you heard. Its chart is drawn in a cell of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import ipywidgets as widgets

from careerdata.analysis.finding import Finding
from careerdata.analysis.pay import pay_range as analysis
from careerdata.analysis.pay.text import SOURCES
from careerdata.figures.charts.pay import pay as draw_pay
from careerdata.logbook import Logbook
from careerdata.panels.base import require
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.widgets.controls import HALF, SMALL, choice, side_by_side
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS
from careerdata.text import in_words

NO_CURRENCY = "none noted"


@dataclass(frozen=True)
class PaySelection:
    """Which figures are looked at; None lets the answer choose."""

    role: str | None = None
    currency: str | None = None


class PayPanel(EditingPanel[PaySelection]):
    """The range to expect for a role in a currency, every figure with its weight, and a form for a new one."""

    reads = writes = ("pay",)
    figure_of = staticmethod(draw_pay)
    live_chart = False

    def read(self) -> Finding:
        """Return the range to expect."""
        return analysis.read(self.book, role=self.state.role, currency=self.state.currency)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return what to look at, then the form."""
        role, today = self.book.plan.target_role, self.book.today
        self.role = self.on_change(
            choice("Role to look at", width=HALF), lambda role: self.change(role=role, currency=None)
        )
        self.currency = self.follow(choice("Currency", width=SMALL), "currency")
        fields = [
            Field(
                "role",
                "Role",
                "the role it is for",
                "Say which role the figure is for.",
                value=role,
                known=lambda book: [book.plan.target_role, *book.pay["role"]],
            ),
            Field("source", "Heard from", words={UNSAID: "choose"} | SOURCES, short=True, beside=True),
            Field("low", "From, a year", "such as 56000", amount=True),
            Field("high", "To, a year", "may stay empty", amount=True, beside=True),
            Field("currency", "In the currency", "three letters: EUR", short=True),
            Field(
                "date",
                "Day",
                missing="Choose the day you heard it, today or earlier.",
                value=today,
                past=True,
                beside=True,
            ),
            Field("note", "Note", "only for you"),
        ]
        self.form = RowForm(self, LOGS["pay"], fields, narrow=True)
        self.save = self.button("Save this figure", self.save_figure, "Saves it in your folder", primary=True)
        return (
            side_by_side(self.role, self.currency),
            Words("Did you hear a figure? A year, before tax; “From” alone for a single figure."),
            self.form,
            side_by_side(self.save, self.take_back),
        ), ()

    def refresh(self) -> None:
        """Bring the lists up to the figures there are; what was chosen stays chosen where there is a figure for it."""
        there = self.finding.frames["choices"]
        roles = tuple(dict.fromkeys(there["role"]))
        shown, currency = self.finding.facts.role, self.finding.facts.currency
        self.set_quietly(self.role, options=roles or ("no figure yet",), disabled=not roles)
        self.set_quietly(self.role, value=shown if shown in roles else None)
        found = sorted(there.loc[there["role"] == shown, "currency"])
        self.set_quietly(self.currency, options=[(name or NO_CURRENCY, name) for name in found], disabled=not found)
        self.set_quietly(self.currency, value=currency if currency in found else None)
        self.form.offer(self.book)
        if not self.form["currency"].value and currency:
            self.form.put({"currency": currency})

    def save_figure(self) -> None:
        """Save what the form says as one row of pay.csv."""
        row = self._row()
        require(self.form.fault or _fault(row))
        if self.save_rows({"pay": [row]}):
            self.form.clear("source", "low", "high", "note")
            heard = f"a figure for {row['role']} from {SOURCES[row['source']]}, {in_words(row['date'])}"
            self.saved(f"Saved: {heard}. Undo takes it back.")

    def _row(self) -> dict[str, Any]:
        """Return the form as a row of pay.csv; an upper end alone is a single figure."""
        row = self.form.row()
        if row["low"] is None:
            row |= {"low": row["high"], "high": None}
        return row | {"currency": (row["currency"] or "").upper() or None}


def _fault(row: dict[str, Any]) -> str:
    """Return why a row that its fields allow is no figure, as a sentence; "" when it is one."""
    if row["source"] is None:
        return "Say where you heard it: that decides how much it counts."
    if row["low"] is None:
        return "A figure needs an amount in “From”."
    if (row["high"] or row["low"]) < row["low"]:
        return "“From” is above “To”: the lower end comes first."
    if not re.fullmatch("[A-Z]{3}", row["currency"] or "EUR"):
        return "A currency is three letters, such as EUR, or stays empty."
    return ""


def pay(book: Logbook) -> PayPanel:
    """Return the panel of pay for `book`; it shows itself when it is named in a cell."""
    return PayPanel(book, PaySelection())
