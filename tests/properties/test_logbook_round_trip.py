"""Whatever a model allows is read back as it was written, and nothing that was there moves."""

import datetime as dt
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata.dates import week_of
from careerdata.logbook import append_rows, edit, read_log, undo
from careerdata.logbook.reading.columns import layout_of
from careerdata.schemas import LOGS, Contacts, Gigs, Mood

TODAY = dt.date(2026, 7, 12)
QUICK = tried(60)

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20) | st.text(
    ' ,;\t|"\r\n#<>=+-@\u00a0\ufeff\x1aÃ¼x1.', max_size=8
)
said = texts.filter(str.strip)
days = st.dates(dt.date(1996, 1, 1), dt.date(2015, 1, 1))
amounts = st.none() | st.floats(0, 1e12) | st.integers(0, 10**12).map(float) | st.sampled_from([1.234, 52.0, 0.1 + 0.2])
gig = st.fixed_dictionaries(
    {
        "date": days,
        "client": said,
        "stage": st.sampled_from(["lead", "pitched", "active", "done", "lost"]),
        "hours": st.none() | st.floats(0, 10_000),
        "income": amounts,
        "currency": st.none() | st.from_regex(r"[A-Z]{3}", fullmatch=True),
        "note": st.none() | texts,
    }
)
starts = st.sampled_from(
    [
        b"",
        b"date,client,stage,hours,income,currency,evidence,note\n",
        b"# mine\r\nstage;tea;client;date;income\r\ndone;mint;Acme;2026-03-02;7,5\r\n\r\n;;;;",
        b"\xef\xbb\xbfdate\tclient\tstage\n2026-03-02\tAcme\tdone\n2026-03-03\tAcme\n",
        "date|client|stage|note\n25/01/2026|Zoë|Done|x\n".encode("utf-16"),
    ]
)


def plain(value):
    """Return a value of a frame, or one that was given, as both can be compared: nothing is None."""
    if value is None or pd.isna(value) or (isinstance(value, str) and not value.strip()):
        return None
    return value.date() if isinstance(value, dt.datetime) else value


def rows_of(frame):
    return [{name: plain(value) for name, value in row.items()} for row in frame.to_dict("records")]


def cells(column):
    """Return what a column of a log may hold, as a person's program would hand it over."""
    scale = column.kind == "decimal" and (column.low, column.high) == (0, 10)
    values = {
        "date": days,
        "text": st.sampled_from(column.choices) if column.choices else said,
        "whole": st.integers(int(column.low or 0), int(column.high or 10**9)),
        "decimal": st.integers(0, 20).map(lambda half: half / 2)
        if scale
        else st.floats(column.low or 0, min(column.high or 1e12, 1e12)),
    }[column.kind]
    if column.name in ("week", "currency"):
        values = {"week": days.map(week_of), "currency": st.from_regex("[A-Z]{3}", fullmatch=True)}[column.name]
    return st.none() | values if column.empty else values


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
@tried(25)
@given(data=st.data())
def test_each_log_in_each_dialect_gives_back_what_was_written(log, data):
    layout = layout_of(log.schema)
    keys = {name for key in layout.keys for name in key}
    row = st.fixed_dictionaries({name: cells(column) for name, column in layout.columns.items()})
    rows = data.draw(
        st.lists(row, min_size=1, max_size=4, unique_by=lambda row: str([row[name] for name in keys] or row))
    )
    delimiter, newline = data.draw(st.sampled_from(",;\t|")), data.draw(st.sampled_from(["\n", "\r\n"]))
    names = [*data.draw(st.permutations(list(layout.columns))), "my own"]
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / log.file
        path.write_bytes((delimiter.join(names) + newline).encode(encoding))
        append_rows(name, log.name, rows[:1], TODAY)
        append_rows(name, log.name, rows[1:], TODAY)
        frame, problems = read_log(path, log.schema)
    assert all(problem.severity == "notice" for problem in problems)
    assert rows_of(frame) == [{column: plain(row[column]) for column in layout.columns} for row in rows]


@QUICK
@given(starts, st.lists(gig, min_size=1, max_size=4))
def test_any_rows_come_back_in_order_and_what_was_there_stays(start, rows):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / LOGS["gigs"].file
        if start:
            path.write_bytes(start)
        before, _ = read_log(path, Gigs)
        wide = all(column.encode() in start for column in ("hours", "income", "currency", "note"))
        append_rows(name, "gigs", rows, TODAY)

        frame, _ = read_log(path, Gigs)
        assert rows_of(frame)[: len(before)] == rows_of(before)
        wanted = [dict.fromkeys(frame.columns) | {key: plain(value) for key, value in row.items()} for row in rows]
        assert rows_of(frame)[len(before) :] == wanted
        if wide:
            assert path.read_bytes().startswith(start)
        undo(name, TODAY)
        assert (path.read_bytes() if path.exists() else b"") == start


@tried(25)
@given(st.lists(said, min_size=1, max_size=6, unique=True), st.data())
def test_one_row_changes_and_the_bytes_of_the_others_stay(people, data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / LOGS["contacts"].file
        append_rows(name, "contacts", [{"contact": person} for person in people], TODAY)
        who = data.draw(st.sampled_from(people))
        place = people.index(who)
        role, support = data.draw(st.none() | texts), data.draw(st.none() | st.integers(-2, 2))
        lines_before, _ = read_log(path, Contacts)
        text_before = path.read_bytes()
        edit(name, "contacts", {"contact": who}, {"role": role, "support": support}, TODAY)

        frame, _ = read_log(path, Contacts)
        assert frame["contact"].tolist() == people
        assert plain(frame["role"].iloc[place]) == plain(role)
        assert plain(frame["support"].iloc[place]) == support
        others = [row for row in range(len(people)) if row != place]
        assert frame.iloc[others].reset_index(drop=True).equals(lines_before.iloc[others].reset_index(drop=True))
        # The text before the row and after it is the same.
        text_after = path.read_bytes()
        head = text_before.index(b"\n") + 1
        assert text_after[:head] == text_before[:head]
        edit(name, "contacts", {"contact": who}, {"role": None, "support": None}, TODAY)
        assert path.read_bytes() == text_before


@QUICK
@given(st.lists(st.integers(-500, 500), min_size=1, max_size=8, unique=True), st.data())
def test_weeks_come_back_in_the_order_they_were_written(numbers, data):
    mondays = [dt.date(2026, 3, 2) + dt.timedelta(weeks=number) for number in numbers]
    answers = [data.draw(st.integers(0, 20)) / 2 for _ in mondays]
    with tempfile.TemporaryDirectory() as name:
        rows = [{"week": week, "mood": answer} for week, answer in zip(mondays, answers, strict=True)]
        append_rows(name, "mood", rows, TODAY)
        frame, problems = read_log(Path(name) / "mood.csv", Mood)
    assert problems == ()
    assert [week.date() for week in frame["week"]] == mondays
    assert frame["mood"].tolist() == answers


@tried(200)
@given(st.binary(max_size=200) | texts.map(lambda text: f"contact,role,influence\n{text}\n".encode()))
def test_no_bytes_at_all_stop_the_reader_or_give_an_invalid_frame(data):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "contacts.csv"
        path.write_bytes(data)
        frame, problems = read_log(path, Contacts)
    Contacts.validate(frame)
    assert not (len(frame) and any(problem.severity == "refused" for problem in problems))
    assert all(problem.message.endswith(".") for problem in problems)
