"""The notebooks as a person meets them: opened in JupyterLab, run, and looked at."""

import pytest

NOTEBOOKS = [
    "00-start-here",
    "01-weekly-check-in",
    "02-am-i-in-a-rut",
    "03-wants-and-needs",
    "04-grow-your-power",
    "05-plan-the-escape",
    "06-stay-in-touch",
    "07-make-your-move",
]

# What a chart that offers to upload itself was told, so that a failure says more than that there is one.
UPLOADS = """() => [...document.querySelectorAll(".modebar-btn[data-title*='hare']")].map(button => {
    const chart = button.closest('.js-plotly-plot');
    return [button.dataset.title, chart._context.showSendToCloud, chart._fullLayout.modebar, chart.data.length];
})"""

FILLS = """() => {
    const chart = document.querySelector('.careerdata-panel .js-plotly-plot');
    const [drawn, room] = [chart.querySelector('.main-svg').clientWidth, chart.parentElement.clientWidth];
    return room > 0 && Math.abs(drawn - room) <= 20;
}"""


def test_careerdata_lab_opens_at_the_first_notebook(journey):
    journey.open()
    assert journey.page.get_by_role("heading", name="Start here").is_visible()
    assert journey.page.get_by_role("tab", name="00-start-here.ipynb").is_visible()


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_runs_top_to_bottom_without_a_warning_and_draws_what_cannot_be_uploaded(journey, name):
    journey.open(f"{name}.ipynb")
    journey.run_all()
    if name == "00-start-here":
        journey.unfold("What is in my folder")
    assert journey.chart().is_visible()
    assert journey.complaints() == []
    journey.drawn()
    # Nobody has to make the window another size before a chart fills its page.
    journey.page.wait_for_function(FILLS)
    journey.chart().hover()
    assert journey.page.locator(".modebar-btn").count() > 0
    assert journey.page.evaluate(UPLOADS) == []
    journey.look(name)
