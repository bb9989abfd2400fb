"""References to the records of bodies, and names that stand where a reference could."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.checking.files_asked import is_profile
from archive.checking.naming import names
from archive.checking.periods import ALWAYS, Period, of_year
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, mended_at, quoted, rewrite_at, values_of_kind
from archive.language.slugs import slugify
from archive.model.archive import Archive
from archive.model.entry import Value
from archive.model.records import Organization, Partner, Report
from archive.model.scalars import is_reference
from archive.reading.content_file import ContentFile

_LIKE_A_PATH = re.compile(r"[\w.-]*/[\w./-]+")
_COLLECTIONS = {"to-chuc": "tổ chức phía Việt Nam", "doi-tac": "đối tác nước ngoài"}


@lru_cache(maxsize=2)  # asked by several rules, one after the other
def _references(file: ContentFile) -> Sequence[Value]:
    """The references to bodies in ``file``, and the plain names where one could stand."""
    found = values_of_kind(file, "reference", "party")
    return [value for value in found if value[2].of != ("viec",)]


@rule(
    "tham-chieu-khong-co",
    about="tham-chieu",
    wrong="recipient: [doi-tac/hoi-lhtn-svay-rien-thu]",
    right="recipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
)
def unknown_reference(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chỗ dẫn tới một tổ chức hay đối tác phải có hồ sơ ấy trong kho."""
    for value in _references(file):
        written, of = value.value, value.scalar.of
        if is_reference(written):
            if archive.record(written) is not None:
                continue
            message = f"kho không có hồ sơ {quoted(written)}"
        elif value.scalar.kind == "reference":
            message = f"{quoted(written)} không phải địa chỉ của một hồ sơ"
        elif _LIKE_A_PATH.fullmatch(written):
            message = f"{quoted(written)} trông như địa chỉ hồ sơ nhưng không đúng dạng"
        else:
            continue
        near = names(archive).near(written, of)
        example = " hoặc ".join(f"{collection}/<định danh>" for collection in of)
        yield Found(
            file.span(*value.location),
            message,
            did_you_mean(near, archive.party_name)
            + f"Dạng đúng là {example}, theo tên thư mục hay tên tệp của hồ sơ"
            + (
                "; cơ quan chưa có hồ sơ thì ghi tên bằng chữ."
                if value.scalar.kind == "party"
                else "; chưa có hồ sơ thì lập hồ sơ trước."
            ),
            mended_at(file, value.location, _like(written, near[0]), near) if near else None,
        )


@rule(
    "tham-chieu-sai-loai",
    about="tham-chieu",
    wrong="parent: doi-tac/hoi-lhtn-campuchia-thu",
    right="parent: to-chuc/tinh-doan-thu",
)
def wrong_collection(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi mục dẫn đúng loại: tổ chức Việt Nam là to-chuc/, đối tác nước ngoài là doi-tac/."""
    for value in _references(file):
        written, of = value.value, value.scalar.of
        if not is_reference(written) or written.startswith(of) or archive.record(written) is None:
            continue
        kinds = " hay ".join(_COLLECTIONS[name] for name in of)
        yield Found(
            file.span(*value.location),
            f"mục {quoted(_name_of(value))} cần một {kinds}, {quoted(written)} thì không phải",
            f"Viết {of[0]}/<định danh>.",
        )


def _like(written: str, reference: str) -> str:
    """What was written as a reference of the collection of ``reference``, to compare the two.

    A path with its ending, a name in words and the other collection are such as well.
    """
    name = slugify(written.strip("/").removesuffix(".md").rpartition("/")[2])
    return f"{reference.partition('/')[0]}/{name}"


def _name_of(value: Value) -> str:
    """The name of the entry that holds ``value``, past the place in a list."""
    return next(str(step) for step in reversed(value.location) if isinstance(step, str))


@rule(
    "tu-dan-minh",
    about="tham-chieu",
    wrong="parent: to-chuc/hoi-thu",
    right="parent: to-chuc/tinh-doan-thu",
    of=is_profile,
)
def reference_to_itself(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Một hồ sơ không trực thuộc, kế tục hay là tiền thân của chính nó."""
    if not isinstance(file.record, Organization | Partner):
        return
    for value in _references(file):
        if value.value == file.record.reference:
            yield Found(
                file.span(*value.location),
                f"mục {quoted(_name_of(value))} dẫn về chính hồ sơ này",
                "Ghi cơ quan khác, hoặc xóa dòng này.",
            )


@rule(
    "ten-da-co-ho-so",
    about="tham-chieu",
    level="warning",
    wrong="recipient: [Hội TN Thử Svay Rieng]",
    right="recipient: [doi-tac/hoi-lhtn-svay-rieng-thu]",
    why="Ghi tên bằng chữ thì việc này không hiện ở trang của đối tác, cũng không vào các tổng.",
)
def name_with_record(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Cơ quan đã có hồ sơ thì dẫn tới hồ sơ, không ghi tên bằng chữ."""
    for value in _references(file):
        if value.scalar.kind != "party" or is_reference(value.value):
            continue
        bearers = names(archive).bearers(value.value, value.scalar.of, _time_of(file))
        if isinstance(file.record, Organization | Partner):
            bearers = [r for r in bearers if r != file.record.reference]
        if bearers:
            yield Found(
                file.span(*value.location),
                f"{quoted(value.value)} đã có hồ sơ trong kho",
                f"Viết {' hoặc '.join(bearers)}",
                rewrite_at(file, value.location, bearers[0]) if len(bearers) == 1 else None,
            )


def _time_of(file: ContentFile) -> Period:
    """The time that the names in ``file`` are of: a report's year, else any."""
    return of_year(file.record.year) if isinstance(file.record, Report) else ALWAYS
