"""Makes docs/messages.md: every message about a person's files, as ``careerdata check`` prints it.

Each specimen is a small folder with one thing wrong in it. Run: ``python tests/messages/catalogue.py``.
"""

import datetime as dt
import tempfile
from pathlib import Path

from specimens import SECTIONS

from careerdata.logbook import open_logbook

PAGE = Path(__file__).parents[2] / "docs" / "messages.md"
TODAY = dt.date(2026, 7, 12)
PLAN = b"start = 2026-03-02\nescape_date = 2027-09-02\n"
FOLDER = "my-career"
BEGIN = """\
# What careerdata says about your files

Every message there is, as `careerdata check` prints it, with a small file that leads to it. Nothing here is your fault:
spreadsheets, sync programs and phones write files in their own ways. Reading never changes a file.

What happens to the rows stands in the message: a **notice** says what was assumed, and the rows are all there; a row that
was **set aside** is named with its line, and the others are loaded; a file that was **refused** could not be read without
guessing, so nothing of it is used until you had a look.

This page is made by `make messages`, and a test holds it to what the program says.
"""


def page() -> str:
    """Return the text of the page."""
    parts = [BEGIN]
    for section, intro, specimens in SECTIONS:
        parts.append(f"\n## {section}\n\n{intro}\n")
        for title, files in specimens:
            parts.append(f"\n### {title}\n")
            parts += [f"\n`{name}`\n\n{_block(_seen(data))}" for name, data in files.items() if name != "plan.toml"]
            if files.get("plan.toml"):
                parts.append(f"\n`plan.toml`\n\n{_block(_seen(files['plan.toml']))}")
            parts.append(f"\ncareerdata says:\n\n{_block(chr(10).join(messages(files)))}")
    return "".join(parts)


def messages(files: dict[str, bytes]) -> list[str]:
    """Return what is said about a folder of these files; one without `plan.toml` gets a plan with nothing wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / FOLDER
        folder.mkdir()
        for file, data in ({"plan.toml": PLAN} | files).items():
            if data:
                (folder / file).write_bytes(data)
        return [text.replace(str(folder), FOLDER) for text in open_logbook(folder, TODAY).explained()]


def _seen(data: bytes) -> str:
    """Return bytes as the page shows them: text as it is, the rest by its numbers; long lines are cut."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    shown = "".join(sign if sign.isprintable() or sign == "\n" else f"\\x{ord(sign):02x}" for sign in text[:400])
    return "\n".join(line[:110] + "…" * (len(line) > 110) for line in shown.rstrip("\n").split("\n"))


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
