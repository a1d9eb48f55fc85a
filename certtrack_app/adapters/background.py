"""What the system does for an office while nobody looks: open the window at login, run the check.

An arrangement is files to write and commands to run, for this system or another; Settings shows
both word for word before anything is done, and takes both back.
"""

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from xml.sax.saxutils import escape

from certtrack_app.adapters.durable_files import write_whole
from certtrack_app.errors import Refusal

_RUN_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
_SECONDS = 30.0
Command = tuple[str, ...]


@dataclass(frozen=True)
class Arrangement:
    """What is written and run to set something up, and what is run before it is taken back."""

    files: Mapping[Path, bytes] = field(default_factory=dict)
    begin: tuple[Command, ...] = ()
    end: tuple[Command, ...] = ()
    asked: Command = ()
    """Tells by its exit code whether it is set up, where no file does."""

    @property
    def shown(self) -> str:
        """Every file with its content, and every command, as a person reads them."""
        written = [f"{path}\n\n{_readable(content)}" for path, content in self.files.items()]
        run = [shown_command(one) for one in self.begin]
        return "\n\n".join((*written, *run))


@dataclass(frozen=True)
class Place:
    """Where this system keeps such arrangements."""

    platform: str = sys.platform
    home: Path = field(default_factory=Path.home)
    config: Path = field(
        default_factory=lambda: Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))
    )

    @property
    def is_windows(self) -> bool:
        """Whether arrangements go through the registry and the task scheduler."""
        return self.platform == "win32"

    @property
    def is_mac(self) -> bool:
        """Whether launchd runs them."""
        return self.platform == "darwin"

    @property
    def agents(self) -> Path:
        """Where launchd looks."""
        return self.home / "Library" / "LaunchAgents"


def program() -> Command:
    """The words that start this very program."""
    return (sys.executable,) if getattr(sys, "frozen", False) else (sys.executable, "-m", _PACKAGE)


_PACKAGE = "certtrack_app"


def at_login(place: Place, command: Command) -> Arrangement:
    """Open the window when the person signs in to the machine."""
    if place.is_windows:
        value = ("/v", "CertTrack", "/t", "REG_SZ", "/d", subprocess.list2cmdline(command))
        return Arrangement(
            begin=(("reg", "add", _RUN_KEY, *value, "/f"),),
            end=(("reg", "delete", _RUN_KEY, "/v", "CertTrack", "/f"),),
            asked=("reg", "query", _RUN_KEY, "/v", "CertTrack"),
        )
    if place.is_mac:
        told = {"Label": "org.certtrack.window", "ProgramArguments": list(command)}
        path = place.agents / "org.certtrack.window.plist"
        return Arrangement({path: plistlib.dumps({**told, "RunAtLoad": True})})
    entry = (
        "[Desktop Entry]\nType=Application\nName=CertTrack\n"
        f"Exec={' '.join(map(_desktop_word, command))}\nX-GNOME-Autostart-enabled=true\n"
    )
    return Arrangement({place.config / "autostart" / "certtrack.desktop": entry.encode()})


def daily_check(place: Place, command: Command, at: time) -> Arrangement:
    """Run the check every day, and as soon as the machine is on again where it was off."""
    if place.is_windows:
        return _scheduled_task(place, command, at)
    if place.is_mac:
        return _launch_agent(place, command, at)
    return _systemd_timer(place, command, at)


def set_up(arrangement: Arrangement) -> None:
    """Write the files and run the commands; raises Refusal with what the system said."""
    for path, content in arrangement.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, [content])
    try:
        for command in arrangement.begin:
            _run(command)
    except Refusal:
        take_back(arrangement)
        raise


def take_back(arrangement: Arrangement) -> None:
    """Run what ends it, and remove the files; what is gone already is gone."""
    for command in arrangement.end:
        _answer(command)
    for path in arrangement.files:
        path.unlink(missing_ok=True)


def is_set_up(arrangement: Arrangement) -> bool:
    """Whether it is set up word for word as it would be now."""
    if arrangement.asked and _answer(arrangement.asked).returncode:
        return False
    return all(
        path.is_file() and path.read_bytes() == content
        for path, content in arrangement.files.items()
    )


