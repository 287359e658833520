"""What a reader sees of a chart: colours by their names, what the key says of them, and where words stand in pixels.

Colours are named by what they look like, so that no test has to ask the code which colour it meant.
"""

import colorsys
import html
import re

_HUES = ((45, "orange"), (75, "yellow"), (175, "green"), (255, "blue"), (345, "purple"), (360, "orange"))
# Adobe's font metrics of Helvetica: thousandths of the letters' size, A to Z and a to z; other letters are no wider.
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_WIDTHS = (
    *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667),
    *(944, 667, 667, 611, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333),
    *(500, 278, 556, 500, 722, 500, 500, 500),
)
_WIDTH_OF = dict(zip(_LETTERS, _WIDTHS, strict=True))
_LINE = 1.36
"""Height of a line of Open Sans, in parts of its letters' size."""


def red_green_blue(colour):
    """Return the three parts of a colour, each 0 to 1."""
    if colour == "white":
        return 1.0, 1.0, 1.0
    if colour.startswith("#"):
        return tuple(part / 255 for part in bytes.fromhex(colour[1:]))
    return tuple(float(part) / 255 for part in re.findall(r"[\d.]+", colour)[:3])


def colour(code):
    """Return the name of a colour, as somebody who looks at it would say; "none" for one that is seen through."""
    if code.startswith("rgba") and float(re.findall(r"[\d.]+", code)[3]) == 0:
        return "none"
    hue, saturation, value = colorsys.rgb_to_hsv(*red_green_blue(code))
    if value < 0.25:
        return "dark"
    name = next(name for end, name in _HUES if hue * 360 <= end)
    if name == "blue" and value > 0.85 and 0.08 < saturation < 0.5:
        return "light blue"
    if saturation < 0.22:
        return "white" if value > 0.97 else "faint" if value > 0.9 else "pale grey" if value > 0.6 else "grey"
    return name


def lightness(code):
    """Return how light a colour is on paper without colours, 0 (black) to 1 (white)."""
    red, green, blue = red_green_blue(code)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def fills(trace):
    """Return the name of the colour that each mark of a trace is filled with."""
    given = trace.marker.color
    return [colour(given)] * len(trace.x) if isinstance(given, str) else [colour(code) for code in given]


def words(figure):
    """Return every text of a chart that is not a mark's own, as it is read: without its looks."""
    return [as_read(note.text) for note in figure.layout.annotations]


def as_read(text):
    """Return a text without the looks in it."""
    return html.unescape(re.sub(r"<[^>]*>", "", text.replace("<br>", "\n")))


def note(figure, text):
    """Return the one label that reads so."""
    [found] = [label for label in figure.layout.annotations if as_read(label.text) == text]
    return found


def key(figure):
    """Return what the key says: by its words, the sign and the name of its colour."""
    entries = re.findall(
        r"<span style=[\"']color:([^;\"']+)[^>]*>(\S)</span>\s*(.*?)(?=\s{3}|<|$)",
        "<br>".join(label.text for label in figure.layout.annotations),
    )
    return {said.strip(): (sign, colour(code)) for code, sign, said in entries}


def lines(figure, dash):
    """Return the straight lines of a chart with this dash; None for those drawn through."""
    return [shape for shape in figure.layout.shapes if shape.type == "line" and shape.line.dash == dash]


def boxes_of_names(figure, width, names):
    """Return left, right, low and high of each of these labels, in pixels of a chart whose plot is so wide."""
    layout = figure.layout
    height = layout.height - layout.margin.t - layout.margin.b
    (left, right), (low, high) = layout.xaxis.range, layout.yaxis.range
    boxes = []
    for label in names:
        size = label.font.size
        x = (label.x - left) / (right - left) * width + (label.xshift or 0)
        y = (label.y - low) / (high - low) * height + (label.yshift or 0)
        boxes.append((x, x + wide(as_read(label.text)) * size, y - _LINE * size / 2, y + _LINE * size / 2))
    return boxes


def wide(text):
    """Return how wide a text is, in parts of its letters' size."""
    return (
        sum(
            _WIDTH_OF.get(letter, 278 if letter in " .,:;'|()-" else 556 if letter.isascii() else 1000)
            for letter in text
        )
        / 1000
    )


def overlap(one, other):
    """Return whether two boxes lie on each other."""
    return one[0] < other[1] and other[0] < one[1] and one[2] + 1e-9 < other[3] and other[2] + 1e-9 < one[3]
