"""Every example in the documents runs, and gives what stands there."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

from careerdata.cli.main import _parser

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in DOCUMENTS}
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", [name for name, text in TEXTS.items() if blocks(text, "python")])
def test_code_runs(document, home):
    names = {"__name__": "__main__"}
    for code in blocks(TEXTS[document], "python"):
        exec(compile(code, document, "exec"), names)


@pytest.mark.parametrize("document", [name for name, text in TEXTS.items() if blocks(text, "pycon")])
def test_answers_are_those_that_are_shown(document, home):
    text = "".join(blocks(TEXTS[document], "pycon"))
    test = doctest.DocTestParser().get_doctest(text, {}, document, document, 0)
    said = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=said.append)
    assert "".join(said) == ""


def commands():
    for document, text in TEXTS.items():
        for line in "".join(blocks(text, "sh")).splitlines():
            words = shlex.split(line, comments=True)
            if words and Path(words[0]).name == "careerdata":
                yield pytest.param(words[1:], id=f"{document}: {' '.join(words[1:])}")


@pytest.mark.parametrize("words", list(commands()))
def test_commands_are_understood(words):
    assert _parser().parse_args(words).run is not None


def test_every_chart_is_in_the_gallery_with_three_lines():
    import careerdata

    drawn = [[line for line in code.splitlines() if line] for code in blocks(TEXTS["docs/gallery.md"], "python")]
    assert {len(lines) for lines in drawn} == {3}
    names = [re.match(r"careerdata\.figures\.(\w+)\(", lines[-1])[1] for lines in drawn]
    assert sorted(names) == sorted(set(careerdata.figures.__all__) - {"spark_line"})
