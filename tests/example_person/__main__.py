"""``python -m example_person FOLDER``: write the example folder, or see whether it still is what is generated."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from careerdata import bundled
from example_person.build import generate


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the generated files into a folder; return 0, or 1 when a file there says something else."""
    parser = argparse.ArgumentParser(prog="python -m example_person", description=__doc__)
    parser.add_argument("folder", type=Path, help="made if new; a file there that differs is left alone")
    parser.add_argument("--replace", action="store_true", help="write over files that differ (data/example only)")
    options = parser.parse_args(arguments)
    if options.replace and options.folder.resolve() != bundled.example().resolve():
        parser.error(f"only {bundled.example()} can be replaced; any other folder may be somebody's own")
    files = generate().files()
    different = _different(options.folder, files)
    if different and not options.replace:
        sys.stderr.write(f"Nothing was written: {', '.join(different)} in {options.folder} would change.\n")
        return 1
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (options.folder / name).write_bytes(text.encode())
    sys.stdout.write(f"{len(files)} files are in {options.folder}.\n")
    return 0


def _different(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Return the names of the files that exist in the folder with another content."""
    there = {name: folder / name for name in files if (folder / name).exists()}
    return [name for name, path in there.items() if path.read_bytes() != files[name].encode()]


if __name__ == "__main__":
    sys.exit(main())
