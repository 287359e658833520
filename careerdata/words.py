"""A sentence on a notebook's page, broken between its words: JupyterLab breaks printed lines anywhere."""

from __future__ import annotations

import sys
import textwrap

LINE = 76
"""Letters on a line, for a page that is 900 pixels wide."""


def say(*texts: str) -> None:
    """Print texts, each on lines of its own; an empty one takes none."""
    for text in filter(None, texts):
        sys.stdout.write(textwrap.fill(text, LINE, break_long_words=False, break_on_hyphens=False) + "\n")
