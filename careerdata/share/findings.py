"""What a manager's chart says: from a ticked frame to its numbers, its headline and its caution.

Pure functions on new frames: nothing here can see more than what was ticked.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from careerdata.analysis.exposure.text import change
from careerdata.analysis.finding import Finding
from careerdata.share.labels import closed, short
from careerdata.text import capital, counted, in_words, join_words, number, plural

MOST_SKILLS = 5
"""Lines in one chart; the skills with fewer hours are counted in the caution."""
MOST_WINS = 8
"""Results in one chart: the newest."""
MOST_TOLD = 3
"""Results in the brief."""
QUARTER = 13
"""Weeks that are set against the same number before them."""

_NAME, _UNIT = 48, 20
"""Letters of a name and of a unit in a headline."""


def wins(exposure: pd.DataFrame, example: bool) -> Finding:
    """Return the results that were measured before and after, in order of time.

    Args:
        exposure: columns measure, before, after; project, date, unit and better where they were ticked.
        example: whether the frame is the fictional person's.

    Returns:
        A table: win (words), before, after (numbers in `unit`), unit, better ("lower", "higher" or ""). The headline quotes the
        largest change by ratio.
    """
    measured = exposure.dropna(subset=["measure", "before", "after"])
    rows = measured.tail(MOST_WINS).reset_index(drop=True)
    names = _column(rows, "project")
    table = pd.DataFrame(
        {
            "win": [
                measure if pd.isna(name) else f"{closed(name)}: {measure}"
                for name, measure in zip(names, rows["measure"], strict=True)
            ],
            "before": rows["before"],
            "after": rows["after"],
            "unit": ["" if pd.isna(unit) else unit for unit in _column(rows, "unit")],
            "better": ["" if pd.isna(way) else way for way in _column(rows, "better")],
        }
    )
    if table.empty:
        return Finding(
            table, "No result that is ticked and marked shareable has a measure, before and after.", "", example=example
        )
    ratios = (table["after"] + 1e-9) / (table["before"] + 1e-9)
    factor = ratios.abs().clip(lower=1e-9)
    place = int(factor.where(factor >= 1, 1 / factor).to_numpy().argmax())
    measure, most = closed(short(rows["measure"].iloc[place], _NAME)), table.iloc[place]
    changed = change(measure, most["before"], most["after"], short(most["unit"], _UNIT), most["better"])
    headline = _headline(table, capital(changed))
    left = f" The newest {MOST_WINS} of {len(measured)}." if len(measured) > MOST_WINS else ""
    return Finding(
        table,
        headline,
        f"The light dot is before, the dark one after. Each line has a scale of its own, from 0 to its larger number.{left}",
        example=example,
    )


def _headline(table: pd.DataFrame, largest: str) -> str:
    """Return a headline that is true of every result: the largest change, and how many of all went the better way."""
    if len(table) == 1:
        return largest
    better = (table["after"] - table["before"]) * table["better"].map({"lower": -1.0, "higher": 1.0}).astype(
        "float64"
    ) > 0
    if not better.any():
        return f"{largest}: the largest of {len(table)} changes"
    many = f"{int(better.sum())} of {len(table)}"
    if better.all():
        many = "both" if len(table) == 2 else f"all {len(table)}"
    return f"{largest}; {many} results moved the right way"


def skills(learning: pd.DataFrame, example: bool) -> Finding:
    """Return the hours spent on each skill so far, month by month.

    Args:
        learning: columns date, skill, hours.
        example: whether the frame is the fictional person's.

    Returns:
        A table with one row a skill and month: skill, month (its first day), hours (all hours up to that month's end).
    """
    rows = learning.dropna(subset=["date", "skill", "hours"])
    totals = rows.groupby("skill")["hours"].sum().sort_values(ascending=False, kind="stable")
    shown = list(totals.index[:MOST_SKILLS])
    if rows.empty:
        empty = pd.DataFrame({"skill": [], "month": [], "hours": []})
        return Finding(empty, "No hours of learning are ticked.", "", example=example)
    month = rows["date"].dt.to_period("M")
    months = pd.period_range(month.min(), month.max(), freq="M")
    grid = rows.assign(month=month).pivot_table(index="month", columns="skill", values="hours", aggfunc="sum")
    hours = grid.reindex(months).fillna(0.0).cumsum()[shown]
    table = pd.concat(
        [
            pd.DataFrame({"skill": name, "month": months.to_timestamp(), "hours": hours[name].tolist()})
            for name in shown
        ],
        ignore_index=True,
    )
    spent = join_words(f"{_hours(totals[name])} of {closed(short(name, _NAME))}" for name in shown[:3])
    since = months[0].to_timestamp()
    left = len(totals) - len(shown)
    also = f" {counted(left, 'skill')} with fewer hours {plural(left, 'is', 'are')} not drawn." if left else ""
    return Finding(
        table, f"{spent} since {since:%B %Y}", f"Hours as they were written down, added up.{also}", example=example
    )


def team(exposure: pd.DataFrame, name: str, example: bool) -> Finding:
    """Return the results with one team, added up over time.

    Args:
        exposure: columns date and team; project where it was ticked.
        name: the team.
        example: whether the frame is the fictional person's.

    Returns:
        A table: date, project ("" where it was not ticked), results (so far).
    """
    rows = exposure[exposure["team"].fillna("").str.strip().str.casefold() == name.strip().casefold()]
    rows = rows.dropna(subset="date").sort_values("date", kind="stable").reset_index(drop=True)
    table = pd.DataFrame(
        {
            "date": rows["date"],
            "project": ["" if pd.isna(project) else project for project in _column(rows, "project")],
            "results": range(1, len(rows) + 1),
        }
    )
    if not name or table.empty:
        return Finding(
            table, "No result that is ticked and marked shareable is with the target team.", "", example=example
        )
    headline = f"{counted(len(table), 'result')} with {closed(short(name, _NAME))} since {table['date'].iloc[0]:%B %Y}"
    return Finding(table, headline, "", example=example)


def weekly(mood: pd.DataFrame, column: str, example: bool) -> Finding:
    """Return one weekly figure, the last quarter set against the one before.

    Args:
        mood: columns week and `column`.
        column: ``"hours_worked"`` or ``"mood"``.
        example: whether the frame is the fictional person's.

    Returns:
        A table: week, value, quarter (the mean of the last 13 logged weeks up to this one, empty before there are 13).
    """
    rows = mood.dropna(subset=["week", column]).sort_values("week").reset_index(drop=True)
    table = pd.DataFrame({"week": rows["week"], "value": rows[column]})
    table["quarter"] = table["value"].rolling(QUARTER).mean().round(1)
    what, unit = ("Hours at work", " hours a week") if column == "hours_worked" else ("Mood at work", " of 10")
    if table.empty:
        return Finding(table, f"{what}: no week of the chosen days has an answer.", "", example=example)
    last, before = table["value"].iloc[-QUARTER:], table["value"].iloc[-2 * QUARTER : -QUARTER]
    headline = f"{what}: {last.mean():.1f}{unit} in the last {counted(len(last), 'week')}"
    if len(before) == QUARTER:
        headline += f", {before.mean():.1f} in the {QUARTER} before"
    every = pd.DataFrame({"week": pd.date_range(table["week"].min(), table["week"].max(), freq="7D", unit="us")})
    return Finding(
        every.merge(table, on="week", how="left"), headline, "A week that was not logged stays a gap.", example=example
    )


def pay(heard: pd.DataFrame, example: bool) -> Finding:
    """Return the range of the pay figures that were ticked; who said which figure is not in it.

    Args:
        heard: no row, or one: low, high, currency, figures (how many).
        example: whether the frame is the fictional person's.

    Returns:
        That row as the table.
    """
    if heard.empty:
        return Finding(heard, "There is no range to show.", "", example=example)
    low, high, currency, figures = heard[["low", "high", "currency", "figures"]].iloc[0]
    amount = f"{number(low)} to {number(high)} {currency}".rstrip()
    headline = f"Pay for this kind of work: {amount} a year, from {figures} figures"
    return Finding(heard, headline, "Heard and read, rounded; not a survey of everybody.", example=example)


def grown(learning: pd.DataFrame) -> list[str]:
    """Return a line a skill for the brief: the hours, and the newest piece of evidence where that was ticked."""
    if not {"skill", "hours"} <= set(learning):
        return []
    rows = learning.dropna(subset=["skill", "hours"])
    lines = []
    for name, hours in rows.groupby("skill")["hours"].sum().sort_values(ascending=False, kind="stable").items():
        shown = rows.loc[rows["skill"] == name, "evidence"].dropna() if "evidence" in rows else rows["skill"].iloc[:0]
        lines.append(f"{closed(str(name))}: {_hours(hours)}" + (f". To show: {shown.iloc[-1]}" if len(shown) else ""))
    return lines[:MOST_SKILLS]


def told(exposure: pd.DataFrame) -> list[str]:
    """Return results as lines for the brief, what changed said first: measured ones before the others, the newest first."""
    needed = ["measure", "before", "after"]
    measured = set(needed) <= set(exposure)
    rows = exposure.iloc[::-1]
    if measured:
        rows = rows.assign(bare=rows[needed].isna().any(axis=1)).sort_values("bare", kind="stable").drop(columns="bare")
    lines = []
    for _, row in rows.iterrows():
        changed, project, result = changed_in_words(row), _cell(row, "project"), _cell(row, "result").rstrip(".")
        when = in_words(row["date"]) if "date" in row and pd.notna(row["date"]) else ""
        first, aside = (changed, [project, when]) if changed else (project, [when])
        if not (first or result):
            continue
        known = ", ".join(closed(text) for text in aside if text)
        first = f"{first or result}{f' ({known})' if known else ''}"
        lines.append(closed(f"{first}. {result}" if result and result not in first else first))
    return lines[:MOST_TOLD]


def changed_in_words(row: pd.Series[Any], *, went_well: bool = False) -> str:
    """Return what the number of a row did, as a sentence begins; "" where measure, before and after are not all there.

    Args:
        row: of a new frame.
        went_well: whichever way the number went is the better one.
    """
    if not all(name in row and pd.notna(row[name]) for name in ("measure", "before", "after")):
        return ""
    better = ("lower" if row["after"] < row["before"] else "higher") if went_well else _cell(row, "better")
    return capital(change(closed(str(row["measure"])), row["before"], row["after"], _cell(row, "unit"), better))


def _cell(row: pd.Series[Any], name: str) -> str:
    return str(row[name]) if name in row and pd.notna(row[name]) else ""


def _hours(spent: float) -> str:
    hours = float(round(spent) if spent >= 10 else round(spent, 1))
    return counted(hours, "hour")


def _column(frame: pd.DataFrame, name: str) -> list[Any]:
    return frame[name].tolist() if name in frame else [None] * len(frame)
