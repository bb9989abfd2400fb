"""The words before a figure that say how exact it is."""

QUALIFIERS = {
    "gần": "gan",
    "hơn": "hon",
    "trên": "hon",
    "khoảng": "khoang",
    "chừng": "khoang",
    "ước": "khoang",
    "dự kiến": "du-kien",
}
"""Each word, in small letters, with the code that a record has for it."""
