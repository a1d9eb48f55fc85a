"""A screen of its own for a journey: an X server in memory with a window manager on it.

Hands and eyes go through xdotool and scrot, as they would on a person's desk; the window under test
knows nothing of them.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

TOOLS = ("Xvfb", "openbox", "xdotool", "scrot")
_SECONDS = 20.0
_GLANCE = 0.05


class NotSeenError(AssertionError):
    """What should have come on the screen has not."""


@dataclass(frozen=True)
class Screen:
    """An X display; `:7` or the like."""

    display: str

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment for a program that is to show itself here."""
        kept = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        return {**kept, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "LC_ALL": "C.UTF-8"}

    def run(self, *words: object) -> str:
        """Run a tool here and answer with what it prints."""
        done = subprocess.run(
            [str(word) for word in words],
            env=self.surroundings,
            check=True,
            capture_output=True,
            encoding="utf-8",
        )
        return done.stdout

    def picture(self, path: Path) -> Path:
        """Take a picture of the whole screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.run("scrot", "--overwrite", path)
        return path

    def find_window(self, title: str) -> int:
        """Wait for a window whose title holds a regular expression; answer with its id."""
        found = wait_for(lambda: self._windows(title), f"a window “{title}”")
        return found[-1]

    def _windows(self, title: str) -> list[int]:
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        done = subprocess.run(
            command, env=self.surroundings, check=False, capture_output=True, encoding="utf-8"
        )
        return [int(line) for line in done.stdout.split()]

    def place_of(self, window: int) -> tuple[int, int, int, int]:
        """Say where a window stands: left, top, width, height."""
        told = self.run("xdotool", "getwindowgeometry", "--shell", window)
        said = dict(re.findall(r"^(\w+)=(-?\d+)$", told, re.MULTILINE))
        return int(said["X"]), int(said["Y"]), int(said["WIDTH"]), int(said["HEIGHT"])

    def click(self, window: int, across: int, down: int, button: int = 1) -> None:
        """Click into a window, so many pixels from its left and top."""
        left, top, _, _ = self.place_of(window)
        self.run("xdotool", "mousemove", left + across, top + down, "click", button)

    def press(self, *keys: str) -> None:
        """Press keys, such as `ctrl+z` or `Return`, in whatever window has the keyboard."""
        self.run("xdotool", "key", "--delay", 40, *keys)

    def write(self, text: str) -> None:
        """Type a text; slowly enough for letters that X has to learn first."""
        self.run("xdotool", "type", "--delay", 150 if not text.isascii() else 30, text)


def wait_for(look: Callable[[], list[int]], what: str, seconds: float = _SECONDS) -> list[int]:
    """Look again and again until something is seen; raises NotSeenError when time is up."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if seen := look():
            return seen
        time.sleep(_GLANCE)
    raise NotSeenError(f"{what} was not seen in {seconds:.0f} s")


def missing_tools() -> list[str]:
    """Name the programs a journey needs that this machine lacks."""
    return [tool for tool in TOOLS if shutil.which(tool) is None]


@contextmanager
def open_screen(size: str = "1500x1000") -> Iterator[Screen]:
    """Start an X server and a window manager; both end with the journey."""
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24", "-noreset"],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as told:
        screen = Screen(f":{told.readline().strip()}")
    manager = subprocess.Popen(
        ["openbox", "--sm-disable"], env=screen.surroundings, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(lambda: _is_managed(screen), "the window manager")
        yield screen
    finally:
        for started in (manager, server):
            started.terminate()
            started.wait(10)


def _is_managed(screen: Screen) -> list[int]:
    """Ask whether a window manager has taken the screen."""
    from Xlib import X, display

    seen = display.Display(screen.display)
    try:
        root = seen.screen().root
        check = seen.intern_atom("_NET_SUPPORTING_WM_CHECK")
        held = root.get_full_property(check, X.AnyPropertyType)
        return [] if held is None else [int(held.value[0])]
    finally:
        seen.close()
