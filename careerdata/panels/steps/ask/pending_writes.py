"""What an ask writes: its own row, and with an answer the pain point it is about and the talk itself, as one save."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import pandas as pd

from careerdata.analysis.ask.checks import Draft
from careerdata.analysis.network.granted import same_pain
from careerdata.analysis.network.next_steps import open_steps
from careerdata.logbook import Logbook
from careerdata.panels.editing.row_changes import cells, changed

STATUS_AFTER = {"yes": "met", "no": "refused", "counter": "asked", "not_yet": "asked"}
"""What an answer makes of the pain point that the ask is about."""
SAID = {"met": "met", "refused": "refused", "asked": "asked for"}
ASKED = "asked"
COME_BACK = "come back to what I asked for"
"""What is promised with a day to come back; the next answer keeps that promise."""
"""The kind of touch that a talk with an ask in it is."""


@dataclass
class PendingWrites:
    """Rows to add by log, rows to change, and what that is in words; `logbook.save_together` takes the first two."""

    new: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    changes: list[tuple[str, dict[str, Any], dict[str, Any]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Answer:
    """What was answered, on which day, and when to come back to it."""

    answer: str
    day: dt.date
    follow_up_on: dt.date | None


def prepared(asks: pd.DataFrame, line: int | None, draft: Draft) -> PendingWrites:
    """Return what keeps an ask: a new row, or the cells of its row that changed."""
    return _with_row(PendingWrites(), asks, line, _row(draft))


def answered(book: Logbook, line: int | None, draft: Draft, answer: Answer) -> PendingWrites:
    """Return what an answer writes: the ask with it, the pain point as it stands now, and the talk in touches.csv.

    A talk that took place before its day in the calendar gets the day it took place on. A pain point that is dropped
    stays so, and a talk that is in touches.csv already is not added again.
    """
    planned_later = draft.date is None or draft.date > answer.day
    draft = replace(
        draft, date=answer.day if planned_later else draft.date, follow_up_on=answer.follow_up_on or draft.follow_up_on
    )
    writes = _with_row(PendingWrites(), book.asks, line, _row(draft) | {"answer": answer.answer})
    _move_pain(writes, book.pains, draft.pain, STATUS_AFTER[answer.answer])
    _add_talk(writes, book, draft.to, answer)
    return writes


def _row(draft: Draft) -> dict[str, Any]:
    return {name: (value.strip() or None) if isinstance(value, str) else value for name, value in asdict(draft).items()}


def _with_row(writes: PendingWrites, asks: pd.DataFrame, line: int | None, row: dict[str, Any]) -> PendingWrites:
    if line is None:
        writes.new["asks"] = [row]
        writes.said.append("the ask")
        return writes
    seen = cells(asks, line)
    told = changed(seen, row)
    if told:
        writes.changes.append(("asks", seen, told))
        writes.said.append("the change to the ask")
    return writes


def _move_pain(writes: PendingWrites, pains: pd.DataFrame, pain: str, status: str) -> None:
    about = pains.index[pains["pain"].map(same_pain) == same_pain(pain)] if pain else pains.index[:0]
    if about.empty:
        return
    seen = cells(pains, int(about[-1]))
    if seen["status"] in ("dropped", status):
        return
    writes.changes.append(("pains", seen, {"status": status}))
    writes.said.append(f'"{seen["pain"]}" as {SAID[status]}')


def _add_talk(writes: PendingWrites, book: Logbook, to: str, answer: Answer) -> None:
    touches, day = book.touches, pd.Timestamp(answer.day)
    steps = open_steps(book, answer.day)
    for line in steps.index[steps["contact"].eq(to) & steps["next_step"].eq(COME_BACK)]:
        writes.changes.append(("touches", cells(touches, line), {"next_step_done_on": answer.day}))
    there = (touches["date"] == day) & (touches["contact"] == to) & (touches["kind"] == ASKED)
    if there.any() or not (book.contacts["contact"] == to).any():
        return
    side = "me" if answer.answer == "not_yet" else "both"
    talk: dict[str, Any] = {"date": answer.day, "contact": to, "kind": ASKED, "from": side}
    if answer.follow_up_on:
        talk |= {"next_step": COME_BACK, "next_step_on": answer.follow_up_on}
    writes.new["touches"] = [talk]
    writes.said.append(f"the talk with {to}")


def lines_added(text: str, lines: Sequence[str]) -> str:
    """Return a text with those of the lines below it that are not in it yet."""
    there = text.splitlines()
    return "\n".join([*there, *(line for line in lines if line not in there)])
