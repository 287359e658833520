"""The notebooks as a person meets them: opened in JupyterLab, run, and looked at."""

import re

import pytest
from accessibility import barriers
from playwright.sync_api import expect

NOTEBOOKS = [
    "00-start-here",
    "01-weekly-check-in",
    "02-am-i-in-a-rut",
    "03-wants-and-needs",
    "04-grow-your-power",
    "05-plan-the-escape",
    "06-stay-in-touch",
    "07-make-your-move",
    "08-what-i-can-show",
    "09-look-outside",
]

HOME = "00-start-here"
CHECK_IN = "01-weekly-check-in"
"""The one page without a chart to point at: each of its sliders has a line of its own."""

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


# A chart of which only the ground is dark cannot be read: every word on it, and what lies behind it.
WORDS = """() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .js-plotly-plot')].flatMap(chart =>
    [...chart.querySelectorAll('svg text, svg tspan')].filter(word => word.textContent.trim() && !word.children.length)
        .map(word => [word.textContent, getComputedStyle(word).fill]))"""
GROUNDS = """() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .js-plotly-plot')].flatMap(chart =>
    [chart.querySelector('.main-svg'), ...chart.querySelectorAll('.bglayer .bg')].map(ground => {
        const look = getComputedStyle(ground);
        return ground.matches('.main-svg') ? look.backgroundColor : look.fill;
    }))"""
TRANSPARENT = "rgba(0, 0, 0, 0)"

# By how many pixels the first picture of a page, with the words of its axis, goes on below what is seen of the page.
BELOW = """() => {
    const page = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
    const chart = page.querySelector('.careerdata-panel .js-plotly-plot'), {_plots} = chart._fullLayout;
    const words = chart.querySelector('.xaxislayer-above')?.getBoundingClientRect().bottom ?? 0;
    const {_offset, _length} = _plots.xy.yaxis;
    const seen = page.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect().bottom;
    return Math.max(chart.getBoundingClientRect().top + _offset + _length, words) - seen;
}"""


def brightness(colour):
    """Relative luminance of an rgb(...), from 0 to 1 (WCAG 2.2)."""
    shares = [float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
    light = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(part * weight for part, weight in zip(light, (0.2126, 0.7152, 0.0722), strict=True))


def test_careerdata_lab_opens_at_home_which_leads_to_the_other_pages(journey):
    page = journey.page
    journey.open()
    assert page.get_by_role("heading", name="Start here").is_visible()
    home = page.get_by_role("tab", name="00-start-here.ipynb")
    panel = page.locator(".careerdata-panel").first
    card = panel.get_by_role("link", name="See the signs")
    first = panel.locator(".careerdata-answer").get_by_role("link")
    for link, leads_to in ((card, "02-am-i-in-a-rut"), (first, "01-weekly-check-in")):
        home.click()
        link.click()
        page.locator(".lm-TabBar-tab.lm-mod-current", has_text=leads_to).wait_for()


def see_chart(journey, name):
    if name == CHECK_IN:
        journey.page.locator("svg[aria-label^='Your last 12 weeks: between']").nth(6).wait_for()
        return
    if name == HOME:
        journey.unfold("What is in my folder")
    journey.drawn()


def assert_it_answers_first(journey):
    """It has run by itself, stands at its top with the headline in sight, and nothing on it is red."""
    assert (journey.scrolled(), journey.complaints(), journey.errors) == (0, [], [])
    for headline in journey.headlines().all():
        expect(headline).to_be_in_viewport(ratio=1)
        assert len(headline.inner_text().split()) <= 12


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_it_answers_first_keeps_nobody_out_goes_dark_comes_back_and_closes_without_a_question(journey, name):
    page = journey.page
    page.set_viewport_size({"width": 1280, "height": 800})
    journey.open(f"{name}.ipynb")
    assert_it_answers_first(journey)
    if name not in (HOME, CHECK_IN):
        journey.drawn()
        assert page.evaluate(BELOW) <= 0, "whoever opens the page has to scroll to see its chart"
    see_chart(journey, name)
    if name != CHECK_IN:
        # Nobody has to make the window another size before a chart fills its page.
        page.wait_for_function(FILLS)
        journey.chart().hover()
        assert page.locator(".modebar-btn").count() > 0
        assert page.evaluate(UPLOADS) == []
    assert barriers(page) == []
    journey.look(name)

    page.set_viewport_size({"width": 900, "height": 800})
    journey.open_side_bar()
    journey.take_theme("JupyterLab Dark")
    assert_is_dark(journey)
    journey.look(f"{name}-dark")
    assert journey.errors == []

    journey.restart_kernel()
    page.get_by_role("button", name="Bring the page back").click()
    journey.wait_until_page_is("ready")
    assert (journey.complaints(), journey.scrolled()) == ([], 0)

    # Closing a page that has something to save asks whether to save it.
    assert journey.close() == 0
    journey.errors.clear()  # What was asked of the kernel that is gone.
    journey.open(f"{name}.ipynb")
    assert_it_answers_first(journey)
    see_chart(journey, name)
    assert_is_dark(journey)


def assert_is_dark(journey):
    """The page and every chart are dark, what is written there can be read, and nobody is kept out."""
    page = journey.page
    behind = {colour for colour in page.evaluate(GROUNDS) if colour != TRANSPARENT}
    assert [colour for colour in behind if brightness(colour) > 0.02] == []
    # 4.5 to 1 on the lighter of JupyterLab's two dark greys, #212121; a square of a key is a mark, as pale as what it is for.
    words = [(word, (brightness(colour) + 0.05) / (0.0152 + 0.05)) for word, colour in page.evaluate(WORDS)]
    assert [word for word, contrast in words if contrast < 4.5 and re.search(r"\w", word)] == []
    assert barriers(page) == []
