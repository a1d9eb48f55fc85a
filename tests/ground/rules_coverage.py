"""A pytest plugin that holds the room of rules at full branch coverage.

It reads what `coverage run` has measured so far, so the verdict stands above pytest's last line.
"""

from io import StringIO

import pytest
from coverage import Coverage

ROOM = "certtrack_app/rules/*"
FULL = 100.0


def pytest_configure(config: pytest.Config) -> None:
    """Watch this run."""
    config.pluginmanager.register(_Gate())


class _Gate:
    """What was tried of the rules, once the tests have run."""

    def __init__(self) -> None:
        self.table = StringIO()
        self.percent: float | None = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Fail a run that passed but left a branch of the rules untried."""
        coverage = Coverage.current()
        if coverage is None or session.exitstatus != pytest.ExitCode.OK:
            return
        coverage.stop()
        self.percent = coverage.report(include=[ROOM], file=self.table)
        if self.percent < FULL:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say how much of the rules was tried, and what was not."""
        if self.percent is None:
            return
        full = self.percent >= FULL
        verdict = "all branches tried" if full else "every branch must be tried: the run fails"
        terminalreporter.section(f"rules: {verdict}", green=full, red=not full)
        terminalreporter.write(self.table.getvalue())
