"""The weeks of the plan as a calendar strip: a row a year, a square a week."""

from __future__ import annotations

import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, say_above

_ROW_HEIGHT, _AROUND = 34, 152
_FILLS = {
    "break": COLOURS.faint,
    "kept": COLOURS.full,
    "half": COLOURS.half,
    "some": COLOURS.inner,
    "none": COLOURS.paper,
    "now": COLOURS.ink,
    "ahead": COLOURS.grid,
}
"""Dark is much, light is little, so that it reads without colours too."""
_NAMES = {
    "break": "a break",
    "kept": "as promised",
    "half": "half or more",
    "some": "less than half",
    "none": "no hours",
    "now": "this week",
    "ahead": "still ahead",
}
"""What a square means, short: two lines of a narrow page hold all of them."""
_MONTHS = dict(zip(range(1, 53, 13), ("January", "April", "July", "October"), strict=True))
"""The week numbers at which a quarter begins, near enough for a label."""


def plan_weeks(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.plan.calendar.read` found."""
    cells = finding.frames["cells"]
    figure = new_figure()
    for kind, fill in _FILLS.items():
        some = cells[cells["kind"] == kind]
        outline = {"color": COLOURS.faint if kind in ("none", "ahead") else fill, "width": 1}
        figure.add_scatter(
            x=some["number"],
            y=some["year"],
            mode="markers",
            marker={"symbol": "square", "size": 10, "color": fill, "line": outline},
            text=some["said"],
            hovertemplate="%{text}<extra></extra>",
            name=_NAMES[kind],
            legendrank=list(_NAMES).index(kind),
        )
    date = cells[cells["holds_date"]]
    figure.add_scatter(
        x=date["number"],
        y=date["year"],
        mode="markers",
        marker={"symbol": "square-open", "size": 15, "color": COLOURS.accent, "line": {"width": 2.5}},
        hoverinfo="skip",
        name="your date",
        showlegend=bool(len(date)),
    )
    years = sorted(cells["year"].unique())
    figure.update_xaxes(range=[0, 54], tickvals=list(_MONTHS), ticktext=list(_MONTHS.values()), showgrid=False)
    figure.update_xaxes(side="top")
    figure.update_yaxes(
        range=[years[-1] + 0.6, years[0] - 0.6], tickvals=years, ticktext=list(map(str, years)), showgrid=False
    )
    legend = {"orientation": "h", "y": 0, "yanchor": "top", "x": 0, "itemclick": False, "itemdoubleclick": False}
    figure.update_layout(showlegend=True, legend=legend, margin={"t": 84, "b": 60, "l": 50, "r": 10})
    say_above(figure, finding.sentence)
    alt = f"A calendar of the plan, a square a week, the more hours the darker. {finding.sentence}"
    return finish(figure, alt=alt, example=finding.example, height=_AROUND + _ROW_HEIGHT * len(years))
