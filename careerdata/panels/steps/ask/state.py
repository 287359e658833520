"""The ask that is prepared, and where it stands once its file was read again: changed, moved, or gone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

import pandas as pd

from careerdata.analysis.ask.asks import draft_of
from careerdata.analysis.ask.checks import Draft
from careerdata.panels.editing.row_changes import changed, line_now

_TELLING = ("to", "date", "request")
"""What tells one ask from another when its row was changed in another program."""


@dataclass(frozen=True)
class AskState:
    """The ask that is prepared: its line in asks.csv, None for a new one, and what the form says of it."""

    line: int | None
    draft: Draft

    def rebased(self, before: pd.DataFrame, after: pd.DataFrame, *, keep: bool) -> AskState:
        """Return the ask after asks.csv was read again: what was changed by hand stays, the rest is as it is by now.

        Args:
            before: asks.csv as it was read.
            after: asks.csv as it is read now.
            keep: an ask that is gone stays as a new one even when nothing was changed in it by hand.
        """
        base, line = saved_ask(before, self.line), ask_now(self.line, before, after)
        by_hand = changed(asdict(base), asdict(self.draft))
        if line is None:
            return AskState(None, self.draft if keep or by_hand else Draft())
        return AskState(line, replace(saved_ask(after, line), **by_hand))


def saved_ask(asks: pd.DataFrame, line: int | None) -> Draft:
    """Return the ask that stands in a line of asks.csv; an empty one for None."""
    return Draft() if line is None else draft_of(asks, line)


def ask_now(line: int | None, before: pd.DataFrame, after: pd.DataFrame) -> int | None:
    """Return the line of an ask after asks.csv was read again; None for one that is new or gone."""
    return None if line is None else line_now(line, before, after, _TELLING)


def drafts_rebased(
    drafts: Mapping[int | None, Draft], before: pd.DataFrame, after: pd.DataFrame
) -> dict[int | None, Draft]:
    """Return what was written on other asks by the lines in which these stand after asks.csv was read again."""
    # What was written as a new ask goes last: it stays, whatever became of the others.
    ordered = sorted(drafts.items(), key=lambda item: item[0] is None)
    return {ask_now(line, before, after): draft for line, draft in ordered}
