"""Where the pay figures stand on their chart, one a line, and how thick their bars are."""

from __future__ import annotations

import pandas as pd

_SHORT = {"promoted_peer": "promoted peer"}


_THINNEST, _THICKEST = 0.16, 0.8


def picture(weighed: pd.DataFrame) -> pd.DataFrame:
    """Return the figures as the chart places them, one a line, the first on top.

    Args:
        weighed: the figures of one currency in the order of the table, with counts, weight and why.

    Returns:
        line (0 for the last one), words (source and month), role ("" for the one that is looked at), low, high, span (high less
        low), thick (share of its line that a bar fills, by weight), share (words, "" where it does not count), counts
        and why.
    """
    shown = weighed.reset_index(drop=True)
    source = shown["source"].replace(_SHORT).astype("str").fillna("not noted")
    words = source + ", " + shown["heard_on"].dt.strftime("%b %Y")
    share = "counts " + (100 * shown["weight"]).round().astype("int64").astype("str") + " %"
    thick = _THINNEST + (_THICKEST - _THINNEST) * shown["weight"] / (shown["weight"].max() or 1.0)
    return shown[["low", "high", "counts", "why"]].assign(
        line=len(shown) - 1 - shown.index,
        words=words,
        role=shown["role"].mask(shown["counts"], ""),
        span=shown["high"] - shown["low"],
        thick=thick,
        share=share.where(shown["counts"], ""),
    )
