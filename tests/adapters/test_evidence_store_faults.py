import errno
import os
import stat
from io import BytesIO
from pathlib import Path

import pytest

from certtrack_app.adapters import evidence_store
from certtrack_app.adapters.evidence_store import EvidenceStore, Soundness
from certtrack_app.errors import Refusal
from tests.adapters.faulty_disk import FaultyDisk, contents

LOG = b"%PDF-1.7 a coaching log\n" * 100


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "office" / "evidence")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "Coaching log.pdf"
    path.write_bytes(LOG)
    return path


# -- what is refused


def _refusal(store: EvidenceStore, path: Path) -> str:
    with pytest.raises(Refusal) as refused:
        store.keep(path)
    assert contents(store.folder) == []
    return refused.value.sentence


def test_a_folder_is_refused(store: EvidenceStore, tmp_path: Path) -> None:
    assert "is a folder. Choose the files in it" in _refusal(store, tmp_path)


def test_a_file_that_has_gone_is_refused(store: EvidenceStore, tmp_path: Path) -> None:
    assert "“gone.pdf” is not there any more" in _refusal(store, tmp_path / "gone.pdf")


def test_an_empty_file_is_refused(store: EvidenceStore, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    assert "“empty.pdf” is empty" in _refusal(store, tmp_path / "empty.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_refused_without_waiting_for_it(store: EvidenceStore, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    assert "is not a file that can be copied" in _refusal(store, tmp_path / "pipe.pdf")


def test_a_file_that_may_not_be_read_is_refused(
    store: EvidenceStore, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "open", denied)
    assert "“Coaching log.pdf” may not be read" in _refusal(store, log)


def test_a_file_on_a_broken_stick_is_refused_by_its_own_name(
    store: EvidenceStore, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(errno.EIO, "Input/output error")
            return super().read(10)

    monkeypatch.setattr(evidence_store, "_opened", lambda *_: Broken(LOG))
    sentence = _refusal(store, log)
    assert "“Coaching log.pdf” cannot be read (Input/output error)" in sentence


def test_a_file_where_the_evidence_folder_should_be_is_named(tmp_path: Path, log: Path) -> None:
    (tmp_path / "evidence").write_text("not a folder")
    with pytest.raises(Refusal, match="is a file where a folder is wanted"):
        EvidenceStore(tmp_path / "evidence").keep(log)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_refused(store: EvidenceStore, log: Path) -> None:
    store.folder.mkdir(parents=True)
    store.folder.chmod(0o500)
    assert "nothing may be written" in _refusal(store, log)


# -- a disk that fails

WORDS = {
    errno.ENOSPC: "the disk is full",
    errno.EIO: "the disk reports a fault",
    errno.EROFS: "nothing may be written",
}


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> FaultyDisk:
    return FaultyDisk(monkeypatch)


def test_keeping_syncs_the_file_before_its_name_and_the_folder_after(
    store: EvidenceStore, log: Path, disk: FaultyDisk
) -> None:
    store.keep(log)
    ending = disk.asked[disk.asked.index("rename") :]
    assert disk.asked[disk.asked.index("write") :][:2] == ["write", "sync"]
    assert ending == ["rename", "sync"]


@pytest.mark.parametrize("error", WORDS)
def test_whenever_the_disk_fails_nothing_is_left_and_trying_again_works(
    tmp_path: Path, log: Path, disk: FaultyDisk, error: int
) -> None:
    disk.mend()
    EvidenceStore(tmp_path / "measure").keep(log)
    tasks = list(disk.asked)
    assert {"folder", "open", "write", "sync", "rename"} == set(tasks)
    for number in range(len(tasks)):
        store = EvidenceStore(tmp_path / f"office {error} {number}")
        disk.fail_at(number, error)
        with pytest.raises(Refusal, match=WORDS[error]):
            store.keep(log)
        assert contents(store.folder) == []
        disk.mend()
        assert store.read(store.keep(log).sha256) == LOG


def test_a_disk_that_fails_leaves_what_was_kept_before(
    store: EvidenceStore, log: Path, disk: FaultyDisk
) -> None:
    stored = store.keep(log)
    for number in range(4):
        disk.fail_at(number, errno.EIO)
        with pytest.raises(Refusal):
            store.keep(log)
        assert contents(store.folder) == [LOG]
    assert store.verify(stored.sha256) is Soundness.SOUND


def test_a_folder_that_cannot_be_synced_by_its_file_system_is_no_fault(
    store: EvidenceStore, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def of_files_only(opened: int) -> None:
        if stat.S_ISDIR(os.fstat(opened).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(opened)

    monkeypatch.setattr(os, "fsync", of_files_only)
    assert store.read(store.keep(log).sha256) == LOG
