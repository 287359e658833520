"""Slides as they look, drawn by LibreOffice where it is installed, and the words and numbers in the file itself.

Imported only when slides are looked at: python-pptx is an extra.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pptx

from careerdata.text import number

NO_PICTURE = "There is no picture of these slides: install LibreOffice to see them here."
NOT_DRAWN = "LibreOffice could not draw these slides."
_PATIENCE = 120
"""Seconds to wait for LibreOffice."""


def words_on(deck: bytes) -> list[tuple[str, ...]]:
    """Return the words on each slide: its texts, and of a chart its alternative text and the sheet behind it."""
    return [tuple(_words(slide)) for slide in pptx.Presentation(io.BytesIO(deck)).slides]


def as_pdf(deck: bytes) -> tuple[bytes, str]:
    """Return the slides as LibreOffice prints them, b"" when it cannot, and then the reason in a sentence.

    It works in a folder of its own that is removed, with settings of its own, so that a window of it that is open
    is left alone.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        return b"", NO_PICTURE
    with tempfile.TemporaryDirectory(prefix="careerdata-") as name:
        folder = Path(name)
        (folder / "slides.pptx").write_bytes(deck)
        command = [program, f"-env:UserInstallation={(folder / 'settings').as_uri()}", "--headless", "--norestore"]
        command += ["--convert-to", "pdf", "--outdir", name, str(folder / "slides.pptx")]
        try:
            subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=True, stdin=subprocess.DEVNULL)  # noqa: S603 - no word of the person is in it
            return (folder / "slides.pdf").read_bytes(), ""
        except (OSError, subprocess.SubprocessError):
            return b"", NOT_DRAWN


def _words(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield from (paragraph.text for paragraph in shape.text_frame.paragraphs if paragraph.text)
        elif shape.has_table:
            yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        elif shape.has_chart:
            # python-pptx has no other way to the alternative text.
            yield f"Chart: {shape._element.nvGraphicFramePr.cNvPr.get('descr', '')}"  # noqa: SLF001
            for series in shape.chart.plots[0].series:
                yield f"Its sheet, {series.name or 'no name'}: {_numbers(series.values)}"
                across = [float(cell.text) for cell in series._element.findall(".//{*}xVal//{*}v")]  # noqa: SLF001 - as above
                if across:
                    yield f"Its sheet, {series.name or 'no name'}, across: {_numbers(across)}"


def _numbers(values: Iterable[float | None]) -> str:
    return ", ".join("no value" if value is None else number(value) for value in values)
