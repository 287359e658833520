"""What an analysis returns: a table, the sentence that says what it means, and the caution that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Generic

import pandas as pd
from typing_extensions import TypeVar

Facts_co = TypeVar("Facts_co", default=Any, covariant=True)


@dataclass(frozen=True)
class Finding(Generic[Facts_co]):
    """An answer that can be read, checked and drawn.

    Attributes:
        table: the answer as numbers, one row a thing; its columns are said where the finding is made.
        sentence: the answer in plain words, made from `table`.
        caution: the one thing to bear in mind when reading it.
        facts: what else is known, one frozen dataclass a step; None where the table says it all.
        frames: tidy frames that the figure draws and the table does not hold, by name.
        example: True when the numbers come from the fictional example; every chart then says so.
    """

    table: pd.DataFrame
    sentence: str
    caution: str
    facts: Facts_co = None  # type: ignore[assignment] # Nothing more to say is None.
    frames: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    example: bool = False
