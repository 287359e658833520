"""The page of the balance: a slider to try hours, and what easing the plan costs; it writes nothing."""

import datetime as dt
from pathlib import Path

import pytest

from careerdata.logbook import create_folder, open_logbook
from careerdata.panels.steps.balance import balance

EXAMPLE = Path(__file__).parents[2] / "data" / "example"


@pytest.fixture
def panel():
    return balance(open_logbook(EXAMPLE))


def test_it_opens_with_the_kept_hours_and_the_ways_to_ease_them(panel):
    assert panel.hours.value == panel.state.hours_per_week == 6
    assert "41 hours at the job and 6 for the plan, 47 together" in panel.finding.sentence
    assert len(panel.ways.items) == 3
    assert panel.figure is None
    assert len(panel.chart.data) == 4


def test_more_hours_than_the_better_weeks_carried_are_named(panel):
    panel.hours.value = 14
    assert "55 together" in panel.finding.sentence
    assert "more than usual for you" in panel.finding.sentence
    assert "What would ease it and costs least" in panel.finding.sentence
    assert any("frees all 14 hours a week" in way for way in panel.ways.items)


def test_no_hours_leave_nothing_to_ease(panel):
    panel.hours.value = 0
    assert panel.ways.items == ()


def test_an_empty_folder_has_its_sentence_and_no_chart(tmp_path):
    create_folder(tmp_path, dt.date(2026, 6, 28))
    panel = balance(open_logbook(tmp_path, dt.date(2026, 6, 28)))
    assert panel.chart is None
    assert "There is no finished week yet" in panel.finding.sentence
