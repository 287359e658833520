"""The chart of one week beside the last: where the dots are, what the ends say, and no judgement."""

import datetime as dt

import pandas as pd
import pytest
from reader import colour, fills, key

from careerdata.analysis.checkin import read
from careerdata.figures.charts.checkin import checkin
from careerdata.logbook import Logbook
from careerdata.schemas import Mood, empty_frame

SUNDAY = dt.date(2026, 7, 12)


def log(**answers):
    row = {"week": pd.Timestamp("2026-06-29"), "mood": 6.0} | answers
    return pd.concat([empty_frame(Mood), pd.DataFrame([row])])


def drawn(history, **answers):
    return checkin(read(Logbook.from_frames(today=SUNDAY, mood=history), answers=answers))


def dots(figure, trace):
    found = dict(zip(figure.data[trace].y, figure.data[trace].x, strict=True))
    return {question: x for question, x in found.items() if pd.notna(x)}


def test_every_answer_is_a_dot_and_a_missing_one_is_none():
    figure = drawn(log(boredom=8.5), mood=3.0, worn_out=0.0)
    last, now = 0, 1
    assert dots(figure, last) == {"Mood at work": 6, "Boredom": 8.5}
    assert dots(figure, now) == {"Mood at work": 3, "Worn out": 0}
    assert (set(fills(figure.data[last])), set(fills(figure.data[now]))) == ({"pale grey"}, {"blue"})
    assert figure.data[last].marker.size > figure.data[now].marker.size, (
        "seen around this week's where both are the same"
    )


def test_the_scale_is_whole_and_both_its_ends_are_said_in_words():
    figure = drawn(log(), mood=3.0)
    low, high = figure.layout.xaxis.range
    assert low < 0
    assert high > 10
    assert "absorbed" in figure.layout.yaxis.ticktext[2]
    assert [note.text for note in figure.layout.annotations if note.y == "Boredom"] == ["counting minutes"]


def test_the_first_question_is_on_top_and_good_and_bad_have_no_colour():
    figure = drawn(log(boredom=8.5), mood=3.0, boredom=9.0)
    assert figure.layout.yaxis.categoryarray[-1] == "Mood at work"
    assert {colour(trace.marker.color) for trace in figure.data} == {"pale grey", "blue"}


def test_the_key_names_both_weeks_and_says_nothing_of_a_last_time_that_never_was():
    assert key(drawn(log(), mood=3.0)) == {
        "week of 6 July 2026": ("●", "blue"),
        "the last time, week of 29 June 2026": ("●", "pale grey"),
    }
    first = [note.text for note in drawn(empty_frame(Mood), mood=3.0).layout.annotations]
    assert not any("last time" in text for text in first)


def test_the_alt_text_says_how_much_there_is():
    assert drawn(log(), mood=3.0, boredom=1.0).layout.meta["alt"] == (
        "Seven lines from 0 to 10: 2 of 7 answers for the week of 6 July 2026, beside those of the week of 29 June 2026."
    )


@pytest.mark.parametrize("marked", [True, False])
def test_the_example_is_stamped(marked):
    finding = read(Logbook.from_frames(today=SUNDAY, mood=log(), example=marked))
    assert ("EXAMPLE DATA" in [note.text for note in checkin(finding).layout.annotations]) is marked
