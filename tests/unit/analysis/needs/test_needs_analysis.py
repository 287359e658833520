"""Inside or outside: the rule row by row, overdue answers, the sentence, and the weeks that mention a pain point."""

import datetime as dt

import pandas as pd
import pytest

from careerdata import bundled
from careerdata.analysis.needs.mentions import mentions, words_of
from careerdata.analysis.needs.verdict import read
from careerdata.logbook import Logbook, open_logbook

TODAY = dt.date(2026, 6, 28)


def pains(*rows):
    """Return pain points given as (pain, kind, status, day noticed or None)."""
    return pd.DataFrame(rows, columns=["pain", "kind", "status", "noticed_on"])


def asks(*rows):
    return pd.DataFrame(rows, columns=["date", "pain", "answer", "follow_up_on"])


@pytest.mark.parametrize(
    ("rows", "verdict", "flips_with"),
    [
        ([], "not yet", 0),
        ([("want", "open")], "inside", 1),
        ([("want", "refused"), ("want", "asked"), ("need", "met")], "inside", 1),
        ([("need", "open"), ("want", "open"), ("want", "open")], "outside", 1),
        ([("need", "refused"), ("need", "open"), ("need", "met"), ("unsorted", "open")], "outside", 2),
        ([("unsorted", "open"), ("want", "open")], "not yet", 1),
        ([("need", "asked"), ("want", "open")], "not yet", 1),
        ([("need", "met"), ("want", "dropped")], "not yet", 1),
        ([(None, None)], "not yet", 1),
    ],
)
def test_unmet_needs_say_outside_wants_alone_say_inside_and_nothing_else_does(rows, verdict, flips_with):
    list_of_pains = pains(*((f"pain {number}", *row, TODAY) for number, row in enumerate(rows)))
    found = read(Logbook.from_frames(today=TODAY, pains=list_of_pains))
    assert (found.facts.verdict, found.facts.flips_with) == (verdict, flips_with)


@pytest.mark.parametrize(
    ("noticed_on", "ask", "verdict"),
    [
        # Without an ask that names it: 90 days from the day it was noticed, so 30 March is the last day in time.
        ("2026-03-30", None, "not yet"),
        ("2026-03-29", None, "outside"),
        (None, None, "not yet"),
        # With one: its follow-up day, the day itself still in time.
        ("2025-01-01", ("2026-06-01", "quiet", "not_yet", "2026-06-28"), "not yet"),
        ("2026-06-01", ("2026-06-01", "quiet", "not_yet", "2026-06-27"), "outside"),
        ("2026-06-01", ("2026-06-01", " QUIET ", None, "2026-06-27"), "outside"),
        # Without a follow-up day: 90 days from the ask.
        ("2025-01-01", ("2026-03-30", "quiet", None, None), "not yet"),
        ("2026-06-01", ("2026-03-29", "quiet", None, None), "outside"),
        # A no is a no, whatever the list says; an ask that is still ahead, or about something else, says nothing.
        ("2026-06-01", ("2026-06-20", "quiet", "no", "2026-09-01"), "outside"),
        ("2026-06-01", ("2026-07-20", "quiet", "not_yet", None), "not yet"),
        ("2026-06-01", ("2026-01-01", "a chair", "no", None), "not yet"),
    ],
)
def test_a_need_that_was_asked_for_waits_until_its_answer_is_overdue(noticed_on, ask, verdict):
    made = None if ask is None else asks(ask)
    assert (
        read(
            Logbook.from_frames(today=TODAY, pains=pains(("quiet", "need", "asked", noticed_on)), asks=made)
        ).facts.verdict
        == verdict
    )


@pytest.mark.parametrize(
    ("answer", "why", "said"),
    [
        ("yes", "a need, asked for; the answer was yes", "Not yet: nothing on your list is open any more."),
        (
            "counter",
            "a need, asked for; a counter-offer waits for you",
            'Not yet: 1 counter-offer waits for you: "quiet".',
        ),
        ("no", "a need, refused once", "Start looking outside now"),
    ],
)
def test_an_ask_with_an_answer_is_answered_however_long_its_follow_up_day_is_past(answer, why, said):
    found = read(
        Logbook.from_frames(
            today=TODAY,
            pains=pains(("quiet", "need", "asked", "2025-06-01")),
            asks=asks(("2026-01-01", "quiet", answer, "2026-02-01")),
        )
    )
    assert found.sentence.startswith(said)
    assert found.table["why"].tolist() == [why]
    assert found.table["answer_by"].isna().all()


