"""The short way through a large export in which nothing needs a second look, without its whole text in memory.

Python's csv module says the same as the careful scanner of `careerdata.importers.tables` where quotes stand where quotes
belong. Where they may not, or a letter cannot be read, the careful way is taken: this one gives no other answer.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator

from careerdata.logbook.reading.encoding import Refusal, decode

_HEAD = 64_000
"""Bytes from the top in which a header is looked for."""
_MARK = b"\xef\xbb\xbf"
_ODD_MARK = re.compile(rb"[,;|\t\r\n](?: |\t|\xc2\xa0)*\xef\xbb\xbf|\xef\xbb\xbf(?: |\t|\xc2\xa0)*(?:[,;|\t\r\n]|\Z)")
_ODD_BLANK = re.compile(rb'(?:\t|\xc2\xa0)(?: |\t|\xc2\xa0)*"')
_ODD_BEGIN = re.compile(rb'[,;|\r\n](?: |\t|\xc2\xa0)*(?:\t|\xc2\xa0)(?: |\t|\xc2\xa0)*"')
"""Blanks around a cell that csv does not take away, and the careful scanner does."""


class NotPlain(Exception):  # noqa: N818 - not an error: the careful way is taken
    """Raised where the careful way has to decide."""


def head_of(data: bytes) -> str:
    """Return the first lines of a file of UTF-8.

    Raises:
        NotPlain: when it is something else, or that cannot be told.
    """
    head = data[:_HEAD]
    if len(data) > _HEAD:
        head = head[: head.rfind(b"\n") + 1]
    if b"\0" in data or data.endswith(b"\x1a"):
        raise NotPlain
    try:
        text = decode(head)
    except Refusal:
        raise NotPlain from None
    if text.encoding != "utf-8":
        raise NotPlain
    return text.text


def plain_rows(data: bytes, first: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each row of a file with the line that it begins in.

    Args:
        data: the file.
        first: the line, counted from 1, that the first row begins in.
        delimiter: what stands between cells.

    Raises:
        NotPlain: when the careful way has to decide, also after some rows.
    """
    if data.find(_MARK, len(_MARK)) >= 0 and _ODD_MARK.search(data, len(_MARK)):
        raise NotPlain
    if _ODD_BLANK.search(data) and (delimiter == "\t" or _ODD_BEGIN.search(data)):
        raise NotPlain
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    try:
        before = sum(1 for _ in itertools.islice(lines, first - 1))
        rows = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
        line = before + 1
        for cells in rows:
            yield line, cells
            line = before + 1 + rows.line_num
    except (csv.Error, UnicodeDecodeError):
        raise NotPlain from None
