"""The plan: sliders, goals, breaks, drafts side by side, and what it would take."""
