"""How dates are written: patterns over text, months by any word."""

import re

_TIME = (
    r"(?:[T,]?\s*\d{1,2}[:h.]\d{2}(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?"
)
_WORD = r"([^\W\d_][^\s\d/,()\-–—]*)"
_ORDINAL = r"(?:st|nd|rd|th|er|ère|º|ª|°|\.)?"
_OF = r"(?:\s*(?:de|of|del|d')\s+|\s*[-/.,]?\s*)"
_YEAR = r"['’]?(\d{4}|\d{2})(?!\d)"
_DASH = r"\s*(?:[-–—&+]|\b(?:to|until|till|through|and|bis|au|à|al|a|até|hasta|tot|t/m|ถึง)\b)\s*"

FIRST_YEAR = re.compile(
    rf"(?<!\d)(\d{{4}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{1,2}}){_TIME}(?!\d)", re.IGNORECASE
)
LAST_YEAR = re.compile(
    rf"(?<!\d)(\d{{1,2}})\s*([-/.\s])\s*(\d{{1,2}})\s*\2\s*['’]?(\d{{4}}|\d{{2}}){_TIME}(?!\d)",
    re.IGNORECASE,
)
NAMED_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}}){_ORDINAL}{_OF}{_WORD}{_OF}{_YEAR}{_TIME}", re.IGNORECASE
)
NAMED_MONTH_FIRST = re.compile(
    rf"(?<!\w){_WORD}\s*(\d{{1,2}})(?:st|nd|rd|th)?\s*[,.\s/\-]\s*{_YEAR}{_TIME}", re.IGNORECASE
)
NAMED_YEAR_FIRST = re.compile(
    rf"(?<!\d)(\d{{4}})[\s,./\-]*{_WORD}[\s./\-]*(\d{{1,2}})(?!\d)", re.IGNORECASE
)
NAMED_MONTH = re.compile(rf"(?<!\w){_WORD}\s*[-/,.]?\s*{_YEAR}", re.IGNORECASE)
YEAR_NAMED_MONTH = re.compile(rf"(?<!\d)(\d{{4}})[\s,./\-]+{_WORD}(?!\w)", re.IGNORECASE)
MONTH_YEAR = re.compile(r"(?<![\d./\-])(\d{1,2})\s*[-/.]\s*(\d{4})(?![\d./\-])")
YEAR_MONTH = re.compile(r"(?<![\d./\-])(\d{4})\s*[-/.]\s*(\d{1,2})(?![\d./\-])")
YEAR_ALONE = re.compile(
    r"(?<![\d./\-])(?:FY\s*|Q[1-4]\s*[-/]?\s*)?(\d{4})(?![\d./\-])", re.IGNORECASE
)
COMPACT = re.compile(r"(?<!\d)((?:19|20|25)\d{2})([01]\d)([0-3]\d)(?!\d)")

DAYS_RANGE = re.compile(
    r"(?<![\d./])\d{1,2}\s*[.]?\s*[-–—+&/,]\s*(\d{1,2})\s*([./])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)"
)
DAYS_AND_MONTHS_RANGE = re.compile(
    r"(?<![\d./])\d{1,2}\s*([./])\s*\d{1,2}[./]?\s*[-–—+&]\s*(\d{1,2})\s*\1\s*(\d{1,2})\s*\1\s*(\d{4}|\d{2})(?!\d)"
)
NAMED_RANGE = re.compile(
    rf"(?<!\d)\d{{1,2}}{_ORDINAL}(?:{_DASH}|\s*[,/]\s*)(\d{{1,2}}{_ORDINAL}{_OF}{_WORD}{_OF}{_YEAR})",
    re.IGNORECASE,
)
NAMED_RANGE_MONTHS = re.compile(
    rf"(?<!\d)\d{{1,2}}{_ORDINAL}{_OF}{_WORD}{_DASH}(\d{{1,2}}{_ORDINAL}{_OF}{_WORD}{_OF}{_YEAR})",
    re.IGNORECASE,
)
MONTH_FIRST_RANGE = re.compile(
    rf"(?<!\w){_WORD}\s*\d{{1,2}}{_DASH}(\d{{1,2}})\s*[,.\s]\s*{_YEAR}", re.IGNORECASE
)
YEAR_RANGE = re.compile(r"(?<![\d./\-])(\d{4})\s*[-–—/]\s*(\d{4}|\d{2})(?![\d./\-])")
AROUND = " .,;:()'’"
BETWEEN = re.compile(rf"^{_DASH}$", re.IGNORECASE)
MONTH_RANGE = re.compile(rf"(?<!\w){_WORD}\s*[-–—/&]\s*{_WORD}\s*[-/,.]?\s*{_YEAR}", re.IGNORECASE)
YEARLESS = re.compile(
    rf"^(?:\d{{1,2}}{_ORDINAL}{_DASH})?(\d{{1,2}}{_ORDINAL})?{_OF}{_WORD}[.,]?$", re.IGNORECASE
)
