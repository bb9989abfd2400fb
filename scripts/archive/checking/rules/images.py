"""Pictures: beside the report, not huge, with words for those who do not see them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import PurePosixPath
from posixpath import dirname

from archive.checking.addresses import resolve
from archive.checking.files_asked import has_links, is_picture
from archive.checking.links_in_text import Link, links_in
from archive.checking.meetings import LINKS
from archive.checking.rule import Found, archive_rule, rule
from archive.checking.written import did_you_mean, quoted
from archive.language.nearest import nearest
from archive.language.numbers import group
from archive.model.archive import Archive
from archive.model.body import Span
from archive.reading.content_file import ContentFile, Reading

MOST_BYTES = 1_500_000
MOST_PIXELS = 4_000

_ENDINGS = {"png": (".png",), "jpeg": (".jpg", ".jpeg"), "webp": (".webp",)}
_NO_WORDS = re.compile(
    r"(?:hình|ảnh|hình ảnh|image|img|photo|picture|untitled|dsc|screenshot)?[\s_\d.()-]*"
    r"(?:\.(?:png|jpe?g|webp|gif))?",
    re.IGNORECASE,
)
_WHOLE = Span(0, 0)
"""A picture has no lines: its problems are told at its beginning."""


def _pictures(reading: Reading) -> Iterator[tuple[ContentFile, Link]]:
    for file in reading.files.values():
        if file.may_link and "![" in file.body.text:
            yield from ((file, link) for link in links_in(file) if link.kind == "image")


@rule(
    "anh-thieu-loi",
    about="lien-ket",
    wrong="![](le-trao.png)",
    right="![Lễ trao khẩu trang tại cửa khẩu Mộc Bài](le-trao.png)",
    why="Lời thay thế là tất cả những gì người không nhìn được, và máy tìm kiếm, biết về hình.",
    of=has_links,
)
def image_without_text(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi hình có lời thay thế, nói trong hình có gì."""
    for link in links_in(file):
        if link.kind != "image":
            continue
        stem = PurePosixPath(link.target).stem
        if _NO_WORDS.fullmatch(link.text.strip()) or link.text.strip() in {stem, link.target}:
            yield Found(
                link.span,
                f"lời thay thế {quoted(link.text)} không nói hình có gì"
                if link.text.strip()
                else "hình không có lời thay thế",
                f"Viết: ![Ai đang làm gì, ở đâu]({link.target})",
            )


