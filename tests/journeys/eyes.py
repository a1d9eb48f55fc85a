"""Finds what is on the screen by role and name, as a screen reader does, and waits for it."""

import json
import os
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.screen import NotSeenError, Screen

SYSTEM_PYTHON = "/usr/bin/python3"
_BY_NAME = Path(__file__).with_name("by_name.py")
_PROGRAM = "CertTrack"
_SECONDS = 20.0
_GLANCE = 0.1


@dataclass(frozen=True)
class Control:
    """A control as it shows: what it is, what it says, and the middle of its place."""

    role: str
    name: str
    says: str
    states: frozenset[str]
    place: tuple[int, int, int, int]

    @property
    def middle(self) -> tuple[int, int]:
        """The point of the screen to click at."""
        left, top, width, height = self.place
        return left + width // 2, top + height // 2


class Eyes:
    """Looks at the program's windows over the accessibility bus of one screen."""

    def __init__(self, screen: Screen, bus: str) -> None:
        self._screen = screen
        self._bus = bus
        self._reader = subprocess.Popen(
            [SYSTEM_PYTHON, str(_BY_NAME)],
            env=self.surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment for a program that is to be seen; asked anew for each that starts."""
        return {
            **self._screen.surroundings,
            "DBUS_SESSION_BUS_ADDRESS": self._bus,
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }

    def close(self) -> None:
        """Stop looking."""
        self._reader.communicate(timeout=10)

    def all(self, role: str = "", name: str = "", window: str = "") -> list[Control]:
        """Everything that shows now with a role and a name in which a pattern is found."""
        asked = {"application": _PROGRAM, "role": role, "name": name, "window": window}
        if self._reader.stdin is None or self._reader.stdout is None:
            raise NotSeenError("The eyes are closed.")
        self._reader.stdin.write(json.dumps(asked) + "\n")
        self._reader.stdin.flush()
        answer = self._reader.stdout.readline()
        return [_control(one) for one in json.loads(answer)]

    def see(self, role: str, name: str, window: str = "", seconds: float = _SECONDS) -> Control:
        """Wait for a control and for it to stand still; the foremost one where there are many."""
        deadline = time.monotonic() + seconds
        before: Control | None = None
        while time.monotonic() < deadline:
            found = next(iter(self.all(role, name, window)), None)
            if found is not None and found == before:
                return found
            before = found
            time.sleep(_GLANCE)
        raise NotSeenError(f"no {role} “{name}” was seen in {seconds:.0f} s: {self._instead(role)}")

    def see_gone(self, role: str, name: str, seconds: float = _SECONDS) -> None:
        """Wait until there is no such control any more."""
        deadline = time.monotonic() + seconds
        while self.all(role, name):
            if time.monotonic() > deadline:
                raise NotSeenError(f"the {role} “{name}” was still there after {seconds:.0f} s")
            time.sleep(_GLANCE)

    def _instead(self, role: str) -> str:
        return ", ".join(f"“{one.name}”" for one in self.all(role)) or "nothing of that role"


def _control(told: dict[str, object]) -> Control:
    place = told["place"]
    states = told["states"]
    if not isinstance(place, list) or not isinstance(states, list):
        raise TypeError("by_name.py answers with lists of places and states.")
    left, top, width, height = place
    return Control(
        role=str(told["role"]),
        name=str(told["name"]),
        says=str(told["says"]),
        states=frozenset(states),
        place=(left, top, width, height),
    )


@contextmanager
def open_eyes(screen: Screen) -> Iterator[Eyes]:
    """Give a screen a session bus, on which the system starts its accessibility bus by itself."""
    read_end, write_end = os.pipe()
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", f"--print-address={write_end}"],
        env=screen.surroundings,
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    with os.fdopen(read_end) as told:
        eyes = Eyes(screen, told.readline().strip())
    try:
        yield eyes
    finally:
        eyes.close()
        bus.terminate()
        bus.wait(10)


def pattern(words: str) -> str:
    """A pattern that finds exactly these words."""
    return f"^{re.escape(words)}$"
