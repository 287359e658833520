"""The flip count on every small list, held to brute force over every way to change rows; and what must not matter."""

import datetime as dt
from itertools import combinations, combinations_with_replacement, product

import pandas as pd
import pytest
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.analysis.needs.verdict import read
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)
LATE, EARLY = dt.date(2026, 1, 5), dt.date(2026, 6, 22)
"""Days on which a pain may have been noticed: an answer to it, had it been asked for, is overdue today, or is not."""
KINDS = ("need", "want", "unsorted")
STATUSES = ("open", "asked", "met", "refused", "dropped")
EVERY_WORD = tuple(product(KINDS, STATUSES))
ANSWERED = ("yes", "no", "counter")
_KNOWN = {}


def frame_of(rows):
    frame = pd.DataFrame(rows, columns=["kind", "status", "noticed_on"])
    return frame.assign(pain=[f"pain {number}" for number in range(len(rows))])


def answer(rows):
    """Return verdict and flip count; asked once for lists that differ in order, or in days that do not matter."""
    rows = sorted((kind, status, day if status == "asked" else LATE) for kind, status, day in rows)
    if tuple(rows) not in _KNOWN:
        found = read(Logbook.from_frames(today=TODAY, pains=frame_of(rows)))
        _KNOWN[tuple(rows)] = found.facts.verdict, found.facts.flips_with
    return _KNOWN[tuple(rows)]


def fewest_changes(rows):
    """Try every choice of rows and everything these could become, few rows first."""
    verdict = answer(rows)[0]
    for many in range(1, len(rows) + 1):
        for chosen in combinations(range(len(rows)), many):
            for others in product(EVERY_WORD, repeat=many):
                changed = list(rows)
                for place, (kind, status) in zip(chosen, others, strict=True):
                    changed[place] = (kind, status, rows[place][2])
                if answer(changed)[0] != verdict:
                    return many
    return 0


@pytest.mark.parametrize("many", [0, 1, 2, 3])
def test_the_flip_count_is_that_of_brute_force_on_every_small_list(many):
    """Lists that differ in the order of their rows only are one; a day counts also for a row that could become asked."""
    every_row = [(kind, status, day) for (kind, status), day in product(EVERY_WORD, (LATE, EARLY))]
    for rows in combinations_with_replacement(every_row, many):
        assert answer(rows)[1] == fewest_changes(rows), rows


# The same with asks.csv, on longer lists. The rule is written a second time here, from its words and row by row.


def stands(kind, status, noticed_on, ask):
    """Say what one row says to the verdict; `ask` is what asks.csv has of it: date, answer, follow-up day; or None."""
    made = ask is not None and (ask[0] <= TODAY or ask[1] in ANSWERED)
    granted = made and ask[1] == "yes" and status in ("open", "asked") and ask[0] >= noticed_on
    if granted or status in ("met", "dropped"):
        return "closed"
    if kind != "need":
        return kind
    if status != "asked":
        return "unmet"
    if made and ask[1] == "no":
        return "unmet"
    if made and ask[1] in ANSWERED:
        return "waiting"
    quarter = dt.timedelta(days=90)
    due = (ask[2] or ask[0] + quarter) if made else noticed_on + quarter
    return "unmet" if due < TODAY else "waiting"


def says(standings):
    if "unmet" in standings:
        return "outside"
    open_ones = set(standings) - {"closed"}
    return "inside" if open_ones == {"want"} else "not yet"


def fewest_by_standing(rows):
    """Try every choice of rows, and whatever each of them can come to say, few rows first."""
    now = [stands(*row) for row in rows]
    reach = [sorted({stands(kind, status, *row[2:]) for kind, status in EVERY_WORD}) for row in rows]
    for many in range(1, len(rows) + 1):
        for chosen in combinations(range(len(rows)), many):
            for others in product(*(reach[place] for place in chosen)):
                changed = list(now)
                for place, standing in zip(chosen, others, strict=True):
                    changed[place] = standing
                if says(changed) != says(now):
                    return many
    return 0


DAYS = st.sampled_from([LATE, dt.date(2026, 3, 30), dt.date(2026, 3, 31), EARLY, TODAY])
"""30 March is 90 days before today, and 31 March 89: an answer that is due today is not overdue."""
ASKS = st.none() | st.tuples(
    DAYS | st.just(dt.date(2026, 7, 20)),
    st.sampled_from(["", "not_yet", "yes", "no", "counter"]),
    st.none() | st.sampled_from([dt.date(2026, 6, 27), TODAY, dt.date(2026, 7, 30)]),
)
MOSTLY_NEEDS, MOSTLY_ASKED = ("need", "need", *KINDS), ("asked", "asked", "asked", *STATUSES)


@tried(200)
@given(
    st.lists(st.tuples(st.sampled_from(MOSTLY_NEEDS), st.sampled_from(MOSTLY_ASKED), DAYS, ASKS), max_size=6),
    st.randoms(use_true_random=False),
)
def test_with_asks_the_verdict_and_the_flip_count_are_those_of_the_rule_by_hand(rows, chance):
    pains = frame_of([row[:3] for row in rows])
    made = [(ask[0], chance.choice(["pain", " Pain ", "PAIN"]) + f" {place}", ask[1] or None, ask[2])
            for place, (*_, ask) in enumerate(rows) if ask]  # fmt: skip
    # An older ask about the same thing, whatever was said to it, counts no longer where a newer one was made.
    made += [(dt.date(2025, 9, 1), name, "no", None) for day, name, said, _ in made if day <= TODAY or said in ANSWERED]
    chance.shuffle(made)
    asks = pd.DataFrame(made, columns=["date", "pain", "answer", "follow_up_on"])
    found = read(Logbook.from_frames(today=TODAY, pains=pains, asks=asks))
    assert found.facts.verdict == says([stands(*row) for row in rows])
    assert found.facts.flips_with == fewest_by_standing(rows)


@tried(30)
@given(
    st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(STATUSES), st.sampled_from([LATE, EARLY]))),
    st.randoms(use_true_random=False),
)
def test_order_weight_and_the_days_of_what_was_not_asked_do_not_matter(rows, chance):
    mixed = [(kind, status, day if status == "asked" else chance.choice([LATE, EARLY])) for kind, status, day in rows]
    chance.shuffle(mixed)
    frame = frame_of(mixed).assign(weight=[chance.randint(1, 5) for _ in mixed])
    one, other = (
        read(Logbook.from_frames(today=TODAY, pains=frame_of(rows))),
        read(Logbook.from_frames(today=TODAY, pains=frame)),
    )
    assert (one.facts.verdict, one.facts.flips_with) == (other.facts.verdict, other.facts.flips_with)
    assert sorted(one.table["why"]) == sorted(other.table["why"])
    assert one.table["decides"].sum() == other.table["decides"].sum()
