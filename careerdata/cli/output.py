"""What a command says, as a terminal can show it: no letter of a file or a name steers the terminal.

A header may hold the codes that colour a line or set the window's title, and letters that nobody sees.
"""

from __future__ import annotations

import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import TextIO

from careerdata.problems import CareerdataError

_SHOWN = "\n\t\u200c\u200d\u200e\u200f"
"""Line ends and tabs; and the unseen letters that Persian, emoji and right-to-left names are written with."""
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def plain(text: str) -> str:
    """Return a text in which a letter that steers a terminal, or that nobody sees, is written as its number."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        letter if letter in _SHOWN or unicodedata.category(letter) not in _UNSEEN else f"\\u{ord(letter):04x}"
        for letter in text
    )


class PlainOutput(io.TextIOBase):
    """A stream that hands on plain text, and says in a sentence when it cannot."""

    def __init__(self, stream: TextIO) -> None:
        """Take the stream to hand on to."""
        self._stream = stream

    def write(self, text: str) -> int:
        """Write a text; what the stream's encoding lacks stands there as its number."""
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        with self._told():
            self._stream.write(plain(text).encode(encoding, "backslashreplace").decode(encoding))
        return len(text)

    def flush(self) -> None:
        """Hand on what was written."""
        with self._told():
            self._stream.flush()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            # What is left in its buffer would be tried again, and complained of, when the program ends.
            with suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), self._stream.fileno())
            if isinstance(error, BrokenPipeError):
                # The reader, such as head, has seen enough: the rest of the work goes on, and is told to nobody.
                return
            raise CareerdataError(f"What there is to say could not be written: {error.strerror or error}.") from error


@contextmanager
def plain_output() -> Iterator[None]:
    """Let everything that is printed within be plain, and be written at the end of it."""
    with redirect_stdout(PlainOutput(sys.stdout)), redirect_stderr(PlainOutput(sys.stderr)):
        yield
        sys.stdout.flush()
