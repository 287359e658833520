"""A network exported again after renames, new jobs, goodbyes and namesakes: nobody comes twice, and no touch moves."""

import csv
import datetime as dt
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from how_often import tried
from hypothesis import given
from hypothesis import strategies as st

from careerdata import importers
from careerdata.logbook import open_logbook, undo
from careerdata.logbook.known_ids import id_of, read_ids

TODAY = dt.date(2026, 6, 28)
FIRST, LAST = ["Anna", "Bo"], ["Schmidt", "Sample", "Fiction, PhD"]
WORK = ["Acme", "Globex", ""]
PEOPLE = 5


@st.composite
def lives(draw):
    """Two exports of the same people: their names and jobs at each, who is in it, the order, and the messages so far."""
    slugs = [f"p{number}" for number in range(PEOPLE)]
    name, work = st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST)), st.sampled_from(WORK)
    met = {slug: dt.date(2020, 1, 1) + dt.timedelta(days=40 * number) for number, slug in enumerate(slugs)}
    then = {slug: (draw(name), draw(work)) for slug in slugs}
    now = {slug: (draw(name), draw(work)) if draw(st.booleans()) else then[slug] for slug in slugs}
    message = st.tuples(st.integers(0, 40), st.sets(st.sampled_from(slugs), min_size=1, max_size=2), st.booleans())
    messages = draw(st.lists(message, max_size=8))
    cut = draw(st.integers(0, len(messages)))
    exports = []
    for state, sent in ((then, messages[:cut]), (now, messages)):
        listed = draw(st.permutations([slug for slug in slugs if draw(st.integers(0, 3))]))
        exports.append((state, listed, met, draw(st.permutations(sent)), draw(st.sampled_from([",", ", "]))))
    return exports


def written(state, listed, met, sent, between, place):
    """Write an export; a message of mine goes to everybody in it, one to me comes from each."""
    rows = [["First Name", "Last Name", "URL", "Company", "Position", "Connected On"]]
    for slug in listed:
        (first, last), where = state[slug]
        rows.append([first, last, f"https://www.linkedin.com/in/{slug}", where, "", f"{met[slug]:%d %b %Y}"])
    lines = [["CONVERSATION ID", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS", "DATE"]]
    me = ("Me Example", "https://www.linkedin.com/in/me")
    named = {slug: (" ".join(state[slug][0]), f"https://www.linkedin.com/in/{slug}") for slug in state}
    for number, slugs, mine in sent:
        day = f"{dt.date(2026, 1, 1) + dt.timedelta(days=number)} 10:00:00 UTC"
        others = [named[slug] for slug in sorted(slugs)]
        if mine:
            to, profiles = (between.join(column) for column in zip(*others, strict=True))
            lines.append([f"c{number}", *me, to, profiles, day])
        else:
            lines += [[f"c{number}", *other, *me, day] for other in others]
    for name, table in (("Connections.csv", rows), ("messages.csv", lines)):
        text = io.StringIO(newline="")
        csv.writer(text).writerows(table)
        (place / name).write_text(text.getvalue(), encoding="utf-8", newline="")


def truth(exports, known):
    """Return who was in touch on which day and from which side, of those whose name is known."""
    told = set()
    for number, slugs, mine in exports[-1][3]:
        day = (dt.date(2026, 1, 1) + dt.timedelta(days=number)).isoformat()
        told |= {(day, known[slug], "me" if mine else "them") for slug in slugs if slug in known}
    return told


def seen(folder):
    """Return the touches of the folder: the day, the person, and each side that wrote."""
    book = open_logbook(folder, TODAY)
    found = set()
    for day, name, who in zip(book.touches["date"], book.touches["contact"], book.touches["from"], strict=True):
        for side in ("me", "them") if who == "both" else (who,):
            found.add((day.date().isoformat(), name, side))
    return found


def contents(folder):
    kept = [*folder.glob("*.csv"), *folder.glob("*.toml"), *folder.glob(".careerdata/ids.json")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in kept}


def brought_in(found, folder, people, answering=True):
    """Import, answer each question by who it really is, and return the names of people by their slug."""
    slugs = {id_of("linkedin", f"in/p{number}"): f"p{number}" for number in range(PEOPLE)}
    of = {person.contact: slugs[person.ids[0]] for person in found.people}
    new = importers.compare(found, open_logbook(folder, TODAY))
    answers = {one.contact: people.get(of[one.contact], importers.NEW) for one in new.questions}
    if answering:
        new = importers.compare(found, open_logbook(folder, TODAY), answers)
        assert new.questions == ()
    importers.save(folder, new)
    book = open_logbook(folder, TODAY)
    ids = read_ids(folder)[0]
    main = {name: name for name in book.contacts["contact"]}
    main |= {other: name for name, others in book.plan.names.items() for other in others}
    return {slugs[one]: main[who.contact] for one, who in ids.items()}


@given(lives())
@tried(45)
def test_importing_again_adds_nobody_twice_and_moves_no_touch(exports):
    with TemporaryDirectory() as place:
        folder, export = Path(place) / "career", Path(place) / "export"
        folder.mkdir()
        export.mkdir()
        people, states = {}, [contents(folder)]
        for count, (state, listed, met, sent, between) in enumerate(exports):
            written(state, listed, met, sent, between, export)
            known = {one: who.name for one, who in read_ids(folder)[0].items()}
            found = importers.read(export, me="Me Example", known=known)
            if count:
                before = seen(folder)
                brought_in(found, folder, people, answering=False)
                assert seen(folder) >= before
                if contents(folder) != states[-1]:
                    undo(folder, TODAY)
                assert contents(folder) == states[-1]
            people = brought_in(found, folder, people)
            book = open_logbook(folder, TODAY)
            assert len(set(people.values())) == len(people) == len(book.contacts)
            assert set(people.values()) == set(book.contacts["contact"])
            assert seen(folder) == truth(exports[: count + 1], people)
            states.append(contents(folder))
            again = importers.compare(found, book)
            assert not any(again.rows.values())
            assert (again.questions, again.news, again.changed, again.ids) == ((), (), {}, {})
        for state in states[-2::-1]:
            if contents(folder) != state:
                undo(folder, TODAY)
            assert contents(folder) == state
