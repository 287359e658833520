"""Dates in numbers: day first and month first give the same rows; where both fit, there is one question; by hand."""

import datetime as dt

import pytest

from careerdata import importers

APRIL, MAY, LATE = dt.date(2026, 4, 3), dt.date(2026, 5, 4), dt.date(2026, 4, 29)
WAYS = {
    "day": ["{0.day:02}/{0.month:02}/{0.year}", "{0.day}.{0.month}.{0.year}", "{0.day}-{0.month}-{0.year}"],
    "month": ["{0.month:02}/{0.day:02}/{0.year}", "{0.month}/{0.day}/{0.year}"],
}
TRACKERS = {
    "toggl": (
        "Project,Description,Start date,Start time,End date,End time,Duration",
        "SQL,x,{0},9:00,{0},10:00,1:00:00",
    ),
    "clockify": (
        "Project,Description,Start Date,Start Time,End Date,End Time,Duration (h)",
        "SQL,x,{0},9:00 AM,{0},10:00 AM,01:00:00",
    ),
}
LINKEDIN = {
    "applications": (
        "Application Date,Company Name,Job Title,Job Url",
        '"{0}, 2:37 PM",Acme,Analyst,x',
    ),
    "endorsements": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
        'Ada,Example,Acme,CTO,x,"{0}, 05:51 PM",VISIBLE',
    ),
    "touches": (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
        'Me,Ada Example,"{0}, 2:37 PM",x,OUTGOING,linkedin.com/in/me,linkedin.com/in/ada',
    ),
}


def read(place, kind, way, days, **said):
    header, line = {**TRACKERS, **LINKEDIN}[kind]
    (place / "x.csv").write_text("\n".join([header, *(line.format(way.format(day)) for day in days), ""]))
    return importers.read(place / "x.csv", **said)


def days_of(found, kind):
    log = "skills" if kind in TRACKERS else kind
    return [row["given_on" if log == "endorsements" else "date"] for row in found.rows[log]]


@pytest.mark.parametrize("order", WAYS)
@pytest.mark.parametrize("kind", [*TRACKERS, *LINKEDIN])
def test_one_date_above_twelve_settles_all_of_a_file_and_the_rows_are_the_same(kind, order, tmp_path):
    for way in WAYS[order] if kind in TRACKERS else [WAYS[order][0].replace("{0.year}", "26")]:
        found = read(tmp_path, kind, way, [APRIL, MAY, LATE])
        assert days_of(found, kind) == [APRIL, LATE, MAY], way
        assert found.problems == (), way
        # Not even the person's word is needed, nor does a wrong one harm.
        wrong = {"day": "month", "month": "day"}[order]
        if kind in LINKEDIN:
            assert read(tmp_path, kind, way, [APRIL, MAY, LATE], dates=wrong).rows == found.rows


@pytest.mark.parametrize("order", WAYS)
@pytest.mark.parametrize("kind", TRACKERS)
def test_a_tracker_whose_dates_fit_both_asks_one_question_and_the_answer_gives_the_rows(kind, order, tmp_path):
    for way in WAYS[order]:
        found = read(tmp_path, kind, way, [APRIL, MAY])
        if "." in way.format(APRIL):
            # Nobody writes the month first with dots.
            assert (days_of(found, kind), found.problems) == ([APRIL, MAY], ())
            continue
        assert days_of(found, kind) == []
        (question,) = found.problems
        assert "could be" in question.message
        assert "2 entries wait." in question.message
        assert found.unclear_date == way.format(APRIL)
        answered = read(tmp_path, kind, way, [APRIL, MAY], dates=order)
        assert (days_of(answered, kind), answered.problems) == ([APRIL, MAY], ())


@pytest.mark.parametrize("kind", LINKEDIN)
def test_linkedin_writes_the_month_first_which_is_said_where_nothing_shows_it(kind, tmp_path):
    found = read(tmp_path, kind, "{0.month}/{0.day}/26", [APRIL, MAY])
    assert days_of(found, kind) == [APRIL, MAY]
    (notice,) = found.problems
    assert (notice.severity, notice.fix) == ("notice", "If the day comes first: --dates day.")
    told = read(tmp_path, kind, "{0.day}/{0.month}/26", [APRIL, MAY], dates="day")
    assert (days_of(told, kind), told.problems) == ([APRIL, MAY], ())
