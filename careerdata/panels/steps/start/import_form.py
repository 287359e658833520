"""An export brought in on the first page: dropped there or named, said in words before anything is written, saved as one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

import careerdata
from careerdata import bundled
from careerdata.logbook.known_ids import known_names
from careerdata.panels.editing.session import EditingPanel
from careerdata.panels.steps.start.import_told import SHOWN, told_of
from careerdata.panels.steps.start.point_form import PointForm
from careerdata.panels.widgets.controls import LINE, Width, choice, letters, show_if, side_by_side, text, tick
from careerdata.panels.widgets.text import Lines, Words
from careerdata.schemas import log_named
from careerdata.text import counted, join_words

if TYPE_CHECKING:
    from careerdata.importers import Difference, Import, Label, Pointing, Question

_ORDERS = {"": "leave these out", "day": "day first", "month": "month first"}
_PLACE = Width("min(400px, 100%)", "initial")
_LATER = ("decide later", "")


class ImportForm(widgets.VBox):
    """A place for an export, what would come in, what has to be asked first, and the button that brings it in.

    Attributes:
        file: takes an export that is chosen or dropped.
        path: where an export lies, for one that is large, and for a folder.
        look: reads it again, after the file or an answer changed.
        point: what the columns are of a table that no program is known by.
        told: what it is, what is new, what was left out and why.
        order: whether the day or the month comes first, where no date shows it.
        kind: what the meetings of a calendar count as.
        words: a line for each word of the export whose meaning is not known: a mood's number, the skill of a category.
        persons: a list for each person of whom it is not clear who they are, by the name in the export.
        changed, removed: whether to take over what the source has changed, or has no longer.
        bring: writes it, in one save.
    """

    def __init__(self, panel: EditingPanel[Any]) -> None:
        self.panel = panel
        self._found: Import | None = None
        self._new: Difference | None = None
        self._kinds: dict[str, str] = {}
        self._sheet: str | None = None
        self.point = PointForm(panel, self._pointed)
        self.file = widgets.FileUpload(description="Choose a file", layout={"width": "auto"})
        panel.on_change(self.file, lambda dropped: self._take(self.path, "") if dropped else None)
        self.path = panel.on_change(
            text("or its place:", "~/Downloads/export.zip", _PLACE), lambda _: self._take(self.file, ())
        )
        self.look = panel.button("What would come in?", self.show_it, "Reads the export; nothing is written")
        self.told = Lines()
        questions = self._questions()
        self.bring = panel.button("Import", self.save, "Saves all of it at once; Undo takes it back", primary=True)
        head = Words(
            "An export of LinkedIn, Toggl, Clockify, Daylio, an address book, a calendar and more, or a table of your own. "
            "It is read here and stays here."
        )
        where = side_by_side(self.file, self.path, self.look)
        super().__init__([head, where, self.point, self.told, *questions, self.bring])
        self._show()

    def _questions(self) -> tuple[widgets.Widget, ...]:
        """Return what is asked about an export, in order; each is shown where it has to be."""
        panel = self.panel
        orders = [(words, way) for way, words in _ORDERS.items()]
        self.order = panel.on_change(choice("In its dates", orders), self._again)
        self.kind = panel.on_change(choice("Its meetings count as"), self._again)
        self._words_head = Words(
            "What do these mean? A number from 0 to 10 for a mood, a skill for a category or program, - to leave it out. "
            "It is kept for next time."
        )
        self.words: dict[str, widgets.Text] = {}
        self._words, self._people = widgets.VBox(), widgets.VBox()
        self._people_head = Words()
        self.persons: dict[str, widgets.Dropdown] = {}
        self.changed = panel.on_change(tick("Take what has changed there since the last import"), self._again)
        self.removed = panel.on_change(tick("Take out here what is no longer there"), self._again)
        words, people = (self._words_head, self._words), (self._people_head, self._people)
        return (self.order, self.kind, *words, *people, self.changed, self.removed)

    def _take(self, other: widgets.Widget, empty: Any) -> None:
        """Let the file or the place that was given last be the one that is read."""
        self.panel.set_quietly(other, value=empty)
        self.show_it()

    def show_it(self) -> None:
        """Read the export, and say what would come in."""
        self._forget()
        self.point.forget()
        self._sheet = None
        for control, value in ((self.order, ""), (self.changed, False), (self.removed, False)):
            self.panel.set_quietly(control, value=value)
        if not self.file.value and not self.path.value.strip():
            self._show()
            self.panel.say("Choose a file, or write where it lies.")
            return
        self.panel.say("Reading it …")
        try:
            self._read()
        finally:
            self._show()
        is_new = self._new is None or "tables" in self._new.labels
        self.panel.say(self.point.asks if self.point.is_open and is_new else "")

    def save(self) -> None:
        """Write what is new, as one save."""
        new, folder = self._new, self.panel.book.folder
        if new is None or new.is_empty:
            self.panel.say("There is nothing to bring in yet.")
            return
        bundled.outside_the_checkout(folder)
        careerdata.importers.save(folder, new)
        said = [counted(len(rows), *log_named(log).noun) for log, rows in new.rows.items() if rows]
        said += [f"{len(new.taken)} brought up to date"] if new.taken else []
        self._forget()
        self.point.forget()
        self.panel.set_quietly(self.file, value=())
        self.panel.set_quietly(self.path, value="")
        self._show()
        self.panel.saved(
            f"Brought in: {join_words(said or ['what was learned of people you know'])}. Undo takes it back."
        )

    def _forget(self) -> None:
        """Leave what was read, and what was answered about it."""
        self._found, self._new, self._people.children = None, None, ()
        self.persons.clear()
        self.words.clear()
        self._words.children = ()

    def _again(self, _: Any) -> None:
        """Compare once more, with what was answered."""
        if self._found is not None:
            self._read()
            self._show()

    def _pointed(self) -> None:
        """Read a table once more, by what is said of its columns now."""
        if not self.point.is_open:
            return
        self._forget()
        if self.point.sheet.value != self._sheet:
            self._sheet = self.point.sheet.value
            self._offer_table()
        self._read()
        self._show()

    def _read(self) -> None:
        book, importers = self.panel.book, careerdata.importers
        asked = self.order.value or self.words or self.point.is_open
        if self._found is None or self._found.unclear_date or self._found.calendar or asked:
            first = self._found is None
            self._found, self._new = self._read_file(), None
            if first and self._found is not None and self._found.calendar:
                kinds = book.plan.imports.get("kinds", {})
                self.panel.set_quietly(self.kind, options=importers.KINDS)
                self.panel.set_quietly(self.kind, value=importers.kind_of_meetings(self._found.calendar, kinds))
        if self._found is None:
            return
        answers = {name: control.value for name, control in self.persons.items() if control.value}
        take = {
            what for what, box in ((importers.CHANGED, self.changed), (importers.REMOVED, self.removed)) if box.value
        }
        self._new = importers.compare(self._found, book, answers, take)

    def _read_file(self) -> Import | None:
        """Read the export; None for a table while it is not known what its columns are, which is asked."""
        book, pointing = self.panel.book, self.point.pointing
        if self.point.is_open and pointing is None:
            return None
        moods, skills = self._meanings()
        try:
            with self._at_hand() as path:
                found = careerdata.importers.read(
                    path,
                    moods=moods,
                    skills=skills,
                    week_starts=book.plan.week_starts,
                    known=known_names(book.folder),
                    dates=self.order.value,
                    kinds=self._kinds_said(),
                    pointing=pointing,
                    sheet=self._sheet or "",
                    tables=book.plan.imports.get("tables", {}),
                    today=book.today,
                    progress=self.panel.say,
                )
        except careerdata.importers.UnknownTableError:
            if self.point.is_open or not self._offer_table():
                raise
            return self._read_file() if self.point.pointing else None
        if "tables" in found.meanings and not self.point.is_open:
            [said] = found.meanings["tables"].values()
            self._offer_table(careerdata.importers.Pointing.of_table(said))
        return found

    def _offer_table(self, said: Pointing | None = None) -> bool:
        """Ask what the columns of a table are; False where the file is none."""
        with self._at_hand() as path:
            table = careerdata.importers.table_in(path, self._sheet or "")
        if table is not None:
            self.point.offer(table[0], said, table[1])
            self._sheet = self.point.sheet.value
        return table is not None

    def _kinds_said(self) -> dict[str, str]:
        """Return what the meetings of calendars count as: by the plan, and as it was chosen for this one."""
        known, name = dict(self.panel.book.plan.imports.get("kinds", {})), self._found.calendar if self._found else ""
        chosen = bool(name) and self.kind.value != careerdata.importers.kind_of_meetings(name, known)
        return known | ({name: self.kind.value} if chosen else {})

    def _meanings(self) -> tuple[dict[str, float], dict[str, str]]:
        """Return what words mean: by the plan, and as it was typed; a mood that is no number from 0 to 10 says nothing."""
        imports = self.panel.book.plan.imports
        moods, skills = dict(imports.get("moods", {})), dict(imports.get("skills", {}))
        for name, control in self.words.items():
            said = control.value.strip()
            if self._kinds[name] == "skill" and said:
                skills[name] = "" if said == "-" else said
            elif said.replace(".", "", 1).isdecimal() and float(said) <= 10:
                moods[name] = float(said)
        return moods, skills

    @contextmanager
    def _at_hand(self) -> Iterator[Path]:
        """Give the export as a file; one that was dropped is gone afterwards."""
        if not self.file.value:
            yield Path(self.path.value.strip()).expanduser()
            return
        dropped = self.file.value[0]
        with TemporaryDirectory() as folder:
            path = Path(folder) / Path(str(dropped["name"]).replace("\\", "/")).name
            path.write_bytes(dropped["content"])
            yield path

    def _show(self) -> None:
        found, new = self._found, self._new
        self.told.say(told_of(found, new) if found and new else ())
        self.point.show(found)
        show_if(found and found.calendar, self.kind)
        show_if(found and (found.unclear_date or self.order.value), self.order)
        if not self.words:
            self._words.children = tuple(map(self._word, found.labels[:SHOWN] if found else ()))
        show_if(self.words, self._words_head, self._words)
        questions = new.questions if new else ()
        strangers = list(new.strangers)[:SHOWN] if new else []
        if not self.persons:
            asked = [part for question in questions[:SHOWN] for part in self._question(question)]
            self._people.children = (*asked, *map(self._stranger, strangers))
        more = max(len(questions) - SHOWN, 0)
        later = (
            f" {counted(more, 'person', 'people')} more can be asked about when you bring it in again." if more else ""
        )
        self._people_head.say(f"Who is this? Nothing is written for them before you say.{later}")
        show_if(self.persons, self._people_head, self._people)
        kinds = {one.now is None for one in new.differing} if new else set()
        show_if(False in kinds, self.changed)
        show_if(True in kinds, self.removed)
        show_if(found, self.bring)
        self.bring.disabled = new is None or new.is_empty

    def _question(self, question: Question) -> tuple[widgets.Widget, ...]:
        new = ("somebody new", careerdata.importers.NEW)
        options = [_LATER, *((letters(name), name) for name in question.maybe), new]
        control = self.panel.on_change(choice(question.contact, options, LINE), self._again)
        self.persons[question.contact] = control
        return Words(question.text), control

    def _word(self, label: Label) -> widgets.Widget:
        control = text(f"{label.name}, {label.many}:", "5" if label.kind == "mood" else "SQL", LINE)
        self._kinds[label.name] = label.kind
        self.words[label.name] = self.panel.on_change(control, self._again)
        return control

    def _stranger(self, name: str) -> widgets.Widget:
        options = [("not in your contacts: leave out", ""), ("not in your contacts: add", careerdata.importers.NEW)]
        self.persons[name] = control = self.panel.on_change(choice(letters(name), options, LINE), self._again)
        return control
