"""The guards let nothing slip: each is shown a test that leaves something behind."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

ROOT = Path(__file__).parents[2]
INI = """
[pytest]
qt_api = pyside6
qt_log_level_fail = WARNING
markers = logs(pattern): the warnings this test means to be logged
"""
IMPORTS = """
import logging, threading, time
import pytest
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QWidget
stopped = threading.Event()
kept = []
"""


@pytest.fixture
def shown(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeini(INI)
    pytester.makeconftest('pytest_plugins = ["tests.guards"]')
    return pytester


def outcome(shown: pytest.Pytester, test: str) -> tuple[dict[str, int], str]:
    """Run one test under the guards; answer with what came of it and what was said."""
    shown.makepyfile(IMPORTS + test)
    result = shown.runpytest_subprocess()
    return result.parseoutcomes(), result.stdout.str()


LEAKS = {
    "a thread": (
        "def test_it(): threading.Thread(target=stopped.wait, args=(9,), daemon=True).start()",
        "Left running: thread",
    ),
    "a timer": (
        "def test_it(qapp):\n    timer = QTimer(); timer.start(1000); kept.append(timer)",
        "Left running: timer of None, every 1000 ms",
    ),
    "a log line": (
        "def test_it(): logging.getLogger('certtrack_app.rules').warning('clock went back')",
        "Stray log line: certtrack_app.rules: clock went back",
    ),
    "a log line announced but never written": (
        "@pytest.mark.logs('clock')\ndef test_it(): pass",
        "Never logged: clock",
    ),
    "a warning of Qt": ("def test_it(): qWarning('lost')", "lost"),
}


@pytest.mark.parametrize(("test", "sentence"), LEAKS.values(), ids=LEAKS.keys())
def test_what_a_test_leaves_behind_fails_it(
    shown: pytest.Pytester, test: str, sentence: str
) -> None:
    outcomes, said = outcome(shown, test)
    assert outcomes.get("errors", 0) + outcomes.get("failed", 0) == 1
    assert sentence in said


TIDY = {
    "a thread that ends": (
        "def test_it(): threading.Thread(target=time.sleep, args=(0.1,)).start()"
    ),
    "a timer whose window is closed": (
        "def test_it(qtbot):\n"
        "    window = QWidget(); qtbot.addWidget(window); QTimer(window).start(50); window.show()"
    ),
    "a log line it announced": (
        "@pytest.mark.logs('clock went')\n"
        "def test_it(): logging.getLogger('certtrack_app').warning('clock went back')"
    ),
}


@pytest.mark.parametrize("test", TIDY.values(), ids=TIDY.keys())
def test_what_a_test_tidies_up_is_no_matter(shown: pytest.Pytester, test: str) -> None:
    outcomes, said = outcome(shown, test)
    assert outcomes == {"passed": 1}, said
