"""What leaves the folder: a pack for the manager, built from what was ticked and proven to contain nothing else.

ticks (`Choice`) -> new frames (`redact`) -> new findings and figures (`lay_out`) -> files (`pack`)
"""

from careerdata.share.browser import CancelledError
from careerdata.share.capabilities import cannot_be_made, not_made_here
from careerdata.share.choice import FORMATS, USUAL_FORMATS, Choice, ChoiceError, read_choice, write_choice
from careerdata.share.choice_file import load_choice
from careerdata.share.contents import lay_out
from careerdata.share.exportable import CHARTS, COLUMNS, ROW_NAMES
from careerdata.share.manifest import describe, nothing_to_pack
from careerdata.share.new_file import write_new
from careerdata.share.packing import Packed, Progress, pack, usual_place
from careerdata.share.preview import Sheet, sheets
from careerdata.share.preview_page import as_page
from careerdata.share.redaction import redact, row_names, usual_choice
from careerdata.share.review import review_choice

__all__ = [
    "CHARTS",
    "COLUMNS",
    "FORMATS",
    "ROW_NAMES",
    "USUAL_FORMATS",
    "CancelledError",
    "Choice",
    "ChoiceError",
    "Packed",
    "Progress",
    "Sheet",
    "as_page",
    "cannot_be_made",
    "describe",
    "lay_out",
    "load_choice",
    "not_made_here",
    "nothing_to_pack",
    "pack",
    "read_choice",
    "redact",
    "review_choice",
    "row_names",
    "sheets",
    "usual_choice",
    "usual_place",
    "write_choice",
    "write_new",
]
