"""The asks over time: one line an ask, its answer by shape and in words, the day to come back to it; text stays text."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from reader import colour, fills

from careerdata.analysis.ask.asks import read
from careerdata.figures.charts.ask import ask
from careerdata.logbook import Logbook

TODAY = dt.date(2026, 6, 28)


def finding(*rows):
    return read(
        Logbook.from_frames(
            today=TODAY, asks=pd.DataFrame(rows, columns=["date", "to", "request", "answer", "follow_up_on"])
        )
    )


THREE = (
    ("2026-01-05", "Ann", "a day", "no", None),
    ("2026-03-02", "Ben", "an hour", "counter", "2026-07-14"),
    ("2026-07-20", "Cem", "a week", None, None),
)


def marks(figure):
    return {
        facts[0]: (trace.marker.symbol, place, pd.Timestamp(day).date())
        for trace in figure.data
        for facts, place, day in zip(trace.customdata or (), trace.y, trace.x, strict=bool(trace.customdata))
    }


def test_every_ask_has_its_line_its_day_and_the_shape_of_its_answer():
    assert marks(ask(finding(*THREE))) == {
        "Ann": ("x", 2, dt.date(2026, 1, 5)),
        "Ben": ("diamond", 1, dt.date(2026, 3, 2)),
        "Cem": ("circle-open", 0, dt.date(2026, 7, 20)),
    }


def test_the_answer_is_told_by_colour_as_well_as_by_shape():
    answers = ("yes", "no", "counter", "not_yet")
    rows = [(f"2026-0{month}-05", answer, "a day", answer, None) for month, answer in enumerate(answers, 1)]
    figure = ask(finding(*rows, ("2026-07-20", "prepared", "a week", None, None)))
    looks = {
        facts[0]: (trace.marker.symbol, fill)
        for trace in figure.data
        for facts, fill in zip(trace.customdata or (), fills(trace), strict=False)
    }
    assert looks == {
        "yes": ("circle", "green"),
        "no": ("x", "orange"),
        "counter": ("diamond", "blue"),
        "not_yet": ("circle", "grey"),
        "prepared": ("circle-open", "dark"),
    }


def test_the_newest_ask_is_at_the_top_beside_whom_it_went_to():
    axis = ask(finding(*THREE)).layout.yaxis
    assert axis.range[0] > axis.range[1], "downward"
    names = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert [names[place].split("<br>")[0] for place in sorted(names)] == ["Cem", "Ben", "Ann"]


def test_the_day_to_come_back_is_a_grey_stroke_and_today_a_dotted_line():
    figure = ask(finding(*THREE))
    [back] = [trace for trace in figure.data if "come back" in trace.hovertemplate]
    assert [(pd.Timestamp(day).date(), place) for day, place in zip(back.x, back.y, strict=True)] == [
        (dt.date(2026, 7, 14), 1)
    ]
    assert (back.marker.symbol, colour(back.marker.color)) == ("line-ns-open", "grey")
    [today] = [shape for shape in figure.layout.shapes if shape.line.dash == "dot"]
    assert pd.Timestamp(today.x0).date() == TODAY


def test_the_answer_stands_in_words_beside_its_line_where_no_day_is_drawn():
    figure = ask(finding(*THREE))
    names = dict(zip(figure.layout.yaxis.tickvals, figure.layout.yaxis.ticktext, strict=True))
    assert names[0] == "Cem<br>a week<br>prepared for 20 July 2026"
    assert names[1] == "Ben<br>an hour<br>a counter-offer; come back on 14<br>July 2026"
    assert names[2] == "Ann<br>a day<br>the answer was no"
    [today] = figure.layout.annotations
    assert (today.text, pd.Timestamp(today.x).date()) == ("today", TODAY)


def test_a_line_leads_to_the_day_to_come_back():
    figure = ask(finding(*THREE))
    lines = [shape for shape in figure.layout.shapes if shape.y0 == shape.y1 == 1]
    assert [(pd.Timestamp(line.x0).date(), pd.Timestamp(line.x1).date()) for line in lines] == [
        (dt.date(2026, 3, 2), dt.date(2026, 7, 14))
    ]


def test_names_and_requests_are_text():
    figure = ask(finding(("2026-01-05", "<b>Ann</b>", "<img src=x> " + "y " * 200, "yes", None)))
    (label,) = figure.layout.yaxis.ticktext
    assert "&lt;b&gt;Ann" in label
    assert "<img" not in label
    assert len(label) < 120


@pytest.mark.parametrize("example", [True, False])
def test_stamp_alt_text_and_the_same_traces(example):
    one = ask(replace(finding(*THREE), example=example))
    assert ("EXAMPLE DATA" in [note.text for note in one.layout.annotations]) == example
    assert "3 asks over time" in one.layout.meta["alt"]
    assert "Ann, 5 January 2026: the answer was no" in one.layout.meta["alt"]
    assert [trace.type for trace in ask(finding(THREE[0])).data] == [trace.type for trace in one.data]
