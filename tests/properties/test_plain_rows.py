"""The short way through an export gives what the careful way gives, or leaves the file to it."""

import re
from contextlib import suppress

from how_often import tried
from hypothesis import example, given
from hypothesis import strategies as st

from careerdata.importers.plain_rows import NotPlain, head_of, plain_rows
from careerdata.logbook.reading.csv_scanner import scan
from careerdata.logbook.reading.encoding import Refusal, decode

HEADER = "a,b,c\n"
PIECES = [
    "x",
    "y z",
    ",",
    ",",
    ",",
    '"',
    '""',
    '"',
    "\n",
    "\n",
    "\r\n",
    "\r",
    " ",
    "\t",
    "\u00a0",
    "\ufeff",
    ";",
    "é",
    "\U0001f44b",
]


def careful(data):
    """Return the rows below the header, one cell after the other as the scanner gives them; None where it refuses."""
    text = decode(data).text
    place, line, rows = len(HEADER), 2, []
    while place < len(text):
        try:
            cells, stop, torn = scan(text, place, ",")
        except Refusal:
            return None
        if torn:
            return None
        rows.append((line, [cell.value.strip() for cell in cells]))
        line += 1 + len(re.findall(r"\r\n|\r|\n", text[place:stop]))
        end = re.compile(r"\r\n|\r|\n").match(text, stop)
        place = end.end() if end else len(text)
    return rows


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
@example('1,"two, and ""more""\nlines",3\n4,5,6\n')
@example('1, "x" ,3\n')
@example('1,\t"x",3\n')
@example("1,\ufeffx,3\n")
@example('1,"never closed\n')
@tried(400)
def test_the_short_way_says_what_the_careful_way_says_or_nothing(text):
    data = (HEADER + text).encode()
    with suppress(NotPlain):
        head_of(data)
        rows = [(line, [cell.strip() for cell in cells] or [""]) for line, cells in plain_rows(data, 2, ",")]
        assert rows == careful(data)


def test_most_exports_go_the_short_way():
    data = (HEADER + '1,"two, and ""more""\nlines",3\n4,5,6\n').encode()
    assert list(plain_rows(data, 2, ",")) == [(2, ["1", 'two, and "more"\nlines', "3"]), (4, ["4", "5", "6"])]
