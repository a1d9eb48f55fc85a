import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from certtrack_app.adapters.durable_files import CHUNK
from certtrack_app.adapters.evidence_store import EvidenceStore, Soundness, StoredFile
from certtrack_app.adapters.file_kinds import FileKind
from certtrack_app.errors import Refusal
from tests.adapters.faulty_disk import all_files

LOG = b"%PDF-1.7 a coaching log\n" * 100
LOG_SHA256 = hashlib.sha256(LOG).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "office" / "evidence")


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "Coaching log.pdf"
    path.write_bytes(LOG)
    return path


def test_a_file_is_kept_under_its_fingerprint_in_folders_of_two(
    store: EvidenceStore, log: Path
) -> None:
    stored = store.keep(log)
    assert stored == StoredFile(LOG_SHA256, "Coaching log.pdf", len(LOG))
    expected = store.folder / LOG_SHA256[:2] / LOG_SHA256[2:4] / LOG_SHA256
    assert store.path_of(stored.sha256) == expected
    assert expected.read_bytes() == LOG
    assert all_files(store.folder) == [expected]


def test_what_was_handed_in_stays_where_it_was(store: EvidenceStore, log: Path) -> None:
    store.keep(log)
    assert log.read_bytes() == LOG


def test_the_same_content_is_stored_once_whatever_its_name(store: EvidenceStore, log: Path) -> None:
    first = store.keep(log)
    second = store.keep_bytes(LOG, "scan:2026.pdf")
    assert second == StoredFile(first.sha256, "scan_2026.pdf", first.size)
    assert len(all_files(store.folder)) == 1


