"""A picture made of dots cannot be searched for words. So it is held against the drawing of the same chart, which can."""

import base64

import pytest

import careerdata
from careerdata import bundled, share
from careerdata.share.browser import Browser

# How many of 1000 dots differ by more than a shade; letters are smoothed a little differently each time.
DIFFERENT = """async ([png, svg]) => {
    const loaded = async source => { const image = new Image(); image.src = source; await image.decode(); return image; };
    const [dots, drawn] = [await loaded(png), await loaded(svg)];
    const seen = image => {
        const canvas = new OffscreenCanvas(dots.naturalWidth, dots.naturalHeight).getContext('2d');
        canvas.fillStyle = 'white';
        canvas.fillRect(0, 0, dots.naturalWidth, dots.naturalHeight);
        canvas.drawImage(image, 0, 0, dots.naturalWidth, dots.naturalHeight);
        return canvas.getImageData(0, 0, dots.naturalWidth, dots.naturalHeight).data;
    };
    const [one, other] = [seen(dots), seen(drawn)];
    let count = 0;
    for (let at = 0; at < one.length; at += 4)
        count += [0, 1, 2].some(part => Math.abs(one[at + part] - other[at + part]) > 96);
    return 4000 * count / one.length;
}"""
MOST = 0.1
"""Two small words are twice as much; a picture and its drawing are alike to the dot."""


@pytest.fixture(scope="module")
def said():
    book = careerdata.open_logbook(bundled.example())
    weeks = share.usual_choice(book).also("mood", rows=share.row_names(book, "mood"))
    choice = weeks.with_chart("mood").with_chart("workload")
    return share.lay_out(share.redact(book, choice), choice)


def source(data, form):
    return f"data:image/{form};base64,{base64.b64encode(data).decode()}"


def different(browser, png, svg):
    page = browser.new_page()
    page.goto("about:blank")
    found = page.evaluate(DIFFERENT, [source(png, "png"), source(svg.encode(), "svg+xml")])
    page.close()
    return found


def test_a_picture_shows_what_its_drawing_shows_and_nothing_else(said, browser):
    with Browser() as drawer:
        pairs = [(drawer.png(page.figure), drawer.svg(page.figure, page.name)) for page in said.pages]
        said.pages[0].figure.add_annotation(text="Sunday again", x=0.5, y=0.5, xref="paper", yref="paper", font_size=9)
        secret = drawer.png(said.pages[0].figure)
    for png, svg in pairs:
        assert different(browser, png, svg) < MOST
    assert different(browser, secret, pairs[0][1]) > MOST
