"""What this machine can make: which formats work now, and what to install for the others."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path

from careerdata.problems import CareerdataError
from careerdata.share.choice import FORMATS, USUAL_FORMATS, known_formats
from careerdata.text import join_words

_EXTRA = "pip install 'careerdata[share]'"
_DRAWN = ("pdf", "png", "svg")


def cannot_be_made() -> dict[str, str]:
    """Return, for each format that cannot be made on this machine now, why, and what to install."""
    reasons = dict.fromkeys(_DRAWN, no_browser()) | {"pptx": _no_slides()}
    return {form: reasons[form] for form in FORMATS if reasons.get(form)}


def not_made_here(among: Sequence[str] = tuple(FORMATS)) -> tuple[str, ...]:
    """Return which of these formats cannot be made on this machine, and what to install, a sentence or two a reason."""
    reasons = {form: why for form, why in cannot_be_made().items() if form in among}
    return tuple(
        f"{join_words(form for form in reasons if reasons[form] == why)} cannot be made here yet. {why}"
        for why in dict.fromkeys(reasons.values())
    )


def no_browser() -> str:
    """Return why no picture can be drawn here, in a sentence that says what to install; "" when it can."""
    if importlib.util.find_spec("kaleido") is None:
        return f"Pictures and PDF need kaleido: {_EXTRA}."
    finder = importlib.import_module("choreographer.browsers.chromium").Chromium
    path = os.environ.get("BROWSER_PATH") or finder.find_browser(skip_local=False)
    if path and Path(path).is_file():
        return ""
    named = f" BROWSER_PATH names {path}, and there is no such file." if path else ""
    return f"Pictures and PDF need a browser: install Chromium or Chrome.{named}"


def _no_slides() -> str:
    return "" if importlib.util.find_spec("pptx") else f"Slides need python-pptx: {_EXTRA}."


def can_be_made(formats: Sequence[str] | None) -> tuple[str, ...]:
    """Return these formats in their order; for None the usual ones that can be made here.

    Raises:
        CareerdataError: if one cannot be made here; its text says what to install and which ones work now.
    """
    reasons = cannot_be_made()
    if formats is None:
        return tuple(form for form in USUAL_FORMATS if form not in reasons)
    wanted = known_formats(formats)
    missing = [form for form in wanted if form in reasons]
    if missing:
        why = " ".join(dict.fromkeys(reasons[form] for form in missing))
        now = join_words(form for form in FORMATS if form not in reasons)
        raise CareerdataError(f"{join_words(missing)} cannot be made here yet. {why} Now works: {now}.")
    if not wanted:
        raise CareerdataError(f"No format was named; there is {join_words(FORMATS)}.")
    return wanted