def test_the_last_ask_about_it_counts():
    made = asks(("2026-06-20", "quiet", "not_yet", "2026-07-20"), ("2026-01-05", "quiet", "no", None))
    assert (
        read(Logbook.from_frames(today=TODAY, pains=pains(("quiet", "need", "asked", TODAY)), asks=made)).facts.verdict
        == "not yet"
    )


def test_the_sentence_names_the_rows_that_decide_and_how_many_would_flip_it():
    one = read(
        Logbook.from_frames(
            today=TODAY, pains=pains(("quiet", "need", "refused", TODAY), ("a chair", "want", "open", TODAY))
        )
    )
    assert one.sentence == (
        'Start looking outside now: 1 need is not met, "quiet". '
        "It was refused once: find out what would make it a yes, and look around meanwhile. "
        "You would negotiate only if it were met or became a want."
    )
    assert one.table.set_index("pain")["decides"].to_dict() == {"quiet": True, "a chair": False}
    assert one.table["why"].tolist() == ["a need, refused once", "a want, open"]
    both = read(
        Logbook.from_frames(today=TODAY, pains=pains(*((f"p{number}", "need", "open", TODAY) for number in range(2))))
    )
    assert "You would negotiate only if both were met or became wants." in both.sentence
    five = read(
        Logbook.from_frames(today=TODAY, pains=pains(*((f"p{number}", "need", "open", TODAY) for number in range(5))))
    )
    assert 'not met, "p0", "p1", "p2" and 2 more. You' in five.sentence
    assert "only if all five were met or became wants." in five.sentence
    wants = read(
        Logbook.from_frames(
            today=TODAY, pains=pains(("a chair", "want", "open", TODAY), ("tea", "want", "asked", TODAY))
        )
    )
    assert wants.sentence.startswith('Negotiate here: 2 wants are open, "a chair" and "tea".')
    waits = read(
        Logbook.from_frames(
            today=TODAY, pains=pains(("quiet", "need", "asked", "2026-06-01"), ("tea", None, "open", TODAY))
        )
    )
    assert "1 need waits for its answer, until 30 August 2026" in waits.sentence
    assert '1 line is not sorted, "tea"' in waits.sentence


def test_an_empty_list_says_how_to_begin():
    found = read(Logbook.from_frames(today=TODAY, pains=pd.DataFrame()))
    assert found.sentence.startswith("Your list is empty")
    assert found.table.empty


def test_the_order_is_the_persons_then_weight_then_since_when():
    frame = pd.DataFrame(
        {
            "pain": ["light", "heavy, later", "heavy, sooner", "second", "first"],
            "weight": [1, 5, 5, None, 1],
            "rank": [None, None, None, 2, 1],
            "noticed_on": ["2026-01-01", "2026-02-01", "2026-01-01", "2026-01-01", "2026-01-01"],
        }
    )
    assert read(Logbook.from_frames(today=TODAY, pains=frame)).table["pain"].tolist() == [
        "first",
        "second",
        "heavy, sooner",
        "heavy, later",
        "light",
    ]


def test_what_to_do_this_week_names_the_row_in_question():
    frame = pains(("quiet", "need", "open", TODAY), ("tea", "want", "open", TODAY), ("light", None, "open", TODAY))
    steps = read(Logbook.from_frames(today=TODAY, pains=frame)).frames["this_week"]
    first = steps.drop_duplicates("way").set_index("way")["step"]
    assert '"quiet"' in first["outside"]
    assert '"tea"' in first["inside"]
    assert '"light"' in first["not yet"]


def test_a_note_mentions_a_pain_point_by_its_own_words_whole_and_in_any_case():
    assert words_of("Sundays that are mine") == ("sunday",)
    assert words_of("A say in which tools we use") == ("tool",)
    assert words_of("The commute takes two hours") == ("commute",), "any note may hold an hour, or take something"
    notes = {
        "2026-01-05": "SUNDAY was gone by four",
        "2026-01-12": "sundaes",
        "2026-01-19": None,
        "2026-07-06": "Sunday",
    }
    mood = pd.DataFrame({"week": pd.to_datetime(list(notes)), "note": pd.Series(list(notes.values()), dtype="str")})
    found = mentions(pd.Series(["Sundays that are mine", "tea"]), mood, TODAY)
    assert found["week"].dt.date.tolist() == [dt.date(2026, 1, 5)]
    assert found["word"].tolist() == ["sunday"]


@pytest.mark.parametrize("status", ["open", "asked"])
def test_a_want_that_was_answered_yes_is_off_the_list(status):
    rows = pains(("tea", "want", status, "2026-01-05"), ("a chair", "want", "open", "2026-01-05"))
    found = read(Logbook.from_frames(today=TODAY, pains=rows, asks=asks(("2026-06-01", "tea", "yes", None))))
    assert found.sentence.startswith('Negotiate here: 1 want is open, "a chair".')
    assert found.table.set_index("pain")["why"]["tea"] == "a want, asked for; the answer was yes"
    alone = read(Logbook.from_frames(today=TODAY, pains=rows[:1], asks=asks(("2026-06-01", "tea", "yes", None))))
    assert alone.facts.verdict == "not yet"


