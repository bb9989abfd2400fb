"""The one error of reading office files."""


class Unreadable(Exception):  # noqa: N818  it says what the file is, and reads as a sentence
    """A file that cannot be read; its text is a Vietnamese sentence that says what to do."""
