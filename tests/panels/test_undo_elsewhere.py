"""Undo on one page does not take back what was saved on another without asking first."""

import pytest

from careerdata import panels
from careerdata.logbook import append, last_save, open_logbook
from careerdata.panels.base import Panel

ELSEWHERE = ("days", {"date": "2025-01-04", "mood": 4})
"""days.csv is written by no panel."""
PAGES = ["ask", "checkin", "endorsements", "exposure", "followups", "needs", "outside", "pay", "plan", "power"]


@pytest.mark.parametrize("page", PAGES)
def test_a_save_of_another_page_is_named_first_and_taken_back_at_the_second_press(page, folder):
    before = (folder / "days.csv").read_bytes()
    append(folder, *ELSEWHERE)
    saved = (folder / "days.csv").read_bytes()
    panel = getattr(panels, page)(open_logbook(folder))
    panel.take_back.click()
    assert "was not made on this page: 1 diary day. Press Undo once more" in panel.message
    assert (folder / "days.csv").read_bytes() == saved
    panel.take_back.click()
    assert "Taken back: 1 diary day" in panel.message
    assert (folder / "days.csv").read_bytes() == before
    assert Panel.unexpected == []


def test_each_save_of_another_page_is_asked_about_anew(folder):
    panel = panels.plan(open_logbook(folder))
    append(folder, *ELSEWHERE)
    panel.take_back.click()
    append(folder, "days", {"date": "2025-01-05", "mood": 5})
    append(folder, "mood", {"week": "2024-12-02", "mood": 5})
    panel.take_back.click()
    assert "not made on this page: 1 check-in" in panel.message
    assert last_save(folder)[1] == {"mood.csv"}
