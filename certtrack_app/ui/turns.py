"""Work in the window's own thread, a step at a turn, so that it goes on answering between."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer


def in_turns(owner: QObject, steps: Sequence[Callable[[], object]]) -> None:
    """Take one step at each turn of the event loop, as long as the owner is there."""
    if not steps:
        return

    def step() -> None:
        steps[0]()
        in_turns(owner, steps[1:])

    QTimer.singleShot(0, owner, step)
