"""What is arranged with the system: shown, written, verified by its own tools, taken back."""

import configparser
import plistlib
import shlex
import shutil
import subprocess
from datetime import time
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from certtrack_app.adapters.background import (
    Arrangement,
    Place,
    at_login,
    daily_check,
    is_set_up,
    program,
    set_up,
    take_back,
)
from certtrack_app.errors import Refusal

COMMAND = ("/opt/Cert Track/certtrack", "--office", '/home/ana/100% "Coaches" $5', "check")
AT = time(7, 30)


def _place(home: Path, platform: str = "linux") -> Place:
    return Place(platform, home, home / ".config")


def test_a_login_entry_is_written_and_taken_back(tmp_path: Path) -> None:
    entry = at_login(_place(tmp_path), COMMAND)
    assert not is_set_up(entry)
    set_up(entry)
    assert is_set_up(entry)
    (path,) = entry.files
    assert path == tmp_path / ".config" / "autostart" / "certtrack.desktop"
    take_back(entry)
    assert not path.exists()
    take_back(entry)


def test_words_of_a_login_entry_survive_its_quoting(tmp_path: Path) -> None:
    (content,) = at_login(_place(tmp_path), COMMAND).files.values()
    parsed = configparser.RawConfigParser()
    parsed.read_string(content.decode())
    run = (
        parsed["Desktop Entry"]["exec"].replace("\\\\", "\\").replace("%%", "%").replace("\\$", "$")
    )
    assert tuple(shlex.split(run)) == COMMAND


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_finds_nothing_wrong_with_the_timer(tmp_path: Path) -> None:
    executable = shutil.which("true") or "/bin/true"
    timer = daily_check(_place(tmp_path), (executable, *COMMAND[1:]), AT)
    for path, content in timer.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    said = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", *map(str, timer.files)],
        capture_output=True,
        text=True,
        check=False,
        env={"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )
    ours = [line for line in said.stderr.splitlines() if "certtrack" in line]
    assert not ours, said.stderr


def test_a_timer_catches_up_on_what_it_slept_through(tmp_path: Path) -> None:
    shown = daily_check(_place(tmp_path), COMMAND, AT).shown
    assert "OnCalendar=*-*-* 07:30:00\nPersistent=true" in shown
    assert "systemctl --user enable --now certtrack-check.timer" in shown


def test_launchd_is_told_the_words_and_the_hour(tmp_path: Path) -> None:
    place = _place(tmp_path, "darwin")
    (agent,) = daily_check(place, COMMAND, AT).files.values()
    told = plistlib.loads(agent)
    assert told["ProgramArguments"] == list(COMMAND)
    assert told["StartCalendarInterval"] == {"Hour": 7, "Minute": 30}
    (window,) = at_login(place, COMMAND).files.values()
    assert plistlib.loads(window)["RunAtLoad"] is True


def test_windows_is_told_the_words_and_the_hour(tmp_path: Path) -> None:
    place = _place(tmp_path, "win32")
    task = daily_check(place, COMMAND, AT)
    (content,) = task.files.values()
    root = ET.fromstring(content.decode("utf-16").partition("\n")[2])  # noqa: S314 - our own
    told = {one.tag.partition("}")[2]: one.text for one in root.iter()}
    assert told["Command"] == COMMAND[0]
    assert told["Arguments"] == subprocess.list2cmdline(COMMAND[1:])
    assert told["StartWhenAvailable"] == "true"
    assert (told["StartBoundary"] or "").endswith("T07:30:00")
    assert "reg add" in at_login(place, COMMAND).shown


def test_what_did_not_work_is_said_and_nothing_stays(tmp_path: Path) -> None:
    path = tmp_path / "unit"
    arrangement = Arrangement({path: b"words"}, begin=(("no-such-command-here", "--on"),))
    with pytest.raises(Refusal, match="no-such-command-here --on.*there is no"):
        set_up(arrangement)
    assert not path.exists()


def test_what_was_changed_by_hand_is_not_set_up(tmp_path: Path) -> None:
    entry = at_login(_place(tmp_path), COMMAND)
    set_up(entry)
    next(iter(entry.files)).write_text("something else")
    assert not is_set_up(entry)


def test_the_program_can_be_started_by_its_words() -> None:
    said = subprocess.run(
        [*program(), "--help"], capture_output=True, text=True, check=False, cwd="/"
    )
    assert said.returncode == 0, said.stderr
