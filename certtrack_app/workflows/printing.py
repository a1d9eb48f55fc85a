"""Paper: documents to look at page by page before they are printed, and the way to the printer."""

from dataclasses import dataclass
from functools import cached_property

from certtrack_app.rules.documents import PagePicture, PageSize
from certtrack_app.rules.reports import BarChart

_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class PaperDocument:
    """A PDF as pages to look at; what is asked of it may take its time."""

    pdf: bytes
    title: str
    paper: PageSize = PageSize.A4

    @cached_property
    def _sizes(self) -> tuple[tuple[float, float], ...]:
        from certtrack_app.adapters.document_reading import page_sizes

        return page_sizes(self.pdf, self.title)

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    def page_size(self, page: int) -> tuple[float, float]:
        """Width and height of a page, counted from 0, in points."""
        return self._sizes[page]

    def draw(self, page: int, scale: float) -> PagePicture:
        """Draw a page at so many pixels a point."""
        from certtrack_app.adapters.document_reading import page_picture

        return page_picture(self.pdf, page, scale * _POINTS_PER_INCH, self.title)


def prints_pdf() -> bool:
    """Tell whether this system's print service takes a PDF as it is."""
    from certtrack_app.adapters.printing import can_print_pdf, printers

    return can_print_pdf() and bool(printers())


def print_document(document: PaperDocument) -> str:
    """Hand a document to the default printer, and say what the print service answered.

    Raises Refusal where there is no print service or it refuses.
    """
    from certtrack_app.adapters.printing import print_pdf

    return print_pdf(document.pdf, document.title, document.paper)


def chart_as_svg(chart: BarChart, room: float, colors: dict[str, str]) -> str:
    """Draw a chart for the screen, `room` points wide, in its theme's ink, muted, bar and track."""
    from certtrack_app.adapters.report_charts import ChartColors, chart_svg

    return chart_svg(chart, room, ChartColors(**colors))


def chart_in_words(chart: BarChart) -> str:
    """Say a chart to whoever hears it."""
    from certtrack_app.adapters.report_charts import chart_words

    return chart_words(chart)
