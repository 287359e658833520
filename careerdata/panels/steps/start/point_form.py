"""What the columns of a table are, where no program is known that writes it: a list of its headers for each column of a log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets
import pandas as pd

import careerdata
from careerdata.panels.base import Panel
from careerdata.panels.widgets.controls import (
    HALF,
    LINE,
    NO_HINT,
    Width,
    choice,
    foldable,
    letters,
    show_if,
    side_by_side,
    text,
)
from careerdata.panels.widgets.text import Table, Words
from careerdata.text import join_words

if TYPE_CHECKING:
    from careerdata.importers import Import, Pointing
    from careerdata.importers.grids import Grid
    from careerdata.logbook.reading.columns import Column

SHOWN = 3
"""Rows that are shown as they would be written."""
_LOGS = {
    "": "choose what they are",
    "skills": "hours of learning",
    "mood": "weekly check-ins",
    "days": "moods by the day",
    "contacts": "people",
    "touches": "talks and mails with people",
    "wins": "what went well",
    "pains": "pain points",
    "activities": "what drained or gave something",
    "exposure": "results with other teams",
    "gigs": "freelance steps",
    "applications": "applications",
    "pay": "pay figures heard",
    "spells": "times ill or away",
}
_SCALES = ("0-10", "1-10", "0-5", "1-5", "1-7", "1-3")
_BESIDE = Width("min(330px, 100%)", "150px")
_NUMBER = "Its own number"


class PointForm(widgets.VBox):
    """The log that the rows of a table belong to, and its columns.

    Args:
        panel: whose form it is.
        changed: called when something else is said.

    Attributes:
        sheet: the sheet, where it is one of several of a workbook.
        rows_are: what the rows are.
        columns: a list of the headers for each column of the log, by the column.
        same: what a column is in every row, by the column, where no header says it.
        scale: from which number to which answers go.
        preview: the first rows as they would be written.
    """

    def __init__(self, panel: Panel[Any], changed: Callable[[], None]) -> None:
        self._panel, self._changed = panel, changed
        self._grid: Grid | None = None
        self.sheet = panel.on_change(choice("Sheet"), lambda _: changed())
        self.rows_are = panel.on_change(
            choice("Each row is one of", [(words, log) for log, words in _LOGS.items()]), lambda _: self._turn()
        )
        self.columns: dict[str, widgets.Dropdown] = {}
        self.same: dict[str, widgets.Widget] = {}
        scales = [("choose", ""), *((one.replace("-", " to "), one) for one in _SCALES)]
        self.scale = panel.on_change(choice("Answers go from", scales), lambda _: changed())
        self._fields, self._missing, self.preview = widgets.VBox(), Words(), Table()
        head = Words("Which of its columns is what? It is kept, so that the next file like it needs no question.")
        super().__init__([head, self.sheet, self.rows_are, self._fields, self.scale, self._missing, self.preview])
        self.forget()

    def forget(self) -> None:
        """Show nothing."""
        self._grid = None
        self.columns.clear()
        self.same.clear()
        self._fields.children = ()
        for control in (self.rows_are, self.scale):
            self._panel.set_quietly(control, value="")
        self._panel.set_quietly(self.sheet, options=())
        show_if(False, self)

    def offer(self, grid: Grid, said: Pointing | None, sheets: Sequence[str] = ()) -> None:
        """Show the columns of a table, with what is said of it or what it may be.

        Args:
            grid: the table.
            said: what was said of it; None for a guess.
            sheets: the sheets of its workbook, this one first; none where there are none.
        """
        self._grid = grid
        said = said or careerdata.importers.guess(grid)
        self._panel.set_quietly(self.rows_are, value=said.log if said else "")
        self._panel.set_quietly(self.scale, value=said.scale if said and said.scale in _SCALES else "")
        if set(sheets) != set(self.sheet.options):
            self._panel.set_quietly(self.sheet, options=tuple(sheets))
            self._panel.set_quietly(self.sheet, index=0 if sheets else None)
        self._fill(said)
        show_if(True, self)

    @property
    def is_open(self) -> bool:
        """Whether a table is asked about."""
        return self._grid is not None

    @property
    def asks(self) -> str:
        """What is asked about the table, in sentences."""
        name = self._grid.file if self._grid else ""
        return (
            f"{name} is no export of a program that is known here. If it is a table of yours, say what its columns are."
        )

    @property
    def pointing(self) -> Pointing | None:
        """What is said; None while something is missing."""
        if not self.rows_are.value or self._lacking():
            return None
        named = {name: control.value for name, control in self.columns.items() if control.value}
        same = {
            name: said for name, control in self.same.items() if (said := control.value.strip()) and name not in named
        }
        return careerdata.importers.Pointing(
            self.rows_are.value, named, same, self.scale.value if self._has_answers else ""
        )

    def show(self, found: Import | None) -> None:
        """Show the first rows as they would be written, or what is still missing."""
        lacking = self._lacking() if self.rows_are.value else []
        self._missing.say(f"Still missing: {join_words(lacking)}." if lacking else "")
        show_if(self._has_answers, self.scale)
        show_if(len(self.sheet.options) > 1, self.sheet)
        rows = list(found.rows.get(self.rows_are.value, ()))[:SHOWN] if found else []
        if rows:
            frame = pd.DataFrame(rows).rename(columns=_label)
            self.preview.show(frame, "The first rows")
        else:
            self.preview.value = ""

    def _turn(self) -> None:
        if self._grid is not None:
            self._fill(careerdata.importers.guess(self._grid, self.rows_are.value) if self.rows_are.value else None)
        self._changed()

    @property
    def _log_columns(self) -> dict[str, Column]:
        return careerdata.importers.columns_for(self.rows_are.value) if self.rows_are.value else {}

    @property
    def _has_answers(self) -> bool:
        """Whether one of the columns holds answers on a scale."""
        return self.rows_are.value in ("mood", "days")

    def _lacking(self) -> list[str]:
        """Return the columns that every row needs and nothing is said of."""
        said = {name for controls in (self.columns, self.same) for name, control in controls.items() if control.value}
        return [_label(name) for name, column in self._log_columns.items() if column.required and name not in said]

    def _fill(self, said: Pointing | None) -> None:
        """Make a list of the headers for each column of the log."""
        self.columns.clear()
        self.same.clear()
        named = dict(said.columns) if said else {}
        columns = self._log_columns
        lines = {name: self._line(column, named.get(name, ""), said) for name, column in columns.items()}
        if columns:
            lines["id"] = self._headers("id", _NUMBER, named.get("id", ""))
        first = [name for name in lines if name in named or (name in columns and columns[name].required)]
        more = widgets.VBox([line for name, line in lines.items() if name not in first])
        self._fields.children = (*(lines[name] for name in first), *([foldable("More columns", more)] if lines else ()))

    def _line(self, column: Column, header: str, said: Pointing | None) -> widgets.Widget:
        control = self._headers(column.name, _label(column.name), header)
        if not column.required or column.kind != "text":
            return control
        value = said.same.get(column.name, "") if said else ""
        control.layout.width, told = HALF.whole, "or in every row"
        if column.choices:
            options = [("", ""), *((name.replace("_", " "), name) for name in column.choices)]
            same = choice(told, options, _BESIDE, value=value if value in column.choices else "")
        else:
            same = text(told, NO_HINT, _BESIDE, value=value)
        self.same[column.name] = self._panel.on_change(same, lambda _: self._changed())
        return side_by_side(control, same)

    def _headers(self, name: str, label: str, header: str) -> widgets.Dropdown:
        there = dict.fromkeys(one for one in (self._grid.headers if self._grid else ()) if one)
        options = [("not in it", ""), *((letters(one), one) for one in there)]
        control = choice(label, options, LINE, value=header if header in there else "")
        self.columns[name] = self._panel.on_change(control, lambda _: self._changed())
        return control


def _label(name: str) -> str:
    """Return a column in plain words."""
    return {"date": "Day", "contact": "Name", "from": "Who began"}.get(name, name.replace("_", " ").capitalize())
