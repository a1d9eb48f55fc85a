"""Into an office: what the window hands to whoever finds or makes one."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol


class EnterOffice(Protocol):
    """Opens an office in the window."""

    def __call__(
        self, folder: Path, *, create: bool = False, then: Callable[[], None] | None = None
    ) -> None:
        """Open the office in a folder; `then` is called once somebody can sit there."""
