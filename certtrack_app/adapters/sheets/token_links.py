"""Links in formulas that are kept as tokens: .xls and .xlsb."""

TEXT_TOKEN = 0x17

HYPERLINK_CALL = b"\x67\x01"
"""Function 359; before it stand the kind of token and the number of arguments."""


def link_of_tokens(tokens: bytes, *, wide: bool) -> str:
    """Give the address of a HYPERLINK whose first argument is a text, or nothing.

    `wide` is how .xlsb counts the letters of a text: in two bytes, all of them of two bytes.
    """
    if HYPERLINK_CALL not in tokens or tokens[0] != TEXT_TOKEN:
        return ""
    if wide:
        return tokens[3 : 3 + 2 * int.from_bytes(tokens[1:3], "little")].decode("utf-16-le")
    letters, is_wide = tokens[1], tokens[2] & 1
    text = tokens[3 : 3 + letters * (2 if is_wide else 1)]
    return text.decode("utf-16-le" if is_wide else "latin-1")
