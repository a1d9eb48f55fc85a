"""Questions a tracker leaves open, and the answers a person gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from certtrack_app.rules.tracker.words import Layout, Meaning


class Ask(NamedTuple):
    """One open question; `topic` is its stable name, the same at every reading of the same files.

    One answer settles every cell that asks under the topic.
    """

    topic: str
    raw: str
    about: str
    choices: tuple[str, ...]
    proposed: str | None


@dataclass(frozen=True)
class Corrections:
    """What the person at the preview set right; a reading made with them obeys them.

    `answers` by a question's topic; `headers` by sheet topic the heading's row (0 for none);
    `layouts` by sheet topic (none: not used); `columns` by (sheet topic, column number), and
    `titles` by the same the requirement a column tells of; `requirements` by folded title the
    title it goes under; `values` by folded text the status it stands for. `cells` by (sheet
    topic, row, column) and `column_values` by (sheet topic, column, folded text) give what is
    read in the place of what stands there, or that it is left out; column 0 is the whole row.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, int] = field(default_factory=dict)
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    columns: Mapping[tuple[str, int], Meaning] = field(default_factory=dict)
    titles: Mapping[tuple[str, int], str] = field(default_factory=dict)
    requirements: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    column_values: Mapping[tuple[str, int, str], str] = field(default_factory=dict)

    def answer(self, ask: Ask) -> str | None:
        """Give the answer to a question, if it has one."""
        return self.answers.get(ask.topic)
