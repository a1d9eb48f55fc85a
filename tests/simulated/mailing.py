"""The mail server of the simulated office: it takes a letter, defers, refuses, or drops it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from unittest.mock import patch

from certtrack_app.adapters.mail import Letter
from certtrack_app.adapters.post import Deferred, Doubtful, NoPost, Returned
from certtrack_app.workflows.posting import send_queue
from tests.simulated.office import SimulatedOffice

_MOODS = {
    None: 88,
    Deferred: 4,
    Returned: 4,
    Doubtful: 2,
    NoPost: 2,
}
"""Of a hundred letters."""


@dataclass
class Server:
    """A mail server with moods, which remembers what it may have taken."""

    chance: Random
    taken: list[int] = field(default_factory=list)
    """Numbers of the messages that arrived, or may have."""

    def send(self, letter: Letter) -> None:
        """Take a letter, or not."""
        moods, weights = zip(*_MOODS.items(), strict=True)
        (mood,) = self.chance.choices(moods, weights)
        if mood in (None, Doubtful):
            self.taken.append(letter.number)
        if mood is not None:
            raise mood(f"The server said: {mood.__name__}.")

    @contextmanager
    def opened(self, _account: object, _password: object) -> Iterator["Server"]:
        """Be connected to."""
        yield self

    def post(self, one: SimulatedOffice) -> int:
        """Send an office's queue; says how many letters left."""
        with (
            patch("certtrack_app.adapters.post.opened_post", self.opened),
            patch("certtrack_app.workflows.posting.password_for", lambda _account: "secret"),
        ):
            return len(send_queue(one.errand).sent)
