"""Make the packages of the tab lighter: without what no page needs, and packed once more, as one stream each.

What was compiled for a tab partly comes unpacked, and hundreds of small files that resemble each other pack better together.
"""

from __future__ import annotations

import gzip
import io
import re
import tarfile
import zipfile
from pathlib import Path

UNUSED = re.compile(
    r"(^|/)tests?/"
    r"|^(?!jedi/).*\.(pyi|pxd|pyx|h|a)$|/sboms/"
    r"|^pandas/conftest\.py$"
    # JupyterLab's own parts of a wheel are laid out by JupyterLite already.
    r"|\.data/data/|^(anywidget|plotly)/(labextension|nbextension|matplotlylib)/"
    r"|^jedi/third_party/django-stubs/"
    r"|^scipy/(cluster|datasets|interpolate|io|misc|ndimage|odr|signal|stats)/"
)
"""What no page of the tab imports or shows, by its path in a package."""
OLD_FONTS = (".eot", ".svg", ".ttf", ".woff")
"""Forms of a font that no browser asks for which can run Python in a tab: it takes the newest, where there is one."""


def lightened(package: Path, place: Path) -> Path:
    """Pack a wheel or zip anew without what no page needs, and return the packed file.

    Takes the package's file and the folder to write to. The same package gives the same bytes.
    """
    packed = place / f"{package.stem}.tar.gz"
    with (
        zipfile.ZipFile(package) as whole,
        packed.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w") as rest,
    ):
        for info in whole.infolist():
            if not info.is_dir() and not UNUSED.search(info.filename):
                entry = tarfile.TarInfo(info.filename)
                entry.size = info.file_size
                rest.addfile(entry, io.BytesIO(whole.read(info)))
    return packed


def drop_old_fonts(site: Path) -> None:
    """Remove the older forms of each font that is there in the newest."""
    for font in (site / "build").glob("*.woff2"):
        for ending in OLD_FONTS:
            font.with_suffix(ending).unlink(missing_ok=True)
