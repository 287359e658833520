"""What an analysis returns: a table, the sentence that says what it means, and the caution that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd


@dataclass(frozen=True)
class Finding:
    """An answer that can be read, checked and drawn.

    Attributes:
        table: the answer as numbers, one row a thing; its columns are said where the finding is made.
        sentence: the answer in plain words, made from `table`.
        caution: the one thing to bear in mind when reading it.
        frames: tidy frames that the figure draws and the table does not hold, by name.
        example: True when the numbers come from the fictional example; every chart then says so.
    """

    table: pd.DataFrame
    sentence: str
    caution: str
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    example: bool = False