@rule(
    "anh-ngoai",
    about="lien-ket",
    wrong="![Lễ trao khẩu trang](https://thu.example/le-trao.png)",
    right="![Lễ trao khẩu trang](le-trao.png)",
    why="Hình ở trang khác có thể mất, có thể đổi, và cho trang ấy biết ai đang đọc.",
    of=has_links,
)
def remote_image(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Hình để trong kho, cạnh báo cáo."""
    for link in links_in(file):
        if link.kind == "image" and (link.scheme or link.target.startswith(("//", "www."))):
            yield Found(
                link.target_span,
                "hình lấy từ trang khác"
                if link.scheme in {"http", "https", ""}
                else f"hình viết bằng {quoted(link.scheme + ':')}, không phải tệp",
                "Lưu hình vào thư mục của báo cáo (nếu được phép dùng), rồi viết tên tệp.",
            )


@archive_rule(
    "anh-khong-co",
    about="lien-ket",
    meets=LINKS,
    wrong="![Lễ trao khẩu trang](le-tro.png)",
    right="![Lễ trao khẩu trang](le-trao.png)",
)
def missing_image(reading: Reading) -> Iterator[Found]:
    """Hình trong bài là một tệp có trong kho, đúng cả chữ hoa chữ thường."""
    images = _images(reading)
    for file, link in _pictures(reading):
        if link.scheme or not link.target or link.target.startswith(("//", "www.")):
            continue
        folder = dirname(file.path)
        path, _ = resolve(link.target, folder)
        if path in images:
            continue
        beside = [PurePosixPath(image).name for image in images if dirname(image) == folder]
        near = nearest(PurePosixPath(link.target).name, beside)
        yield Found(
            link.target_span,
            f"không có tệp hình {quoted(link.target)}",
            did_you_mean(near)
            + f"Đặt tệp hình vào {folder or 'thư mục của bài'}/, tên viết thường không dấu, đuôi "
            ".png, .jpg, .jpeg hay .webp.",
            path=file.path,
        )


@lru_cache(maxsize=1)
def _images(reading: Reading) -> dict[str, ContentFile]:
    return {
        path: file
        for path, file in reading.files.items()
        if file.kind == "image" and file.image is not None
    }


@archive_rule(
    "anh-thua",
    about="lien-ket",
    meets=LINKS,
    level="notice",
    wrong="Lễ trao diễn ra tại cửa khẩu.",
    right="![Lễ trao khẩu trang](hinh-khac.png)",
)
def unused_image(reading: Reading) -> Iterator[Found]:
    """Mỗi tệp hình có một bài dùng đến."""
    images = _images(reading)
    if not images:
        return
    used = {resolve(link.target, dirname(file.path))[0] for file, link in _pictures(reading)}
    for path in images:
        if path not in used:
            yield Found(
                _WHOLE,
                "không bài nào dùng hình này",
                f"Thêm vào bài: ![Ai đang làm gì, ở đâu]({PurePosixPath(path).name}); không dùng "
                "thì xóa tệp.",
                path=path,
            )


@rule(
    "anh-qua-lon",
    about="lien-ket",
    wrong="![Lễ trao khẩu trang](hinh-to.png)",
    right="![Lễ trao khẩu trang](hinh-vua.png)",
    why="Người đọc ở xã biên giới tải trang bằng điện thoại.",
    of=is_picture,
)
def huge_image(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Hình không nặng quá 1,5 triệu byte, mỗi cạnh không quá 4.000 điểm ảnh."""
    image = file.image
    if image is None:
        return
    sides = f"{group(image.width)} × {group(image.height)} điểm ảnh"
    if image.size > MOST_BYTES:
        yield Found(
            _WHOLE,
            f"hình nặng {group(image.size)} byte, quá mức {group(MOST_BYTES)}",
            "Thu nhỏ còn khoảng 1.600 điểm ảnh chiều ngang rồi lưu lại dạng .jpg hay .webp.",
        )
    if max(image.width, image.height) > MOST_PIXELS:
        yield Found(
            _WHOLE,
            f"hình cỡ {sides}, quá mức {group(MOST_PIXELS)} mỗi cạnh",
            "Thu nhỏ còn khoảng 1.600 điểm ảnh chiều ngang rồi lưu lại.",
        )


@rule(
    "anh-sai-loai",
    about="lien-ket",
    wrong="![Lễ trao khẩu trang](hinh.jpg)",
    right="![Lễ trao khẩu trang](hinh.png)",
    why="Tệp mang đuôi hình mà không phải hình có thể là bất cứ thứ gì.",
    of=is_picture,
)
def misnamed_image(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đuôi tệp hình đúng với loại hình thật."""
    image = file.image
    if image is None:
        return
    path = PurePosixPath(file.path)
    if image.type is None:
        yield Found(
            _WHOLE,
            f"{quoted(path.name)} không phải hình PNG, JPEG hay WebP, hoặc tệp đã hỏng",
            "Mở hình trong trình xem ảnh rồi lưu lại dạng .png hay .jpg.",
        )
    elif path.suffix not in _ENDINGS[image.type]:
        yield Found(
            _WHOLE,
            f"tệp đuôi {path.suffix} mà bên trong là hình {image.type.upper()}",
            f"Đổi tên thành {path.with_suffix(_ENDINGS[image.type][0]).name}, sửa cả chỗ dùng "
            "hình.",
        )


@rule(
    "anh-co-vi-tri",
    about="bao-mat",
    wrong="![Lễ trao khẩu trang](tu-dien-thoai.jpg)",
    right="![Lễ trao khẩu trang](da-xoa-vi-tri.png)",
    why="Điện thoại ghi vào ảnh tọa độ nơi chụp; ảnh chụp ở nhà riêng thì lộ nơi ở.",
    of=is_picture,
)
def image_tells_place(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Tệp ảnh không mang theo tọa độ nơi chụp."""
    if file.image is not None and file.image.tells_place:
        yield Found(
            _WHOLE,
            "ảnh mang theo tọa độ nơi chụp",
            "Xóa thông tin vị trí (Windows: Properties, Details, Remove Properties; hoặc chụp lại "
            "màn hình), rồi thay tệp.",
        )
