"""Every text a person reads can be translated."""

import ast
from pathlib import Path

from certtrack_app.ui import window as window_module


def test_every_text_a_person_reads_goes_through_tr() -> None:
    """Whatever is handed to a widget as literal words is handed through tr."""
    ui = Path(window_module.__file__).parent
    bare = [
        f"{path.name}:{call.lineno} {argument.value!r}"
        for path in ui.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call) and _called(call) in SAYING
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant)
        and isinstance(argument.value, str)
        and " " in argument.value
    ]
    assert bare == []


SAYING = {
    "label", "button", "icon_button", "Card", "setText", "setToolTip", "setAccessibleName",
    "setWindowTitle", "setPlaceholderText", "say", "refuse", "addItem", "addAction", "Dialog",
    "show_empty", "show_failure", "say_subtitle", "add_doing_button", "add_closing_button",
}  # fmt: skip


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""
