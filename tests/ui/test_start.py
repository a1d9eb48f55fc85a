"""The window is painted before anything heavy is imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

from bench.first_paint import WINDOW

HEAVY = {
    "sqlalchemy", "sqlcipher3", "alembic", "openpyxl", "python_calamine", "reportlab", "uharfbuzz",
    "pyhanko", "cryptography", "keyring", "pypdfium2", "typer", "rich", "rapidfuzz", "smtplib",
}  # fmt: skip


def test_nothing_heavier_than_qt_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    told = tmp_path / "modules.json"
    program = WINDOW.replace(
        "    tell()\n",
        f"    import json; json.dump(sorted(sys.modules), open({str(told)!r}, 'w'))\n    tell()\n",
    )
    home = {"CERTTRACK_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", program, "--office", str(tmp_path / "office")]
    subprocess.run(command, check=True, timeout=60, env=os.environ | home, capture_output=True)
    loaded = json.loads(told.read_text())
    modules = {name.partition(".")[0] for name in loaded}
    assert "PySide6" in modules
    assert modules & HEAVY == set()
    ours = {name for name in loaded if name.startswith("certtrack_app.")}
    rooms = {name.split(".")[1] for name in ours}
    assert rooms <= {"app", "ui", "rules", "errors", "paths"}
    assert not any(name.startswith("certtrack_app.ui.panes.") for name in ours)
