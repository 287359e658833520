"""What the models of the logs are made of: required and optional columns, the scale, the note."""

from __future__ import annotations

from typing import Any, Optional

import pandas as pd
import pandera.pandas as pa

Text = Optional[str]
Date = pd.Timestamp
Whole = pd.Int64Dtype
MONEY = {"money": True}
"""Metadata of a column that may hold money: 12.500 is asked about there, never taken for twelve and a half."""


@pa.extensions.register_check_method(statistics=["step"])
def in_steps_of(numbers: pd.Series[Any], *, step: float) -> pd.Series[bool]:
    """Return which numbers are whole multiples of `step`, as a check that a field asks for by this name."""
    return numbers % step == 0


def column(description: str, **rules: Any) -> Any:
    """Return the field of a required column: a sentence that says what it holds, and pandera's rules for it."""
    return pa.Field(description=description, **rules)


def optional(description: str, **rules: Any) -> Any:
    """Return the field of a column that may be absent, and empty in any row."""
    return pa.Field(description=description, nullable=True, **rules)


def scale(description: str, low: str, high: str, required: bool = False) -> Any:
    """Return a field on the scale from 0 to 10 (halves allowed), with its ends in words."""
    return (column if required else optional)(
        f"{description} 0 = {low}, 10 = {high}.",
        ge=0,
        le=10,
        in_steps_of=0.5,
        metadata={"low": low, "high": high},
    )


def note() -> Any:
    """Return the free-text column that every log ends with."""
    return optional("Anything you want to remember. Never exported unless you tick it.")


class Log(pa.DataFrameModel):
    """What all logs share: no column is coerced; columns of the person's own are kept in the file, not loaded."""

    class Config:
        strict = True
        coerce = False
