"""Of which files a rule is asked: each of these tells it from a file alone.

There are more than a hundred rules, and most of them are about one kind of file, or about what
nearly no text has. So these questions are put once to a file, not by each rule again.
"""

from archive.checking.gated import marks_of, private_of
from archive.checking.links_in_text import links_in
from archive.reading.content_file import ContentFile


def is_report(file: ContentFile) -> bool:
    """Reports."""
    return file.kind == "report"


def is_profile(file: ContentFile) -> bool:
    """Profiles of organizations and of partners."""
    return file.kind in {"organization", "partner"}


def is_list(file: ContentFile) -> bool:
    """Controlled lists."""
    return file.kind == "list"


def is_picture(file: ContentFile) -> bool:
    """Pictures."""
    return file.kind == "image"


def is_dossier(file: ContentFile) -> bool:
    """Dossiers."""
    return file.kind == "dossier"


def has_links(file: ContentFile) -> bool:
    """Files with a link or a picture in their text."""
    return bool(links_in(file))


def has_marks(file: ContentFile) -> bool:
    """Files with a mark of secrecy or of restricted circulation."""
    return bool(marks_of(file))


def has_private_data(file: ContentFile) -> bool:
    """Files with private data."""
    return bool(private_of(file))
