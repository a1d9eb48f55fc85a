"""The printers of this machine, and the way to a chosen one."""

from certtrack_app.workflows.printing import PaperDocument


def printer_names() -> tuple[str, ...]:
    """Name the printers that take a PDF as it is, the default first; none where nothing does."""
    from certtrack_app.adapters.printing import can_print_pdf, printers

    return tuple(printer.name for printer in printers()) if can_print_pdf() else ()


def print_on(document: PaperDocument, printer: str, copies: int = 1) -> str:
    """Hand a document to a printer, and say what the print service answered.

    Raises Refusal where it refuses.
    """
    from certtrack_app.adapters.printing import print_pdf

    return print_pdf(document.pdf, document.title, document.paper, printer, copies)
