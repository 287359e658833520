"""A pack written into a folder of its own: all of it, or nothing."""

from __future__ import annotations

import importlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from careerdata import bundled
from careerdata.problems import CareerdataError
from careerdata.share import browser as images
from careerdata.share import charts, fonts, html, pdf, tables
from careerdata.share.browser import CancelledError
from careerdata.share.capabilities import can_be_made
from careerdata.share.choice import Choice
from careerdata.share.contents import Pack, lay_out
from careerdata.share.manifest import Description, describe_pack, picture, table
from careerdata.share.redaction import redact, usual_choice

if TYPE_CHECKING:
    from careerdata.logbook import Logbook

Progress = Callable[[int, int, str], None]
_HALF_MADE = ".making-"


@dataclass(frozen=True)
class Packed:
    """A pack that was written.

    Attributes:
        folder: where it is.
        description: what each of its files holds and lacks.
        undrawn: which letters this machine could not draw, in a sentence; "" when it drew them all.
    """

    folder: Path
    description: Description
    undrawn: str = ""

    def __str__(self) -> str:
        return "\n".join(filter(None, (str(self.folder), str(self.description), self.undrawn)))


def usual_place(book: Logbook, ending: str = "") -> Path:
    """Return the folder a pack goes to unless another is named: FOLDER/shared/DATE, with a number from the second on.

    Args:
        book: the logbook.
        ending: for a file that lies beside packs, such as ``"-pages.html"``.
    """
    day = f"{book.today:%Y-%m-%d}"
    return next(
        place
        for place in (book.folder / "shared" / f"{day}{count}{ending}" for count in ("", *range(-2, -1000, -1)))
        if not place.exists()
    )


def pack(
    book: Logbook,
    choice: Choice | None = None,
    to: Path | str | None = None,
    formats: Sequence[str] | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Packed:
    """Write what was ticked into a new folder, and return what each file of it contains.

    It is made in a folder beside that one, which takes its name at the end: whoever cancels, or whatever fails, leaves
    no half pack behind. Files are for the person alone (0600) until they are sent.

    Args:
        book: the logbook; only the ticked cells of it are handed on.
        choice: what was ticked; None for `usual_choice`, in which nothing private is.
        to: the new folder; None for `usual_place`.
        formats: of `FORMATS`; None for the usual ones that can be made on this machine.
        progress: called before each file with how many are done, how many there are, and the one to come.
        cancelled: asked before each file, and while the browser draws, whether to stop.

    Raises:
        ChoiceError: if something is ticked that the folder does not have.
        CancelledError: if `cancelled` said so.
        CareerdataError: if a format cannot be made here, or the folder is there already or lies in the source.
    """
    choice = usual_choice(book) if choice is None else choice
    wanted = can_be_made(formats)
    target = usual_place(book) if to is None else Path(to).expanduser()
    bundled.outside_the_checkout(target)
    if target.exists():
        raise CareerdataError(f"{target} is there already. Name a new folder, so that two packs do not get mixed up.")
    redacted = redact(book, choice)
    said = lay_out(redacted, choice)
    if said.blocked:
        raise CareerdataError(said.blocked)
    with ExitStack() as ended:
        browser = images.later(ended, cancelled)
        listed = files(said, wanted, browser)
        boxes = fonts.undrawn(said, browser) if listed and {*wanted} & {"pdf", "png", "svg"} else ""
        _all_or_nothing(target, listed, progress, cancelled, ended)
    return Packed(target, describe_pack(said, choice, wanted, redacted), boxes)


File = tuple[str, Callable[[], bytes]]


def files(said: Pack, formats: Sequence[str], browser: Callable[[], images.Browser]) -> list[File]:
    """Return the files of a pack in order, each with what makes it; `browser` starts one when it is first called."""

    def drawn(place: int, form: str) -> bytes:
        page = said.pages[place]
        figure = charts.with_headline(page.figure, page.headline)
        return browser().png(figure) if form == "png" else browser().svg(figure, page.name).encode()

    listed: list[File] = []
    for form in formats:
        if form == "html":
            listed.append(("pack.html", lambda: html.page(said).encode()))
        elif form == "pdf":
            listed.append(("brief.pdf", lambda: pdf.brief(said, browser())))
            if said.pages or said.tables:
                listed.append(("charts.pdf", lambda: pdf.charts(said, browser())))
        elif form == "pptx":
            listed.append(("slides.pptx", lambda: _slides(said)))
        elif form == "csv":
            listed += [(table(log), _call(tables.as_csv, frame)) for log, frame in said.rows.items()]
        else:
            places = range(len(said.pages))
            listed += [
                (picture(place + 1, said.pages[place].name, form), _call(drawn, place, form)) for place in places
            ]
    return listed


def _slides(said: Pack) -> bytes:
    made: bytes = importlib.import_module("careerdata.share.slides").slides(said)
    return made


def _all_or_nothing(
    target: Path, contents: Sequence[File], progress: Progress | None, cancelled: Callable[[], bool], ended: ExitStack
) -> None:
    """Make the files in a folder beside `target` that takes its name when all are there."""
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sweep(target.parent)
        half = Path(tempfile.mkdtemp(prefix=f"{_HALF_MADE}{os.getpid()}-", dir=target.parent))
        ended.callback(shutil.rmtree, half, ignore_errors=True)
        for name, data in made(contents, progress, cancelled):
            path = half / name
            path.write_bytes(data)
            path.chmod(0o600)
        if target.exists():
            raise CareerdataError(f"{target} was made by somebody else meanwhile. Nothing was written.")
        half.rename(target)
    except OSError as error:
        raise CareerdataError(f"{target} could not be written: {error.strerror or error}.") from error


def _sweep(folder: Path) -> None:
    """Remove what a pack that was killed left half made; one that another window is making stays."""
    for rest in folder.glob(f"{_HALF_MADE}*"):
        number = rest.name.removeprefix(_HALF_MADE).partition("-")[0]
        if not (number.isdigit() and _runs(int(number))):
            shutil.rmtree(rest, ignore_errors=True)


def _runs(process: int) -> bool:
    """Return whether a process with this number runs here."""
    if os.name != "posix":
        return True  # There the same call would end it.
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


def _call(make: Callable[..., bytes], *arguments: object) -> Callable[[], bytes]:
    return lambda: make(*arguments)


def made(
    contents: Sequence[File], progress: Progress | None, cancelled: Callable[[], bool]
) -> Iterator[tuple[str, bytes]]:
    """Yield each file with its name, telling `progress` before it and asking `cancelled`, also after the last."""
    for done, (name, make) in enumerate([*contents, ("", bytes)]):
        if progress is not None:
            progress(done, len(contents), name)
        if cancelled():
            raise CancelledError
        if name:
            yield name, make()
