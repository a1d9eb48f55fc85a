"""Whether a folder is on this computer's own disk; elsewhere a database is damaged in time."""

import os
import subprocess
import sys
from pathlib import Path

from certtrack_app.errors import Refusal

_SYNCED_NAMES = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "mobile documents": "iCloud",
    "cloudstorage": "cloud storage",
    "box sync": "Box",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "pclouddrive": "pCloud",
}
_SYNCED_MARKS = {
    ".dropbox": "Dropbox",
    ".stfolder": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
}
_NETWORK_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs", "ceph"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs"}
)
_REMOTE_DRIVE = 4
"""What Windows' GetDriveType answers for a network drive."""


def refuse_unless_local(folder: Path) -> None:
    """Refuse a synced folder or a network drive, as far as either can be recognized."""
    place = folder.expanduser().absolute()
    if service := syncing_service(place):
        raise Refusal(
            f"“{folder}” is kept in step by {service}, which damages a database that is in use. "
            "Keep the office in a folder on this computer only, and put its backups there."
        )
    if is_on_network(place):
        raise Refusal(
            f"“{folder}” is on a network drive, where a database in use can be damaged. "
            "Keep the office in a folder on this computer, and put its backups there."
        )


def syncing_service(place: Path) -> str:
    """The service that keeps the folder in step with other computers; empty if none is seen."""
    for part in (place, *place.parents):
        name = part.name.casefold()
        if name == "onedrive" or name.startswith("onedrive - "):
            return "OneDrive"
        if name in _SYNCED_NAMES:
            return _SYNCED_NAMES[name]
        for mark, service in _SYNCED_MARKS.items():
            if (part / mark).exists():
                return service
    return ""


def is_on_network(place: Path) -> bool:
    """Whether the folder lies on another machine."""
    if sys.platform == "win32":
        return _is_on_windows_share(place)
    mounts = _mounts()
    for part in (place, *place.parents):
        if str(part) in mounts:
            return mounts[str(part)] in _NETWORK_SYSTEMS
    return False


def _is_on_windows_share(place: Path) -> bool:
    """Whether Windows says that the drive is another machine's."""
    import ctypes  # Windows alone needs it

    if place.drive.startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll", None)
    kind = windll.kernel32.GetDriveTypeW(f"{place.drive}\\") if windll else 0
    return bool(kind == _REMOTE_DRIVE)


def _mounts() -> dict[str, str]:
    """Every mount point with the kind of its file system."""
    if sys.platform == "darwin":
        return mounts_of_macos(
            subprocess.run(
                ["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5
            ).stdout
        )
    table = Path("/proc/self/mounts")
    return mounts_of_linux(os.fsdecode(table.read_bytes())) if table.exists() else {}


def mounts_of_linux(table: str) -> dict[str, str]:
    """Read /proc/self/mounts: device, mount point with octal escapes, kind."""
    rows = [line.split(" ") for line in table.splitlines()]
    return {row[1].replace("\\040", " "): row[2] for row in rows if len(row) > 2}  # noqa: PLR2004


def mounts_of_macos(told: str) -> dict[str, str]:
    """Read what mount prints: //someone@server/share on /Volumes/share (smbfs, nodev)."""
    mounts = {}
    for line in told.splitlines():
        where, _, options = line.partition(" on ")[2].rpartition(" (")
        mounts[where] = options.split(",")[0].rstrip(")")
    return mounts