def test_what_bothers_again_after_a_yes_is_open_again():
    rows = pains(("tea", "want", "open", "2026-06-20"))
    found = read(Logbook.from_frames(today=TODAY, pains=rows, asks=asks(("2026-01-05", "tea", "yes", None))))
    assert found.facts.verdict == "inside"


def test_never_asked_refused_once_and_refused_twice_are_three_different_things_to_do():
    rows = pains(
        *((name, "need", "refused" if name != "quiet" else "open", "2025-01-05") for name in ("quiet", "pay", "post"))
    )
    made = asks(
        ("2025-06-01", "pay", "no", None), ("2025-06-01", "post", "no", None), ("2026-02-01", "post", "no", None)
    )
    found = read(Logbook.from_frames(today=TODAY, pains=rows, asks=made))
    assert found.sentence == (
        'Start looking outside now: 3 needs are not met, "quiet", "pay" and "post". '
        'You have not asked for "quiet" yet: prepare the ask, and look around meanwhile. '
        '"pay" was refused once: find out what would make it a yes, and look around meanwhile. '
        '"post" was refused twice: do not wait for another answer here. '
        "You would negotiate only if all three were met or became wants."
    )
    table = found.table.set_index("pain")
    assert table["why"].to_dict() == {
        "quiet": "a need, not asked for yet",
        "pay": "a need, refused once",
        "post": "a need, refused twice",
    }
    assert table[["times_asked", "times_refused"]].to_numpy().tolist() == [[0, 0], [1, 1], [2, 2]]
    week = found.frames["this_week"]
    assert week.loc[week["way"] == "outside", "step"].iloc[0] == (
        'Prepare the ask about "quiet": you have not asked for it yet.'
    )


def test_an_open_need_that_was_asked_for_is_not_said_to_be_unasked():
    rows = pains(("quiet", "need", "open", "2026-01-05"))
    found = read(Logbook.from_frames(today=TODAY, pains=rows, asks=asks(("2026-06-01", "quiet", "not_yet", None))))
    assert "not asked" not in found.sentence
    assert found.table["why"].tolist() == ["a need, still open; you asked for it"]


def test_when_the_only_one_who_decides_is_against_it_who_is_near_them_is_said():
    people = [
        ("Margit", "Quill", "Reports", 5, -1, None),
        ("Łukasz", "Quill", "Reports", None, 1, None),
        ("Chiara", "Quill", "People", 3, 0, "margit"),
        ("Hugo", "Quill", "Finance", 2, -1, None),
        ("Yusuf", "Kestrel", "Reports", 4, 2, None),
        ("Elif", "Quill", "Finance", 2, 1, None),
    ]
    columns = ["contact", "organisation", "team", "influence", "support", "met_through"]
    contacts = pd.DataFrame(people, columns=columns)
    rows = pains(("quiet", "need", "open", "2026-01-05"))
    found = read(Logbook.from_frames(today=TODAY, pains=rows, contacts=contacts))
    assert found.sentence.endswith(
        "Margit alone decides and is against it; near them: Łukasz (in Reports too), Chiara (you met through them) and "
        "Elif (has a say at Quill)."
    )
    only = read(Logbook.from_frames(today=TODAY, pains=rows, contacts=contacts[:1]))
    assert only.sentence.endswith("in your contacts yet, so look for one who does.")
    for other in (contacts.assign(support=0), contacts.assign(influence=5), contacts.assign(influence=4)):
        assert "alone decides" not in read(Logbook.from_frames(today=TODAY, pains=rows, contacts=other)).sentence
    met = pains(("quiet", "need", "met", "2026-01-05"))
    assert "alone decides" not in read(Logbook.from_frames(today=TODAY, pains=met, contacts=contacts)).sentence


def test_the_example_counted_by_hand():
    book = open_logbook(bundled.example())
    found = read(book)
    assert (found.facts.verdict, found.facts.flips_with) == ("outside", 3)
    assert found.example
    weeks = found.table.set_index("pain")["weeks_mentioned"]
    # "Sunday" stands in the notes of 2 and 16 February 2026, "stopped" in that of 12 January 2026.
    assert weeks[weeks > 0].to_dict() == {
        "A manager who tells me before things are stopped": 1,
        "Sundays that are mine": 2,
    }
    assert found.facts.weeks_with_note == book.mood["note"].notna().sum()
