"""Numbers are written the way people read them, however large."""

import pytest

from careerdata.text import counted, number, plural


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (2.0, "2"),
        (0.1 + 0.2, "0.3"),
        (34.5, "34.5"),
        (-1500.0, "-1,500"),
        (60_000.5, "60,000.5"),
        (999_999.75, "999,999.75"),
        (1_312_345.0, "1,312,345"),
        (1_312_345.25, "1,312,345"),
        (120_000_000_000.0, "120,000,000,000"),
        (1e15, "1e15"),
        (-1.2345e15, "-1.23e15"),
        (1e308, "1e308"),
    ],
)
def test_a_number_is_written_as_it_is_read(value, read):
    assert number(value) == read


def test_things_are_counted_as_one_says_it():
    assert [counted(many, "week") for many in (0, 1, 2, 1500)] == ["0 weeks", "1 week", "2 weeks", "1,500 weeks"]
    assert [counted(many, "person") for many in (1, 3)] == ["1 person", "3 people"]
    assert counted(2, "entry of hours", "entries of hours") == "2 entries of hours"
    assert (plural(1, "is", "are"), plural(0, "is", "are")) == ("is", "are")
