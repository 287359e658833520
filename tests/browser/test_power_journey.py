"""Names that are markup, formulas, very long or right-to-left are text on the page of power, and nothing of them runs."""

import csv

import pytest

ODD = (
    '<img src=x onerror="window.ran=1">',
    "<script>window.ran=1</script>",
    '"><svg onload=window.ran=1>',
    '=HYPERLINK("http://x.example";"x")',
    "n" * 300,
    "ليلى حسن",
    "Ann Lee",
    "ANN LEE",
    "$\\text{x}$",
    "W" * 30,
)
BOXES = """() => [...document.querySelectorAll('.careerdata-panel .js-plotly-plot .annotation-text')]
    .map(e => [e.textContent, e.getBoundingClientRect()])
    .filter(([text, box]) => box.width && !text.includes('EXAMPLE') && !text.includes('target team'))
    .map(([text, box]) => [text, box.left, box.right, box.top, box.bottom])"""


@pytest.fixture
def crowded(lab):
    """The example with odd names on the map, sixty people in all, and one of them in the other logs too."""
    path = lab.folder / "contacts.csv"
    with path.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        rows = list(reader)
    names = [*ODD, *(f"Wanjiru Kamau-Pike the {number}." for number in range(18))]
    for number, name in enumerate(names):
        rows.append({"contact": name, "influence": number % 6, "support": number % 5 - 2, "team": "Product Analytics"})
        rows[-1] |= {"met_through": ODD[0], "shares": "Work I can learn from", "role": ODD[1], "circle": "wide"}
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    with (lab.folder / "endorsements.csv").open("a", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerow(["2026-06-01", ODD[0], "reference", "asked", "", ODD[1]])
    with (lab.folder / "pay.csv").open("a", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerow(["2026-06-01", ODD[2], 50_000, "", "EUR", "peer", ODD[0]])
    return lab.folder


def overlaps(one, other):
    return one[1] < other[2] and other[1] < one[2] and one[3] + 1 < other[4] and other[3] + 1 < one[4]


def on_each_other(boxes):
    return [(a[0], b[0]) for i, a in enumerate(boxes) for b in boxes[:i] if overlaps(a, b)]


def test_sixty_names_odd_ones_too_are_text_and_stand_apart_and_nothing_runs(journey, crowded):
    page = journey.page
    journey.open("04-grow-your-power.ipynb")
    journey.chart()
    page.wait_for_selector(".js-plotly-plot[data-fitted]")
    journey.wait_until(lambda: len(page.evaluate(BOXES)) == 60)
    boxes = page.evaluate(BOXES)
    assert on_each_other(boxes) == []
    assert {"Ann Lee", "ANN LEE", "ليلى حسن"} <= {text for text, *_ in boxes}
    size = page.viewport_size
    for width in (550, 1280):
        page.set_viewport_size({"width": width, "height": size["height"]})
        journey.wait_until(lambda: len(page.evaluate(BOXES)) == 60 and not on_each_other(page.evaluate(BOXES)))
        journey.look(f"04-map-{width}")
    page.set_viewport_size(size)

    # A dot opens the card of its person.
    dot = page.locator(".careerdata-panel .js-plotly-plot .scatterlayer .trace .points path").last
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.locator(".careerdata-panel").first.locator("li", has_text="in touch").first.wait_for()

    page.get_by_role("button", name="The numbers as a table").first.click()
    page.get_by_role("cell", name=ODD[0], exact=True).first.wait_for()

    journey.unfold("Move somebody on the map")
    for name in (*ODD[:3], "ANN LEE"):
        page.get_by_label("Person").first.select_option(label=name)
        journey.page.locator(".annotation-text [style*='bold'], .annotation-text b").first.wait_for(state="attached")
    journey.look("04-odd-names")
    assert page.evaluate("window.ran") is None
    assert page.locator("img[src='x'], .careerdata-panel script").count() == 0
    assert journey.complaints() == []
