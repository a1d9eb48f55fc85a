"""Where files found inside a tracker are laid, each under its fingerprint."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from certtrack_app.errors import Refusal


class Kept(NamedTuple):
    """A file that was laid by: the name it had inside, and its fingerprint."""

    name: str
    sha256: str


class Cabinet:
    """Keeps files by SHA-256 in a folder; without a folder it only takes their fingerprints."""

    def __init__(self, folder: Path | None) -> None:
        self.names: dict[str, str] = {}
        """Fingerprint to the name the file was first embedded under."""
        self._folder = folder
        self._by_part: dict[str, Kept] = {}

    def keep_once(self, part: str, file: Callable[[], tuple[str, Iterable[bytes]]]) -> Kept:
        """Lay a part of a workbook by, however many cells it hangs on.

        `file` gives the file's name and its bytes in pieces. Raises Refusal where it cannot be
        written.
        """
        kept = self._by_part.get(part)
        if kept is None:
            name, pieces = file()
            kept = self._by_part[part] = Kept(name, self._keep(pieces))
            self.names.setdefault(kept.sha256, name)
        return kept

    def _keep(self, pieces: Iterable[bytes]) -> str:
        digest = hashlib.sha256()
        if self._folder is None:
            for piece in pieces:
                digest.update(piece)
            return digest.hexdigest()
        try:
            self._lay(pieces, digest, self._folder)
        except OSError as error:
            raise Refusal(
                "The files inside the tracker could not be written to this computer "
                f"({error.strerror}). Make room on its disk, then drop the tracker again."
            ) from error
        return digest.hexdigest()

    def _lay(self, pieces: Iterable[bytes], digest: "hashlib._Hash", folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, aside = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(descriptor, "wb") as file:
                for piece in pieces:
                    digest.update(piece)
                    file.write(piece)
            Path(aside).replace(folder / digest.hexdigest())
        finally:
            Path(aside).unlink(missing_ok=True)
