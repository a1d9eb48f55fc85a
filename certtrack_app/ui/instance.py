"""One window an office: a second start hands its files to the first and brings it forward."""

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LOCK = "window.lock"
_WAIT_MS = 2_000


class Instance(QObject):
    """Whether this start is the first on an office.

    `brought` carries the files of a later start, as paths; none where it only wants the window.
    """

    brought = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._name = f"certtrack-{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}"
        self._lock = QLockFile(str(folder / _LOCK))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Become the first; False where another is running."""
        return self._lock.tryLock(0)

    def listen(self) -> None:
        """Hear later starts; call after the window is painted."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(self._name)

    def hand_over(self, files: tuple[Path, ...]) -> bool:
        """Give the files of this start to the first one; False where it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(json.dumps([str(file.resolve()) for file in files]).encode())
        socket.flush()
        socket.disconnectFromServer()
        unconnected = QLocalSocket.LocalSocketState.UnconnectedState
        return socket.state() == unconnected or socket.waitForDisconnected(_WAIT_MS)

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _hear(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(lambda: self._take(socket))

    def _take(self, socket: "QLocalSocket") -> None:
        said = bytes(socket.readAll().data())
        socket.deleteLater()
        try:
            files = json.loads(said)
        except ValueError:
            return
        if isinstance(files, list) and all(isinstance(file, str) for file in files):
            self.brought.emit(tuple(Path(file) for file in files))
