"""The forms for a row of exposure.csv and of gigs.csv."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerdata.analysis.exposure.gigs import STAGES
from careerdata.panels.base import Panel
from careerdata.panels.editing.row_form import UNSAID, Field, RowForm
from careerdata.schemas import LOGS

SHAREABLE = {UNSAID: "not decided", "yes": "yes", "no": "no, not yet"}
"""Whether a result or a win may leave the folder, in words."""
BETTER = {UNSAID: "not said", "lower": "less is better", "higher": "more is better"}
"""Which way a number is good news, in words."""
STAGE_WORDS = {**STAGES, "lead": "a lead"}
NOTE = Field("note", "Note", "only for you")
MEASURED = (
    Field("measure", "What was measured", "mails a week, hours, mistakes"),
    Field("unit", "Unit", "hours, %, a week", short=True),
    Field("before", "Before", "a number", called="The number before"),
    Field("after", "After", "a number", called="The number after", beside=True),
)
"""A measure with both its numbers."""


class ResultForm(RowForm):
    """A row of exposure.csv."""

    def __init__(self, panel: Panel[Any]) -> None:
        team = Field(
            "team",
            "With the team",
            "their name, the same each time",
            called="The team",
            value=panel.book.plan.target_team,
            known=lambda book: [*book.exposure["team"], *book.contacts["team"].dropna()],
        )
        project = Field(
            "project",
            "Joint project",
            "what you worked on together",
            called="The joint project",
            known=lambda book: book.exposure["project"],
        )
        fields = (
            project,
            team,
            Field("date", "Day", value=panel.book.today, past=True),
            Field("shareable", "May be told", words=SHAREABLE, short=True, beside=True),
            Field("result", "What came of it", "in one sentence"),
            *MEASURED,
            Field("better", "Good news", words=BETTER, short=True),
            NOTE,
        )
        super().__init__(panel, LOGS["exposure"], fields)


class GigForm(RowForm):
    """A row of gigs.csv."""

    def __init__(self, panel: Panel[Any]) -> None:
        paid = panel.book.gigs["currency"].dropna()
        fields = (
            Field("client", "Client", "for whom", called="The client", known=lambda book: book.gigs["client"]),
            Field("date", "Day", value=panel.book.today, past=True),
            Field("stage", "How far it is", words=STAGE_WORDS, short=True, beside=True),
            Field("hours", "Hours worked", "in this step"),
            Field("income", "What was paid", "a number"),
            Field(
                "currency",
                "Currency",
                "three letters: EUR",
                value=paid.iloc[-1] if len(paid) else "",
                short=True,
                beside=True,
            ),
            Field("evidence", "Something to show", "a link, or a sentence"),
            NOTE,
        )
        super().__init__(panel, LOGS["gigs"], fields)

    @property
    def fault(self) -> str:
        """What was paid needs its currency: amounts are never added up across them."""
        if self["income"].value.strip() and not self["currency"].value.strip():
            return "What was paid needs its currency, as three letters: EUR."
        return super().fault

    def row(self, seen: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return a row of gigs.csv; a currency without an amount is left out."""
        row = super().row(seen)
        paid = row["income"] is not None and row["currency"]
        return row | {"currency": row["currency"].upper() if paid else None}
