"""The evidence store: every file handed in, kept once, under its fingerprint.

The fingerprint is the SHA-256 of the content as it was handed in. A file is written aside,
synced, renamed, its folder synced; only then may a record name it.
"""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, unique
from pathlib import Path
from typing import BinaryIO, Protocol

from certtrack_app.adapters.durable_files import (
    CHUNK,
    discard,
    is_aside,
    make_folder,
    place,
    refusing,
    sync_folder,
    write_aside,
    write_whole,
)
from certtrack_app.adapters.file_kinds import FileKind, kind_of
from certtrack_app.errors import Refusal
from certtrack_app.rules.file_names import clean_name

_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_INCOMING = "incoming"


@dataclass(frozen=True)
class StoredFile:
    """A file in the store: its fingerprint, its cleaned name, its size in bytes."""

    sha256: str
    name: str
    size: int


@unique
class Soundness(StrEnum):
    """Whether a stored file is still what was handed in."""

    SOUND = "sound"
    MISSING = "missing"
    DAMAGED = "damaged"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class Swept:
    """What a sweep took away: fingerprints nobody named, halves left behind, bytes freed."""

    unnamed: tuple[str, ...]
    halves: int
    freed: int


class Envelope(Protocol):
    """How content lies on the disk: as it is, or sealed. Fingerprints are of the content."""

    def wrap(self, chunks: Iterable[bytes]) -> Iterable[bytes]:
        """Turn content into what is written."""

    def unwrap(self, file: BinaryIO) -> BinaryIO:
        """Read content back from what was written; raises ValueError where that is damaged."""


class Plain:
    """The envelope of an office without a key: content lies on the disk as it is."""

    def wrap(self, chunks: Iterable[bytes]) -> Iterable[bytes]:
        """Write content as it is."""
        return chunks

    def unwrap(self, file: BinaryIO) -> BinaryIO:
        """Read content as it is."""
        return file


