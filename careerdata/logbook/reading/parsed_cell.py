"""What one cell turned out to say."""

from __future__ import annotations

from typing import Any, NamedTuple


class Value(NamedTuple):
    """The reading of one cell.

    Attributes:
        value: None when the cell is empty, or cannot be read.
        fault: why it cannot be read, as a sentence; "" when it can.
        fix: what to write instead.
        how: what was assumed to read it, as the middle of a sentence (``has a decimal comma``); "" when nothing was.
        unclear: the fault is that the text can mean two things.
    """

    value: Any = None
    fault: str = ""
    fix: str = ""
    how: str = ""
    unclear: bool = False