def shown_command(command: Sequence[str]) -> str:
    """A command on one line, as a person could type it."""
    return subprocess.list2cmdline(command)


def _systemd_timer(place: Place, command: Command, at: time) -> Arrangement:
    units = place.config / "systemd" / "user"
    service = (
        "[Unit]\nDescription=CertTrack: stall and renewal checks\n\n"
        f"[Service]\nType=oneshot\nExecStart={' '.join(map(_systemd_word, command))}\n"
    )
    timer = (
        "[Unit]\nDescription=CertTrack: when the checks run\n\n"
        f"[Timer]\nOnCalendar=*-*-* {at:%H:%M}:00\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    files = {
        units / "certtrack-check.service": service.encode(),
        units / "certtrack-check.timer": timer.encode(),
    }
    control = ("systemctl", "--user")
    return Arrangement(
        files,
        begin=(
            (*control, "daemon-reload"),
            (*control, "enable", "--now", "certtrack-check.timer"),
        ),
        end=((*control, "disable", "--now", "certtrack-check.timer"),),
    )


def _launch_agent(place: Place, command: Command, at: time) -> Arrangement:
    told = {
        "Label": "org.certtrack.check",
        "ProgramArguments": list(command),
        "StartCalendarInterval": {"Hour": at.hour, "Minute": at.minute},
    }
    path = place.agents / "org.certtrack.check.plist"
    return Arrangement(
        {path: plistlib.dumps(told)},
        begin=(("launchctl", "load", "-w", str(path)),),
        end=(("launchctl", "unload", "-w", str(path)),),
    )


def _scheduled_task(place: Place, command: Command, at: time) -> Arrangement:
    path = place.home / "AppData" / "Local" / "CertTrack" / "check.xml"
    words = subprocess.list2cmdline(command[1:])
    task = (
        '<?xml version="1.0" encoding="UTF-16"?>\n'
        '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">\n'
        "  <Triggers><CalendarTrigger>"
        f"<StartBoundary>2026-01-01T{at:%H:%M}:00</StartBoundary>"
        "<ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>"
        "</CalendarTrigger></Triggers>\n"
        "  <Settings><StartWhenAvailable>true</StartWhenAvailable>"
        "<DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries></Settings>\n"
        f"  <Actions><Exec><Command>{escape(command[0])}</Command>"
        f"<Arguments>{escape(words)}</Arguments></Exec></Actions>\n"
        "</Task>\n"
    )
    named = ("/TN", "CertTrack check")
    return Arrangement(
        {path: task.encode("utf-16")},
        begin=(("schtasks", "/Create", *named, "/XML", str(path), "/F"),),
        end=(("schtasks", "/Delete", *named, "/F"),),
        asked=("schtasks", "/Query", *named),
    )


def _desktop_word(word: str) -> str:
    """Quote a word as the Desktop Entry Specification asks for in Exec."""
    escaped = "".join(f"\\{char}" if char in '"`$\\' else char for char in word)
    return f'"{escaped}"'.replace("\\", "\\\\").replace("%", "%%")


def _systemd_word(word: str) -> str:
    """Quote a word as systemd.service(5) asks for in ExecStart."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'.replace("%", "%%").replace("$", "$$")


def _readable(content: bytes) -> str:
    return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")


def _run(command: Command) -> None:
    done = _answer(command)
    if done.returncode:
        said = " ".join(done.stderr.split()) or f"it answered {done.returncode}"
        raise Refusal(f"“{shown_command(command)}” did not work: {said[:300]}")


def _answer(command: Command) -> "subprocess.CompletedProcess[str]":
    """Run a command; one this machine does not have, or that hangs, has not worked."""
    if shutil.which(command[0]) is None:
        return subprocess.CompletedProcess(command, 127, "", f"there is no {command[0]} here")
    try:
        return subprocess.run(
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return subprocess.CompletedProcess(command, 1, "", str(error))
