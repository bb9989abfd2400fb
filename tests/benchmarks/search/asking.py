"""What a query is and what it should find.

What is expected comes from how a query was made (``typing.py``), not from how any search
understands it.
"""

from dataclasses import dataclass

from archive.language.search_text import Token
from tests.benchmarks.search.reading import Way

CLASSES = {
    "co-dau": "có dấu",
    "khong-dau": "không dấu, thiếu dấu",
    "kieu-go": "chỗ đặt dấu, i/y, chữ tách dấu",
    "chinh-ta": "đúng chính tả lên trước",
    "viet-tat": "chữ viết tắt, hai chiều",
    "ten": "tên viết cách khác",
    "so": "con số",
    "so-hieu": "số hiệu văn bản",
    "ngay": "ngày tháng",
    "dau-tu": "gõ dở từ cuối",
    "loi-go": "lỗi gõ",
    "cum": "nguyên cụm trong ngoặc kép",
    "loai-tru": "loại trừ",
    "bot-tu": "thừa từ",
    "ten-mat": "tên hiểu thành mặt lọc",
}


@dataclass(frozen=True)
class Need:
    """One of what a query asks for: ``must`` finds it, ``may`` is right to be found as well."""

    must: tuple[Way, ...]
    may: tuple[Way, ...] = ()


@dataclass(frozen=True)
class Query:
    """A query as typed; ``needs`` must all be found, ``minus`` not; ``literal`` is what ranks."""

    kind: str
    text: str
    needs: tuple[Need, ...]
    minus: tuple[Need, ...] = ()
    literal: tuple[Token, ...] = ()
    either: tuple["Query", ...] = ()
    """Where several readings are right, all of them; the query's own needs then tell nothing."""
