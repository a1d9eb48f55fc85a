"""What a screen reader sees: every control on a display by its role and name.

The system's own Python runs this file, since it alone has the accessibility library; questions come
in as one JSON object a line, and each answer goes out as one.
"""

import json
import re
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 the version is to be said first

_CHILDREN = 400
_DEPTH = 24


def controls(node: Any, depth: int = 0) -> Iterator[Any]:
    """Everything below a node that shows, from the front to the back as the window lists it."""
    for number in range(min(node.get_child_count(), _CHILDREN)):
        child = node.get_child_at_index(number)
        if child is None or not child.get_state_set().contains(Atspi.StateType.SHOWING):
            continue
        yield child
        if depth < _DEPTH:
            yield from controls(child, depth + 1)


def windows(application: str) -> Iterator[Any]:
    """The windows of an application, those that came last first: a dialog before what it covers."""
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(number)
        if program is not None and application in (program.get_name() or ""):
            shown = [program.get_child_at_index(at) for at in range(program.get_child_count())]
            yield from (one for one in reversed(shown) if one is not None)


def described(node: Any) -> dict[str, Any]:
    """What is worth knowing of a control: where it is, what it says and how it stands.

    A control with a label is called by it; what it shows by itself is what it says.
    """
    place = node.get_extents(Atspi.CoordType.SCREEN)
    own, label = node.get_name() or "", labeled(node)
    return {
        "role": node.get_role_name(),
        "name": label or own,
        "place": [place.x, place.y, place.width, place.height],
        "states": sorted(state.value_nick for state in node.get_state_set().get_states()),
        "says": text(node) or own,
    }


def labeled(node: Any) -> str:
    """The words of the label that stands at a control."""
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return str(relation.get_target(0).get_name())
    return ""


def text(node: Any) -> str:
    """What is written in a field."""
    if "Text" not in node.get_interfaces() or node.get_role_name() == "label":
        return ""
    return str(Atspi.Text.get_text(node, 0, -1))


def seen(asked: dict[str, str]) -> list[dict[str, Any]]:
    """Every control of the role and with a name that the pattern is found in."""
    role, name = asked.get("role", ""), re.compile(asked.get("name", ""))
    within = re.compile(asked.get("window", ""))
    found = (
        described(node)
        for window in windows(asked["application"])
        if within.search(window.get_name() or "")
        for node in controls(window)
        if role in ("", node.get_role_name())
    )
    return [one for one in found if name.search(one["name"])]


def main() -> None:
    """Answer until nobody asks any more."""
    Atspi.init()
    for line in sys.stdin:
        try:
            answer: list[dict[str, Any]] = seen(json.loads(line))
        except GLib.Error:  # the window changed while it was looked at
            answer = []
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
