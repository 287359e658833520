"""A file that was damaged is read right, noticed, set aside or refused: never are there silently other rows."""

from functools import lru_cache

from how_often import tried
from hypothesis import example, given
from hypothesis import strategies as st
from plain_files import MODELS, files

from careerdata.logbook.reading.reader import read_content

OFTEN = tried(100)


@lru_cache(maxsize=4)
def read_clean(clean, model):
    """Read a file before it is damaged, once for all its damages."""
    return read_content(clean, "log.csv", model)


def rows_of(content):
    """Return the values of a content, row by row, with the line each begins on; nothing is None."""
    frame = content.frame.astype(object).where(content.frame.notna(), None)
    return [(int(line), tuple(row)) for line, row in zip(frame.index, frame.itertuples(index=False), strict=True)]


def said(content):
    return {(problem.severity, problem.column, problem.message) for problem in content.problems}


def assert_nothing_was_lost_in_silence(model, clean, damaged, place):
    """Require a new problem, or the same rows; but for what the damaged line itself now says."""
    before, after = read_clean(clean, model), read_content(damaged, "log.csv", model)
    if said(after) - said(before):
        return
    was, now = rows_of(before), rows_of(after)
    assert len(now) == len(was)
    line = 1 + clean[:place].count(b"\n")
    begins = [begin for begin, _ in was]
    touched = {max([begin for begin in begins if begin <= at], default=0) for at in (line, line + (clean[place] == 10))}
    for (begin, old), (_, new) in zip(was, now, strict=True):
        assert begin in touched or old == new


@OFTEN
@given(files(), st.data())
@example((MODELS["contacts"], b"contact,role\nAnn,boss\nBo,dev\n"), None)
def test_a_flipped_bit_changes_no_other_row(file, data):
    model, clean = file
    places = range(len(clean)) if data is None else [data.draw(st.integers(0, len(clean) - 1))]
    for place in places:
        for bit in range(8):
            damaged = clean[:place] + bytes([clean[place] ^ (1 << bit)]) + clean[place + 1 :]
            assert_nothing_was_lost_in_silence(model, clean, damaged, place)


@OFTEN
@given(files(), st.data())
def test_a_file_cut_short_within_a_line_is_noticed(file, data):
    model, clean = file
    place = data.draw(st.integers(1, len(clean) - 1).filter(lambda place: clean[place - 1] not in b"\r\n"))
    if clean[place:].strip():
        before, after = (read_content(cut, "log.csv", model) for cut in (clean, clean[:place]))
        assert said(after) - said(before)


@OFTEN
@given(files(), st.data())
def test_a_byte_that_went_missing_or_came_twice_changes_no_other_row(file, data):
    model, clean = file
    place = data.draw(st.integers(0, len(clean) - 1))
    for damaged in (clean[:place] + clean[place + 1 :], clean[:place] + clean[place : place + 1] + clean[place:]):
        assert_nothing_was_lost_in_silence(model, clean, damaged, place)


@OFTEN
@given(files())
def test_two_files_of_a_kind_behind_each_other_are_read_as_one_or_refused(file):
    model, clean = file
    content = read_content(clean.removesuffix(b"\n") + b"\n" + clean, "log.csv", model)
    assert content.problems
    values = [row for _, row in rows_of(read_content(clean, "log.csv", model))]
    assert all(row in values for _, row in rows_of(content))