class _Sizes:
    """An envelope that changes nothing and remembers the size of every piece."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def wrap(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for chunk in chunks:
            self.seen.append(len(chunk))
            yield chunk

    def unwrap(self, file: BinaryIO) -> BinaryIO:
        return file


def test_a_large_file_passes_in_pieces(tmp_path: Path) -> None:
    content = os.urandom(CHUNK) * 3 + b"the end"
    (tmp_path / "recording.mp4").write_bytes(content)
    sizes = _Sizes()
    store = EvidenceStore(tmp_path / "evidence", sizes)
    stored = store.keep(tmp_path / "recording.mp4")
    assert sizes.seen == [CHUNK, CHUNK, CHUNK, 7]
    assert store.read(stored.sha256) == content


def test_content_is_read_back_and_streamed(store: EvidenceStore, log: Path) -> None:
    stored = store.keep(log)
    assert store.read(stored.sha256) == LOG
    with store.open(stored.sha256) as file:
        file.seek(9)
        assert file.read(5) == LOG[9:14]


def test_keeping_a_file_again_mends_a_damaged_one(store: EvidenceStore, log: Path) -> None:
    stored = store.keep(log)
    store.path_of(stored.sha256).write_bytes(LOG[:-1] + b"?")
    store.keep(log)
    assert store.read(stored.sha256) == LOG


def test_only_the_office_itself_may_read_what_it_keeps(store: EvidenceStore, log: Path) -> None:
    path = store.path_of(store.keep(log).sha256)
    assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0


# -- what has become of it


def test_a_sound_a_missing_and_a_damaged_file_are_told_apart(
    store: EvidenceStore, log: Path
) -> None:
    sound = store.keep(log).sha256
    damaged = store.keep_bytes(b"a letter", "letter.txt").sha256
    missing = store.keep_bytes(b"a picture", "picture.png").sha256
    store.path_of(damaged).write_bytes(b"a letteR")
    store.path_of(missing).unlink()
    assert store.missing_or_damaged([sound, damaged, missing, damaged, "no fingerprint"]) == {
        damaged: Soundness.DAMAGED,
        missing: Soundness.MISSING,
        "no fingerprint": Soundness.MISSING,
    }


def test_every_flipped_bit_is_found(store: EvidenceStore) -> None:
    stored = store.keep_bytes(b"twelve hours", "hours.txt")
    path = store.path_of(stored.sha256)
    for bit in range(8 * stored.size):
        flipped = bytearray(b"twelve hours")
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert store.verify(stored.sha256) is Soundness.DAMAGED


def test_a_file_that_cannot_be_read_is_told_apart_from_a_missing_one(
    store: EvidenceStore, log: Path
) -> None:
    stored = store.keep(log)
    store.path_of(stored.sha256).unlink()
    store.path_of(stored.sha256).mkdir()
    assert store.verify(stored.sha256) is Soundness.UNREADABLE


def test_a_damaged_file_is_never_shown(store: EvidenceStore, log: Path) -> None:
    stored = store.keep(log)
    store.path_of(stored.sha256).write_bytes(LOG + b"more")
    for use in (store.read, store.open):
        with pytest.raises(Refusal, match=r"is damaged\. Bring it back from a backup"):
            use(stored.sha256)
    with pytest.raises(Refusal):
        store.kind(stored)


@pytest.mark.parametrize("words", ["", "../../office.db", "A" * 64, LOG_SHA256 + "0"])
def test_words_that_are_no_fingerprint_lead_nowhere(store: EvidenceStore, words: str) -> None:
    with pytest.raises(Refusal, match="is not the fingerprint of a file"):
        store.path_of(words)


# -- sweeping


def test_a_sweep_takes_what_no_row_ever_named_and_halves_left_behind(
    store: EvidenceStore, log: Path
) -> None:
    named = store.keep(log)
    unnamed = store.keep_bytes(b"never named", "lost.txt")
    half = store.folder / "incoming" / f"{'0' * 32}.aside"
    half.write_bytes(b"half")
    swept = store.sweep({named.sha256})
    assert (swept.unnamed, swept.halves) == ((unnamed.sha256,), 1)
    assert swept.freed == len(b"never named") + len(b"half")
    assert all_files(store.folder) == [store.path_of(named.sha256)]
    assert store.sweep({named.sha256}).freed == 0


def test_a_sweep_leaves_what_is_not_the_stores(store: EvidenceStore, log: Path) -> None:
    store.keep(log)
    strangers = [
        store.folder / "read me.txt",
        store.folder / "ab" / "cd" / "notes.txt",
        store.folder / "ab" / "cd" / LOG_SHA256,
        store.folder / "incoming" / "notes.txt",
    ]
    for stranger in strangers:
        stranger.parent.mkdir(parents=True, exist_ok=True)
        stranger.write_text("somebody's own")
    store.sweep(set())
    assert all_files(store.folder) == sorted(strangers)


def test_a_store_that_was_never_used_is_swept_without_being_made(store: EvidenceStore) -> None:
    assert store.sweep(set()).unnamed == ()
    assert not store.folder.exists()


# -- opening and saving copies


def test_a_kind_is_told_by_content_not_by_name(store: EvidenceStore) -> None:
    assert store.kind(store.keep_bytes(LOG, "scan.jpg")) is FileKind.PDF


def test_what_must_not_be_opened_is_refused_by_its_name(store: EvidenceStore) -> None:
    program = store.keep_bytes(b"MZ\x90\x00 a program", "certificate.pdf")
    with pytest.raises(Refusal, match=r"“certificate\.pdf” is not opened"):
        store.kind(program)


def test_a_copy_is_saved_whole(store: EvidenceStore, log: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "copy.pdf"
    store.save_copy(store.keep(log), target)
    assert target.read_bytes() == LOG
    assert len(all_files(target.parent)) == 1


def test_an_envelope_seals_what_lies_on_the_disk_and_fingerprints_stay_of_the_content(
    tmp_path: Path, log: Path
) -> None:
    class Mirror:
        def wrap(self, chunks: Iterable[bytes]) -> Iterable[bytes]:
            return (bytes(255 - byte for byte in chunk) for chunk in chunks)

        def unwrap(self, file: BinaryIO) -> BinaryIO:
            with file:
                return BytesIO(bytes(255 - byte for byte in file.read()))

    store = EvidenceStore(tmp_path / "evidence", Mirror())
    stored = store.keep(log)
    assert stored.sha256 == LOG_SHA256
    assert LOG not in store.path_of(stored.sha256).read_bytes()
    assert store.read(stored.sha256) == LOG
    assert store.verify(stored.sha256) is Soundness.SOUND


def test_content_that_its_envelope_cannot_open_is_damaged(tmp_path: Path, log: Path) -> None:
    class Torn:
        def wrap(self, chunks: Iterable[bytes]) -> Iterable[bytes]:
            return chunks

        def unwrap(self, file: BinaryIO) -> BinaryIO:
            file.close()
            raise ValueError("the seal does not hold")

    sha256 = EvidenceStore(tmp_path / "evidence").keep(log).sha256
    assert EvidenceStore(tmp_path / "evidence", Torn()).verify(sha256) is Soundness.DAMAGED
