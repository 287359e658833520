"""The flip count on every small list, held to brute force over every way to change rows; and what must not matter."""

import datetime as dt
from itertools import combinations, combinations_with_replacement, product

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerdata.analysis.needs import read

TODAY = dt.date(2026, 6, 28)
LATE, EARLY = dt.date(2026, 1, 5), dt.date(2026, 6, 22)
"""Days on which a pain may have been noticed: an answer to it, had it been asked for, is overdue today, or is not."""
KINDS = ("need", "want", "unsorted")
STATUSES = ("open", "asked", "met", "refused", "dropped")
EVERY_WORD = tuple(product(KINDS, STATUSES))
FEWER_WORDS = tuple(product(("need", "want"), ("open", "asked", "met")))
_KNOWN = {}


def frame_of(rows):
    frame = pd.DataFrame(rows, columns=["kind", "status", "noticed_on"])
    return frame.assign(pain=[f"pain {number}" for number in range(len(rows))])


def answer(rows):
    """Return verdict and flip count; asked once for lists that differ in order, or in days that do not matter."""
    rows = sorted((kind, status, day if status == "asked" else LATE) for kind, status, day in rows)
    if tuple(rows) not in _KNOWN:
        found = read(frame_of(rows), TODAY)
        _KNOWN[tuple(rows)] = found.verdict, found.flips_with
    return _KNOWN[tuple(rows)]


def fewest_changes(rows, words):
    """Try every choice of rows and everything these could become, few rows first."""
    verdict = answer(rows)[0]
    for many in range(1, len(rows) + 1):
        for chosen in combinations(range(len(rows)), many):
            for others in product(words, repeat=many):
                changed = list(rows)
                for place, (kind, status) in zip(chosen, others, strict=True):
                    changed[place] = (kind, status, rows[place][2])
                if answer(changed)[0] != verdict:
                    return many
    return 0


@pytest.mark.parametrize(
    ("many", "words"),
    [(0, EVERY_WORD), (1, EVERY_WORD), (2, EVERY_WORD), (3, FEWER_WORDS)],
    ids=["empty", "one row", "two rows", "three rows"],
)
def test_the_flip_count_is_that_of_brute_force_on_every_small_list(many, words):
    every_row = [(kind, status, day) for (kind, status), day in product(words, (LATE, EARLY))]
    for rows in combinations_with_replacement(every_row, many):
        assert answer(rows)[1] == fewest_changes(rows, words), rows


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(STATUSES), st.sampled_from([LATE, EARLY]))),
    st.randoms(use_true_random=False),
)
def test_order_weight_and_the_days_of_what_was_not_asked_do_not_matter(rows, chance):
    mixed = [(kind, status, day if status == "asked" else chance.choice([LATE, EARLY])) for kind, status, day in rows]
    chance.shuffle(mixed)
    frame = frame_of(mixed).assign(weight=[chance.randint(1, 5) for _ in mixed])
    one, other = read(frame_of(rows), TODAY), read(frame, TODAY)
    assert (one.verdict, one.flips_with) == (other.verdict, other.flips_with)
    assert sorted(one.table["why"]) == sorted(other.table["why"])
    assert one.table["decides"].sum() == other.table["decides"].sum()
