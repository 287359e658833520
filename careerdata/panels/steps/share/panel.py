"""Make the pack for your manager: tick what may leave, look at each page as it will leave, then make the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import ipywidgets as widgets
import pandas as pd
import plotly.graph_objects as go

from careerdata.analysis.answer import Answer
from careerdata.analysis.finding import Finding
from careerdata.logbook import Logbook
from careerdata.panels.base import Panel
from careerdata.panels.editing.background_task import BackgroundTask
from careerdata.panels.editing.checklist import Checklist
from careerdata.panels.steps.share.choice_form import ChoiceForm
from careerdata.panels.steps.share.pack_picture import PackPicture
from careerdata.panels.steps.share.page_viewer import SheetView
from careerdata.panels.widgets.controls import PATH, choice, foldable, show_if, side_by_side, text
from careerdata.panels.widgets.text import Lines, Words
from careerdata.share.capabilities import cannot_be_made, not_made_here
from careerdata.share.choice import FORMATS, USUAL_FORMATS, Choice, write_choice
from careerdata.share.choice_file import load_choice
from careerdata.share.contents import Pack, Page, lay_out
from careerdata.share.headline import answer
from careerdata.share.manifest import Description, describe_pack, not_in, nothing_to_pack
from careerdata.share.new_file import write_new
from careerdata.share.packing import Packed, Progress, pack, usual_place
from careerdata.share.preview import sheets
from careerdata.share.preview_page import as_page
from careerdata.share.redaction import redact, usual_choice
from careerdata.text import counted, join_words

_OTHER_TICKS = "The ticks are others now: press Show each page again."


@dataclass(frozen=True)
class PackView:
    """What is ticked, in which formats, and the page that is looked at."""

    choice: Choice
    formats: tuple[str, ...]
    page: int = 0


@dataclass(frozen=True)
class PackFacts:
    """What would leave.

    Attributes:
        pack: the pages and the brief.
        description: what each file would hold.
        nothing: why there is nothing to pack, as a sentence; "" when there is something.
        page: the page that is looked at; None without a chart.
        answer: the top of the page.
    """

    pack: Pack
    description: Description
    nothing: str
    page: Page | None
    answer: Answer


class SharePanel(Panel[PackView]):
    """The page as it will leave, the tick boxes beneath it, then the files, a bar while they are made, and Cancel."""

    reads = ("exposure", "skills")
    answer_of = staticmethod(lambda finding: finding.facts.answer)
    finding: Finding[PackFacts]

    def _set_up(self, book: Logbook, state: PackView) -> None:
        super()._set_up(book, state)
        # The page that leaves is wide: beside the tick boxes it would be cut.
        first = (self.top, self.page, self.headline, self._chart, self._ticking, self._keeping)
        self.children = (*first, *(part for part in self.children if part not in first))

    def read(self) -> Finding[PackFacts]:
        """Return what is ticked as it would leave, and what the page that is looked at says."""
        choice = self.state.choice
        redacted = redact(self.book, choice)
        pack = lay_out(redacted, choice)
        nothing, many = nothing_to_pack(self.book, pack), counted(len(pack.pages), "chart")
        page = pack.pages[min(self.state.page, len(pack.pages) - 1)] if pack.pages and not nothing else None
        return Finding(
            page.table if page else pd.DataFrame(),
            nothing or f"This pack holds a one-page brief and {many}. {not_in(choice, redacted.mentions)}",
            page.caution if page else "",
            PackFacts(
                pack, describe_pack(pack, choice, self.state.formats, redacted), nothing, page, answer(self.book, pack)
            ),
            example=pack.example,
        )

    @property
    def pack(self) -> Pack:
        """The pages and the brief as they would leave."""
        return self.finding.facts.pack

    def draw(self, finding: Finding[PackFacts]) -> go.Figure:
        """Return the chart that is looked at; its headline stands above it, where it breaks as the page needs."""
        page = finding.facts.page
        assert page is not None, "without a page `blockers` says so"  # noqa: S101
        return go.Figure(page.figure).update_layout(meta={"alt": page.alt})

    @property
    def blockers(self) -> tuple[str, ...]:
        """Without a chart there is nothing to draw; the brief can go all the same."""
        if self.finding.facts.nothing:
            return ("A chart stands here once there is something to show.",)
        return () if self.pack.pages else ("No chart is in this pack.", *self.pack.unmade)

    def build(self) -> tuple[Sequence[widgets.Widget], Sequence[widgets.Widget]]:
        """Return what can be ticked and the brief, and what is made of it."""
        self.packed: Packed | None = None
        self.ticks = ChoiceForm(self, self.book, self.state.choice, self._ticked)
        self.whole = PackPicture(self, self.state.choice, lambda: self.pack, self._guarded)
        self._ticking = self.whole.beside(self.ticks)
        self._keeping = self._kept()
        return (self._ticking, self._keeping, *self._look()), self._make()

    def _kept(self) -> widgets.Widget:
        self.kept = text("File", value=str(self.book.folder / "share.toml"), width=PATH)
        save = self.button("Save these ticks", self.save_ticks, "Writes a new file with what is ticked now")
        read = self.button("Read the ticks from it", self.read_ticks, "Ticks what the file says, and nothing else")
        self.save, self.load = save, read
        return foldable("Keep these ticks in a file", widgets.VBox([self.kept, side_by_side(save, read)]))

    def _look(self) -> Sequence[widgets.Widget]:
        self.brief = Lines()
        self.page = self.follow(choice("Chart"), "page", int)
        self.headline = Words(style="title")
        self.brief_head = Words()
        return self.brief_head, self.brief, self.page, self.headline

    def _make(self) -> Sequence[widgets.Widget]:
        missing = cannot_be_made()
        words = {form: f"{form}: {said}" for form, said in FORMATS.items()}
        self.formats = Checklist(
            self, "Formats", words, self.state.formats, lambda: self.change(formats=self.formats.ticked)
        )
        self.formats.unfold()
        self.formats.disable(missing)
        alike = {why: [form for form in missing if missing[form] == why] for why in missing.values()}
        self.missing = Words("\n".join(f"{join_words(forms)}: {why}" for why, forms in alike.items()))
        self.contents = Lines()
        self.place = text("New folder", value=str(usual_place(self.book)), width=PATH)
        self.show = self.button("Show each page", self.preview, "Makes every page, and writes nothing")
        self.make = self.button("Make the pack", self.start, "Writes the files into the new folder", primary=True)
        self.working = BackgroundTask(self, (self.show, self.make))
        self.sheets = SheetView(self, self.keep_pages)
        self.head = Words()
        return (self.formats, self.missing, self.head, self.contents, self.place, self.working, self.sheets)

    def refresh(self) -> None:
        """Bring the preview, the list of pages and the list of files up to what is ticked."""
        self.ticks.tell(self.pack.rows)
        self.whole.follow(self.state.choice)
        self.brief_head.say("The brief, as it will leave:" if self.pack.brief else "")
        self.brief.say(f"{heading}: {' / '.join(lines)}" for heading, lines in self.pack.brief)
        options = [(page.headline, place) for place, page in enumerate(self.pack.pages)]
        place = min(self.state.page, len(options) - 1) if options else None
        if [*self.page.options] != options:
            self.set_quietly(self.page, options=options)
        self.set_quietly(self.page, value=place)
        show_if(options, self.page)
        self.headline.say(self.pack.pages[place].headline if place is not None else "")
        facts = self.finding.facts
        files = [f"{file.file}: {file.holds}" for file in facts.description.files]
        lacks = dict.fromkeys(file.lacks for file in facts.description.files if file.lacks)
        leaves, stays = (*files, *lacks, *facts.description.ticked), facts.description.stays
        if facts.nothing:
            # The sentence above says it for all charts at once.
            leaves, stays = (), tuple(line for line in stays if not line.endswith(self.pack.unmade))
        self.head.say("" if facts.nothing else "What will leave, file by file:")
        self.contents.say([*leaves, *(() if facts.nothing else facts.description.to_look_at), *stays])
        self.working.allow(not facts.nothing)
        if self.sheets.sheets and self._looked_at != (self.state.choice, self.state.formats):
            self.sheets.clear(_OTHER_TICKS)

    def _ticked(self) -> None:
        """Move to the choice that the boxes say."""
        self.change(choice=self.ticks.choice)

    # Keeping the ticks.

    def save_ticks(self) -> None:
        """Write what is ticked into a new file; `careerdata share --choice` takes it too."""
        path = Path(self.kept.value.strip()).expanduser()
        write_new(path, write_choice(self.state.choice))
        self.say(f"Saved, in {path}.")

    def read_ticks(self) -> None:
        """Tick what a file says."""
        path = Path(self.kept.value.strip()).expanduser()
        choice = load_choice(path)
        redact(self.book, choice)  # So that nothing is ticked of a file that names what is not there.
        self.ticks.show(choice)
        self._ticked()
        self.say(f"Ticked, as {path} says.")

    # Making it.

    def preview(self) -> None:
        """Make every page, and show them one by one; nothing is written."""
        self.sheets.clear()
        self._work(self._previewed)

    def start(self) -> None:
        """Make the pack on a thread of its own, so that Cancel is heard while it works."""
        self.packed = None
        to = Path(self.place.value.strip())
        self._work(lambda state, progress, stop: self._made(state, to, progress, stop))

    def keep_pages(self) -> None:
        """Write the pages that are shown into one file."""
        path = usual_place(self.book, "-pages.html")
        write_new(path, as_page(self.sheets.sheets))
        self.say(f"Saved, in {path}. It holds what the pack would.")

    def wait(self) -> None:
        """Wait until the pack or its pages are made, or called off."""
        self.working.wait()

    def _work(self, work: Callable[[PackView, Progress, Callable[[], bool]], str]) -> None:
        state = self.state
        self.working.start(lambda progress, stop: work(state, progress, stop), self._guarded)

    def _previewed(self, state: PackView, progress: Progress, stop: Callable[[], bool]) -> str:
        made = sheets(self.book, state.choice, state.formats, progress, stop)
        self._looked_at = (state.choice, state.formats)
        if self._looked_at != (self.state.choice, self.state.formats):
            return _OTHER_TICKS
        self.sheets.show(made, {file.file: file for file in self.finding.facts.description.files})
        return f"{len(made)} pages, below. Nothing was written."

    def _made(self, state: PackView, to: Path, progress: Progress, stop: Callable[[], bool]) -> str:
        self.packed = pack(self.book, state.choice, to, state.formats, progress, stop)
        self.place.value = str(usual_place(self.book))
        made = f"Made, in {self.packed.folder}: {join_words(file.file for file in self.packed.description.files)}."
        return "\n".join(
            [
                made,
                *(f"Not in it: {line}" for line in (*not_made_here(USUAL_FORMATS), *self.pack.unmade)),
                *filter(None, [self.packed.undrawn]),
            ]
        )


def share(book: Logbook) -> SharePanel:
    """Return the panel that makes a pack from `book`; nothing private is ticked when it opens."""
    missing = cannot_be_made()
    return SharePanel(book, PackView(usual_choice(book), tuple(form for form in USUAL_FORMATS if form not in missing)))
