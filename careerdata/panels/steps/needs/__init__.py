"""Wants and needs: the list of pain points, sorted by the person."""
