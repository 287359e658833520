"""What every page is made of: text, controls, checklists, the live chart. No step, no log."""
