"""Makes docs/messages.md: every message about a person's files, in full, beside a small file that leads to it.

Each specimen is a small folder with one thing wrong in it. Run: ``python tests/messages/catalogue.py``.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path

from specimens import SECTIONS, TODAY, Attempt

from careerdata.logbook import explain_problems, open_logbook
from careerdata.problems import CareerdataError, Problem
from careerdata.schemas import LOGS

PAGE = Path(__file__).parents[2] / "docs" / "messages.md"
PLAN = b"start = 2026-03-02\nescape_date = 2027-09-02\n"
FOLDER = "my-career"
FILES = ["plan.toml", *(log.file for log in LOGS.values())]
LINES, WIDTH = 8, 110
BEGIN = """\
# What careerdata says about your files

Every message there is, word for word, with a small file that leads to it: look yours up, and read what to do. Nothing
here is your fault: spreadsheets, sync programs and phones write files in their own ways. Reading never changes a file.

What happens to the rows stands above each message:

- **accepted with a notice**: the file is used, and you hear what was assumed, repaired or left out;
- **row set aside**: that row is not used until you mend it, and all the others are;
- **file refused**: it could not be read without guessing, so nothing of it is used until you had a look.

To see the messages about your own files: `careerdata check my-career`. This page is made by `make messages`, and a test
holds it to what the program says.
"""


def page() -> str:
    """Return the text of the page."""
    parts = [BEGIN]
    for section, intro, specimens in SECTIONS:
        parts.append(f"\n## {section}\n\n{intro}\n")
        for title, files, *attempt in specimens:
            parts.append(f"\n### {title}\n")
            parts += [f"\n`{name}`\n\n{_block(_seen(data))}" for name, data in files.items() if data]
            outcome, texts = after(files, *attempt)
            parts += [f"\n{item.said}\n" for item in attempt]
            parts.append(f"\n{outcome}:\n\n" + _block("\n\n".join(texts)))
    return "".join(parts)


def after(files: dict[str, bytes], attempt: Attempt | None = None) -> tuple[str, list[str]]:
    """Return what becomes of a folder of these files, and what is said of it when it is read, or after an attempt.

    A folder without `plan.toml` gets a plan with nothing wrong; one where that is empty gets none.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / FOLDER
        for file, data in ({"plan.toml": PLAN} | files).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            if data:
                (folder / file).write_bytes(data)
        if attempt is None:
            book = open_logbook(folder, TODAY)
            # What is said of a file that is not there, or not read, is no matter of its rows.
            read = [problem for problem in book.problems if problem.file in FILES and (folder / problem.file).exists()]
            outcome, texts = _outcome(read), explain_problems(book)
        else:
            outcome, texts = "careerdata says", [_answer(attempt, folder)]
        return outcome, [text.replace(str(folder), FOLDER) for text in texts]


def _answer(attempt: Attempt, folder: Path) -> str:
    try:
        return attempt.do(folder) or ""
    except CareerdataError as answer:
        return str(answer)


def _outcome(problems: Iterable[Problem]) -> str:
    """Return what happens to the rows, in the words that the page begins with."""
    found = {problem.severity for problem in problems}
    aside = {(problem.file, problem.line) for problem in problems if problem.severity == "set_aside"}
    rows = "line not used" if any(file == "plan.toml" for file, _ in aside) else "row set aside"
    said = ["file refused"] if "refused" in found else []
    said += [rows if len(aside) == 1 else f"{len(aside)} rows set aside"] if aside else []
    said += ["accepted with a notice"] if "notice" in found else []
    return ", ".join(f"**{word}**" for word in said) or "careerdata says"


def _seen(data: bytes) -> str:
    """Return bytes as the page shows them: text as it is, the rest by its numbers; what is long is cut."""
    text = data.decode("utf-8", "backslashreplace").rstrip("\n")
    shown = "".join(sign if sign.isprintable() or sign == "\n" else _number(sign) for sign in text).split("\n")
    lines = [line[:WIDTH] + "…" * (len(line) > WIDTH) for line in shown]
    return "\n".join(lines if len(lines) <= LINES else [*lines[:LINES], "…"])


def _number(sign: str) -> str:
    return f"\\x{ord(sign):02x}" if ord(sign) < 0x100 else f"\\u{ord(sign):04x}"


def _block(text: str) -> str:
    return f"```text\n{text}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
