"""Somebody at the keyboard: starts the program, and does by hand what a person does."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

from certtrack_app.cli import run
from tests.journeys.eyes import Control, Eyes, pattern
from tests.journeys.screen import Screen
from tests.journeys.xdnd import Dropped, Hand

CHECKOUT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "certtrack_app")
_AT_ONCE = 0.15


@dataclass(frozen=True)
class Coordinator:
    """A person before a window: eyes, a mouse and a keyboard; pictures are kept of each step."""

    screen: Screen
    eyes: Eyes
    window: int
    pictures: Path

    def see(self, role: str, name: str) -> Control:
        """Wait until a control shows whose name holds a pattern."""
        return self.eyes.see(role, name)

    def read(self, name: str) -> Control:
        """Wait until words show on a label."""
        return self.eyes.see("label", name)

    def click(self, role: str, words: str) -> None:
        """Click on the control that is called exactly so."""
        self.click_on(self.eyes.see(role, pattern(words)))

    def click_on(self, control: Control, button: int = 1) -> None:
        """Click on the middle of a control."""
        self.screen.run("xdotool", "mousemove", *control.middle, "click", button)

    def go(self, place: str) -> None:
        """Go to a place at the left."""
        self.click_on(self.eyes.see("check box", f"^{place}(, .*)?$"))
        self.screen.find_window(f"^CertTrack – {place}")

    def enter(self, words: str, text: str) -> None:
        """Put a text into a field, in place of what stands there."""
        self.click("text", words)
        self.press("ctrl+a")
        self.screen.write(text)

    def press(self, *keys: str) -> None:
        """Press keys."""
        self.screen.press(*keys)

    def choose(self, words: str, choice: str) -> None:
        """Choose in a drop-down list by its first letters, as the keyboard allows."""
        self.click("combo box", words)
        self.eyes.see("list item", pattern(choice))
        self.screen.write(choice)
        self.press("Return")

    def drop(self, file: Path, at: Control, picture: str) -> None:
        """Drag a file from elsewhere, stay over the control for a picture, and let go."""
        hand = Hand(self.screen.display, [file])
        try:
            assert hand.hover(*at.middle, seconds=0.4), f"{at.name} takes no {file.name}"
            self.keep(picture)
            assert hand.drop(*at.middle) is Dropped.TAKEN
        finally:
            hand.close()

    def keep(self, picture: str) -> None:
        """Take a picture of the screen once it has come to rest."""
        time.sleep(_AT_ONCE)
        self.screen.picture(self.pictures / f"{picture}.png")


@dataclass(frozen=True)
class Office:
    """The folder of an office, asked from outside by the command."""

    folder: Path

    def ask(self, *words: str, today: str, by: str = "Dana Whitfield") -> Any:
        """Run a command on a day, in this process, and give its answer."""
        said = ["--office", str(self.folder), "--as", by, "--today", today, *words, "--json"]
        with redirect_stdout(TextIOWrapper(BytesIO(), "utf-8")) as told:
            done = run(said)
            answer = json.loads(told.buffer.getvalue())
        assert done == 0, answer
        return answer


@contextmanager
def sit_down(screen: Screen, eyes: Eyes, pictures: Path, *words: str) -> Iterator[Coordinator]:
    """Start the program with some words and sit before its window until it is closed again."""
    started = subprocess.Popen([*PROGRAM, *words], env=eyes.surroundings, cwd=CHECKOUT)
    try:
        yield Coordinator(screen, eyes, screen.find_window("^CertTrack"), pictures)
        screen.press("ctrl+q")
        assert started.wait(20) == 0
    finally:
        if started.poll() is None:
            started.kill()
            started.wait(10)
