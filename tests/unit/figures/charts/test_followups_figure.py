"""The chart of who next: who is where, named, and told apart; names stay text."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from reader import colour, fills, key, note

from careerdata.analysis.network.followups import read
from careerdata.figures.charts.followups import followups
from careerdata.logbook import Logbook
from careerdata.plan import starter_plan

TODAY = dt.date(2026, 6, 1)
PLAN = replace(starter_plan(TODAY), target_team="Data")


def drawn(people_a_week=5, **facts):
    """Draw people given as name=(days since the last touch, team, snoozed)."""
    contacts = pd.DataFrame(
        [
            {
                "contact": name,
                "team": team,
                "circle": "active",
                "snooze_until": pd.Timestamp(2027, 1, 1) if snoozed else pd.NaT,
            }
            for name, (_, team, snoozed) in facts.items()
        ]
    )
    touches = pd.DataFrame(
        [
            {"date": pd.Timestamp(TODAY - dt.timedelta(days=days)), "contact": name, "kind": "met", "from": "both"}
            for name, (days, _, _) in facts.items()
        ]
    )
    return followups(
        read(
            Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches), people_a_week=people_a_week
        )
    )


def named(figure):
    return {note.text: note for note in figure.layout.annotations if note.showarrow}


def dots(figure):
    """Return every dot by name: its trace and its place."""
    return {
        facts[0]: (trace, x, y)
        for trace in figure.data
        for facts, x, y in zip(trace.customdata or (), trace.x, trace.y, strict=True)
    }


def test_everybody_is_a_dot_at_their_days_and_the_three_furthest_overdue_are_named():
    late = {"Ann": (90, None, False), "Ben": (80, None, False), "Dee": (70, None, False), "Eve": (65, None, False)}
    figure = drawn(people_a_week=1, Cem=(20, None, False), Fay=(100, None, True), **late)
    days = {"Ann": -30, "Ben": -20, "Cem": 40, "Dee": -10, "Eve": -5, "Fay": -40}
    assert {name: x for name, (_, x, _) in dots(figure).items()} == days
    assert list(named(figure)) == ["Ann", "Ben", "Dee"]
    note, (_, x, y) = named(figure)["Ann"], dots(figure)["Ann"]
    assert (note.x, note.y) == (x, y)
    assert dots(figure)["Ann"][2] > dots(figure)["Ben"][2] > dots(figure)["Cem"][2]


def test_nobody_is_named_while_nobody_is_overdue():
    assert named(drawn(Ann=(60, None, False), Ben=(20, None, False))) == {}


def test_the_target_team_has_the_accent_and_held_back_people_are_hollow():
    figure = drawn(Ann=(90, "Data", False), Ben=(80, None, False), Cem=(80, None, True))
    shown = dots(figure)
    assert {name: fills(trace)[0] for name, (trace, _, _) in shown.items()} == {
        "Ann": "orange",
        "Ben": "blue",
        "Cem": "none",
    }
    assert colour(shown["Cem"][0].marker.line.color) == "blue"
    assert shown["Cem"][0].marker.size < shown["Ben"][0].marker.size


def test_the_key_says_the_colours_and_the_words_above_which_side_is_overdue():
    figure = drawn(Ann=(90, "Data", False), Ben=(20, None, True))
    assert key(figure) == {"target team": ("●", "orange"), "everybody else": ("●", "blue")}
    late, early = note(figure, "← overdue by"), note(figure, "due in →")
    assert (late.x, late.xanchor, early.x, early.xanchor) == (0, "right", 0, "left")
    assert figure.layout.xaxis.range[0] < 0 < figure.layout.xaxis.range[1]
    shown = dots(figure)
    assert shown["Ann"][1] < 0 < shown["Ben"][1]


def test_a_name_is_written_in_the_colour_of_its_team():
    figure = drawn(Ann=(90, "Data", False), Ben=(80, None, False))
    assert {name: colour(label.font.color) for name, label in named(figure).items()} == {"Ann": "orange", "Ben": "dark"}


def test_somebody_overdue_for_years_stands_at_the_edge_and_the_hover_says_how_long():
    figure = drawn(Ann=(2000, None, False), Ben=(80, None, False))
    trace, x, _ = dots(figure)["Ann"]
    assert x == -365
    assert "overdue by 1940 days" in trace.customdata[list(trace.x).index(-365)][1]
    assert "a year+" in list(figure.layout.xaxis.ticktext)


def test_the_axis_shows_no_more_than_is_needed():
    low, high = drawn(Ann=(80, None, False)).layout.xaxis.range
    assert -110 < low < -90
    assert 90 < high < 110


def test_markup_and_long_names_are_shown_plain():
    bad, long = "<b>Ann</b><a href='x'>", "L" * 300
    figure = drawn(**{bad: (90, None, False), long: (90, None, False)})
    assert "&lt;b&gt;Ann&lt;/b&gt;" in next(text for text in named(figure) if "Ann" in text)
    assert max(map(len, named(figure))) < 100
    assert not [name for name in dots(figure) if "<" in name]
    assert long in dots(figure)


def test_quotation_marks_and_dollars_are_drawn_as_they_are_written():
    # Plotly knows &lt;, &gt;, &amp; and entities by number; &quot; it would show letter by letter.
    [text] = named(drawn(**{'Bo "$x$" <Lee>': (90, None, False)}))
    assert text == 'Bo "&#36;x&#36;" &lt;Lee&gt;'


def test_the_alt_text_says_what_is_shown_and_whom_it_names():
    figure = drawn(people_a_week=2, Ann=(90, None, False), Ben=(80, "Data", False), Cem=(1, None, False))
    assert "each of 3 people" in figure.layout.meta["alt"]
    assert figure.layout.meta["alt"].endswith("Named, the furthest overdue: Ann and Ben.")


@pytest.mark.parametrize("example", [True, False])
def test_the_example_is_stamped(example):
    contacts, touches = pd.DataFrame({"contact": ["Ann"]}), pd.DataFrame()
    finding = replace(
        read(Logbook.from_frames(today=TODAY, plan=PLAN, contacts=contacts, touches=touches)), example=example
    )
    assert ("EXAMPLE DATA" in [note.text for note in followups(finding).layout.annotations]) == example


def test_a_repaint_finds_the_same_traces():
    few, more = drawn(Ann=(90, None, False)), drawn(Ann=(90, "Data", True), Ben=(8, None, False))
    assert [trace.type for trace in few.data] == [trace.type for trace in more.data]
