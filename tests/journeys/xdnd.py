"""Drops files on a window as a file manager does: the XDND protocol, version 5, spoken by hand.

No toolkit takes part on this side, so what is tested is what any desktop would send. The pointer is
moved, since the window under it may ask where it is.
"""

import time
from collections.abc import Callable, Sequence
from enum import Enum, unique
from pathlib import Path
from typing import Any

from Xlib import X, Xatom, display
from Xlib.protocol import event

_VERSION = 5
_URI_LIST = "text/uri-list"
_SECONDS = 5.0
_MOVES = 6
_STEP_SECONDS = 0.03


@unique
class Dropped(Enum):
    """What became of a drop."""

    TAKEN = "taken"
    REFUSED = "refused"
    LEFT = "left"


class NoAnswerError(AssertionError):
    """The window did not answer as the protocol has it."""


class Hand:
    """A hand that drags files over one display."""

    def __init__(self, display_name: str, files: Sequence[Path]) -> None:
        self._display: Any = display.Display(display_name)
        self._root = self._display.screen().root
        self._files = "".join(f"{file.resolve().as_uri()}\r\n" for file in files).encode()
        self._source = self._root.create_window(-10, -10, 1, 1, 0, X.CopyFromParent)
        self._target: Any = None
        self._accepted: bool | None = None
        self._finished: bool | None = None

    def drop(self, left: int, top: int, *, hover_seconds: float = 0.2) -> Dropped:
        """Drag to a point of the screen and let go there."""
        if not self.hover(left, top, hover_seconds):
            self.leave()
            return Dropped.REFUSED
        self._send("XdndDrop", self._source.id, 0, X.CurrentTime)
        self._hear(lambda: self._finished is not None, "XdndFinished")
        return Dropped.TAKEN if self._finished else Dropped.REFUSED

    def hover(self, left: int, top: int, seconds: float = 0.2) -> bool:
        """Drag to a point and stay a while; answer whether a drop would be taken there."""
        self._root.warp_pointer(left, top)
        self._target = self._aware_window(left, top)
        self._offer()
        for step in range(_MOVES):
            self._accepted = None
            across = (left + step) << 16 | (top & 0xFFFF)
            copy = self._atom("XdndActionCopy")
            self._send("XdndPosition", self._source.id, 0, across, X.CurrentTime, copy)
            self._hear(lambda: self._accepted is not None, "XdndStatus")
            self._rest(_STEP_SECONDS)
        self._rest(seconds)
        return bool(self._accepted)

    def leave(self) -> Dropped:
        """Drag the files away again."""
        self._send("XdndLeave", self._source.id)
        self._rest(_STEP_SECONDS)
        return Dropped.LEFT

    def close(self) -> None:
        """Let go of the display."""
        self._display.close()

    def _offer(self) -> None:
        """Say what is dragged: files, to be copied."""
        selection = self._atom("XdndSelection")
        self._source.set_selection_owner(selection, X.CurrentTime)
        actions = [self._atom("XdndActionCopy")]
        self._source.change_property(self._atom("XdndActionList"), Xatom.ATOM, 32, actions)
        self._send("XdndEnter", self._source.id, _VERSION << 24, self._atom(_URI_LIST))

    def _aware_window(self, left: int, top: int) -> Any:
        """Find the window under a point that has said it takes drops."""
        window = self._root
        while window:
            if window.get_full_property(self._atom("XdndAware"), X.AnyPropertyType):
                return window
            window = window.translate_coords(self._root, left, top).child
        raise NoAnswerError(f"no window at {left},{top} takes drops")

    def _send(self, kind: str, *words: int) -> None:
        filled = (32, [*words, *([0] * (5 - len(words)))])
        message = event.ClientMessage(
            window=self._target, client_type=self._atom(kind), data=filled
        )
        self._target.send_event(message, event_mask=0)
        self._display.flush()

    def _hear(self, is_heard: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + _SECONDS
        while not is_heard():
            if time.monotonic() > deadline:
                raise NoAnswerError(f"the window never sent {what}")
            self._rest(0.005)

    def _rest(self, seconds: float) -> None:
        """Answer the window for a while."""
        deadline = time.monotonic() + seconds
        while True:
            while self._display.pending_events():
                self._answer(self._display.next_event())
            if time.monotonic() >= deadline:
                return
            time.sleep(0.005)

    def _answer(self, heard: Any) -> None:
        if heard.type == X.ClientMessage:
            self._note(self._display.get_atom_name(heard.client_type), heard.data[1])
        elif heard.type == X.SelectionRequest:
            self._hand_over(heard)

    def _note(self, kind: str, words: Sequence[int]) -> None:
        if kind == "XdndStatus":
            self._accepted = bool(words[1] & 1)
        elif kind == "XdndFinished":
            self._finished = bool(words[1] & 1)

    def _hand_over(self, asked: Any) -> None:
        """Give the list of files to the window that asks for it."""
        given = X.NONE
        if asked.target == self._atom(_URI_LIST):
            given = asked.property
            asked.requestor.change_property(given, asked.target, 8, self._files)
        elif asked.target == self._atom("TARGETS"):
            given = asked.property
            kinds = [self._atom("TARGETS"), self._atom(_URI_LIST)]
            asked.requestor.change_property(given, Xatom.ATOM, 32, kinds)
        told = event.SelectionNotify(
            time=asked.time,
            requestor=asked.requestor,
            selection=asked.selection,
            target=asked.target,
            property=given,
        )
        asked.requestor.send_event(told)
        self._display.flush()

    def _atom(self, name: str) -> int:
        return int(self._display.intern_atom(name))
