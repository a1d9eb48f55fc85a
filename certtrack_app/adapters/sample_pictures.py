"""A stamped paper as a participant photographs it: a little crooked, in uneven light."""

from io import BytesIO
from math import cos, pi, sin
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

from certtrack_app.adapters.sample_paper import SamplePaper
from certtrack_app.paths import resources
from certtrack_app.rules.words import day_in_full

_SIZE = (900, 1200)
_PAPER = (700, 940)
_TABLE = ((112, 84, 62), (74, 86, 92), (138, 122, 104))
_INK = (43, 43, 48, 255)
_PEN = (38, 64, 139, 235)
_STAMP = (150, 32, 44, 185)
_HAND = "eb-garamond/EBGaramond-Italic"
_LAST_LATIN = "\u024f"
_SPARE = 3
"""Round lines are drawn so many times larger and reduced, or their edges are jagged."""


def stamped_paper(paper: SamplePaper, form: str = "JPEG") -> bytes:
    """Make the picture of a stamped attendance slip; `form` is JPEG or PNG."""
    chance = Random(paper.seed)  # noqa: S311 a sample, not a secret
    sheet = _sheet(paper, chance).rotate(
        chance.uniform(-4, 4), resample=Image.Resampling.BICUBIC, expand=True
    )
    picture = _table(chance)
    left, top = ((room - taken) // 2 for room, taken in zip(_SIZE, sheet.size, strict=True))
    shadow = Image.new("L", _SIZE)
    shadow.paste(sheet.getchannel("A"), (left + 14, top + 18))
    dark = Image.new("RGB", _SIZE, (18, 14, 10))
    picture.paste(dark, mask=shadow.filter(ImageFilter.GaussianBlur(16)).point(lambda p: p // 2))
    picture.paste(sheet, (left, top), sheet)
    lit = ImageChops.multiply(picture, _light(chance))
    file = BytesIO()
    lit.filter(ImageFilter.GaussianBlur(0.6)).save(file, form, quality=82)
    return file.getvalue()


def _table(chance: Random) -> Image.Image:
    """A table top with grain."""
    table = Image.new("RGB", _SIZE, _TABLE[chance.randrange(len(_TABLE))])
    pen = ImageDraw.Draw(table, "RGBA")
    for _ in range(130):
        height = chance.randrange(_SIZE[1])
        tone = chance.choice(((0, 0, 0), (255, 255, 255)))
        slope = chance.randrange(-14, 14)
        pen.line([(0, height), (_SIZE[0], height + slope)], (*tone, chance.randrange(4, 16)), 3)
    return table.filter(ImageFilter.GaussianBlur(1.5))


def _light(chance: Random) -> Image.Image:
    """Light that falls from one corner."""
    brightest, darkest = 255, chance.randrange(165, 200)
    gradient = Image.linear_gradient("L").rotate(chance.choice((0, 90)))
    scaled = gradient.point(lambda p: darkest + p * (brightest - darkest) // 255)
    return scaled.resize(_SIZE).filter(ImageFilter.GaussianBlur(40)).convert("RGB")


def _sheet(paper: SamplePaper, chance: Random) -> Image.Image:
    """The slip itself: printed words, filled in by pen, stamped."""
    sheet = Image.new("RGBA", _PAPER, (247, 244, 236, 255))
    pen = ImageDraw.Draw(sheet)
    _words(pen, (60, 64), paper.issuer, "inter/Inter-SemiBold", 30)
    _words(pen, (60, 112), "Attendance slip", "eb-garamond/EBGaramond-SemiBold", 54)
    pen.line([(60, 192), (640, 192)], _INK, 2)
    lines = (
        ("Participant", paper.holder),
        ("Session", paper.subject),
        ("Attended", paper.amount),
        ("Date", day_in_full(paper.on)),
    )
    for number, (title, words) in enumerate(lines):
        height = 236 + number * 108
        _words(pen, (60, height), title, "inter/Inter-Regular", 19)
        _by_hand(sheet, (64, height + 26), words, chance)
        pen.line([(60, height + 78), (640, height + 78)], (150, 146, 138, 255), 1)
    _words(pen, (60, 706), "Signature and stamp", "inter/Inter-Regular", 19)
    _signature(sheet, (70, 790), chance)
    _words(pen, (60, 868), f"{paper.signer}, {paper.role}", "inter/Inter-Regular", 19)
    stamp = _stamp(paper).rotate(chance.uniform(-24, 24), resample=Image.Resampling.BICUBIC)
    sheet.alpha_composite(stamp, (390, 640))
    return sheet


def _words(
    pen: ImageDraw.ImageDraw, place: tuple[int, int], words: str, font: str, size: int
) -> None:
    pen.text(place, words, fill=_INK, font=_font(font, size))


def _by_hand(sheet: Image.Image, place: tuple[int, int], words: str, chance: Random) -> None:
    """Write by pen: a slanted letter that does not quite keep the line."""
    size = 42
    while _font(_HAND, size).getlength(words) > 560 and size > 20:  # noqa: PLR2004 the line's room
        size -= 2
    layer = Image.new("RGBA", sheet.size)
    ImageDraw.Draw(layer).text(place, words, fill=_PEN, font=_hand_for(words, size))
    sheet.alpha_composite(layer.rotate(chance.uniform(-0.5, 0.9), center=place))


def _hand_for(words: str, size: int) -> ImageFont.FreeTypeFont:
    """A slanted face that has every letter: Garamond, or Noto where letters are beyond it."""
    beyond = any(letter > _LAST_LATIN for letter in words)
    return _font("noto-sans/NotoSans-Italic" if beyond else _HAND, size)


def _signature(sheet: Image.Image, place: tuple[int, int], chance: Random) -> None:
    """One running line."""
    left, middle = place
    points = [
        (
            left + step * 2.1 + 16 * sin(step / 5.0 + chance.uniform(-0.05, 0.05)),
            middle - 34 * sin(step / 7.3) * cos(step / 19.0) - step * 0.14,
        )
        for step in range(130)
    ]
    ImageDraw.Draw(sheet).line(points, _PEN, 4, joint="curve")


def _stamp(paper: SamplePaper) -> Image.Image:
    """A round stamp with the issuer's name along its edge, unevenly inked."""
    side, middle = 250 * _SPARE, 125 * _SPARE
    stamp = Image.new("RGBA", (side, side))
    pen = ImageDraw.Draw(stamp)
    for radius, thick in ((118, 5), (80, 3)):
        box = [(middle - radius * _SPARE,) * 2, (middle + radius * _SPARE,) * 2]
        pen.ellipse(box, outline=_STAMP, width=thick * _SPARE)
    _around(stamp, f"{paper.issuer.upper()}  ·  ", 99 * _SPARE)
    font = _font("inter/Inter-Bold", 27 * _SPARE)
    for words, height in (("ATTENDED", -16), (f"{paper.on:%d.%m.%Y}", 18)):
        shown = font if height < 0 else _font("inter/Inter-SemiBold", 19 * _SPARE)
        pen.text((middle, middle + height * _SPARE), words, _STAMP, shown, anchor="mm")
    return _worn(stamp.resize((250, 250), Image.Resampling.LANCZOS), paper.seed)


def _around(stamp: Image.Image, words: str, radius: int) -> None:
    """Write along a circle, once round."""
    font = _font("inter/Inter-SemiBold", 17 * _SPARE)
    middle = stamp.width // 2
    for number, letter in enumerate(words):
        angle = 2 * pi * number / len(words) - pi / 2
        tile = Image.new("RGBA", (90, 90))
        ImageDraw.Draw(tile).text((45, 45), letter, _STAMP, font, anchor="mm")
        turned = tile.rotate(-angle * 180 / pi - 90, resample=Image.Resampling.BICUBIC)
        place = (int(middle + radius * cos(angle)) - 45, int(middle + radius * sin(angle)) - 45)
        stamp.alpha_composite(turned, place)


def _worn(stamp: Image.Image, seed: int) -> Image.Image:
    """Take ink away in blotches."""
    chance = Random(seed)  # noqa: S311 likewise
    wear = Image.new("L", stamp.size, 255)
    pen = ImageDraw.Draw(wear)
    for _ in range(240):
        x, y = chance.randrange(250), chance.randrange(250)
        pen.ellipse([x, y, x + 5, y + 4], fill=chance.randrange(60, 200))
    blotched = ImageChops.multiply(
        stamp.getchannel("A"), wear.filter(ImageFilter.GaussianBlur(1.2))
    )
    stamp.putalpha(blotched)
    return stamp


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(resources() / "fonts" / f"{name}.ttf"), size)
