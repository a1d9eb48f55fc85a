"""What the office has taught the reading of trackers: its own words, and what it set right."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from certtrack_app.models.base import Base, kept
from certtrack_app.rules.vocabulary import Topic


class TrackerWord(Base):
    """A word of the office's trackers, and what it was answered to mean."""

    __tablename__ = "tracker_word"
    __table_args__ = kept(Topic.OFFICE)

    word: Mapped[str] = mapped_column(unique=True)
    """Folded, as words are compared."""
    stands_for: Mapped[str]
    """A status, or that it is left out."""
    learned_on: Mapped[date]

    def __str__(self) -> str:
        """How sentences call it."""
        return f"the word “{self.word}”"


class TrackerShape(Base):
    """What was set right in a sheet, known again by its headings."""

    __tablename__ = "tracker_shape"
    __table_args__ = kept(Topic.OFFICE)

    headings: Mapped[str] = mapped_column(unique=True)
    """All of them, folded, in the order of their columns."""
    shape: Mapped[dict[str, Any]]
    called: Mapped[str]
    """The files it was last read from."""
    kept_on: Mapped[date]

    def __str__(self) -> str:
        """How sentences call it."""
        return f"how {self.called} was read"
