"""The fan follows the finger: the page draws it by itself, and the answer that comes after it shows the same."""

from itertools import pairwise

import pytest
from journey import focus

# Every line and band of the fan as points, and the words and places of the lines for the target and the date. Nothing that
# the kernel says can come in between, because the page is given no time for it.
SHOWN = """chart => ({
    paths: [...chart.querySelectorAll('.subplot.xy .scatterlayer .js-line')].map(line => line.getAttribute('d')
        .slice(1).replace('Z', '').split('L').map(point => point.split(',').map(Number))),
    words: [...chart.querySelectorAll('.annotation-text')].map(text => text.textContent)
        .filter(text => /^(target|your date)/.test(text)),
    ...Object.fromEntries(['target', 'date'].map(name => {
        const place = chart._fullLayout.shapes.findIndex(shape => shape.name === name);
        const box = chart.querySelector(`.shapelayer path[data-index="${place}"]`).getBoundingClientRect();
        const frame = chart.getBoundingClientRect(), {xaxis, yaxis} = chart._fullLayout;
        const [right, down] = [box.x + box.width / 2 - frame.x, box.y + box.height / 2 - frame.y];
        return [name, name === 'date' ? right - xaxis._offset : down - yaxis._offset];
    })),
})"""
# What the kernel's answer says, by its own numbers and not by what the page drew.
ANSWERED = """chart => {
    const {xaxis, yaxis, shapes, annotations} = chart._fullLayout;
    const fan = chart._fullData.filter(trace => trace.type === 'scatter' && trace.xaxis === 'x');
    return {
        paths: fan.map(trace => Array.from(trace.x, (day, at) => [xaxis.d2p(day), yaxis.c2p(trace.y[at])])),
        words: annotations.map(text => text.text).filter(text => /^(target|your date)/.test(text)),
        target: yaxis.c2p(shapes.find(shape => shape.name === 'target').y0),
        date: xaxis.d2p(shapes.find(shape => shape.name === 'date').x0),
    };
}"""
PRESSED = f"""([chart, control, key]) => {{
    control.dispatchEvent(new KeyboardEvent('keydown', {{key, bubbles: true}}));
    return ({SHOWN})(chart);
}}"""
SET = f"""([chart, control, value]) => {{
    control.value = value;
    control.dispatchEvent(new Event('change', {{bubbles: true}}));
    return ({SHOWN})(chart);
}}"""


def heights(path):
    """The height of a line at each pixel across, read between its points; of a band both edges."""
    turn = max(range(len(path)), key=lambda place: path[place][0])
    edges = [path[: turn + 1], path[turn:][::-1]] if turn + 1 < len(path) else [path]
    return [[between(edge, x) for x in range(int(edge[0][0]) + 1, int(edge[-1][0]))] for edge in edges]


def between(edge, x):
    for (left, low), (right, high) in pairwise(edge):
        if left <= x <= right:
            return low + (high - low) * (x - left) / max(right - left, 1e-9)
    raise AssertionError(f"nothing at {x}")


def same(one, other):
    for before, after in zip(one["paths"], other["paths"], strict=True):
        for edge, again in zip(heights(before), heights(after), strict=True):
            assert max(abs(a - b) for a, b in zip(edge, again, strict=True)) < 0.6
    assert one["words"] == other["words"]
    assert (one["target"], one["date"]) == pytest.approx((other["target"], other["date"]), abs=0.6)


@pytest.fixture
def moved(journey):
    """Move a control of the plan, and return what was shown before, at once, and once the answer is there."""
    journey.open("05-plan-the-escape.ipynb")
    journey.drawn()
    page, chart = journey.page, journey.chart().element_handle()

    def move(script, control, what):
        before, kept = page.evaluate(SHOWN, chart), page.evaluate(ANSWERED, chart)
        at_once = page.evaluate(script, [chart, focus(control).element_handle(), what])
        return before, at_once, journey.wait_until_changed(lambda: page.evaluate(ANSWERED, chart), kept)

    return move


def test_hours_a_target_and_the_date_move_before_the_answer_and_the_answer_shows_the_same(moved, journey):
    page = journey.page
    before, at_once, answered = moved(PRESSED, page.get_by_role("slider", name="Hours a week").first, "ArrowRight")
    assert at_once["paths"] != before["paths"]
    # More hours lift the middle: a smaller number is higher up.
    for once, line in zip(heights(at_once["paths"][2])[0][20:60], heights(before["paths"][2])[0][20:60], strict=True):
        assert once < line
    same(at_once, answered)

    journey.unfold("Goals")
    before, at_once, answered = moved(PRESSED, page.get_by_role("slider", name="SQL").first, "ArrowRight")
    assert [words for words in before["words"] if "target" in words] == ["target: 320 hours"]
    assert [words for words in at_once["words"] if "target" in words] == ["target: 321 hours"]
    same(at_once, answered)

    before, at_once, answered = moved(SET, page.get_by_label("Ready by").first, "2027-03-08")
    assert "your date: 1 March 2027" in before["words"]
    assert "your date: 8 March 2027" in at_once["words"]
    assert at_once["date"] > before["date"]
    same(at_once, answered)
    assert journey.complaints() == []
    assert journey.errors == []


def test_what_only_the_kernel_can_work_out_is_shown_as_it_answers(journey):
    journey.open("05-plan-the-escape.ipynb")
    journey.drawn()
    page, chart = journey.page, journey.chart().element_handle()
    kept = page.evaluate(ANSWERED, chart)
    journey.unfold("What the forecast assumes")
    grows = focus(page.get_by_role("slider", name="Goals grow by, percent").first)
    for _ in range(4):
        grows.press("ArrowRight")
    journey.wait_until_changed(lambda: page.evaluate(ANSWERED, chart), kept)
    page.get_by_role("status").filter(has_text="what is left grows by about 20 % on the way").first.wait_for()
    journey.chart().get_by_text("as it grows").wait_for()

    def settled():
        shown, said = page.evaluate(SHOWN, chart), page.evaluate(ANSWERED, chart)
        return shown["words"] == said["words"] and heights(shown["paths"][2])[0] == pytest.approx(
            heights(said["paths"][2])[0], abs=0.6
        )

    journey.wait_until(settled)
