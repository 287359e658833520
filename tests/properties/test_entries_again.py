"""A tracker exported again after entries were made longer, renamed, moved, removed and added: nothing counts twice."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata import importers
from careerdata.logbook import open_logbook, undo
from careerdata.logbook.known_rows import FILE

TODAY = dt.date(2026, 6, 28)
HEADER = "Project,Description,Start date,Start time,Duration\n"
ENTRY = st.tuples(
    st.sampled_from(["SQL", "Talks"]), st.sampled_from(["a", "b", ""]), st.integers(1, 3), st.sampled_from([1, 2, 3])
)


@st.composite
def lives(draw):
    """Entries by the hour they began in, as the first and the second export have them."""
    first = draw(st.dictionaries(st.integers(0, 20), ENTRY, min_size=1, max_size=6))
    second = {}
    for hour, (project, words, day, hours) in first.items():
        match draw(st.sampled_from(["same", "same", "longer", "renamed", "described", "removed", "moved"])):
            case "same":
                second[hour] = (project, words, day, hours)
            case "longer":
                second[hour] = (project, words, day, hours + 0.5)
            case "renamed":
                second[hour] = ("Databases", words, day, hours)
            case "moved":
                second[hour] = (project, words, draw(st.integers(1, 3)), hours)
            case "described":
                second[hour] = (project, "c", day, hours)
    more = draw(st.dictionaries(st.integers(0, 23), ENTRY, max_size=2))
    return first, {**more, **second}


def export(entries, place):
    lines = [
        f"{project},{words},2026-03-{day:02},{hour:02}:00:00,{int(hours)}:{'30' if hours % 1 else '00'}:00\n"
        for hour, (project, words, day, hours) in entries.items()
    ]
    path = Path(place) / "export.csv"
    path.write_text(HEADER + "".join(lines))
    return importers.read(path)


def told(entries):
    """Return the rows that entries are: a project is the skill."""
    return sorted(
        (f"2026-03-{day:02}", project, float(hours), words) for project, words, day, hours in entries.values()
    )


def there(folder):
    rows = open_logbook(folder, TODAY).skills.itertuples()
    return sorted(
        (f"{row.date:%Y-%m-%d}", row.skill, row.hours, row.note if row.note == row.note else "") for row in rows
    )


def contents(folder):
    return {path.name: path.read_bytes() for path in (*folder.glob("*.csv"), *folder.glob(FILE))}


@given(lives())
@tried(60)
def test_when_all_is_taken_over_the_rows_are_what_the_last_export_says(both):
    first, second = both
    with TemporaryDirectory() as place:
        folder = Path(place) / "career"
        folder.mkdir()
        importers.save(folder, importers.compare(export(first, place), open_logbook(folder, TODAY)))
        assert there(folder) == told(first)
        before, found = contents(folder), export(second, place)
        if not second:
            return
        left = importers.compare(found, open_logbook(folder, TODAY))
        # Without a word of the person, what is there stays, and what is new comes once.
        importers.save(folder, left)
        assert not set(told(first)) - set(there(folder))
        assert len(there(folder)) == len(first) + len(left.rows["skills"])
        again = importers.compare(found, open_logbook(folder, TODAY))
        assert (again.rows["skills"], again.differing, again.entries) == ((), left.differing, {})
        if contents(folder) != before:
            undo(folder, TODAY)
        assert contents(folder) == before
        importers.save(folder, importers.compare(found, open_logbook(folder, TODAY), take=["changed", "removed"]))
        days = [day for _, _, day, _ in second.values()]
        kept = {hour: one for hour, one in first.items() if not min(days) <= one[2] <= max(days)}
        assert there(folder) == sorted(told(second) + told(kept))
        assert importers.compare(found, open_logbook(folder, TODAY)).is_empty
        if contents(folder) != before:
            undo(folder, TODAY)
        assert contents(folder) == before
