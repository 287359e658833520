"""A question on the scale from 0 to 10: a slider that begins without an answer, with both ends in words under it.

To the right of the ends, under the answer, a line shows the answers of the last weeks.
"""

from __future__ import annotations

import ipywidgets as widgets

from careerdata.figures.charts.spark_line import SparkLine
from careerdata.panels.widgets.controls import LINE
from careerdata.panels.widgets.text import Spark

NO_ANSWER = "no answer"
ANSWER = "80px"
"""Room to the right of a slider, where its answer stands."""
_ZERO = "208px"
"""Where 0 stands: right of the labels, and of the place where a slider begins without an answer."""
_QUIET = {"text_color": "var(--jp-ui-font-color2)", "font_size": "12px"}
_ANSWERED = {"text_color": "var(--jp-ui-font-color1)", "font_size": "13px"}


def as_text(answer: float | None) -> str:
    """Return an answer as the slider shows it."""
    return NO_ANSWER if answer is None else f"{answer:g}"


def as_answer(text: str) -> float | None:
    """Return what a slider shows as an answer."""
    return None if text == NO_ANSWER else float(text)


class Scale(widgets.VBox):
    """One question; `slider` holds the answer as a text, `NO_ANSWER` as long as there is none.

    Args:
        question: what is asked, in a word or two.
        low: what 0 means.
        high: what 10 means.
    """

    def __init__(self, question: str, low: str, high: str) -> None:
        # ipywidgets' own readout of such a slider is one more stop for the Tab key, and cannot be typed into.
        self.slider = widgets.SelectionSlider(
            options=[NO_ANSWER, *(as_text(half / 2) for half in range(21))],
            value=NO_ANSWER,
            readout=False,
            description=question,
            tooltip=f"{question}, from 0 {low} to 10 {high}",
            style={"description_width": LINE.label},
            layout=widgets.Layout(flex="1 1 auto", width="auto", margin="0"),
        )
        self._answer = widgets.Label(NO_ANSWER, layout=widgets.Layout(width=ANSWER, margin="0"))
        whole = {"flex": "0 0 auto"}
        self._last = widgets.Label(style=_QUIET, layout=whole)
        self.spark = Spark()
        ends = widgets.HBox(
            [
                widgets.Label(low, style=_QUIET, layout=whole),
                self._last,
                widgets.Label(high, style=_QUIET, layout=whole),
            ],
            layout=widgets.Layout(flex="1 1 auto", flex_flow="row wrap", justify_content="space-between"),
        )
        below = widgets.HBox([ends, self.spark], layout=widgets.Layout(margin=f"-10px 0 -6px {_ZERO}"))
        super().__init__(
            [widgets.HBox([self.slider, self._answer]), below],
            layout=widgets.Layout(width="min(620px, 100%)", margin="0 0 4px"),
        )

    @property
    def last_time(self) -> str:
        """What is said of the last time."""
        return str(self._last.value)

    def show(self, answer: float | None, last: float | None, lately: SparkLine) -> None:
        """Say what the answer is, and quietly what it was the last time, None where there is none; and draw the last weeks."""
        self._answer.value = as_text(answer)
        for trait, look in (_QUIET if answer is None else _ANSWERED).items():
            setattr(self._answer.style, trait, look)
        self.spark.show(lately)
        self._last.value = "" if last is None else f"last time {as_text(last)}"
