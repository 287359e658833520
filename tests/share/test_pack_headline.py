"""The top of the page of what can be shown: what would leave, for folders made by hand."""

import datetime as dt

import pandas as pd
import pytest

from careerdata.logbook import Logbook
from careerdata.share.contents import lay_out
from careerdata.share.findings import weekly
from careerdata.share.headline import answer
from careerdata.share.redaction import redact, usual_choice

TODAY = dt.date(2026, 6, 28)
RESULT = {"date": "2026-03-02", "project": "Refunds", "team": "Data", "measure": "mails", "unit": "a week"}
RESULT |= {"before": 40.0, "after": 12.0, "result": "a page answers them", "shareable": "yes"}


def read(**frames):
    book = Logbook.from_frames(today=TODAY, **{name: pd.DataFrame(rows) for name, rows in frames.items()})
    choice = usual_choice(book)
    pack = lay_out(redact(book, choice), choice)
    found = answer(book, pack)
    assert len(found.headline.split()) <= 12
    return found


def test_an_empty_folder_leads_to_the_page_where_a_result_is_logged():
    found = read()
    assert found.headline == "Nothing to show yet: one result with another team is enough"
    assert (found.number, found.step) == ("", "plan")


@pytest.mark.parametrize(
    ("results", "number", "says"),
    [
        ([RESULT], "1", "result with a number before and after"),
        ([RESULT, RESULT | {"date": "2026-04-02", "project": "Banner"}], "2", "results with a number before and after"),
    ],
)
def test_results_are_counted_and_so_are_the_charts(results, number, says):
    found = read(exposure=results)
    assert found.headline == "A brief and 1 chart are ready for your manager"
    assert (found.number, found.says) == (number, says)
    assert found.action == "look at each page, then make the pack."


def test_hours_for_no_goal_are_not_ticked_and_can_be():
    found = read(skills=[{"date": "2026-06-01", "skill": "SQL", "hours": 4.0}])
    assert found.headline == "Nothing is ticked for your manager yet"
    assert found.action == "tick a result, a win, a skill or an ask."


def test_a_win_that_may_be_told_is_not_ticked_and_can_be():
    win = {"date": "2026-06-01", "win": "A calm quarter", "shareable": "yes"}
    assert read(wins=[win]).headline == "Nothing is ticked for your manager yet"
    assert read(wins=[win | {"shareable": "no"}]).headline.startswith("Nothing to show yet")


@pytest.mark.parametrize(("weeks", "said"), [(1, "1 week"), (11, "11 weeks")])
def test_weeks_are_counted_as_one_says_it(weeks, said):
    mood = pd.DataFrame({"week": pd.date_range("2026-03-02", periods=weeks, freq="7D"), "hours_worked": 40.0})
    assert (
        weekly(mood, "hours_worked", example=False).sentence == f"Hours at work: 40.0 hours a week in the last {said}"
    )
