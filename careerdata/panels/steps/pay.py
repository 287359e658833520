"""Pay: the range to expect for a role, and a form for a figure you heard. Its chart is drawn in a cell of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import plotly.graph_objects as go

from careerdata import logbook
from careerdata.analysis.finding import Finding
from careerdata.analysis.pay import pay_range as analysis
from careerdata.analysis.pay.text import SOURCES
from careerdata.figures.charts.pay import pay as draw_pay
from careerdata.panels.editing.form_panel import FormPanel
from careerdata.panels.editing.name_rows import choices, side_by_side
from careerdata.panels.editing.typed_numbers import amount_of
from careerdata.panels.widgets.controls import NARROW, labelled
from careerdata.panels.widgets.text import Words
from careerdata.schemas import LOGS
from careerdata.text import in_words

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

NO_CURRENCY = "none noted"


@dataclass(frozen=True)
class PaySelection:
    """Which figures are looked at; None lets the answer choose."""

    role: str | None = None
    currency: str | None = None


class PayPanel(FormPanel[PaySelection]):
    """The range to expect for a role in a currency, every figure with its weight, and a form for a new one."""

    writes = (LOGS["pay"].file,)
    files = (LOGS["pay"].file,)
    live_chart = False

    def read(self) -> Finding:
        """Return the range to expect."""
        book = self.book
        return analysis.read(book, role=self.state.role, currency=self.state.currency)

    def draw(self, finding: Finding) -> go.Figure:
        """Return every figure heard, and the range."""
        return draw_pay(finding)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return what to look at, then the form."""
        self.role = self.when(
            widgets.Dropdown(**labelled("Role to look at")), lambda role: self.change(role=role, currency=None)
        )
        self.currency = self.follow(widgets.Dropdown(**labelled("Currency", NARROW)), "currency")
        self.heard_on = widgets.DatePicker(value=self.book.today, max=self.book.today, **labelled("Day", NARROW))
        self.heard_role = widgets.Combobox(placeholder="the role it is for", ensure_option=False, **labelled("Role"))
        self.low = widgets.Text(placeholder="such as 56000", **labelled("From, a year", NARROW))
        self.high = widgets.Text(placeholder="may stay empty", **labelled("To, a year", NARROW))
        self.heard_in = widgets.Text(placeholder="three letters: EUR", **labelled("In the currency", NARROW))
        self.source = widgets.Dropdown(options=choices(SOURCES), **labelled("Heard from", NARROW))
        self.note = widgets.Text(placeholder="only for you", **labelled("Note"))
        self.save = self.button("Save this figure", self.save_figure, "Adds a row to pay.csv", primary=True)
        self.take_back = self.button("Undo", self.undo, "Takes the last save in your folder back")
        self.heard_role.value = self.book.plan.target_role
        return (
            side_by_side(self.role, self.currency),
            Words("Did you hear a figure? A year, before tax; “From” alone for a single figure."),
            side_by_side(self.heard_role, self.source),
            side_by_side(self.low, self.high),
            side_by_side(self.heard_in, self.heard_on),
            self.note,
            side_by_side(self.save, self.take_back),
        ), ()

    def refresh(self) -> None:
        """Bring the lists up to the figures there are; what was chosen stays chosen where there is a figure for it."""
        there = self.finding.frames["choices"]
        roles = tuple(dict.fromkeys(there["role"]))
        shown, currency = self.finding.facts.role, self.finding.facts.currency
        self.set_quietly(self.role, options=roles or ("no figure yet",), disabled=not roles)
        self.set_quietly(self.role, value=shown if shown in roles else None)
        currencies = sorted(there.loc[there["role"] == shown, "currency"])
        self.set_quietly(
            self.currency, options=[(name or NO_CURRENCY, name) for name in currencies], disabled=not currencies
        )
        self.set_quietly(self.currency, value=currency if currency in currencies else None)
        self.heard_role.options = tuple(dict.fromkeys(role for role in (self.book.plan.target_role, *roles) if role))
        if not self.heard_in.value and currency:
            self.heard_in.value = currency

    def save_figure(self) -> None:
        """Save what the form says as one row of pay.csv."""
        refusal = self._not_yet()
        if refusal:
            self.say(f"{refusal} Nothing was saved.")
            return
        row = self._row()
        logbook.append(self.book.folder, "pay", row)
        self.low.value, self.high.value, self.note.value = "", "", ""
        heard = f"a figure for {row['role']} from {SOURCES[row['source']]}, {in_words(row['date'])}"
        self.saved(f"Saved in pay.csv: {heard}. Undo takes it back.")

    def _row(self) -> dict[str, Any]:
        """Return the form as a row of pay.csv."""
        low, high = amount_of(self.low.value), amount_of(self.high.value)
        return {
            "date": self.heard_on.value,
            "role": " ".join(self.heard_role.value.split()),
            "low": high if low is None else low,
            "high": None if low is None else high,
            "currency": self.heard_in.value.strip().upper() or None,
            "source": self.source.value,
            "note": self.note.value.strip() or None,
        }

    def _not_yet(self) -> str:
        """Return what is missing before this can be saved, as a sentence; "" when nothing is."""
        row = self._row()
        odd = [text.value.strip() for text in (self.low, self.high) if text.value.strip() and not amount_of(text.value)]
        faults = {
            "Choose the day you heard it, today or earlier.": row["date"] is None or row["date"] > self.book.today,
            "Say which role the figure is for.": not row["role"],
            f"“{''.join(odd[:1])}” is not an amount: write it like 56000 or 56,000.": bool(odd),
            "A figure needs an amount in “From”.": row["low"] is None,
            "“From” is above “To”: the lower end comes first.": (row["high"] or row["low"] or 0) < (row["low"] or 0),
            "A currency is three letters, such as EUR, or stays empty.": not re.fullmatch(
                "[A-Z]{3}", row["currency"] or "EUR"
            ),
        }
        return next((sentence for sentence, wrong in faults.items() if wrong), "")


def pay(book: Logbook) -> PayPanel:
    """Return the panel of pay for `book`; it shows itself when it is named in a cell."""
    return PayPanel(book, PaySelection())
