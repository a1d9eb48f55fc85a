#!/usr/bin/env python3
"""Set CertTrack up on this machine, then do what was asked. Needs nothing but Python.

python3 start.py            set up and open the window
python3 start.py test       set up and run every check (words that follow go to pytest alone)
python3 start.py bench      set up and measure; --json for programs
python3 start.py WORDS      set up and hand the words to certtrack

What setting up has to say goes to stderr: stdout belongs to the answer.
"""

from __future__ import annotations  # an old Python must get as far as the sentence meant for it

import contextlib
import hashlib
import importlib.util
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
READY = VENV / "certtrack-ready.json"
TERMINAL = sys.stderr is not None and sys.stderr.isatty()
UNFINISHED = ROOT / ".venv.unfinished"

WINDOW_LOCK = "requirements.lock"
CHECKS_LOCK = "requirements-dev.lock"

WINDOW_PACKAGES = (
    "libglib2.0-0 libgl1 libegl1 libx11-6 libdbus-1-3 libfontconfig1 libfreetype6 libxkbcommon0 "
    "libbrotli1 libx11-xcb1 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 "
    "libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1"
)
CHECKS_PACKAGES = (
    "xvfb xauth openbox xdotool scrot imagemagick x11-utils xclip fonts-noto-core poppler-utils "
    "zbar-tools qpdf dbus at-spi2-core python3-gi gir1.2-atspi-2.0 libcups2 gnome-keyring"
)


class SetUpFailed(Exception):
    """Why this machine could not be set up, in a sentence for the person who started it."""


def main(words: list[str]) -> int:
    """Set up as far as the words need it, then do them; answer with their exit code."""
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        say(f"CertTrack needs Python 3.11, 3.12 or 3.13; this is {platform.python_version()}.")
        return 1
    keep_standard_streams_open()
    try:
        set_up(for_checks=words[:1] in (["test"], ["bench"]))
        return do(words)
    except KeyboardInterrupt:
        say("\nInterrupted. Start again and it goes on from here.")
        return 130
    except (SetUpFailed, OSError) as failure:
        say(f"CertTrack could not be set up: {failure}")
        return 1


def say(line: str) -> None:
    """Tell the person at the terminal, leaving stdout alone."""
    if sys.stderr is not None:
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def keep_standard_streams_open() -> None:
    """Give a closed standard stream the null device, lest a file takes its number."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def run(command: Sequence[str], *, quietly: bool = False) -> int:
    """Run a command at the root to its end; quietly, it asks nothing and stdout stays clean.

    Ctrl+C reaches the command by itself; it gets the time to end well.
    """
    stdin = subprocess.DEVNULL if quietly else None
    stdout = (2 if TERMINAL else subprocess.DEVNULL) if quietly else None
    process = subprocess.Popen(command, cwd=ROOT, stdin=stdin, stdout=stdout)
    try:
        code = process.wait()
    except KeyboardInterrupt:
        process.wait()
        raise
    return code if code >= 0 else 128 - code  # as a shell counts what a signal ended


def do(words: list[str]) -> int:
    """Run what was asked in the environment that stands now."""
    if words[:1] == ["test"]:
        return run([str(PYTHON), "-m", "tests.checks", *words[1:]])
    if words[:1] == ["bench"]:
        return run([str(PYTHON), "-m", "bench", *words[1:]])
    return become([str(PYTHON), "-P", "-m", "certtrack_app", *words])


def become(command: list[str]) -> int:
    """Hand this process over, so that signals and exit code are the program's own."""
    if os.name == "nt":  # exec would give the prompt back before the program has ended
        return subprocess.call(command)
    return os.execv(command[0], command)  # noqa: S606 no shell is wanted


def set_up(*, for_checks: bool) -> None:
    """Bring this machine to what the locks say; where it is there already, do nothing."""
    packages = needed_packages(for_checks=for_checks)
    lock = CHECKS_LOCK if for_checks else WINDOW_LOCK
    if is_ready(packages, lock):
        return
    with one_at_a_time():
        if is_ready(packages, lock):
            return
        missing = add_system_packages(packages)
        if not libraries_stand(lock):
            add_libraries(lock)
        remember(packages - missing, lock)


def is_ready(packages: set[str], lock: str) -> bool:
    """Say whether the last set-up left all of this in place."""
    return packages <= set(remembered().get("packages", [])) and libraries_stand(lock)


def libraries_stand(lock: str) -> bool:
    """Say whether the environment was made of this lock and nothing has moved since."""
    return PYTHON.exists() and remembered().get(lock) == fingerprint(lock)


def remembered() -> dict[str, Any]:
    """Read what the last set-up left in place."""
    with contextlib.suppress(OSError, ValueError):
        return dict(json.loads(READY.read_text("utf-8")))
    return {}


