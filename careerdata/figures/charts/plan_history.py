"""The line of promised dates: which date was promised on which day, and what else changed."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure, plain, say_above
from careerdata.text import in_words


def plan_history(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.plan_history.read` found.

    Across, the day; upward, the date that was promised on it. A dot is a replan, with its reason. The dashed line is
    where a promised date would have come: the nearer, the sooner.
    """
    line, replans = finding.frames["line"], finding.table
    figure = new_figure()
    figure.add_scatter(
        x=line["date"],
        y=line["promised"],
        mode="lines",
        line={"shape": "hv", "color": COLOURS.second, "width": 2.5},
        hovertemplate="on %{x|%-d %b %Y} you promised %{y|%-d %b %Y}<extra></extra>",
    )
    ends = [line["date"].iloc[0], line["date"].iloc[-1]]
    reached = {"color": COLOURS.faint, "width": 1.5, "dash": "dash"}
    figure.add_scatter(x=ends, y=ends, mode="lines", line=reached, hoverinfo="skip")
    said = zip(replans["what"], replans["why"], strict=True)
    figure.add_scatter(
        x=replans["changed_on"],
        y=replans["promised"],
        mode="markers",
        marker={"size": 11, "color": COLOURS.accent, "line": {"color": COLOURS.paper, "width": 1.5}},
        customdata=[[plain(what), plain(why) or "no reason noted"] for what, why in said],
        hovertemplate="<b>%{x|%-d %b %Y}</b><br>%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
        cliponaxis=False,
    )
    _say_what_is_what(figure, line)
    say_above(figure, finding.sentence)
    told = "; ".join(f"{row.what}" for row in replans.itertuples()) or "nothing was replanned"
    alt = f"A line of the dates that were promised. {finding.sentence} The changes: {told}."
    return finish(figure, alt=alt, example=finding.example, height=390)


def _say_what_is_what(figure: go.Figure, line: pd.DataFrame) -> None:
    last = line.iloc[-1]
    quiet = {"font": {"size": 12, "color": COLOURS.quiet}}
    figure.add_annotation(
        text=f"promised now: {in_words(last['promised'].date())}",
        x=last["date"],
        y=last["promised"],
        xanchor="right",
        yanchor="bottom",
        yshift=4,
        font={"size": 13, "color": COLOURS.second},
    )
    figure.add_annotation(text="today", x=last["date"], y=last["date"], xanchor="right", yanchor="bottom", **quiet)
    key = f'<span style="color:{COLOURS.accent}">●</span> a replan; point at it for the reason   ┄ the day itself'
    figure.add_annotation(
        text=key, x=0, xref="paper", xanchor="left", y=1, yref="paper", yanchor="bottom", yshift=8, **quiet
    )
    figure.update_xaxes(title_text="on this day", tickformat="%b<br>%Y")
    figure.update_yaxes(title_text="you promised", tickformat="%b %Y")
    figure.update_layout(margin={"t": 104, "r": 40})
