"""What may be shown of a cohort: ``python -m careerdata.cohort FOLDER --cohort NAME``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from careerdata.cohort import CONSENT, FEWEST, Count, counts, here, opted_in
from careerdata.logbook.clock import today


def main() -> int:
    """Print the counts; 2 where there is no such folder."""
    parser = argparse.ArgumentParser(prog="python -m careerdata.cohort", description="Counts of many people, no names.")
    parser.add_argument("folder", type=Path, help="holds one folder a person")
    parser.add_argument("--cohort", required=True, metavar="NAME", help=f"as it stands in each {CONSENT}")
    asked = parser.parse_args()
    if not asked.folder.is_dir():
        print(f"There is no folder {asked.folder}. Name the one that holds a folder for each person.", file=sys.stderr)
        return 2
    for count in counts(here(opted_in(asked.folder, asked.cohort), today())):
        print(said(count))
    return 0


def said(count: Count) -> str:
    """Return a count in words."""
    if count.people is None:
        return f"{count.what}: not shown. It holds fewer than {FEWEST}, or leaves out fewer than {FEWEST}."
    return f"{count.what}: {count.people} of {count.of}"


if __name__ == "__main__":
    sys.exit(main())
