from datetime import date

from certtrack_app.rules.documents import CertificateFace


def test_a_certificate_is_titled_by_credential_and_holder() -> None:
    face = CertificateFace(
        number="1",
        holder="Grace Okafor",
        credential_title="Coach",
        program="",
        issued_on=date(2026, 1, 1),
        valid_through=None,
        office="Office",
    )
    assert face.title == "Coach: Grace Okafor"
