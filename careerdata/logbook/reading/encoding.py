"""Bytes to text and back: the encodings people's programs write, and what is not a text file at all."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a physical line; other characters that Python takes for line ends stand in people's notes."""

_SIGNATURES = (
    (b"PK\x03\x04", "is an Excel workbook or another zip file, not text"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel workbook, not text"),
    (b"\x1f\x8b", "is compressed (gzip), not text"),
    (b"BZh", "is compressed (bzip2), not text"),
    (b"\xfd7zXZ", "is compressed (xz), not text"),
    (b"\x28\xb5\x2f\xfd", "is compressed (zstd), not text"),
    (b"7z\xbc\xaf", "is a 7-Zip archive, not text"),
    (b"Rar!", "is a RAR archive, not text"),
    (b"%PDF", "is a PDF, not a table"),
    (b"SQLite format 3", "is a database, not text"),
    (b"{\\rtf", "is a word processor's document, not a table"),
    (b"bplist", "is a property list, not a table"),
    (b"[{", "is JSON, not a table"),
    (b'{"', "is JSON, not a table"),
    (codecs.BOM_UTF32_LE, "is in UTF-32, which hardly any program reads"),
    (codecs.BOM_UTF32_BE, "is in UTF-32, which hardly any program reads"),
)
_PAGE = re.compile(rb"(<!--.*?-->\s*)*<(!doctype|html|head|body|script|\?xml)", re.IGNORECASE | re.DOTALL)
MAYBE_TWICE = re.compile(rb"\xc3[\x82-\xb4][\xc2-\xf4]")
"""Bytes of UTF-8 that every letter begins with that was encoded twice, and few others."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
NAMES = {"cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_SURELY_HEADER = 6
_MOST_BYTES, _MOST_LINES = 10_000_000, 500_000
"""So much is read cell by cell at most, within ten seconds: many times as much as a person logs in a life."""
AS_CSV = "Open it in the program that made it and save it as CSV (UTF-8)."
_QUOTED = 60
"""Letters of a text in a message at most."""
_RESTORE = "Copy an older version back, or mend that line in a text editor."


@dataclass(frozen=True)
class Remark:
    """Something about a whole file, or one line of it, that a person should hear."""

    message: str
    fix: str = ""
    line: int | None = None
    column: str | None = None
    value: str | None = None


class Refusal(Exception):  # noqa: N818 - not an error of the program: the reader turns it into a Problem
    """Raised inside the reader when a file cannot be understood without guessing."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.message)
        self.remark = remark


TOO_LARGE = Remark(
    f"this file is larger than {_MOST_BYTES // 1_000_000} MB or has more than {_MOST_LINES:,} lines, and it is not plain enough "
    "to be read in one go.",
    "Take out what is no row, such as blank lines, or keep the older years in another folder.",
)


def too_large(data: bytes) -> bool:
    """Return whether a file is too large to be looked at cell by cell, in the time and the memory that a person has."""
    return len(data) > _MOST_BYTES or data.count(b"\n") > _MOST_LINES or data.count(b"\r") > _MOST_LINES


@dataclass(frozen=True)
class Text:
    """A file's text, and what it takes to write the same bytes again.

    Attributes:
        text: the text, without its byte order mark.
        encoding: a codec of Python.
        bom: the byte order mark the file begins with, or nothing.
        remarks: what was assumed to read it.
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    remarks: tuple[Remark, ...] = ()

    def encode(self, text: str) -> bytes:
        """Return the bytes of `text`, written the way this file is."""
        return self.bom + text.encode(self.encoding)


def decode(data: bytes) -> Text:
    """Return the text of a file.

    Raises:
        Refusal: when it is empty, no text, or damaged.
    """
    if not data.strip():
        raise Refusal(Remark("this file is empty.", "Delete it, or copy an older version back."))
    begin = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    for signature, what in _SIGNATURES:
        if begin.startswith(signature):
            raise Refusal(Remark(f"this file {what}.", AS_CSV))
    if _PAGE.match(begin):
        raise Refusal(Remark("this file is a web page or XML, not a table.", AS_CSV))
    bom, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", ""))
    body = data[len(bom) :]
    encoding = encoding or _without_mark(body)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        line = _line_of(before, len(before))
        what = "this line holds bytes that are no letters: the file is damaged, or not a text file."
        raise Refusal(Remark(what, _RESTORE, line)) from None
    if "\0" in text:
        line = _line_of(text, text.index("\0"))
        what = "this line holds NUL characters: the file is damaged, or not a text file."
        raise Refusal(Remark(what, _RESTORE, line))
    if not text.strip():
        raise Refusal(
            Remark("this file is empty: it holds only blank lines.", "Delete it, or copy an older version back.")
        )
    return Text(text, encoding, bom, tuple(_remarks(text, encoding)))


def _without_mark(body: bytes) -> str:
    """Return the encoding of bytes that do not say it themselves."""
    half = len(body) // 2
    for name, zeros, others in (("utf-16-le", body[1::2], body[::2]), ("utf-16-be", body[::2], body[1::2])):
        # Most of a text in Latin letters, or at least its header: every other byte is zero, and never two together.
        if half and 0 not in others[:half] and (zeros.count(0) > 0.4 * half or not any(zeros[:_SURELY_HEADER])):
            return name
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        # Windows-1252 only when nothing in the file is UTF-8: otherwise two encodings are mixed, or a character is cut.
        if re.search(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", body):
            line = _line_of(body.decode("latin-1"), error.start)
            what = "this line holds a broken character, or one in another encoding than the rest of the file."
            raise Refusal(Remark(what, "Type that character again and save the file as UTF-8.", line)) from None
        return "cp1252"
    return "utf-8"


def _remarks(text: str, encoding: str) -> list[Remark]:
    remarks = []
    if encoding != "utf-8":
        remarks.append(Remark(f"this file was read as {NAMES[encoding]}.", "Save it as UTF-8 if a letter looks wrong."))
    if text.endswith("\x1a"):
        remarks.append(Remark("the end-of-file mark of an old editor (Ctrl-Z) was left out."))
    twice = _encoded_twice(text)
    if twice:
        line = _line_of(text, twice.start())
        what = f'"{twice.group()}" looks like a letter that was encoded twice; it was kept as it stands.'
        remarks.append(Remark(what, "If a name or note looks garbled, type it again.", line))
    return remarks


def _encoded_twice(text: str) -> re.Match[str] | None:
    # In a long text, bytes are found sooner than letters.
    if text.isascii() or not MAYBE_TWICE.search(text.encode("utf-8", "surrogatepass")):
        return None
    for run in re.finditer(r"[^\x00-\x7f]{2,}", text):
        try:
            run.group().encode("cp1252").decode("utf-8")
        except UnicodeError:
            continue
        return run
    return None


def _line_of(text: str, place: int) -> int:
    return 1 + sum(1 for _ in LINE_END.finditer(text, 0, place))


def quoted(text: str) -> str:
    """Return a text in quotes as a message shows it: cut when long, with a mark for what cannot be printed."""
    seen = "".join(sign if sign.isprintable() else "\ufffd" for sign in text[: _QUOTED + 1])
    return f'"{seen}"' if len(text) <= _QUOTED else f'"{seen[: _QUOTED - 1]}…"'


class Lines:
    """Where each physical line of a text begins and ends."""

    def __init__(self, text: str) -> None:
        ends = list(LINE_END.finditer(text))
        self.starts = [0, *(end.end() for end in ends)]
        self.stops = [*(end.start() for end in ends), len(text)]

    def number(self, place: int) -> int:
        """Return the number, counted from 1, of the line that `place` lies in."""
        return bisect_right(self.starts, place)
