"""The charts of a pack: change first, both numbers, the direction that is good, and a headline that is true of all."""

import datetime as dt

import pandas as pd
import pytest

from careerdata import share
from careerdata.logbook import Logbook
from careerdata.share.change_chart import beneath
from careerdata.share.findings import wins
from careerdata.share.pptx_charts import office_chart

TODAY = dt.date(2026, 6, 28)


def result(measure, before, after, better="lower", **more):
    row = {"date": "2026-03-27", "project": "Banner test", "team": "Data", "measure": measure, "unit": "days"}
    return row | {"before": before, "after": after, "better": better, "shareable": "yes"} | more


def pages(*rows):
    from careerdata.plan import Plan

    plan = Plan(start=dt.date(2026, 1, 1), escape_date=dt.date(2027, 1, 1), target_team="Data")
    book = Logbook.from_frames(today=TODAY, exposure=pd.DataFrame(rows), plan=plan)
    choice = share.usual_choice(book)
    return {page.name: page for page in share.lay_out(share.redact(book, choice), choice).pages}


@pytest.mark.parametrize(
    ("rows", "headline"),
    [
        ([result("decision time", 24.0, 15.0)], "Cut decision time from 24 to 15 days"),
        (
            [result("decision time", 24.0, 15.0), result("mails", 20.0, 19.0)],
            "Cut decision time from 24 to 15 days; both results moved the right way",
        ),
        (
            [result("decision time", 24.0, 12.0), result("mails", 19.0, 20.0)],
            "Cut decision time from 24 to 12 days; 1 of 2 results moved the right way",
        ),
        (
            [result("decision time", 24.0, 12.0, ""), result("mails", 19.0, 20.0, "")],
            "Decision time fell from 24 to 12 days: the largest of 2 changes",
        ),
    ],
    ids=["one", "all", "some", "not known"],
)
def test_the_headline_is_true_of_every_result_that_is_drawn(rows, headline):
    assert wins(pd.DataFrame(rows), example=False).sentence == headline


def test_a_result_is_a_line_from_an_open_dot_to_a_full_one_with_both_numbers_and_the_good_direction():
    figure = pages(result("decision time", 24.0, 15.0))["wins"].figure
    (line,) = figure.data
    assert list(line.x) == [1, 0.625], "24 is the whole of its line, and 15 of 24 is 0.625"
    assert line.marker.color[0] == "#ffffff" != line.marker.color[1]
    words = [note.text for note in figure.layout.annotations]
    assert {"24 days", "15 days"} <= set(words)
    assert any("less is better" in text for text in words)
    assert any("each line from 0 to its larger number" in text for text in words)


def test_a_long_unit_stands_with_the_result_and_not_at_its_numbers():
    assert beneath("hours a week", "higher") == "hours a week, more is better"
    figure = pages(result("hours to prepare", 5.0, 1.5, unit="hours a week"))["wins"].figure
    assert {"5", "1.5"} <= {note.text for note in figure.layout.annotations}


def test_on_a_slide_the_line_points_from_before_to_after_and_its_words_stand_beside_it():
    drawn = office_chart(pages(result("decision time", 24.0, 15.0))["wins"])
    named = {points.name: points for points in drawn.points}
    assert named["before"].at == [(1.0, 0.0)]
    assert named["after"].at == [(0.625, 0.0)]
    assert (named["before"].labels, named["after"].labels) == (["24 days"], ["15 days"])
    assert named["Banner test: decision time"].line == "arrow"
    (start, _), (end, _) = named["Banner test: decision time"].at
    assert 1 > start > end > 0.625
    assert drawn.beside == [("Banner test: decision time", "less is better")]


def test_on_a_slide_each_skill_is_named_at_the_end_of_its_line_and_no_name_lies_on_another():
    rows = [
        ("2026-04-05", "SQL", 40.0),
        ("2026-05-05", "SQL", 47.0),
        ("2026-04-05", "Statistics", 30.0),
        ("2026-05-05", "Statistics", 55.0),
    ]
    skills = pd.DataFrame(rows, columns=["date", "skill", "hours"])
    choice = share.Choice(charts=("skills",), rows={"skills": ("SQL", "Statistics")})
    book = Logbook.from_frames(today=TODAY, skills=skills)
    (page,) = share.lay_out(share.redact(book, choice), choice).pages
    drawn = office_chart(page)
    assert {name: end.words for name, end in drawn.ends.items()} == {
        "SQL": "SQL\n87 h",
        "Statistics": "Statistics\n85 h",
    }
    # 87 and 85 of 90 are 2 in a hundred of the height apart; two lines of letters of 13 points need 12.
    heights = {name: drawn.series[name][-1] + end.raised for name, end in drawn.ends.items()}
    assert drawn.top == 90
    assert heights["Statistics"] == 85
    assert (heights["SQL"] - heights["Statistics"]) / drawn.top > 0.119


def test_the_stair_of_results_stays_a_stair_on_a_slide():
    rows = [result("mails", 9.0, 3.0, date=day, project=day) for day in ("2026-01-11", "2026-03-12", "2026-06-20")]
    stair, dots = office_chart(pages(*rows)["team"]).points
    # A spreadsheet counts days from 30 December 1899: 11 January 2026 is day 46033, 12 March 46093, 20 June 46193.
    assert stair.at == [(46033, 1), (46093, 1), (46093, 2), (46193, 2), (46193, 3)]
    assert dots.at == [(46033, 1), (46093, 2), (46193, 3)]
    assert dots.labels == ["2026-01-11", "2026-03-12", "2026-06-20"]
