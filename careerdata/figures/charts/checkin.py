"""A week beside the last one before it: seven lines, a strong dot for this week and a faint one for the last time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.finding import Finding
from careerdata.figures.theme import COLOURS, finish, new_figure
from careerdata.text import in_words


def checkin(finding: Finding) -> go.Figure:
    """Draw what `careerdata.analysis.checkin.read` found; a question without an answer is a line without a dot."""
    table, facts = finding.table, finding.facts
    week, last = in_words(facts.week), facts.last_week
    before = "" if last is None else f"week of {in_words(last)}"
    figure = new_figure()
    _dots(figure, table, "last_time", before, {"size": 15, "color": COLOURS.faint})
    _dots(figure, table, "this_week", f"week of {week}", {"size": 11, "color": COLOURS.second})
    for question, words in zip(table["question"], table["at_10"], strict=True):
        figure.add_annotation(
            text=words, x=10, y=question, xanchor="left", xshift=14, font={"size": 12, "color": COLOURS.quiet}
        )
    key = f'<span style="color:{COLOURS.second}">●</span> week of {week}'
    key += f'    <span style="color:{COLOURS.faint}">●</span> the last time, {before}' if before else ""
    figure.add_annotation(
        text=key,
        x=0,
        xref="paper",
        xanchor="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=4,
        font={"size": 12, "color": COLOURS.quiet},
    )
    figure.update_xaxes(range=[-0.4, 10.4], tickvals=[0, 5, 10], showgrid=False)
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=list(table["question"])[::-1],
        range=[-0.6, len(table) - 0.4],
        ticklabelstandoff=8,
        tickvals=list(table["question"]),
        ticktext=[f"<b>{row.question}</b>   {row.at_0}" for row in table.itertuples()],
    )
    figure.update_layout(margin={"t": 56, "r": 150, "b": 32})
    answered = int(table["this_week"].notna().sum())
    beside = f", beside those of the {before}" if before else ""
    alt = f"Seven lines from 0 to 10: {answered} of 7 answers for the week of {week}{beside}."
    return finish(figure, alt=alt, example=finding.example, height=340)


def _dots(figure: go.Figure, table: pd.DataFrame, column: str, when: str, marker: dict[str, object]) -> None:
    figure.add_scatter(
        x=table[column],
        y=table["question"],
        mode="markers",
        marker=marker,
        customdata=[[when]] * len(table),
        hovertemplate="%{y}: %{x:g}<br>%{customdata[0]}<extra></extra>",
        cliponaxis=False,
    )
