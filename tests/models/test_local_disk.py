"""A database in use belongs on this computer's own disk."""

from pathlib import Path

import pytest

from certtrack_app.errors import Refusal
from certtrack_app.models import local_disk
from certtrack_app.models.local_disk import is_on_network, refuse_unless_local, syncing_service
from certtrack_app.workflows.unit import Office


@pytest.mark.parametrize(
    ("place", "service"),
    [
        ("/home/cora/Dropbox/office", "Dropbox"),
        ("/Users/cora/OneDrive - Coaching House/office", "OneDrive"),
        ("/Users/cora/Library/Mobile Documents/com~apple~CloudDocs/office", "iCloud"),
        ("/Users/cora/Library/CloudStorage/Box-Box/office", "cloud storage"),
        ("/home/cora/Nextcloud/office", "Nextcloud"),
        ("/home/cora/Documents/office", ""),
        ("/home/cora/dropbox notes/office", ""),
    ],
)
def test_a_synced_folder_is_known_by_its_name(place: str, service: str) -> None:
    assert syncing_service(Path(place)) == service


@pytest.mark.parametrize(("mark", "service"), [(".stfolder", "Syncthing"), (".dropbox", "Dropbox")])
def test_a_synced_folder_is_known_by_what_its_service_leaves_there(
    tmp_path: Path, mark: str, service: str
) -> None:
    (tmp_path / mark).mkdir()
    assert syncing_service(tmp_path / "work" / "office") == service


def test_an_office_in_a_synced_folder_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"kept in step by Dropbox.*on this computer only.*backups"):
        Office.open(tmp_path / "Dropbox" / "office", create=True)
    assert not (tmp_path / "Dropbox").exists()


MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
server:/export /mnt/share\\040one nfs4 rw 0 0
//server/team /mnt/team cifs rw 0 0
/dev/sdb1 /mnt/team/own ext4 rw 0 0
"""

MOUNTS_OF_MACOS = """\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//cora@server/team on /Volumes/team (smbfs, nodev, nosuid, mounted by cora)
/dev/disk4s1 on /Volumes/Stick (one) (msdos, local, nodev)
"""


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("/home/cora/office", False),
        ("/mnt/share one/office", True),
        ("/mnt/team/office", True),
        ("/mnt/team/own/office", False),
    ],
)
def test_a_network_drive_is_known_by_its_file_system(
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    remote: bool,  # noqa: FBT001 - a case of the table
) -> None:
    monkeypatch.setattr(local_disk, "_mounts", lambda: local_disk.mounts_of_linux(MOUNTS))
    assert is_on_network(Path(place)) is remote


def test_a_network_drive_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_disk, "_mounts", lambda: local_disk.mounts_of_linux(MOUNTS))
    with pytest.raises(Refusal, match="on a network drive.*on this computer"):
        refuse_unless_local(Path("/mnt/team/office"))


def test_the_mounts_of_macos_are_read() -> None:
    assert local_disk.mounts_of_macos(MOUNTS_OF_MACOS) == {
        "/": "apfs",
        "/Volumes/team": "smbfs",
        "/Volumes/Stick (one)": "msdos",
    }


def test_the_folder_of_this_test_is_local(tmp_path: Path) -> None:
    refuse_unless_local(tmp_path)
