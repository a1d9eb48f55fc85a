"""Questions a tracker leaves open, and the answers a person gave."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from certtrack_app.rules.tracker.words import Meaning


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
    `columns` by (sheet topic, column number); `requirements` by folded title the title it goes
    under; `values` by folded text the status it stands for.
    """

    answers: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[tuple[str, int], Meaning] = field(default_factory=dict)
    requirements: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)

    def answer(self, ask: Ask) -> str | None:
        """Give the answer to a question, if it has one."""
        return self.answers.get(ask.topic)
