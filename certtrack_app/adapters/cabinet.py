"""Where files found inside a tracker are laid, each under its fingerprint."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


class Cabinet:
    """Keeps files by SHA-256 in a folder; without a folder it only takes their fingerprints."""

    def __init__(self, folder: Path | None) -> None:
        self.names: dict[str, str] = {}
        """Fingerprint to the name the file was first embedded under."""
        self._folder = folder
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def keep(self, name: str, pieces: Iterable[bytes]) -> str:
        """Lay a file by and give its fingerprint."""
        fingerprint = self._weigh(pieces) if self._folder is None else self._lay(pieces)
        self.names.setdefault(fingerprint, name)
        return fingerprint

    def _weigh(self, pieces: Iterable[bytes]) -> str:
        digest = hashlib.sha256()
        for piece in pieces:
            digest.update(piece)
        return digest.hexdigest()

    def _lay(self, pieces: Iterable[bytes]) -> str:
        digest = hashlib.sha256()
        descriptor, aside = tempfile.mkstemp(dir=self._folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for piece in pieces:
                    digest.update(piece)
                    file.write(piece)
            Path(aside).replace(Path(aside).with_name(digest.hexdigest()))
        finally:
            Path(aside).unlink(missing_ok=True)
        return digest.hexdigest()
