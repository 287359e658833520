"""The folder at a glance: a dot for every week in which a log has rows, so that gaps can be seen."""

from __future__ import annotations

import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure


def start(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.start.read` found: one line of dots a log, one dot a week that has rows."""
    figure = new_figure()
    shown = list(dict.fromkeys(finding.frames["weeks"]["holds"]))
    for holds in shown:
        weeks = finding.frames["weeks"].loc[finding.frames["weeks"]["holds"] == holds]
        figure.add_scatter(
            x=weeks["week"],
            y=weeks["holds"],
            mode="markers",
            marker={"size": 5, "color": COLOURS.second, "symbol": "square"},
            customdata=weeks[["rows"]],
            hovertemplate="week of %{x|%-d %B %Y}: %{customdata[0]}<extra></extra>",
        )
    figure.update_yaxes(categoryorder="array", categoryarray=shown[::-1], showgrid=False, tickfont_color=COLOURS.ink)
    figure.update_xaxes(tickformat="%b %Y", showgrid=True)
    return finish(
        figure,
        alt=f"One line of dots for each of {len(shown)} logs, a dot for every week with a row; spaces are gaps.",
        example=finding.example,
        height=90 + 30 * len(shown),
    )
