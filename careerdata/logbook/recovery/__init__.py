"""Copies of other days, rows that were lost outside, and what a sync program left beside a log."""
