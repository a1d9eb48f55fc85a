"""The sample office is there whole, or not at all."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from certtrack_app.workflows import sample
from certtrack_app.workflows.sample_door import prepare_sample, sample_is_made

DAY = date(2026, 11, 12)


def _half_made(folder: Path, _today: date, on_progress: Callable[[float], None]) -> sample.Sample:
    folder.mkdir()
    (folder / "office.db").touch()
    on_progress(0.5)
    return sample.Sample(60, ("ACC",))


def test_a_sample_that_was_stopped_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_share: float) -> None:
        raise KeyError

    monkeypatch.setattr(sample, "make_sample", _half_made)
    with pytest.raises(KeyError):
        prepare_sample(tmp_path / "Sample office", DAY, stop)
    assert list(tmp_path.iterdir()) == []
    assert not sample_is_made(tmp_path / "Sample office")


def test_a_whole_sample_stands_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sample, "make_sample", _half_made)
    prepare_sample(tmp_path / "Sample office", DAY)
    assert sample_is_made(tmp_path / "Sample office")
    assert [one.name for one in tmp_path.iterdir()] == ["Sample office"]
