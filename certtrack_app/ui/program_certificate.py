"""How a program's certificates read: edited at the left, printed for an example at the right."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from certtrack_app.errors import Refusal
from certtrack_app.rules.documents import MOST_SIGNATORIES, CertificateFace
from certtrack_app.ui.canvas import Fit
from certtrack_app.ui.choosing import ask_file
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.forms import Form, long_text_field, must, text_field
from certtrack_app.ui.jobs import Job
from certtrack_app.ui.language import tr
from certtrack_app.ui.parts import button, column, icon_button, label, row
from certtrack_app.ui.scroll import Scroll
from certtrack_app.ui.viewer import Viewer
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.program_editing import (
    CertificateLook,
    ProgramView,
    Signing,
    certificate_preview,
)

_PAUSE_MS = 500


class CertificateEditor(QWidget):
    """Edits wording, color, logo and who signs; `wanted` carries the program's id and the look."""

    wanted = Signal(int, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._program: ProgramView | None = None
        self._job: Job | None = None
        self._logo: tuple[str | None, Path | None] = (None, None)
        self.form = Form()
        self.signers: list[SignerRow] = []
        self.viewer = Viewer(desk)
        self.viewer.fit(Fit.PAGE)
        self._problem = label("", "error", wrap=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._ask_preview)
        self.viewer.show_nothing(
            tr("The certificate"), tr("It is printed here for somebody made up, as you edit.")
        )
        self._lay_out()

    def _lay_out(self) -> None:
        self.save_button = button(tr("&Save certificate"), "save", "primary")
        self.save_button.clicked.connect(lambda _checked: self._save())
        edited = QWidget()
        around = column(Scroll(self._entries()), self._problem)
        around.addLayout(row(self.save_button, 1))
        around.setStretch(0, 1)
        edited.setLayout(around)
        whole = row(edited, self.viewer, spacing=16)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setStretch(0, 4)
        whole.setStretch(1, 5)
        self.setLayout(whole)

    def _entries(self) -> QWidget:
        """Lay out what can be entered: the form, the logo, who signs."""
        inside = QWidget()
        inside.setProperty("role", "scrolled")
        self._signers = column(spacing=12)
        laid = column(self.form, spacing=12)
        laid.setContentsMargins(0, 0, 14, 0)
        self._lay_logo(laid)
        laid.addWidget(label(tr("Who signs"), "heading"))
        laid.addLayout(self._signers)
        self._add = button(tr("Add a s&ignatory"), "plus")
        self._add.clicked.connect(lambda _checked: self._add_signer(Signing("")))
        laid.addLayout(row(self._add, 1))
        laid.addStretch(1)
        inside.setLayout(laid)
        return inside

    def _lay_logo(self, laid: QVBoxLayout) -> None:
        self._logo_words = label("", "muted", wrap=True)
        choose = button(tr("Choose &logo…"), "image")
        choose.clicked.connect(lambda _checked: choose_picture(self, self._take_logo))
        self._no_logo = button(tr("&No logo"), kind="quiet")
        self._no_logo.clicked.connect(lambda _checked: self._set_logo(None, None))
        laid.addWidget(self._logo_words)
        laid.addLayout(row(choose, self._no_logo, 1))

    @property
    def look(self) -> CertificateLook:
        """The certificate as entered."""
        values = self.form.values
        return CertificateLook(
            title=values["title"],
            wording=values["wording"],
            accent=values["accent"],
            signatories=tuple(one.signing for one in self.signers if one.signing.name),
            logo=self._logo[0],
            brought_logo=self._logo[1],
        )

    @property
    def is_edited(self) -> bool:
        """Whether something entered is not saved yet."""
        return self._program is not None and self.look != self._program.look

    def show_program(self, program: ProgramView) -> None:
        """Show a program's certificate; one that is being edited stays as entered."""
        same = self._program is not None and self._program.id == program.id
        if same and self.is_edited:
            return
        self._program = program
        self.form.clear()
        self._add_fields(program.look)
        for signer in tuple(self.signers):
            self._drop_signer(signer)
        for signing in program.look.signatories:
            self._add_signer(signing)
        self._set_logo(program.look.logo, None)

    def saved(self) -> None:
        """What was entered is saved: the next reading may show it."""
        self._program = None

    def refuse(self, refusal: Refusal) -> None:
        """Say why it cannot be printed or was not saved."""
        self._problem.setText(refusal.sentence)

    def _add_fields(self, look: CertificateLook) -> None:
        self.form.add(
            "title",
            text_field(
                tr("&Title of the credential"), look.title, "", must(tr("Enter the title."))
            ),
        )
        self.form.add(
            "wording",
            long_text_field(
                tr("&Wording below the name"),
                look.wording,
                tr("An empty line begins a new paragraph. Empty: the usual sentence."),
            ),
        )
        self.form.add(
            "accent",
            text_field(
                tr("&Color"),
                look.accent,
                tr("Such as {color}; empty: CertTrack's own.", color=CertificateFace.accent),
            ),
        )
        for field in self.form.fields.values():
            field.changed.connect(self._edited)

    def _add_signer(self, signing: Signing) -> None:
        signer = SignerRow(signing)
        signer.changed.connect(self._edited)
        signer.unwanted.connect(lambda: self._drop_signer(signer))
        self.signers.append(signer)
        self._signers.addWidget(signer)
        self._edited()

    def _drop_signer(self, signer: "SignerRow") -> None:
        self.signers.remove(signer)
        signer.hide()
        signer.deleteLater()
        self._edited()

    def _take_logo(self, path: Path) -> None:
        self._set_logo(None, path)

    def _set_logo(self, kept: str | None, brought: Path | None) -> None:
        self._logo = (kept, brought)
        if brought is not None:
            words = tr("Logo: {name}", name=brought.name)
        else:
            words = tr("A logo is on record.") if kept else tr("No logo. PNG or JPEG.")
        self._logo_words.setText(words)
        self._no_logo.setVisible(self._logo != (None, None))
        self._edited()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def _edited(self) -> None:
        self._add.setEnabled(len(self.signers) < MOST_SIGNATORIES)
        self.save_button.setEnabled(self.is_edited)
        if self.isVisible():
            self._soon.start()

    def _ask_preview(self) -> None:
        """Print it for an example, in the lane that reads."""
        if self._program is None:
            return
        program_id, look = self._program.id, self.look
        if self._job is not None:
            self._job.cancel()
        self._job = self._desk.ask(
            self,
            lambda reader: certificate_preview(reader, program_id, look),
            self._show_preview,
        )
        self._job.refused = self.refuse

    def _show_preview(self, document: PaperDocument) -> None:
        self._problem.setText("")
        self.viewer.show_document(document)

    def _save(self) -> None:
        if self._program is not None and self.form.check():
            self.wanted.emit(self._program.id, self.look)


class SignerRow(QWidget):
    """One who signs: name, role, and the picture of a signature."""

    changed = Signal()
    unwanted = Signal()

    def __init__(self, signing: Signing) -> None:
        super().__init__()
        self._signing = signing
        self.name = text_field(tr("Name"), signing.name)
        self.role = text_field(tr("Role"), signing.role)
        picture = button(tr("Signature…"), "pencil", "quiet")
        picture.clicked.connect(lambda _checked: choose_picture(self, self._take_picture))
        drop = icon_button("trash-2", tr("Leave this signatory out"))
        drop.clicked.connect(lambda _checked: self.unwanted.emit())
        self._words = label("", "small")
        for field in (self.name, self.role):
            field.changed.connect(self.changed)
        laid = QVBoxLayout(self)
        laid.setContentsMargins(0, 0, 0, 0)
        laid.setSpacing(4)
        laid.addLayout(row(self.name, self.role))
        laid.addLayout(row(self._words, 1, picture, drop))
        self._say_picture()

    @property
    def signing(self) -> Signing:
        """Who signs, as entered."""
        return replace(self._signing, name=self.name.value, role=self.role.value)

    def _take_picture(self, path: Path) -> None:
        self._signing = replace(self._signing, image=None, brought=path)
        self._say_picture()
        self.changed.emit()

    def _say_picture(self) -> None:
        if self._signing.brought is not None:
            self._words.setText(self._signing.brought.name)
        else:
            words = tr("Signature on record") if self._signing.image else tr("Signs by hand")
            self._words.setText(words)


def choose_picture(parent: QWidget, take: Callable[[Path], None]) -> None:
    """Let the person choose a picture."""
    ask_file(parent, tr("Choose a picture"), take, tr("Pictures (*.png *.jpg *.jpeg)"))
