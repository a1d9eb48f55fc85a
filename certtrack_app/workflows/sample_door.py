"""The way into the sample office: made once, whole or not at all, and entered again later."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from certtrack_app.models.office_folder import DATABASE
from certtrack_app.workflows import sample


def sample_is_made(folder: Path) -> bool:
    """Whether the sample office was made there before."""
    return (folder / DATABASE).exists()


def prepare_sample(
    folder: Path, today: date, on_progress: Callable[[float], None] = lambda _share: None
) -> None:
    """Make the sample office aside and put it in its place once it is whole.

    What an attempt that was stopped has left aside goes first. Raises Refusal as make_sample does.
    """
    aside = folder.with_name(f"{folder.name} (being made)")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        sample.make_sample(aside, today, on_progress)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
