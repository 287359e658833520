"""The palette can be read by tired and by colour-blind eyes, in both themes, and charts use nothing else."""

import re
from dataclasses import asdict

import numpy as np
import pytest

import careerdata
from careerdata.colours import DARK, LIGHT, style_in_the_dark

# What stands behind a chart: white, and the two dark greys of JupyterLab Dark.
BEHIND = [(LIGHT, "#ffffff"), (DARK, "#111111"), (DARK, "#212121")]
WORDS = ("ink", "quiet", "accent", "good", "second", "third")
MARKS = (*WORDS, "faint", "half", "full")

# Machado, Oliveira and Fernandes (2009), A Physiologically-based Model for Simulation of Color Vision Deficiency, severity 1.
EYES = {
    "all": np.eye(3),
    "no green": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "no red": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "no blue": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def light_of(colour):
    """Red, green and blue as light (sRGB, IEC 61966-2-1)."""
    shares = np.array(list(bytes.fromhex(colour[1:]))) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    """WCAG 2.2's ratio of relative luminances."""
    low, high = sorted(float(light_of(colour) @ [0.2126, 0.7152, 0.0722]) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def seen(colour, eye):
    """Where a colour lies for an eye, in CIE L*a*b*, D65."""
    light = np.clip(np.array(EYES[eye]) @ light_of(colour), 0, 1)
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ light
    x, y, z = (np.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz / [0.9505, 1, 1.089])
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def test_the_ratio_is_that_of_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("palette", "behind"), BEHIND)
def test_words_have_4_5_to_1_and_marks_3_to_1(palette, behind):
    assert {
        name: round(contrast(getattr(palette, name), behind), 2)
        for name in WORDS
        if contrast(getattr(palette, name), behind) < 4.5
    } == {}
    assert {name for name in MARKS if contrast(getattr(palette, name), behind) < 3} == set()


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_the_orange_and_the_blue_stay_apart_for_every_eye(palette, eye):
    # About 2 is the least difference that is seen side by side; ten times that is told at a glance.
    assert np.linalg.norm(seen(palette.accent, eye) - seen(palette.second, eye)) > 40
    assert np.linalg.norm(seen(palette.accent, eye) - seen(palette.good, eye)) > 20


def test_much_and_little_keep_their_order_in_grey_in_both_themes():
    for palette, behind in BEHIND:
        steps = [contrast(getattr(palette, name), behind) for name in ("band", "inner", "half", "full")]
        assert steps == sorted(steps)


def colours_in(figure):
    """Every colour that a figure names, its words included."""
    text = figure.to_json()
    # A template of plotly's own holds colours of kinds of chart that are not drawn.
    return {found.lower() for found in re.findall(r"#[0-9a-fA-F]{6}\b", text)}


def pictures():
    book = careerdata.open_logbook("data/example")
    for step in ("rut", "plan", "followups", "needs", "power", "pay", "exposure", "checkin", "balance", "gigs", "asks"):
        answer = getattr(careerdata.analysis, step, None)
        draw = getattr(careerdata.figures, step, None)
        if hasattr(answer, "read") and draw is not None:
            yield step, draw(answer.read(book))


def test_every_colour_of_a_chart_is_of_the_palette():
    drawn = dict(pictures())
    assert len(drawn) >= 8
    others = {step: colours_in(figure) - set(asdict(LIGHT).values()) for step, figure in drawn.items()}
    assert {step: found for step, found in others.items() if found} == {}


def test_the_stylesheet_turns_each_light_colour_into_its_dark_one_on_a_dark_screen_only():
    style = style_in_the_dark(".page")
    assert style.startswith("@media screen {\n")
    rules = [line for line in style.splitlines() if "{" in line and "@media" not in line]
    assert all(rule.startswith('body[data-jp-theme-light="false"] .page .js-plotly-plot ') for rule in rules)
    # #c24e00 is 194, 78, 0.
    orange = next(rule for rule in rules if "fill: rgb(194, 78, 0)" in rule)
    assert orange.endswith("{ fill: #ff9d4d !important }")
    assert '[style*="fill:#c24e00"]' in orange
