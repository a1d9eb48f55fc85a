"""A disk that fails at the n-th write, sync, rename or new folder."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO, Self

import pytest

from certtrack_app.adapters import durable_files


class FaultyDisk:
    """Counts what is asked of the disk; fails the chosen one and, if it stays broken, all after."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        self._fails_at: int | None = None
        self._error = errno.EIO
        patch.setattr(os, "fsync", self._failing("sync", os.fsync))
        patch.setattr(Path, "replace", self._failing("rename", Path.replace))
        patch.setattr(Path, "mkdir", self._failing("folder", Path.mkdir))
        patch.setattr(durable_files, "open_new", self._opening(durable_files.open_new))

    def fail_at(self, number: int, error: int) -> None:
        """Let the disk fail at its n-th task from now on."""
        self.asked.clear()
        self._fails_at, self._error = number, error

    def mend(self) -> None:
        """Let the disk work again."""
        self.asked.clear()
        self._fails_at = None

    def ask(self, task: str) -> None:
        """Count a task, and fail it if its turn has come."""
        self.asked.append(task)
        if len(self.asked) - 1 == self._fails_at:
            raise OSError(self._error, os.strerror(self._error))

    def _failing(self, task: str, real: Any) -> Any:
        def asked(*arguments: Any, **named: Any) -> Any:
            self.ask(task)
            return real(*arguments, **named)

        return asked

    def _opening(self, real: Any) -> Any:
        def opened(path: Path) -> BinaryIO:
            self.ask("open")
            file: BinaryIO = real(path)
            return _FaultyFile(file, self)  # type: ignore[return-value] # as much of one as is used

        return opened


class _FaultyFile:
    def __init__(self, file: BinaryIO, disk: FaultyDisk) -> None:
        self._file, self._disk = file, disk

    def write(self, content: bytes) -> int:
        """Write half of it before the disk fails, as disks do."""
        half = len(content) // 2
        self._file.write(content[:half])
        self._disk.ask("write")
        return half + self._file.write(content[half:])

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def all_files(folder: Path) -> list[Path]:
    """List every file under a folder."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def contents(folder: Path) -> Iterable[bytes]:
    """Read every file under a folder."""
    return [path.read_bytes() for path in all_files(folder)]
