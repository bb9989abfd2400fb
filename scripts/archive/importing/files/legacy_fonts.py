"""Which fonts show Latin-1 letters as Vietnamese, and reading what was typed in them."""

import re
from collections.abc import Callable
from functools import partial

Decoder = Callable[[str], str]

# Letters that only Unicode has: text that holds one was not typed in the old way, whatever its
# font says (Word shows it in another font, and nobody notices).
_UNICODE_ONLY = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300-\u036f]")
# A PDF names its fonts “ABCDEF+.VnTime,Bold”.
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def decoder_of(font: str) -> Decoder | None:
    """How text in the font called `font` is read; None for a font that holds Unicode.

    .Vn* are the fonts of TCVN3 (ABC), their names ending in H for the ones that show capitals
    only; VNI-* those of VNI for Windows.
    """
    name = _SUBSET.sub("", font).split(",")[0].strip().casefold()
    if not name.startswith((".vn", "vni-")):
        return None
    # few papers have such a font, and the tables take time to make
    from archive.language.legacy_encodings import decode_tcvn3, decode_vni  # noqa: PLC0415

    if name.startswith(".vn"):
        return partial(decode_tcvn3, capitals=name.removesuffix("-bold").endswith("h"))
    return decode_vni


def is_unicode(text: str) -> bool:
    """Whether `text` holds letters that the old encodings could not write."""
    return _UNICODE_ONLY.search(text) is not None
