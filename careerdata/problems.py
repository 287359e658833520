"""What can be wrong with a person's data, and what can be wrong with a call.

The two stay apart. A mistake in somebody's file is a value, a `Problem`: it is collected, shown in one place,
and never hides the rows that were fine. A mistake in a call is an exception that names the valid choices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["notice", "set_aside", "refused"]


@dataclass(frozen=True)
class Problem:
    """One thing that a person may want to look at in one of their files.

    Attributes:
        file: name of the file, without its folder: ``"mood.csv"``.
        line: physical line in that file, counted from 1; None when it is about the whole file.
        column: column the value stands in; None when it is about the whole line or file.
        value: the text as it stands in the file; None when there is none to quote.
        message: one sentence that says what is wrong, with the value in it.
        fix: one sentence that says what to write or do instead; "" when nothing needs doing.
        severity: ``"notice"`` (read, but something was assumed or repaired), ``"set_aside"`` (this row was not
            loaded, the others were), ``"refused"`` (nothing of this file was loaded).
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    message: str
    fix: str = ""
    severity: Severity = "set_aside"

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column is not None:
            # A plan is no table: its names stand at the beginning of their lines.
            place.append(self.column if self.file.endswith(".toml") else f"column {self.column}")
        return f"{', '.join(place)}: {self.message}" + (f" {self.fix}" if self.fix else "")


class CareerdataError(Exception):
    """Base of every exception that careerdata raises on purpose; its text is meant for a person."""


class UnknownLogError(CareerdataError):
    """A log was named that does not exist; the text lists those that do."""

    def __init__(self, name: str, valid: tuple[str, ...]) -> None:
        super().__init__(f"There is no log called {name!r}. The logs are: {', '.join(valid)}.")


class NoLogbookError(CareerdataError):
    """No folder with logs was found where one was looked for."""


class RowRefusedError(CareerdataError):
    """A row could not be written because it does not fit its log; nothing was written.

    Attributes:
        problems: what is wrong with the row, one `Problem` a cell.
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


class FileBusyError(CareerdataError):
    """A file could not be written now: in use, read-only, changed meanwhile, or the disk is full."""


class MadeElsewhereError(CareerdataError):
    """The last save was made on another page; the text says what it was, and that a second press takes it back."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The last save in your folder was not made on this page: {what}. Press Undo once more to take it back all the "
            "same."
        )


class UnreadableExportError(CareerdataError):
    """A file was handed to the importers that none of them knows, or that cannot be opened."""


class ExtraMissingError(CareerdataError):
    """Something needs a package that is not installed; the text names the extra, and what works without it."""

    def __init__(self, extra: str, what: str, instead: str) -> None:
        super().__init__(f"To {what} it takes an extra: pip install 'careerdata[{extra}]'. {instead}.")
