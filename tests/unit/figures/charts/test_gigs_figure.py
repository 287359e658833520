"""The chart of gigs: who stands at which stage, and the income of each month in its currency."""

import datetime as dt

import pytest
from folders import opened
from reader import colour, fills, note, words

from careerdata.analysis import gigs
from careerdata.figures import gigs as draw

TODAY = dt.date(2026, 6, 28)
STEPS = (
    "date,client,stage,hours,income,currency",
    "2026-06-01,Bakery,lead,,,",
    "2026-06-02,Choir,pitched,,,",
    "2026-06-03,Dentist,active,,,",
    "2026-04-10,Editor,done,8,400,EUR",
    "2026-06-10,Florist,done,4,250,EUR",
    "2026-05-04,Grocer,lost,,,",
)


def drawn(tmp_path, *steps):
    book = opened(tmp_path, TODAY, gigs=steps)
    return draw(gigs.read(book))


@pytest.fixture
def figure(tmp_path):
    return drawn(tmp_path, *STEPS)


def columns(figure):
    """Return, from left to right, each stage's head, the name of its colour, and who stands under it."""
    heads = [label for label in figure.layout.annotations if label.y == 1 and label.yref == "y"]
    under = {label.x: label.text for label in figure.layout.annotations if label.y == 0.5}
    heads.sort(key=lambda label: label.x)
    return [(label.text, colour(label.font.color), under[label.x]) for label in heads]


def test_the_stages_stand_from_lead_to_lost_with_their_gigs_under_them(figure):
    assert columns(figure) == [
        ("<b>leads</b>  1", "blue", "Bakery"),
        ("<b>pitched</b>  1", "blue", "Choir"),
        ("<b>active</b>  1", "blue", "Dentist"),
        ("<b>done</b>  2", "green", "Florist<br>Editor"),
        ("<b>lost</b>  1", "grey", "Grocer"),
    ]
    assert figure.layout.xaxis.range[0] < figure.layout.xaxis.range[1]


def test_income_is_a_green_bar_a_month_with_its_amount_and_an_empty_month_keeps_its_place(figure):
    [bars] = figure.data
    assert set(fills(bars)) == {"green"}
    assert list(zip(bars.x, bars.y, bars.text, strict=True)) == [
        ("Apr 2026", 400, "400"),
        ("May 2026", 0, ""),
        ("Jun 2026", 250, "250"),
    ]
    assert note(figure, "Income by month, EUR").yref == "y2 domain"
    assert figure.layout.yaxis2.title.text == "EUR"


def test_without_income_there_are_the_stages_only(tmp_path):
    figure = drawn(tmp_path, *STEPS[:3])
    assert not figure.data
    assert [text for text in words(figure) if "Income" in text] == []
    assert [under for _, _, under in columns(figure)] == ["Bakery", "Choir", "–", "–", "–"]


def test_a_crowded_stage_names_four_and_counts_the_rest(tmp_path):
    figure = drawn(tmp_path, STEPS[0], *(f"2026-06-0{day},Client {day},lead,,," for day in range(1, 7)))
    head, _, under = columns(figure)[0]
    assert head == "<b>leads</b>  6"
    assert under.split("<br>")[4:] == ["and 2 more"]
