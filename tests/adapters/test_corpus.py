"""The corpus is read right or asked about; the table is `python -m tests.samples.score`."""

import os
from collections.abc import Callable
from functools import cache
from math import inf
from pathlib import Path
from zlib import crc32

import pytest

from certtrack_app.adapters.tracker_child import ChildLimits
from certtrack_app.adapters.tracker_reading import Asked, read_tracker
from certtrack_app.errors import FileRefused
from tests.samples.corpus.everything import SAMPLES
from tests.samples.corpus.known_faults import KNOWN_FAULTS, KNOWN_VARIATIONS
from tests.samples.corpus.reading import TODAY, read_sample
from tests.samples.corpus.sample import Sample
from tests.samples.corpus.scoring import Score, score
from tests.samples.corpus.varied import VARIATIONS
from tests.samples.disguised import DISGUISED
from tests.samples.hostile import READ, REFUSED

HOSTILE = ChildLimits(memory=300 * 2**20)
"""The memory any file may take, however it was made: one that takes more is refused for that."""

SECONDS = 2.0
"""The time it may take, of the processor: others may keep it busy meanwhile."""

ALL_REFUSED = REFUSED | DISGUISED

Scored = Callable[[Sample], Score]


@pytest.fixture(scope="session")
def scored(tmp_path_factory: pytest.TempPathFactory) -> Scored:
    """Read and score a sample, each only once."""
    folder = tmp_path_factory.mktemp("corpus")
    by_name = {sample.name: sample for sample in SAMPLES}

    @cache
    def of(name: str) -> Score:
        return score(by_name[name], read_sample(by_name[name], folder))

    return lambda sample: of(sample.name)


def is_drawn(sample: Sample, variation: str) -> bool:
    """Draw a third of the samples, another one for each variation; the command tries them all."""
    return sample.name not in KNOWN_FAULTS and crc32(f"{sample.name} {variation}".encode()) % 3 == 0


def seconds_of_children(read: Callable[[], object]) -> float:
    """Take the time of the processor that children need, at the best of three times."""
    best = inf
    for _ in range(3):
        before = os.times()
        read()
        after = os.times()
        spent = after.children_user - before.children_user
        best = min(best, spent + after.children_system - before.children_system)
        if best < SECONDS:
            break
    return best


def samples() -> list[object]:
    """All samples, those with a known fault marked with it."""
    return [
        pytest.param(
            sample,
            id=sample.name,
            marks=[
                pytest.mark.xfail(strict=True, reason=KNOWN_FAULTS[one])
                for one in (sample.name,)
                if one in KNOWN_FAULTS
            ],
        )
        for sample in SAMPLES
    ]


@pytest.mark.parametrize("sample", samples())
def test_nothing_is_read_wrong(scored: Scored, sample: Sample) -> None:
    assert scored(sample).faults == []


@pytest.mark.parametrize("variation", VARIATIONS)
def test_what_is_read_right_stays_right_however_it_is_written(
    tmp_path: Path, variation: str
) -> None:
    known = KNOWN_VARIATIONS.get(variation, set())
    others = {
        sample.name: other
        for sample in SAMPLES
        if sample.name in known or is_drawn(sample, variation)
        if (other := VARIATIONS[variation](sample)) is not None
    }
    scores = {name: score(one, read_sample(one, tmp_path)) for name, one in others.items()}

    assert {name for name, one in scores.items() if one.faults} == known


def test_every_cell_is_taken_ignored_or_asked_about(scored: Scored) -> None:
    assert sum(scored(sample).wrong["cells"] for sample in SAMPLES) == 0


def test_no_question_is_put_twice_for_one_column_and_value(scored: Scored) -> None:
    assert sum(scored(sample).wrong["questions"] for sample in SAMPLES) == 0


def test_nine_facts_in_ten_are_read_without_asking(scored: Scored) -> None:
    right, asked = (
        sum(getattr(scored(sample), what)["statuses"] for sample in SAMPLES)
        for what in ("right", "asked")
    )

    assert asked <= (right + asked) / 7


def test_each_sample_has_a_name_of_its_own_and_known_faults_are_of_samples() -> None:
    names = [sample.name for sample in SAMPLES]

    assert len(names) + len(ALL_REFUSED) + len(READ) >= 120
    assert len(set(names)) == len(names)
    assert set(KNOWN_FAULTS) <= set(names)


@pytest.mark.parametrize("make", ALL_REFUSED, ids=lambda make: make.__name__)
def test_a_hostile_file_is_refused_in_one_sentence_within_its_bounds(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)

    def refuse() -> None:
        with pytest.raises(FileRefused) as refusal:
            read_tracker([path], Asked(TODAY), limits=HOSTILE)
        assert ALL_REFUSED[make] in refusal.value.sentence

    assert seconds_of_children(refuse) < SECONDS


@pytest.mark.parametrize("make", READ, ids=lambda make: make.__name__)
def test_an_awkward_file_is_read_within_its_bounds(
    tmp_path: Path, make: Callable[[Path], Path]
) -> None:
    path = make(tmp_path)

    def read() -> None:
        assert read_tracker([path], Asked(TODAY), limits=HOSTILE).reading.no_tracker

    assert seconds_of_children(read) < SECONDS
