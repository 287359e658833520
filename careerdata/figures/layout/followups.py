"""Where the follow-ups stand on their chart, and what its axis says: the arithmetic that a figure does not do."""

from __future__ import annotations

import numpy as np
import pandas as pd

from careerdata.figures.layout.labels import Page, place

NAMED = 3
"""So many people have their name on the chart: the furthest overdue. The cards name this week's."""
LONGEST_NAME = 28
"""The chart shortens longer names; the table and the sentence do not."""
FADING_SHOWN = (-0.05, 1.07)
"""The chart's height, so that dots at 0 and 1 are whole."""
DUE_IN_WORDS = {-365: "a year+", -180: "6 months", -90: "3 months", 0: "today", 90: "3 months", 180: "6 months+"}
"""What the axis across says: overdue by so much on the left of today, due in so much on the right."""


def on_chart(people: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the two frames that the chart is drawn from.

    Args:
        people: one row a person: contact, due_in_days, fading, reason, held_back, this_week, on_target_team.

    Returns:
        ``picture``, the same people in the same order: days_shown (due_in_days; beyond the axis, its end), group
        ("held back", "this week" or "others"), and for the three furthest overdue who are not held back also label,
        side and at, as `labels.place` has them. ``axis``, what the axis across says at which day; its first and last row
        are its ends.
    """
    due = people["due_in_days"]
    first = next((edge for edge in (-90, -180) if due.min() >= edge), -365)
    last = 90 if due.max() <= 90 else 180
    span = last - first
    ends = pd.DataFrame({"day": [first - 0.04 * span, last + 0.05 * span], "words": ""})
    words = pd.DataFrame({"day": list(DUE_IN_WORDS), "words": list(DUE_IN_WORDS.values())})
    axis = pd.concat([ends[:1], words[words["day"].between(first, last)], ends[1:]], ignore_index=True)

    picture = people[["contact", "fading", "reason", "on_target_team"]].assign(days_shown=due.clip(first, last))
    picture["group"] = np.select([people["held_back"], people["this_week"]], ["held back", "this week"], "others")
    late = people[~people["held_back"] & (due < 0)]
    names = late.loc[late["due_in_days"].nsmallest(NAMED).index, "contact"]
    names = names.mask(names.str.len() > LONGEST_NAME, names.str[: LONGEST_NAME - 1] + "…").rename("label")
    dots = picture.rename(columns={"days_shown": "x", "fading": "y"})
    # In JupyterLab, beside its file list, some 550 pixels are left across, 7 to a letter; upward there are 220 from 0 to
    # 100 %, 18 to a line.
    across = (axis["day"].min(), axis["day"].max())
    page = Page(across, FADING_SHOWN, letter=0.013 * span, line=0.082, lead=0.03 * span, border=0)
    return {"picture": picture.join(names).join(place(dots, names, page)), "axis": axis}
