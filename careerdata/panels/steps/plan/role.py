"""What the target role asks for: a list the person writes, or words chosen from pasted postings; compared with the logs."""

from __future__ import annotations

import ipywidgets as widgets

from careerdata.analysis.plan import role as analysis
from careerdata.analysis.plan.postings import terms
from careerdata.panels.base import Panel
from careerdata.panels.editing.did_you_mean import meant_by, question
from careerdata.panels.widgets.controls import LINE, area, labelled, show_if, side_by_side, text
from careerdata.panels.widgets.text import Table, Words
from careerdata.plan import SKILL_GOALS, Plan
from careerdata.text import name_key

_TALL = {"width": LINE.whole, "height": "130px"}


class RoleForm(widgets.VBox):
    """The skills asked for in the draft, how far each is, and the words that pasted postings share.

    Attributes:
        sentence: the comparison in words.
        found: the terms of the postings that were counted, to choose from; nothing is used before it is chosen.
    """

    def __init__(self, panel: Panel[Plan]) -> None:
        self.panel = panel
        self.sentence, self._caution, self.table = Words(), Words(style="caution"), Table()
        asked_for = text("The role asks for", "SQL, Python, Storytelling with data")
        self.skills = panel.on_change(asked_for, lambda words: self._ask_for(words.split(",")))
        hint = "Paste one or more; put a line of --- between two. The text stays in this page and is not saved."
        self.postings = area("Job postings", hint, layout=_TALL)
        self.count = panel.button("Count their words", self.count_terms, "On this machine; the text is not saved")
        self.found = widgets.SelectMultiple(**labelled("Words they share") | {"layout": _TALL})
        self.use = panel.button(
            "Add the chosen ones", self.add_chosen, "Adds them to the draft, as what the role asks for"
        )
        self._choose = widgets.VBox([self.found, side_by_side(self.use)])
        show_if(False, self._choose)
        self._shown: object = None
        parts = (self.sentence, self.table, self._caution, self.skills, self.postings, side_by_side(self.count))
        super().__init__((*parts, self._choose))

    def show(self) -> None:
        """Compare again when the skills, the goals or the logs changed."""
        book, state = self.panel.book, self.panel.state
        if self._shown == (now := (book, state.target_skills, state.goals, state.target_role)):
            return
        self._shown = now
        finding = analysis.read(book, state)
        self.sentence.say(finding.sentence)
        self._caution.say(finding.caution if len(finding.table) else "")
        self.table.show(finding.table)
        self.panel.set_quietly(self.skills, value=", ".join(state.target_skills))

    def count_terms(self) -> None:
        """Show the words that the pasted postings share, to choose from."""
        table = terms(self.postings.value)
        if table.empty:
            self.panel.say("There is nothing to count yet: paste a posting, or two with a line of --- between them.")
            return
        many = int(table["postings"].max())
        self.found.options = [
            (f"{term} ({postings} of {many} postings)" if many > 1 else term, term)
            for term, postings in zip(table["term"], table["postings"], strict=True)
        ]
        show_if(True, self._choose)
        self.panel.say("These are the words. Choose the skills among them; nothing is used before that.")

    def add_chosen(self) -> None:
        """Draft the chosen words as skills that the role asks for, spelled as in skills.csv where they are there."""
        if not self.found.value:
            self.panel.say("Choose the skills first: with the arrow keys, Ctrl or Shift for several.")
            return
        self._ask_for((*self.panel.state.target_skills, *self.found.value))
        done = "They are in the draft, as what the role asks for. Keep this plan writes them down."
        self.panel.say(f"{done} {self.panel.message}".strip())

    def _ask_for(self, names: tuple[str, ...] | list[str]) -> None:
        book = self.panel.book
        spelled = {name_key(name): name for name in (*book.skills["skill"].unique(), *self.panel.state.target_skills)}
        wanted = [" ".join(name.split()) for name in names]
        skills = {name_key(name): spelled.get(name_key(name), name) for name in wanted if name}
        self.panel.change(target_skills=tuple(skills.values()))
        known = (*spelled.values(), *(goal.name for goal in book.plan.goals if goal.kind in SKILL_GOALS))
        near = ((name, meant_by(name, known)) for name in skills.values() if name not in known)
        if said := " ".join(f"{name}: {question(meant)}" for name, meant in near if meant):
            self.panel.say(said)
