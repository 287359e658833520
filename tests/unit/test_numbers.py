"""Numbers are written the way people read them, however large."""

import pytest

from careerdata.text import number


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
