"""The words of trackers, read from the vocabulary files."""

import tomllib
from functools import lru_cache
from pathlib import Path

from certtrack_app import paths
from certtrack_app.rules.tracker.lexicon import Vocabulary

_FIRST = "en"


def read_vocabulary(folder: Path) -> Vocabulary:
    """Read all languages of a folder; English wins where two languages differ on a word."""
    files = sorted(folder.glob("*.toml"), key=lambda file: (file.stem != _FIRST, file.stem))
    return Vocabulary.of([tomllib.loads(file.read_text("utf-8")) for file in files])


@lru_cache(maxsize=1)
def shipped_vocabulary() -> Vocabulary:
    """Read the vocabulary the program came with."""
    return read_vocabulary(paths.resources() / "vocabularies")
