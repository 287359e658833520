"""The colours of every chart by what they mean, in the light and in the dark, and how a chart in JupyterLab goes dark.

After Okabe and Ito (2008), *Color Universal Design*: orange and blue carry the meaning, since the colour-blind can tell
them apart; greys are for all that is context. A figure is always made in the light colours, for the page, for print and
for a pack alike; a stylesheet paints it in the dark ones where JupyterLab is dark, so that a change of theme needs no
kernel, and a picture that is downloaded or printed stays light.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

PALE = 0.35
"""How opaque what is drawn pale is, from 0 to 1."""
_PLOTLYS_INK = (68, 68, 68)
"""What plotly draws in where nobody chose a colour."""


@dataclass(frozen=True)
class Colours:
    """Colours by what they mean, as #rrggbb; `accent` is also what is bad, `full`, `half` and `inner` are much to little."""

    paper: str
    ink: str
    quiet: str
    faint: str
    grid: str
    accent: str
    good: str
    second: str
    third: str
    band: str
    inner: str
    half: str
    full: str

    @property
    def bad(self) -> str:
        """What went the wrong way."""
        return self.accent


LIGHT = Colours(
    paper="#ffffff",
    ink="#1f2933",
    quiet="#5f6b76",
    faint="#8a949e",
    grid="#e9ecef",
    accent="#c24e00",
    good="#007a5a",
    second="#0072b2",
    third="#8a4f7d",
    band="#dbe9f4",
    inner="#a9cbe4",
    half="#4a90c2",
    full="#0b4f80",
)
DARK = Colours(
    paper="#111111",
    ink="#e7ecf1",
    quiet="#a3b0bc",
    faint="#6f7c88",
    grid="#2a3139",
    accent="#ff9d4d",
    good="#3fc99a",
    second="#5cb0f0",
    third="#d79acb",
    band="#1c3449",
    inner="#2c5479",
    half="#4a90c2",
    full="#9fd3fa",
)
"""`paper` is the background of JupyterLab Dark; on screen a chart takes that of the theme that is chosen."""


def style_in_the_dark(within: str) -> str:
    """Return the stylesheet that paints charts in the dark colours on a screen where JupyterLab is dark.

    Plotly writes a colour into the `style` of each shape and text, which a rule can find there.

    Args:
        within: the selector of what holds the charts.
    """
    charts = f'body[data-jp-theme-light="false"] {within} .js-plotly-plot'
    rules = [
        f"{charts} .main-svg {{ background: transparent !important }}",
        f"{charts} .modebar-group {{ background: transparent !important }}",
        f"{charts} .modebar-btn .icon path {{ fill: {DARK.quiet} !important }}",
    ]
    dark = asdict(DARK) | {"paper": f"var(--jp-layout-color0, {DARK.paper})"}
    pairs = [(_numbers(colour), dark[name]) for name, colour in asdict(LIGHT).items()]
    for numbers, instead in [*pairs, (_PLOTLYS_INK, DARK.ink)]:
        for part in ("fill", "stroke"):
            rules += _rules(charts, part, numbers, instead)
    return "@media screen {\n" + "\n".join(rules) + "\n}\n"


def _numbers(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _rules(charts: str, part: str, numbers: tuple[int, ...], instead: str) -> list[str]:
    """Return the rules for one colour of one part, opaque and pale, in each way that it is written."""
    said, hexed = ", ".join(map(str, numbers)), bytes(numbers).hex()
    opaque = [f"{part}: rgb({said})", f"{part}:#{hexed}", f"{part}: #{hexed}"]
    ways = {", ".join(f'{charts} [style*="{way}"]' for way in opaque): instead}
    pale = f"color-mix(in srgb, {instead} {PALE:.0%}, transparent)"
    ways[", ".join(f'{charts} [style*="{part}:{gap}rgba({said}, "]' for gap in ("", " "))] = pale
    return [f"{selector} {{ {part}: {colour} !important }}" for selector, colour in ways.items()]