class EvidenceStore:
    """The files of one office's evidence folder. One program writes to it at a time."""

    def __init__(self, folder: Path, envelope: Envelope | None = None) -> None:
        self.folder = folder
        self._envelope = envelope or Plain()

    def keep(self, path: Path) -> StoredFile:
        """Take a copy of a file in; content that is here already is kept once.

        Raises Refusal where it cannot be read, is empty or a folder, or the disk does not take it.
        """
        name = clean_name(path.name)
        with _opened(path, name) as file:
            return self._keep(_pieces(file, name), name)

    def keep_bytes(self, content: bytes, name: str) -> StoredFile:
        """Take content in that never was a file of its own: what a workbook carried inside."""
        return self._keep([content], clean_name(name))

    def read(self, sha256: str) -> bytes:
        """Read a file whole; raises Refusal where it is missing or no longer what was handed in."""
        with self.open(sha256) as file:
            return file.read()

    def open(self, sha256: str) -> BinaryIO:
        """Open a file for reading, once it has proved to be what was handed in."""
        soundness = self.verify(sha256)
        if soundness is not Soundness.SOUND:
            raise Refusal(
                f"The evidence file with the fingerprint {sha256[:12]}… is {soundness.value}. "
                "Bring it back from a backup, or hand it in again."
            )
        return self._envelope.unwrap(self.path_of(sha256).open("rb"))

    def kind(self, stored: StoredFile) -> FileKind:
        """Say what a file is; raises Refusal for a kind that must not be opened."""
        with self.open(stored.sha256) as file:
            kind = kind_of(file, stored.name)
        if kind is None:
            raise Refusal(
                f"“{stored.name}” is not opened: only PDF files, pictures, text, mail and office "
                "documents without macros are. Save a copy if you trust whoever sent it."
            )
        return kind

    def save_copy(self, stored: StoredFile, target: Path) -> None:
        """Write a file of the store to where a person wants a copy of it."""
        with self.open(stored.sha256) as file:
            write_whole(target, _chunks(file))

    def path_of(self, sha256: str) -> Path:
        """Say where a file lies in the store, whether or not it is there."""
        if not _FINGERPRINT.fullmatch(sha256):
            raise Refusal(f"“{sha256[:80]}” is not the fingerprint of a file.")
        return self.folder / sha256[:2] / sha256[2:4] / sha256

    def verify(self, sha256: str) -> Soundness:
        """Read a stored file through and compare it with its fingerprint."""
        try:
            with self._envelope.unwrap(self.path_of(sha256).open("rb")) as file:
                sound = _fingerprint(file) == sha256
        except (FileNotFoundError, NotADirectoryError, Refusal):
            return Soundness.MISSING
        except OSError:
            return Soundness.UNREADABLE
        except ValueError:
            return Soundness.DAMAGED
        return Soundness.SOUND if sound else Soundness.DAMAGED

    def missing_or_damaged(self, fingerprints: Iterable[str]) -> dict[str, Soundness]:
        """Check the files that records name; answers with those that are not sound."""
        checked = {sha256: self.verify(sha256) for sha256 in dict.fromkeys(fingerprints)}
        return {sha256: how for sha256, how in checked.items() if how is not Soundness.SOUND}

    def fingerprints(self) -> Iterator[str]:
        """List what lies in the store, in order; anything that is not ours is passed over."""
        for path in sorted(self.folder.glob("[0-9a-f]" * 2 + "/" + "[0-9a-f]" * 2 + "/*")):
            if _FINGERPRINT.fullmatch(path.name) and path == self.path_of(path.name):
                yield path.name

    def sweep(self, known: Collection[str]) -> Swept:
        """Remove the files no row ever named, and halves of a write that was cut short.

        `known` holds every fingerprint the journal has named, undone actions included. Run it
        at start, while nothing is being taken in.
        """
        unnamed = [sha256 for sha256 in self.fingerprints() if sha256 not in known]
        halves = [path for path in self._incoming.glob("*") if is_aside(path)]
        doomed = [*map(self.path_of, unnamed), *halves]
        freed = sum(path.stat().st_size for path in doomed)
        for path in doomed:
            discard(path)
        return Swept(tuple(unnamed), len(halves), freed)

    @property
    def _incoming(self) -> Path:
        return self.folder / _INCOMING

    def _keep(self, chunks: Iterable[bytes], name: str) -> StoredFile:
        measured = _Measured(chunks)
        with refusing(name, self.folder):
            make_folder(self._incoming)
            aside = write_aside(self._incoming, self._envelope.wrap(measured))
            self._place(aside, measured, name)
        return StoredFile(measured.sha256, name, measured.size)

    def _place(self, aside: Path, measured: "_Measured", name: str) -> None:
        """Let what was written aside take its place, unless the very same lies there already."""
        if not measured.size:
            discard(aside)
            raise Refusal(f"“{name}” is empty. Ask for the file again, or save it once more.")
        target = self.path_of(measured.sha256)
        try:
            make_folder(target.parent)
            if self.verify(measured.sha256) is Soundness.SOUND:
                sync_folder(target.parent)
            else:
                place(aside, target)
        finally:
            discard(aside)


class _Measured:
    """Content on its way in: counted and fingerprinted as it passes."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self._digest = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self._digest.update(chunk)
            self.size += len(chunk)
            yield chunk

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def _fingerprint(file: BinaryIO) -> str:
    measured = _Measured(_chunks(file))
    for _ in measured:
        pass
    return measured.sha256


def _opened(path: Path, name: str) -> BinaryIO:
    """Open a file that is handed in; a pipe or device is refused before it could block."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise Refusal(f"“{name}” is a folder. Choose the files in it.")
        if not stat.S_ISREG(mode):
            raise Refusal(f"“{name}” is not a file that can be copied.")
        return path.open("rb")
    except OSError as error:
        raise _unreadable(name, error) from error


def _pieces(file: BinaryIO, name: str) -> Iterator[bytes]:
    """Read a file handed in, piece by piece; a fault here is the file's, not the store's."""
    while True:
        try:
            piece = file.read(CHUNK)
        except OSError as error:
            raise _unreadable(name, error) from error
        if not piece:
            return
        yield piece


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while piece := file.read(CHUNK):
        yield piece


def _unreadable(name: str, error: OSError) -> Refusal:
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
        return Refusal(f"“{name}” is not there any more. Choose the file again.")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Refusal(
            f"“{name}” may not be read. Close it in other programs, or allow reading it, "
            "then choose it again."
        )
    said = error.strerror or os.strerror(error.errno or errno.EIO)
    return Refusal(
        f"“{name}” cannot be read ({said}). Copy it to this computer, then choose the copy."
    )
