"""Questions for a talk about staying, for the manager's side: a page to hand over, which holds nothing from the logs.

Such talks are known as stay interviews (Kaye and Jordan-Evans, *Love 'Em or Lose 'Em*, 1999; Finnegan, *The Power of Stay
Interviews*, 2012). The questions are in our own words, and no scale.
"""

from __future__ import annotations

QUESTIONS = (
    "Which part of your week would you keep if you could keep only one?",
    "What takes more out of you than it is worth?",
    "What do you do well here that nobody sees?",
    "What would you like to be able to do a year from now, and who here could teach you?",
    "Is there something you wanted to ask for and have not?",
    "If another employer wrote to you tomorrow, what would make you read on?",
    "What is one thing I could do differently from next week?",
)
"""What a manager could ask, the easy ones first."""
BEFORE = "Hand them over a few days before you talk, or be ready for them. Two sentences each are enough."


def page() -> str:
    """Return the questions as a page of plain text to hand to a manager."""
    asked = "\n".join(f"{place}. {question}" for place, question in enumerate(QUESTIONS, 1))
    return (
        "Questions for a talk about staying\n\n"
        "For half an hour, from a manager to somebody in the team. Ask, listen, and promise one thing with a day.\n\n"
        f"{asked}\n"
    )
