"""The ask that lies on the desk, and where it stands once its file was read again: changed, moved, or gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from careerdata.analysis.ask.asks import draft_of
from careerdata.analysis.ask.checks import Draft
from careerdata.panels.editing.row_changes import line_now

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

WRITES = ("asks", "pains", "touches")
"""The logs that an ask writes to."""
_TELLING = ("to", "date", "request")
"""What tells one ask from another when its row was changed in another program."""


@dataclass(frozen=True)
class Desk:
    """The ask that lies on the desk: its line in asks.csv, None for a new one, and what the form says of it."""

    line: int | None
    draft: Draft

    def moved(self, before: pd.DataFrame, after: pd.DataFrame, *, keep: bool) -> Desk:
        """Return the ask after asks.csv was read again: what was changed by hand stays, the rest is as it is by now.

        Args:
            before: asks.csv as it was read.
            after: asks.csv as it is read now.
            keep: an ask that is gone stays as a new one even when nothing was changed in it by hand.
        """
        base, mine, line = saved_ask(before, self.line), self.draft, ask_now(self.line, before, after)
        if line is None:
            return Desk(None, mine if keep or mine != base else Draft())
        told = {name: value for name, value in asdict(mine).items() if value != getattr(base, name)}
        return Desk(line, Draft(**{**asdict(saved_ask(after, line)), **told}))


class Kept(NamedTuple):
    """What lay on the desk before a save, and the folder then, so that Undo can give it back; in memory only."""

    before: Logbook
    desk: Desk


def saved_ask(asks: pd.DataFrame, line: int | None) -> Draft:
    """Return the ask that stands in a line of asks.csv; an empty one for None."""
    return Draft() if line is None else draft_of(asks, line)


def ask_now(line: int | None, before: pd.DataFrame, after: pd.DataFrame) -> int | None:
    """Return the line of an ask after asks.csv was read again; None for one that is new or gone."""
    return None if line is None else line_now(line, before, after, _TELLING)


def drafts_moved(
    drafts: Mapping[int | None, Draft], before: pd.DataFrame, after: pd.DataFrame
) -> dict[int | None, Draft]:
    """Return what was written on other asks by the lines in which these stand after asks.csv was read again."""
    # What was written as a new ask goes last: it stays, whatever became of the others.
    ordered = sorted(drafts.items(), key=lambda item: item[0] is None)
    return {ask_now(line, before, after): draft for line, draft in ordered}


def same(one: Logbook, other: Logbook) -> bool:
    """Return whether two readings of a folder agree in what an ask writes to."""
    return all(getattr(one, log).equals(getattr(other, log)) for log in WRITES)
