"""What is worked out of a logbook once: it never changes, and a page or a slider asks the same of it again and again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from careerdata.logbook.logbook import Logbook

Answer = TypeVar("Answer")
_ANSWERS: WeakKeyDictionary[Logbook, dict[Hashable, Any]] = WeakKeyDictionary()


def once(book: Logbook, key: Hashable, work: Callable[[], Answer]) -> Answer:
    """Return what `work` says of a logbook; it works once for each key, as long as the logbook is in use.

    Args:
        book: the logbook.
        key: what is asked of it; the same key is always the same work.
        work: answers it. Whoever asks changes a copy of the answer, and never the answer.
    """
    answers = _ANSWERS.setdefault(book, {})
    if key not in answers:
        answers[key] = work()
    answer: Answer = answers[key]
    return answer
