"""Work on a second processor, where there is one to be had."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

T = TypeVar("T")


def meanwhile(helper: Executor, work: Callable[[], T]) -> Callable[[], T]:
    """Begin `work`, and return what waits for its result; in a browser tab, which starts no thread, what does it then."""
    try:
        return helper.submit(work).result
    except RuntimeError:
        return work
