"""A person's own model may use anything pandera has: the short way still gives what the careful reader gives."""

import warnings
from typing import Optional

import pandas as pd
import pandera.pandas as pa
import pytest
from pandera.typing import Index

from careerdata.logbook.reading.fast_bytes import NotPlain
from careerdata.logbook.reading.fast_reader import read_clean
from careerdata.logbook.reading.reader import read_content


class Plain(pa.DataFrameModel):
    """What the others change one thing of."""

    word: str = pa.Field()
    size: float = pa.Field(ge=0, le=10, nullable=True)


class Parsed(Plain):
    """Words are made small before they are judged."""

    @pa.parser("word")
    @classmethod
    def _small(cls, word):
        return word.str.lower()


class ParsedTogether(Plain):
    """The whole frame is changed before it is judged."""

    @pa.dataframe_parser
    @classmethod
    def _double(cls, frame):
        return frame.assign(size=frame["size"] * 2)


class Filled(pa.DataFrameModel):
    """An empty cell has a default."""

    word: str = pa.Field()
    size: float = pa.Field(nullable=True, default=5.0)


class Coerced(Plain):
    """Types are made to fit."""

    class Config:
        coerce = True


class CoercedColumn(pa.DataFrameModel):
    """One type is made to fit."""

    word: str = pa.Field()
    size: float = pa.Field(nullable=True, coerce=True)


class Dropped(Plain):
    """Rows that do not fit are left out by the model itself."""

    class Config:
        drop_invalid_rows = True


class Filtered(Plain):
    """Columns of no field are left out by the model itself."""

    class Config:
        strict = "filter"


class Missing(pa.DataFrameModel):
    """A column that is absent is added by the model itself."""

    word: str = pa.Field()
    size: Optional[float] = pa.Field(nullable=True, default=1.5)

    class Config:
        add_missing_columns = True


class EmptyCounts(pa.DataFrameModel):
    """An empty cell breaks the limit."""

    word: str = pa.Field()
    size: float = pa.Field(ge=0, nullable=True, ignore_na=False)


class Warned(pa.DataFrameModel):
    """What does not fit is only warned of."""

    word: str = pa.Field()
    size: float = pa.Field(le=5, nullable=True, raise_warning=True)


class SameName(Plain):
    """A check of the person's own has the name of one of pandera's."""

    @pa.check("size", name="greater_than_or_equal_to", statistics={"min_value": 0})
    @classmethod
    def _not_seven(cls, size):
        return size != 7


class EachAlone(Plain):
    """A check looks at one value at a time."""

    @pa.check("size", name="less_than_or_equal_to", element_wise=True)
    @classmethod
    def _not_seven(cls, size):
        return size != 7


class Grouped(Plain):
    """A check looks at the numbers of each word."""

    @pa.check("size", groupby="word", name="less_than_or_equal_to")
    @classmethod
    def _not_seven(cls, groups):
        return all((group != 7).all() for group in groups.values())


class Together(Plain):
    """A check looks at whole rows."""

    @pa.dataframe_check
    @classmethod
    def _long_enough(cls, frame):
        return frame["word"].str.len() > 2


class OneAnswer(Plain):
    """A check says yes or no for the whole frame."""

    @pa.dataframe_check
    @classmethod
    def _small_enough(cls, frame):
        return frame["size"].sum() < 20


class Words(pa.DataFrameModel):
    """Limits of texts and days, which have an order too."""

    word: str = pa.Field(ge="b", le="y")
    day: pd.Timestamp = pa.Field(ge=pd.Timestamp("2026-01-01"))
    size: Optional[float] = pa.Field(nullable=True, gt=0, lt=7)


class Said(pa.DataFrameModel):
    """Texts of one form, and limits at both ends."""

    word: str = pa.Field(str_matches="^[a-zA-Z]+$", str_length={"max_value": 4})
    size: float = pa.Field(ge=0, nullable=True, in_range={"min_value": 0, "max_value": 8})


class Numbered(Plain):
    """The model says something of the row numbers."""

    line: Index[int] = pa.Field(ge=3)


class Patterned(pa.DataFrameModel):
    """One field stands for several columns."""

    word: str = pa.Field()
    size: float = pa.Field(alias="si.*", regex=True, ge=0, nullable=True)


class Ordered(Plain):
    """Columns in the order of the model, each once, and nothing else."""

    class Config:
        strict = True
        ordered = True
        unique_column_names = True


class Alone(pa.DataFrameModel):
    """Values that may not repeat, told in another way."""

    word: str = pa.Field(unique=True)
    size: float = pa.Field(nullable=True)

    class Config:
        unique = "size"


MODELS = [
    *(Plain, Parsed, ParsedTogether, Filled, Coerced, CoercedColumn, Dropped, Filtered, Missing, EmptyCounts, Warned),
    *(SameName, EachAlone, Grouped, Together, OneAnswer, Words, Said, Numbered, Patterned, Ordered, Alone),
]
FILES = [
    b"word,size\nApple,1\npear,7\n",
    b"word,size\nApple,1\npear,\n",
    b"word,size\nApple,-1\npear,2\n",
    b"word,size\nApple,11\npear,2\n",
    b"word,size\nApple,7\nApple,7\n",
    b"word,size\nit,9\nApple,19\n",
    b"size,word\n1,Apple\n2,pear\n",
    b"word,mine\nApple,1\npear,2\n",
    b"word,day,size\nApple,2026-03-02,1\npear,2026-03-03,2\n",
    b"word,day,size\npear,2025-03-02,1\nzoo,2026-03-03,8\n",
    b"word,day\npear,2026-03-02\npear,2026-03-03\n",
]


def outcome(read):
    """Return the frame and what was said of it, or the error; warnings are the model's own affair."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return read()
        except (TypeError, pa.errors.SchemaErrors, pa.errors.SchemaDefinitionError) as error:
            return type(error)


@pytest.mark.parametrize("data", FILES)
@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_short_way_gives_what_the_careful_reader_gives(model, data):
    careful = outcome(lambda: read_content(data, "log.csv", model))
    try:
        short = outcome(lambda: read_clean(data, model))
    except NotPlain:
        return
    if isinstance(short, type):
        assert short == careful
        return
    frame, remarks = short
    pd.testing.assert_frame_equal(frame, careful.frame, check_exact=True)
    assert [remark.message for remark in remarks] == [problem.message for problem in careful.problems]


@pytest.mark.parametrize("model", [Plain, Together, SameName, EmptyCounts, Said, Ordered])
def test_a_model_that_only_judges_takes_the_short_way(model):
    frame, _ = read_clean(b"word,size\none,1\ntwo,2.5\n", model)
    assert frame["size"].tolist() == [1, 2.5]
    assert frame["word"].tolist() == ["one", "two"]
