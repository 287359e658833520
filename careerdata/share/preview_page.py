"""The pages of a pack as they will leave, in one file that can be opened anywhere: to send to oneself, or to show to a friend."""

from __future__ import annotations

import base64
from collections.abc import Sequence

from careerdata.share.html import filled
from careerdata.share.preview import Sheet


def as_page(sheets: Sequence[Sheet]) -> str:
    """Return one HTML page that shows every sheet, with the words on it; nothing in it runs or asks for anything.

    Args:
        sheets: what `careerdata.share.sheets` made.
    """
    shown = [(sheet, base64.b64encode(sheet.picture).decode()) for sheet in sheets]
    return filled("preview.html", shown=shown)
