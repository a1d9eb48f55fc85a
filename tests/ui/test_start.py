"""The window is painted before anything heavy is imported."""

import json
import subprocess
import sys
from pathlib import Path

from bench.first_paint import SHELL

HEAVY = {
    "sqlalchemy", "sqlcipher3", "alembic", "openpyxl", "python_calamine", "reportlab", "uharfbuzz",
    "pyhanko", "cryptography", "keyring", "pypdfium2", "typer", "rich", "rapidfuzz", "smtplib",
}  # fmt: skip


def test_nothing_heavier_than_qt_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    told = tmp_path / "modules.json"
    program = SHELL.replace(
        "app.exec()",
        "import json, sys\n"
        "window.painted.connect(lambda: json.dump(sorted(sys.modules), open(sys.argv[1], 'w')))\n"
        "app.exec()",
    )
    subprocess.run([sys.executable, "-c", program, str(told)], check=True, timeout=60)
    modules = {name.partition(".")[0] for name in json.loads(told.read_text())}
    assert "PySide6" in modules
    assert modules & HEAVY == set()
    ours = {name for name in json.loads(told.read_text()) if name.startswith("certtrack_app.")}
    rooms = {name.split(".")[1] for name in ours}
    assert rooms <= {"ui", "rules", "errors", "paths"}
    assert not any(name.startswith("certtrack_app.ui.panes.") for name in ours)