def remember(packages: set[str], lock: str) -> None:
    """Note what is in place; whoever finds the note needs to look no further."""
    locks = {WINDOW_LOCK, lock}  # the lock for the checks holds the other one whole
    note = {"packages": sorted(packages)} | {name: fingerprint(name) for name in locks}
    draft = READY.with_suffix(".draft")
    draft.write_text(json.dumps(note), "utf-8")
    draft.replace(READY)


def fingerprint(lock: str) -> str:
    """Answer with a value that changes when the environment has to."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    parts = [project["project"], project["build-system"], project["tool"]["hatch"]]
    place = [str(ROOT), str(PYTHON.resolve()), (ROOT / lock).read_text("utf-8")]
    return hashlib.sha256(json.dumps([parts, place]).encode()).hexdigest()


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second start wait until the first has set up."""
    with (ROOT / ".venv.lock").open("a", encoding="utf-8") as lock:
        if not took(lock):
            say("Another start is setting up; this one waits for it.")
            while not took(lock):
                time.sleep(0.2)
        yield


def took(lock: IO[str]) -> bool:
    """Try to take the lock; the system gives it back when the process ends, however it ends."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def needed_packages(*, for_checks: bool) -> set[str]:
    """Name the system packages needed on Debian and Ubuntu; elsewhere the system has its own."""
    if not shutil.which("apt-get"):
        return set()
    packages = {*WINDOW_PACKAGES.split(), *(CHECKS_PACKAGES.split() if for_checks else ())}
    if not importlib.util.find_spec("ensurepip") and not shutil.which("uv"):
        packages.add(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return packages


def add_system_packages(packages: set[str]) -> set[str]:
    """Install what is missing where that is allowed; answer with what is missing still."""
    missing = sorted(packages - installed_packages()) if packages else []
    if not missing:
        return set()
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    right = right_to_install()
    if right is None or not apt_installs(right, install):
        say(f"System packages are missing. Run this once:\n  sudo {' '.join(install)}")
        return set(missing)
    return set()


def installed_packages() -> set[str]:
    """Name every installed package, and what newer ones with other names provide."""
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}, ${Provides}\n"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    ).stdout
    lines = [line for line in listing.splitlines() if line.startswith("installed ")]
    names = ",".join(line.removeprefix("installed ") for line in lines).split(",")
    return {name.split()[0] for name in names if name.strip()}


def right_to_install() -> list[str] | None:
    """Answer with what goes before apt-get here, or None where only the person may."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    allowed = shutil.which("sudo") and run(["sudo", "-n", "true"], quietly=True) == 0
    return ["sudo", "-n"] if allowed else None


def apt_installs(right: list[str], install: list[str]) -> bool:
    """Install by apt, mending first what an interrupted run left half done."""
    say(f"Installing {len(install) - 4} system packages ...")
    apt = [*right, "env", "DEBIAN_FRONTEND=noninteractive"]
    for first in (["dpkg", "--configure", "-a"], ["apt-get", "update", "-qq"]):
        run([*apt, *first], quietly=True)
    return run([*apt, *install, "-qq"], quietly=True) == 0


def add_libraries(lock: str) -> None:
    """Make the environment and put in what the lock names, by uv where it is there, else by pip.

    Raises SetUpFailed where neither could.
    """
    say(f"Installing the libraries of {lock} ...")
    for needs, make, add in ways_to_add():
        if environment_serves(needs, make) and installs(add, lock):
            return say("CertTrack is set up.")
    raise SetUpFailed("the libraries could not be installed; the lines above say why.")


def ways_to_add() -> Iterator[tuple[str, list[str], list[str]]]:
    """Name the tools in turn: the module each needs there, what makes it, what adds to it."""
    base = getattr(sys, "_base_executable", sys.executable)  # never the environment's own Python
    quiet = [] if TERMINAL else ["--quiet"]
    if uv := shutil.which("uv"):
        make = [uv, "venv", "--quiet", "--python", base, str(VENV)]
        yield "sys", make, [uv, "pip", "install", "--python", str(PYTHON), *quiet]
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    yield "pip", [base, "-m", "venv", str(VENV)], [*pip, *quiet]


def environment_serves(needs: str, make: list[str]) -> bool:
    """Keep an environment that is whole, else make it from nothing; say whether one stands."""
    fits = f"find_spec({needs!r}) and (3, 11) <= sys.version_info[:2] <= (3, 13)"
    probe = f"import sys; from importlib.util import find_spec; sys.exit(not ({fits}))"
    whole = PYTHON.exists() and not UNFINISHED.exists()
    if whole and run([str(PYTHON), "-c", probe], quietly=True) == 0:
        return True
    UNFINISHED.touch()
    if VENV.exists():
        shutil.rmtree(VENV)
    return run(make, quietly=True) == 0


def installs(add: list[str], lock: str) -> bool:
    """Install the lock by its hashes, then the project itself from where it stands.

    What was cut short is known by its mark and made anew by the next start.
    """
    UNFINISHED.touch()
    this = [*add, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    if run([*add, "--require-hashes", "-r", lock], quietly=True) or run(this, quietly=True):
        return False
    UNFINISHED.unlink()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
