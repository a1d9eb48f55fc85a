"""The commands about the chosen credential, each with the reason why it cannot run."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from certtrack_app.errors import Refusal
from certtrack_app.ui.choosing import ask_where
from certtrack_app.ui.credential_detail import CredentialDetail
from certtrack_app.ui.desk import Desk
from certtrack_app.ui.dialogs.base import Confirmation
from certtrack_app.ui.dialogs.certificate_preview import CertificatePreview
from certtrack_app.ui.dialogs.credential import (
    REINSTATEMENT,
    REVOCATION,
    SUSPENSION,
    ReasonDialog,
    ReasonedAct,
)
from certtrack_app.ui.language import tr, tr_count
from certtrack_app.workflows.certificates import replace_certificate
from certtrack_app.workflows.completion import Issuance, issue_ready
from certtrack_app.workflows.credential_sheet import (
    CredentialSheet,
    Reasons,
    ready_to_issue,
    save_certificate,
)
from certtrack_app.workflows.keys import credential_of_key
from certtrack_app.workflows.papers import Unseen
from certtrack_app.workflows.printing import PaperDocument
from certtrack_app.workflows.renewal import renew

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from certtrack_app.workflows.unit import Unit

_MOST_NAMES = 8


class CredentialActs:
    """What can be done with the credential shown; mixed into the pane that shows it."""

    desk: Desk
    detail: CredentialDetail

    @property
    def _sheet(self) -> CredentialSheet:
        """The credential shown; refused where there is none."""
        if self.detail.sheet is None:
            raise Refusal(tr("Choose a credential first."))
        return self.detail.sheet

    @property
    def _window(self) -> "QWidget":
        return self.detail.window()

    def _why_not(self, why: Callable[[Reasons], str]) -> str:
        if self.detail.sheet is None:
            return tr("Choose a credential first.")
        return why(self.detail.sheet.why_not)

    def why_not_print_certificate(self) -> str:
        """Only a certificate that is what was issued is printed."""
        if self.detail.sheet is None:
            return tr("Choose a credential first.")
        paper = self.detail.sheet.paper
        return paper.sentence if isinstance(paper, Unseen) else ""

    def print_certificate(self) -> None:
        """Show the certificate as it will be printed."""
        paper = self._sheet.paper
        if isinstance(paper, PaperDocument):
            preview = CertificatePreview(self.desk, paper, self._window)
            preview.finished.connect(preview.deleteLater)
            preview.open()

    def why_not_save_certificate(self) -> str:
        """Saving needs what printing needs."""
        return self.why_not_print_certificate()

    def save_certificate(self) -> None:
        """Let the person say where the PDF goes."""
        shown = self._sheet.row
        ask_where(
            self._window,
            tr("Save the certificate"),
            f"{shown.number}.pdf",
            partial(self.save_certificate_to, shown.id),
            tr("PDF files (*.pdf)"),
        )

    def save_certificate_to(self, credential_id: int, target: Path) -> None:
        """Write a certificate's PDF."""
        self.desk.ask(
            self.detail,
            lambda reader: save_certificate(reader, credential_id, target),
            lambda saved: self.desk.say(tr("Saved {name}.", name=saved.name)),
        )

    def issue_ready(self) -> None:
        """Ask who is ready, then whether to issue."""
        self.desk.ask(
            self.detail, ready_to_issue, self._ask_to_issue, title=tr("Looking who is ready")
        )

    def _ask_to_issue(self, names: tuple[str, ...]) -> None:
        if not names:
            self.desk.refuse(tr("Nobody's checklist is complete and waits for its certificate."))
            return
        heading = tr_count("Issue {n} credential?", "Issue {n} credentials?", len(names))
        more = len(names) - _MOST_NAMES
        listed = ", ".join(names[:_MOST_NAMES]) + (
            tr(" and {n} more", n=str(more)) if more > 0 else ""
        )
        sentence = tr("{names}. An issued credential can be revoked, not undone.", names=listed)
        Confirmation(heading, sentence, (tr("&Issue"), self._issue), self._window).open()

    def _issue(self) -> None:
        self.desk.do(
            self.detail,
            issue_ready,
            notice=_issued_in_words,
            title=tr("Issuing certificates"),
        )

    def why_not_renew_credential(self) -> str:
        """A renewal needs its checklist complete, on a day that allows it."""
        return self._why_not(lambda why: why.renew)

    def renew_credential(self) -> None:
        """Ask, then renew: it issues a new credential."""
        shown = self._sheet.row
        Confirmation(
            tr("Renew {number} of {holder}?", number=shown.number, holder=shown.participant),
            tr("A new credential is issued and the old one superseded. That is not undone."),
            (tr("Re&new"), lambda: self._renew(shown.id)),
            self._window,
        ).open()

    def _renew(self, key: int) -> None:
        def work(unit: "Unit") -> str:
            return renew(unit, credential_of_key(unit, key)).number

        self.desk.do(
            self.detail,
            work,
            notice=lambda number: tr("Renewed as {number}.", number=number),
        )

    def why_not_suspend_credential(self) -> str:
        """One that has ended is not suspended."""
        return self._why_not(lambda why: why.suspend)

    def suspend_credential(self) -> None:
        """Ask why, and suspend it."""
        self._ask_why(SUSPENSION)

    def why_not_revoke_credential(self) -> str:
        """One that has ended is not revoked."""
        return self._why_not(lambda why: why.revoke)

    def revoke_credential(self) -> None:
        """Ask why, and revoke it."""
        self._ask_why(REVOCATION)

    def why_not_reinstate_credential(self) -> str:
        """Only a suspension or a revocation is lifted."""
        return self._why_not(lambda why: why.reinstate)

    def reinstate_credential(self) -> None:
        """Ask why, and reinstate it."""
        self._ask_why(REINSTATEMENT)

    def _ask_why(self, act: ReasonedAct) -> None:
        ReasonDialog(self.desk, act, self._sheet, self._window).ask()

    def why_not_replace_certificate(self) -> str:
        """A certificate is replaced after a name was corrected."""
        return self._why_not(lambda why: why.replace)

    def replace_certificate(self) -> None:
        """Ask, then make the certificate anew with the name on record."""
        shown, name = self._sheet.row, self._sheet.name_now
        Confirmation(
            tr("Replace the certificate of {number}?", number=shown.number),
            tr(
                "The new one names {now} in place of {before}. The old one stays on record.",
                now=name,
                before=shown.participant,
            ),
            (tr("Re&place"), lambda: self._replace(shown.id, shown.number)),
            self._window,
        ).open()

    def _replace(self, key: int, number: str) -> None:
        def work(unit: "Unit") -> None:
            replace_certificate(unit, credential_of_key(unit, key))

        said = tr("The certificate of {number} was made anew.", number=number)
        self.desk.do(self.detail, work, notice=said)


def _issued_in_words(done: Issuance) -> str:
    said = tr_count("Issued {n} certificate.", "Issued {n} certificates.", len(done.issued))
    refused = [f"{one.participant}: {one.because}" for one in done.refused]
    return " ".join((said, *refused[:2]))
