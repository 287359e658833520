"""Where everybody stands on the power map, so that every name can be read: the arithmetic that a figure does not do.

Influence and support are whole numbers, so that many people share a place. Each place is a short list, one person a
line, and as tall as its row needs; names never lie on each other, however many people there are.
"""

from __future__ import annotations

import unicodedata
from typing import Any

import numpy as np
import pandas as pd

MOST_PEOPLE = 80
"""So many are drawn, those with the most influence first; the table has everybody."""
WIDTH = 615
"""Pixels across on a narrow page: a window of 900, opened by `careerdata lab`. A wider page only moves columns apart, and
on one that is narrower still the map keeps this width and can be moved sideways."""
LINE = 19
"""Pixels from one name to the next."""
AIR = 6
"""Pixels between the rows of the map, beside the lines of names: so the whole map is seen without scrolling."""
LEAD, GAP = 13, 14
"""Pixels from a dot's middle to its name, and from a name to the next dot's middle."""
SIZES = (7, 10, 13, 17)
"""Pixels across a dot, by closeness."""
_EMPTY_COLUMN, _WIDEST_COLUMN = 48, 190
_SUPPORT = {-2: "against", -1: "leans<br>against", 0: "not<br>known", 1: "leans<br>your way", 2: "would<br>speak up"}
_NOT_NOTED = -1
_INFLUENCE = {5: "5 decides", 4: "4", 3: "3", 2: "2", 1: "1", 0: "0 none", _NOT_NOTED: "not noted"}
_BEND = np.linspace(0, 1, 13)


def on_map(people: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the frames that the map is drawn from, all in pixels from its lower left corner.

    Args:
        people: one row a person in order of importance: contact, influence (NaN: not noted), support, closeness (0 to
            3), on_target_team, introduced_by, next, reason.

    Returns:
        ``picture``, one row a person: contact, label (shortened to its column), x, y, size, on_target_team, next,
        reason. ``columns`` and ``rows``, what stands at the axes: middle, from, to, words. ``lines``, one bent line a
        pair of people where one introduced the other: contact, introduced_by, x, y, a row a point, and an empty one
        after each.
    """
    drawn = people.head(MOST_PEOPLE).reset_index(drop=True)
    columns, rows = _columns(drawn), _rows(drawn)
    place = _row_of(drawn)
    left = drawn["support"].map(columns.set_index("value")["from"]).astype("float64")
    top = place.map(rows.set_index("value")["to"]).astype("float64")
    line = drawn.groupby([place.rename("row"), drawn["support"].rename("column")]).cumcount()
    picture = drawn[["contact", "on_target_team", "next", "reason"]].assign(
        x=left + max(SIZES) / 2,
        y=top - AIR / 2 - (line + 0.5) * LINE,
        size=drawn["closeness"].map(dict(enumerate(SIZES))),
    )
    # A name may go on until the next dot on its line: an empty place beside it is room.
    beside = picture.sort_values(["y", "x"]).groupby("y")["x"].shift(-1).fillna(WIDTH + GAP / 2)
    room = (beside - picture["x"] - LEAD - GAP).to_dict()
    picture["label"] = [shortened(name, room[index]) for index, name in picture["contact"].items()]
    return {"picture": picture, "columns": columns, "rows": rows, "lines": _lines(picture, drawn["introduced_by"])}


def shortened(name: str, pixels: float) -> str:
    """Return as much of a name as fits, with "…" where something was left out."""
    if pixels_of(name) <= pixels:
        return name
    widths = np.cumsum([pixels_of(letter) for letter in name])
    return name[: int(np.searchsorted(widths, pixels - pixels_of("…"), "right"))].rstrip() + "…"


def pixels_of(text: str) -> float:
    """Return about how wide a text is at the size of a name (12 pixels), rather more than less."""
    return sum(_pixels(letter) for letter in text)


def _pixels(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF" or letter in "mwMWQO@%…—":
        return 12.5
    if letter in "ijlt.,;:'| ()-":
        return 4.2
    return 8.6 if letter.isupper() else 6.6


def _row_of(people: pd.DataFrame) -> pd.Series[float]:
    return people["influence"].fillna(_NOT_NOTED)


def _columns(people: pd.DataFrame) -> pd.DataFrame:
    """Return the five columns: a narrow one where nobody stands, the others by what their longest name needs."""
    needs = (
        people["contact"].map(pixels_of).astype("float64").clip(upper=_WIDEST_COLUMN).groupby(people["support"]).max()
        + LEAD
        + GAP
    )
    widths = needs.reindex(list(_SUPPORT)).to_numpy()
    free = WIDTH - _EMPTY_COLUMN * np.isnan(widths).sum()
    widths = widths * free / np.nansum(widths) if len(needs) else np.full(5, WIDTH / 5)
    return _bands(list(_SUPPORT), np.where(np.isnan(widths), _EMPTY_COLUMN, widths), list(_SUPPORT.values()))


def _rows(people: pd.DataFrame) -> pd.DataFrame:
    """Return the rows from the lowest up, each as tall as its longest list; "not noted" only with somebody in it."""
    place = _row_of(people)
    longest = people.groupby([place.rename("row"), "support"]).size().groupby("row").max()
    values = [value for value in sorted(_INFLUENCE) if value != _NOT_NOTED or value in set(place)]
    heights = [max(longest.get(value, 0), 1) * LINE + AIR for value in values]
    return _bands(values, heights, [_INFLUENCE[value] for value in values])


def _bands(values: list[int], sizes: Any, words: list[str]) -> pd.DataFrame:
    ends = np.cumsum(sizes)
    starts = ends - sizes
    return pd.DataFrame({"value": values, "from": starts, "to": ends, "middle": (starts + ends) / 2, "words": words})


def _lines(picture: pd.DataFrame, introduced_by: pd.Series[str]) -> pd.DataFrame:
    """Return a bow from each person to whoever introduced them, bent to the left so that it clears the names below."""
    spot = picture.drop_duplicates("contact").set_index("contact")[["x", "y"]]
    bows = [pd.DataFrame({"contact": [], "introduced_by": [], "x": [], "y": []})]
    for person, by in zip(picture.itertuples(), introduced_by, strict=True):
        if by in spot.index:
            start, end = spot.loc[by].to_numpy(), np.array([person.x, person.y])
            across, up = np.abs(end - start)
            bend = (start + end) / 2 + [-12 - 0.12 * up, 0.12 * across]
            part = _BEND[:, None]
            points = (1 - part) ** 2 * start + 2 * part * (1 - part) * bend + part**2 * end
            points = np.vstack([points, [np.nan, np.nan]])
            bows.append(
                pd.DataFrame({"contact": person.contact, "introduced_by": by, "x": points[:, 0], "y": points[:, 1]})
            )
    return pd.concat(bows, ignore_index=True) if len(bows) > 1 else bows[0]
