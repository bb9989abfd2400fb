"""Sentences that surely tell of something done, and that no pattern has claimed.

They have a day of their own or say how many came, and they neither deny nor plan, judge or
compare. What they tell is marked as guessed: a person looks at it.
"""

import re

from archive.importing.activities.kinds import doing, is_telling
from archive.importing.activities.occasions import dates_of
from archive.importing.activities.telling import Telling, told_by
from archive.importing.activities.telling_words import (
    BEGINS_ACTING,
    CLOSING,
    IN_ALL,
    INTENT,
    NO_PLAN,
    WHAT_WAS_GIVEN,
    WORTH,
)
from archive.importing.activities.weak_kinds import weak_kind
from archive.importing.counting.figures import figures
from archive.importing.delegations.stated_nones import stated_nones
from archive.importing.gifts.verbs import find_verbs
from archive.importing.names.bodies import Bodies
from archive.importing.paper.blocks import Block
from archive.importing.paper.sentences import LONGEST, Sentence, sentences
from archive.model.choices import DONE

_A_FIGURE = re.compile(r"\d")
_DENIES = re.compile(
    r"(?<!\w)(?:không(?! (?:chỉ|khí|gian|ngừng|những))|chưa|hoãn|hủy|huỷ|tạm dừng|bị lùi)(?!\w)",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"(?<!\w)(?:so với|cùng kỳ|tăng|giảm|vượt|đạt \d[\d.,]*%|\d[\d.,]*\s?%|đánh giá|hiệu quả"
    r"|được quan tâm|còn (?:hạn chế|ít|thiếu|chậm)|khó khăn|vướng mắc|chỉ đạo|quán triệt|ban hành"
    r"|kế hoạch số|công văn|chỉ thị|nghị quyết|thực hiện (?:Chỉ|Nghị|Kế|Công|Quyết)|bổ nhiệm"
    r"|phân công|nhiệm kỳ|trực thuộc|có hiệu lực|thường trú|dân số|đường biên giới dài|đề nghị"
    r"|kiến nghị)(?!\w)",
    re.IGNORECASE,
)
_ADDS = re.compile(
    r"\s*(?:[-+•]\s*)?(?:Trong đó|Trong số|Mỗi|Kinh phí|Nguồn|Tổng|Số (?:tiền|quà|kinh)|Riêng|Kết"
    r" quả"
    r"|Qua (?:đó|các|chương)|Các (?:đại biểu|em|cháu|thành viên)|Nội dung|Thành phần|Toàn bộ|Đa số"
    r"|Hầu hết|Phần lớn|Người|Tham (?:gia|dự) (?:có|chương|buổi|hội)|Đây|Đến (?:nay|dự)|Dự (?:có"
    r"|lễ)"
    r"|Sau (?:lớp|khóa|trận|chuyến)|Trưởng đoàn|Thời (?:gian|tiết))(?!\w)"
)
"""A sentence that adds something to what the one before it told."""
_STARTS = re.compile(
    r"(?<!\w)(?:đã|được|cùng|tổ chức|diễn ra|phối hợp|tham gia|tham dự|dự|cử|đón|tiếp|thăm|đến|tới"
    r"|sang|làm việc|ký|trao đổi|giao lưu|khám|tập huấn|hội đàm|đăng|xây dựng|bàn giao|phát động"
    r"|tuyên truyền|phổ biến|mở|gặp|nói chuyện|hướng dẫn|dạy|học|biểu diễn|thi|chạy|giúp|làm|phục"
    r" vụ"
    r"|quy tụ|thu hút|khai mạc|bế mạc|khép lại|khánh thành|ra mắt|chào|viếng|thắp|dâng|gửi|có|đi"
    r"|duy trì|lưu lại|tham quan|vui|quây quần|trồng|nhặt|dọn|sửa|tuần tra|trao trả|phát hành|in"
    r"|chiếu|trưng bày|kết nối|chia sẻ|tư vấn|họp|bàn|thống nhất|góp mặt|tiến hành|hoàn"
    r" thành)(?!\w)",
    re.IGNORECASE,
)


def second_chance(
    block: Block,
    found: list[Telling],
    bodies: Bodies,
    units: dict[str, str],
    year: int,
) -> list[Telling]:
    """What ``block`` tells: ``found``, and the sentences beside it that surely tell of something.

    In the order of the text; ``year`` completes its dates.
    """
    told = list(found)
    for sentence in sentences(block.text):
        if any(
            item.sentence.start < sentence.end and sentence.start < item.sentence.end
            for item in found
        ):
            continue
        before = [item for item in told if item.start < sentence.start]
        kind = _kind_of(sentence, before, bodies, units, year)
        if kind:
            made = told_by(
                block, sentence, 0, kinds=[kind], status=DONE, before=before, sure="đoán"
            )
            told.insert(len(before), made)
    return told


def kind_of_piece(piece: str, bodies: Bodies, units: dict[str, str], year: int) -> str:
    """The kind of a clause between semicolons that says by itself how many came, and when or how.

    Empty where it does not, or tells of nothing.
    """
    told = figures(piece, units, year)
    if not told.crowds or not BEGINS_ACTING.match(piece) or not _may_tell(piece):
        return ""
    if told.things or told.sums or find_verbs(piece):
        return ""
    return weak_kind(piece, told, bodies)


def _kind_of(
    sentence: Sentence,
    before: list[Telling],
    bodies: Bodies,
    units: dict[str, str],
    year: int,
) -> str:
    text = sentence.text
    if len(text) > LONGEST or not _A_FIGURE.search(text) or not _may_tell(text):
        return ""
    told = figures(text, units, year)
    if find_verbs(text) and (told.things or told.sums):
        return ""  # a gift that was not understood is asked for by others
    days = [day for day in dates_of(text, year) if day.date.precision != "year"]
    days = [day for day in days if day.date.earliest.year == year]
    if not days and (before or not told.crowds):
        return ""
    return weak_kind(text, told, bodies)


def _may_tell(text: str) -> bool:
    """Whether ``text`` has a verb of doing, and denies, plans, judges or compares nothing."""
    if text.rstrip().endswith((":", "?")) or not _STARTS.search(text):
        return False
    if not is_telling(text) or doing(text) == "not_done" or stated_nones(text):
        return False
    return not any(
        pattern.search(text) for pattern in (INTENT, _DENIES, _JUDGES, NO_PLAN)
    ) and not any(
        pattern.match(text) for pattern in (CLOSING, WORTH, WHAT_WAS_GIVEN, IN_ALL, _ADDS)
    )
