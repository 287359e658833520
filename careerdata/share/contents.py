"""What a pack says, before it is said in any format: the brief, a page a chart, and tables of what else was ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.schemas import LOGS
from careerdata.share import charts, findings, review
from careerdata.share.choice import Choice
from careerdata.share.exportable import CHARTS
from careerdata.share.redaction import Redacted

ASK, PROPOSAL = "What I ask for", "What I propose"
"""The headings over the person's own words, which are written in their own direction."""
_BENEFIT = "What is in it for both of us:"
_LONGEST_LEAD = 160
"""Letters of an ask that is set large."""
EXAMPLE = "EXAMPLE DATA: the person and the numbers are invented."


@dataclass(frozen=True)
class Page:
    """One chart of a pack.

    Attributes:
        name: of the chart: ``"wins"``.
        headline: the finding, in a line.
        caution: how to read it.
        alt: what the chart shows, for somebody who cannot see it.
        table: the numbers that are drawn.
        figure: the chart, without its headline.
    """

    name: str
    headline: str
    caution: str
    alt: str
    table: pd.DataFrame
    figure: go.Figure


@dataclass(frozen=True)
class Pack:
    """All that a pack says.

    Attributes:
        title: the title of the brief.
        brief: its sections, in order: a heading, and lines.
        pages: a page a chart.
        tables: by a heading, the ticked rows that neither the brief nor a chart shows.
        rows: by log, all ticked rows.
        unmade: why a ticked chart is not there, a sentence each. For the person only.
        example: True when it is the fictional person's; every page says so.
        blocked: why nothing leaves at all; "" when something may. For the person only.
        review: True when the brief is a year's review, with a section a month.
        byline: who wrote it and when, as far as that is wanted; "" for neither.
    """

    title: str
    brief: tuple[tuple[str, tuple[str, ...]], ...]
    pages: tuple[Page, ...]
    tables: Mapping[str, pd.DataFrame]
    rows: Mapping[str, pd.DataFrame]
    unmade: tuple[str, ...]
    example: bool
    blocked: str = ""
    review: bool = False
    byline: str = ""

    @property
    def asks(self) -> bool:
        """Whether the brief opens with an ask."""
        return bool(self.brief) and self.brief[0][0] == ASK

    @property
    def lead(self) -> str:
        """The ask in large letters; "" when there is none, or it is too long for that."""
        return self.brief[0][1][0] if self.asks and len(self.brief[0][1][0]) <= _LONGEST_LEAD else ""


def lay_out(redacted: Redacted, choice: Choice) -> Pack:
    """Return what a pack of these frames says."""
    if redacted.blocked:
        return Pack(redacted.title, (), (), {}, {}, (), redacted.example, redacted.blocked)
    pages, unmade = [], []
    for name in choice.charts:
        needed = CHARTS[name]
        if not choice.has(needed.log, *needed.needs):
            unmade.append(
                f"{needed.words}: not made, because it needs {', '.join(needed.needs)} of your {LOGS[needed.log].noun[1]} ticked."
            )
            continue
        finding = _READ[name](redacted.frames[needed.log], redacted)
        if finding.table.empty:
            unmade.append(f"{needed.words}: not made. {finding.sentence}")
            continue
        figure, alt = charts.chart(name, finding)
        pages.append(Page(name, finding.sentence, finding.caution, alt, finding.table, figure))
    rows = {log: frame for log, frame in redacted.frames.items() if not frame.empty}
    shown = _shown([page.name for page in pages]) | ({"wins": set(review.SHOWN)} if choice.review else {})
    tables = {
        log.replace("_", " ").capitalize(): frame for log, frame in rows.items() if set(frame) - shown.get(log, set())
    }
    brief = tuple(review.sections(redacted.frames.get("wins", pd.DataFrame())) if choice.review else _brief(redacted))
    return Pack(
        redacted.title,
        brief,
        tuple(pages),
        tables,
        rows,
        tuple(unmade),
        redacted.example,
        review=choice.review,
        byline=redacted.byline,
    )


_READ: Mapping[str, Callable[[pd.DataFrame, Redacted], Finding]] = {
    "wins": lambda rows, redacted: findings.wins(rows, redacted.example),
    "skills": lambda rows, redacted: findings.skills(rows, redacted.example),
    "team": lambda rows, redacted: findings.team(rows, redacted.team, redacted.example),
    "workload": lambda rows, redacted: findings.weekly(rows, "hours_worked", redacted.example),
    "mood": lambda rows, redacted: findings.weekly(rows, "mood", redacted.example),
    "pay": lambda rows, redacted: findings.pay(rows, redacted.example),
}
"""What each chart says of the ticked rows of its log."""


def _brief(redacted: Redacted) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the sections of the brief that have something to say."""
    exposure = redacted.frames.get("exposure", pd.DataFrame())
    sections = {
        ASK: [redacted.request, redacted.why, redacted.benefit and f"{_BENEFIT} {redacted.benefit}"],
        "What I did": findings.told(exposure),
        "What went well": review.told(redacted.frames.get("wins", pd.DataFrame()))[-findings.MOST_TOLD :],
        "What I learnt": findings.grown(redacted.frames.get("skills", pd.DataFrame())),
        PROPOSAL: [redacted.proposal, redacted.first_step],
        "Where I am going": [f"{words}: {said}" for words, said in redacted.plan.items()],
    }
    for heading, lines in sections.items():
        if said := tuple(line for line in lines if line):
            yield heading, said


def _shown(made: list[str]) -> dict[str, set[str]]:
    """Return, by log, the columns that the brief and these charts show."""
    shown = {
        "exposure": {"date", "project", "team", "result", "measure", "before", "after", "unit", "better"},
        "wins": set(review.SHOWN) - {"criterion"},
        "skills": {"date", "skill", "hours", "evidence"},
        "asks": {"request", "intent", "win_win", "fallback_1", "fallback_2"},
    }
    for name in made:
        chart = CHARTS[name]
        shown.setdefault(chart.log, set()).update((*chart.needs, "figures"))
    return shown
