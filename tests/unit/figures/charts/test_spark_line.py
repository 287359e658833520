"""The line beside a slider: where its points are, gaps as gaps, and what it says to somebody who cannot see it."""

import math

import pandas as pd

from careerdata.figures import spark_line

GAP = math.nan


def test_ten_is_at_the_top_none_at_the_foot_and_the_last_week_has_the_dot():
    # Inside a room of 76 by 28 with an edge of 4: across 4, 38 and 72, down from 4 to 24.
    line = spark_line(pd.Series([0.0, 5.0, 10.0]))
    assert line.path == "M4,24 L38,14 L72,4"
    assert line.dot == (72, 4)
    assert line.alt == "Your last 3 weeks: between 0 and 10."


def test_a_week_without_an_answer_is_a_gap_and_one_between_gaps_a_point():
    line = spark_line(pd.Series([5.0, GAP, 5.0, 0.0, GAP]))
    assert line.path == "M4,14 h0 M38,14 L55,24"
    assert line.dot is None
    assert line.alt == "Your last 5 weeks: between 0 and 5, 2 weeks open."


def test_answers_that_never_moved_say_so():
    assert spark_line(pd.Series([7.5, 7.5, GAP])).alt == "Your last 3 weeks: always 7.5, 1 week open."


def test_nothing_logged_draws_and_says_nothing():
    line = spark_line(pd.Series([GAP, GAP]))
    assert (line.path, line.dot, line.alt) == ("", None, "")
