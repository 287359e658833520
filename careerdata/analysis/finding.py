"""What an analysis returns: a table, the sentence that says what it means, and the caution that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from careerdata.schemas import EXAMPLE_MARK


@dataclass(frozen=True)
class Finding:
    """An answer that can be read, checked and drawn.

    Attributes:
        table: the answer as numbers, one row a thing; its columns are said where the finding is made.
        sentence: the answer in plain words, made from `table`.
        caution: the one thing to bear in mind when reading it.
        behind: tidy frames that the figure draws and the table does not hold, by name.
        example: True when the numbers come from the fictional example; every chart then says so.
    """

    table: pd.DataFrame
    sentence: str
    caution: str
    behind: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    example: bool = False


def from_example(*frames: pd.DataFrame) -> bool:
    """Return whether any of these frames was read from an example folder."""
    return any(frame.attrs.get(EXAMPLE_MARK, False) for frame in frames)
