"""Pictures an office brings for its papers, such as a logo or a scanned signature."""

from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from certtrack_app.adapters.paper import Point
from certtrack_app.errors import Refusal

_MOST_PIXELS = 40_000_000
_SIDE = 1200
"""Pixels on the longer side that are kept: 600 dpi on the five centimeters a logo has."""


def draw_picture(canvas: Canvas, content: bytes, what: str, foot: Point, room: Point) -> None:
    """Draw a picture as large as its room allows, standing on the middle of its foot.

    Raises Refusal, with `what` as its subject, where the picture cannot be read.
    """
    image = picture(content, what)
    wide, high = image.getSize()
    scale = min(room[0] / wide, room[1] / high)
    x = foot[0] - wide * scale / 2
    canvas.drawImage(image, x, foot[1], wide * scale, high * scale, mask="auto")


def picture(content: bytes, what: str) -> ImageReader:
    """Read a PNG or JPEG for the page; `what` names it where it must be refused."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise Refusal(f"{what} has too many pixels. Save it smaller and choose it again.")
            return ImageReader(_reduced(image))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise Refusal(f"{what} cannot be read as a picture. Choose a PNG or JPEG file.") from error


def _reduced(image: Image.Image) -> Image.Image:
    """Keep the colors and transparency a printer can use, at no more pixels than it needs."""
    see_through = "A" in image.getbands() or "transparency" in image.info
    kept = image.convert("RGBA" if see_through else "RGB")
    kept.thumbnail((_SIDE, _SIDE))
    return kept
