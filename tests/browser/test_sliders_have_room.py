"""A slider can be dragged where a long label and a narrow page leave little room."""

LEAST = 100
"""Pixels in which a finger finds its step."""
TRACKS = """() => [...document.querySelectorAll('.careerdata-panel .slider-container')].map(track => track.offsetWidth)
    .filter(width => width > 0)"""


def test_the_sliders_of_the_goals_have_room_with_the_files_beside_the_page(journey):
    journey.open("05-plan-the-escape.ipynb")
    journey.open_side_bar()
    journey.unfold("Goals")
    journey.page.get_by_role("slider", name="SQL", exact=False).first.wait_for()
    widths = journey.page.evaluate(TRACKS)
    assert len(widths) >= 8, "the hours and seven goals"
    assert min(widths) >= LEAST
    journey.look("05-goals-beside-the-files")
