"""What columns, cells and sheets of a tracker can be taken for."""

from enum import StrEnum, unique


@unique
class Meaning(StrEnum):
    """What a column, or a single cell, is taken for."""

    __hash__ = str.__hash__  # an enum's own is far slower

    NAME = "name"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    EMAIL = "email"
    ID = "id"
    COHORT = "cohort"
    START = "start"
    REQUIREMENT = "requirement"
    CODE = "code"
    VALUE = "value"
    STATUS = "status"
    DATE = "date"
    PLANNED = "planned"
    DUE = "due"
    APPLIES = "applies"
    EXPIRY = "expiry"
    AMOUNT = "amount"
    TARGET = "target"
    SCORE = "score"
    LINK = "link"
    REMARK = "remark"
    VERIFIER = "verifier"
    NUMBER = "number"
    ORDINAL = "ordinal"
    COMPUTED = "computed"
    PARTICULAR = "particular"
    UNKNOWN = "unknown"
    HEADING = "heading"
    LOOKUP = "lookup"
    IGNORED = "ignored"
    ASKED = "asked"

    @property
    def tells_who(self) -> bool:
        """Whether such a column says who the row is about."""
        return self in _WHO

    @property
    def tells_of_a_requirement(self) -> bool:
        """Whether such a column says something of one person and one requirement."""
        return self in _OF_A_REQUIREMENT


_WHO = frozenset({Meaning.NAME, Meaning.FIRST_NAME, Meaning.LAST_NAME, Meaning.EMAIL, Meaning.ID})
_OF_A_REQUIREMENT = frozenset(
    {
        Meaning.VALUE,
        Meaning.STATUS,
        Meaning.DATE,
        Meaning.PLANNED,
        Meaning.DUE,
        Meaning.APPLIES,
        Meaning.EXPIRY,
        Meaning.AMOUNT,
        Meaning.TARGET,
        Meaning.SCORE,
        Meaning.LINK,
        Meaning.REMARK,
        Meaning.VERIFIER,
        Meaning.NUMBER,
    }
)


@unique
class Layout(StrEnum):
    """How a sheet is laid out."""

    WIDE = "wide"
    LONG = "long"
    TRANSPOSED = "transposed"
    FORM = "form"
    DITTO = "ditto"
    LOOKUP = "lookup"
    NONE = "none"


@unique
class Mode(StrEnum):
    """Whether a column or sheet says what is done, planned, due or merely required."""

    DONE = "done"
    PLANNED = "planned"
    DUE = "due"
    REQUIRED = "required"
    EXPIRED = "expired"
