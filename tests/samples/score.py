"""Scores the reader on the corpus: `python -m tests.samples.score [NAME…]`.

With names, only samples whose name or theme holds one of them; each fault is told. With
`--varied` first, the samples read right are written otherwise and must be read right again.
"""

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.samples.corpus.everything import SAMPLES
from tests.samples.corpus.known_faults import KNOWN_FAULTS
from tests.samples.corpus.reading import read_sample
from tests.samples.corpus.sample import Sample
from tests.samples.corpus.scoring import ASPECTS, Score, score
from tests.samples.corpus.varied import variants_of


def chosen(names: Sequence[str]) -> list[Sample]:
    """Choose samples by parts of their names or themes."""
    return [
        sample
        for sample in SAMPLES
        if not names or any(name in sample.name or name == sample.theme for name in names)
    ]


def scores_of(samples: Iterable[Sample]) -> list[Score]:
    """Read and score samples."""
    with tempfile.TemporaryDirectory() as folder:
        return [score(sample, read_sample(sample, Path(folder))) for sample in samples]


def by_theme(scores: Sequence[Score]) -> Table:
    """Count samples and what was read of them, theme by theme."""
    table = Table(
        "theme", "samples", *ASPECTS, "asked (most expected)", title="right / asked / wrong"
    )
    themes = dict.fromkeys(one.sample.theme for one in scores)
    for theme in themes:
        table.add_row(theme, *_counts([one for one in scores if one.sample.theme == theme]))
    table.add_section()
    table.add_row("all", *_counts(scores))
    return table


def _counts(scores: Sequence[Score]) -> list[str]:
    right, asked, wrong = (
        sum((getattr(one, what) for one in scores), Counter[str]())
        for what in ("right", "asked", "wrong")
    )
    put, expected = (
        sum(len(one.questions) for one in scores),
        sum(one.sample.asks for one in scores),
    )
    told = [f"{right[one]} / {asked[one]} / {wrong[one]}" for one in ASPECTS]
    return [str(len(scores)), *told, f"{put} ({expected})"]


def main(names: Sequence[str]) -> None:
    """Score, tell the faults, then the table."""
    console = Console(width=160)
    varied = names[:1] == ["--varied"]
    samples = chosen(names[varied:])
    if varied:
        samples = [
            other for one in samples if one.name not in KNOWN_FAULTS for other in variants_of(one)
        ]
    scores = scores_of(samples)
    for one in scores:
        if one.faults or (names and one.questions):
            console.print(f"\n{one.sample.theme}/{one.sample.name}", style="bold", markup=False)
            for fault in [*one.faults, *(one.questions if names else ())]:
                console.print(f"  {fault}", markup=False)
    console.print(by_theme(scores))


if __name__ == "__main__":
    main(sys.argv[1:])
