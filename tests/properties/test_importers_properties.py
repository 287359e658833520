"""Whatever the order and content of an export's rows: the same rows come out, and the schema holds."""

import csv
import datetime as dt
import io
import string
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata import importers
from careerdata.logbook import open_logbook
from careerdata.schemas import Mood, empty_frame

ANYTHING = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
DAYS = st.dates(dt.date(2024, 1, 1), dt.date(2024, 2, 28))
FEW = st.sampled_from(["Ada Example", "Bo Sample", "Dee Fiction, PhD", "Ada  example"])
SLUGS = st.sampled_from(["ada", "bo", "dee", "ada-2", ""])
ME = ("Me Example", "https://www.linkedin.com/in/me")


def export(name, header, rows):
    """Read rows as the file `name` of an export."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text.getvalue(), encoding="utf-8", newline="")
        return importers.read(path, me=ME[0])


def unordered(found):
    return {log: sorted(map(repr, rows)) for log, rows in found.rows.items()}


@st.composite
def messages(draw):
    name, slug = draw(FEW), draw(SLUGS)
    other = (name, f"https://www.linkedin.com/in/{slug}" if slug else "")
    pair = draw(st.permutations([ME, other]))
    return (f"c{slug}", *pair[0], *pair[1], f"{draw(DAYS)} 10:00:00 UTC", draw(st.sampled_from(["No", "Yes"])))


CONNECTION = st.tuples(
    FEW, st.just(""), SLUGS, st.sampled_from(["Acme", ""]), st.just(""), DAYS.map("{:%d %b %Y}".format)
)
ENTRY = st.tuples(
    st.sampled_from(["SQL", "", "Talks"]),
    st.text(string.printable, max_size=8),
    DAYS.map(str),
    st.sampled_from(["1:00:00", "0:30:00", "06 s", "90"]),
)
MOODS = st.tuples(DAYS.map(str), st.sampled_from(["rad", "good", "meh", "bad", "awful", "odd"]))


@given(st.lists(messages(), max_size=12).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@tried(60)
def test_the_order_of_messages_makes_no_difference(both):
    header = [
        "CONVERSATION ID",
        "FROM",
        "SENDER PROFILE URL",
        "TO",
        "RECIPIENT PROFILE URLS",
        "DATE",
        "IS MESSAGE DRAFT",
    ]
    first, second = (export("messages.csv", header, rows) for rows in both)
    assert first.rows == second.rows
    assert first.skipped == second.skipped
    places = [(row["date"], row["contact"]) for row in first.rows["touches"]]
    assert len(places) == len(set(places))
    assert {name for _, name in places} <= {row["contact"] for row in first.rows["contacts"]}


@given(st.lists(CONNECTION, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@tried(60)
def test_the_order_of_connections_makes_no_difference_and_no_name_comes_twice(both):
    header = ["First Name", "Last Name", "URL", "Company", "Position", "Connected On"]
    first, second = (export("Connections.csv", header, rows) for rows in both)
    assert first.rows == second.rows
    names = [row["contact"].casefold() for row in first.rows["contacts"]]
    assert len(names) == len(set(names))


@given(st.lists(ENTRY, max_size=8).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@tried(60)
def test_every_time_entry_becomes_a_row_or_a_problem_in_any_order(both):
    header = ["Project", "Description", "Start date", "Duration"]
    first, second = (export("toggl.csv", header, rows) for rows in both)
    assert first.rows == second.rows
    assert len(first.rows["skills"]) + len(first.problems) == len(both[0])


@given(st.lists(MOODS, max_size=20).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
@tried(60)
def test_weeks_are_mondays_in_halves_between_the_lowest_and_the_highest_mood(both):
    header = ["full_date", "date", "weekday", "time", "mood", "activities"]
    first, second = (export("daylio.csv", header, [(day, "", "", "", mood, "") for day, mood in rows]) for rows in both)
    assert first.rows == second.rows
    rows = first.rows["mood"]
    weeks = {"known": set(), "odd": set()}
    for day, mood in ((dt.date.fromisoformat(day), mood) for day, mood in both[0]):
        weeks["odd" if mood == "odd" else "known"].add(day - dt.timedelta(days=day.weekday()))
    # A week with a mood that is not known waits.
    assert {row["week"] for row in rows} == weeks["known"] - weeks["odd"]
    types = empty_frame(Mood).dtypes
    Mood.validate(
        pd.DataFrame({name: pd.Series([row.get(name) for row in rows], dtype=kind) for name, kind in types.items()})
    )


@given(
    st.lists(
        st.tuples(
            st.text(ANYTHING, max_size=6), st.text(ANYTHING, max_size=6), st.just("2026-03-04"), st.just("1:00:00")
        ),
        max_size=4,
    )
)
@tried(25)
def test_whatever_people_type_an_import_comes_back_from_the_disk_and_adds_nothing_twice(rows):
    found = export("toggl.csv", ["Project", "Description", "Start date", "Duration"], rows)
    with TemporaryDirectory() as folder:
        for new_once in (len(found.rows["skills"]), 0):
            new = importers.compare(found, open_logbook(folder, today=dt.date(2026, 3, 8)))
            assert len(new.rows["skills"]) == new_once
            importers.save(folder, new)


@given(
    st.lists(
        st.tuples(st.text(ANYTHING, max_size=6), st.text(ANYTHING, max_size=3), st.just("05 Mar 2026")), max_size=4
    )
)
@tried(25)
def test_whatever_people_are_called_they_are_added_once(rows):
    header = ["First Name", "Last Name", "Company", "Position", "Connected On"]
    found = export("Connections.csv", header, [(first, last, "", "", day) for first, last, day in rows])
    with TemporaryDirectory() as folder:
        for new_once in (len(found.rows["contacts"]), 0):
            new = importers.compare(found, open_logbook(folder, today=dt.date(2026, 3, 8)))
            assert len(new.rows["contacts"]) == new_once
            importers.save(folder, new)
