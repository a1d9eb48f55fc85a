"""A screen for each module of journeys, and the pictures they leave behind."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.eyes import Eyes, open_eyes
from tests.journeys.screen import Screen, missing_tools, open_screen


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    if missing := missing_tools():
        pytest.fail(f"A journey needs {', '.join(missing)}: start.py test installs them.")
    with open_screen() as opened:
        yield opened


@pytest.fixture(scope="module")
def eyes(screen: Screen) -> Iterator[Eyes]:
    with open_eyes(screen) as opened:
        yield opened


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where a journey leaves its pictures: CERTTRACK_PICTURES, where somebody wants to see them."""
    wanted = os.environ.get("CERTTRACK_PICTURES")
    return Path(wanted) if wanted else tmp_path / "pictures"
