"""The text and the records agree: what was done, what was only planned, what did not take place."""

import re
from collections.abc import Iterator
from functools import lru_cache

from archive.checking.accounts import Account, accounts, roles
from archive.checking.files_asked import is_report
from archive.checking.prose import telling
from archive.checking.rule import Found, rule
from archive.checking.written import quoted
from archive.language.any_of import SPACE, AnyOf, in_any_case
from archive.language.folding import nfc
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile

_NOT_DONE = re.compile(
    r"(?<![^\W\d_])(?:(?:không|chưa)\s+(?:thể\s+|được\s+)?(?:tổ\s+chức|thực\s+hiện|triển\s+khai"
    r"|tiến\s+hành|diễn\s+ra)|(?:tạm\s+)?hoãn|bị\s+hủy|hủy\s+bỏ|(?:tạm\s+)(?:dừng|ngừng|ngưng))"
    r"(?![^\W\d_])",
    re.IGNORECASE,
)
_ANY_NEGATION = re.compile(
    r"(?<![^\W\d_])(?:không|chưa|hoãn|hủy|dừng|ngừng|ngưng|thôi)(?![^\W\d_])", re.IGNORECASE
)
_INTENT = re.compile(
    r"(?<![^\W\d_])(?:sẽ|dự\s+kiến|dự\s+định|phấn\s+đấu|định\s+sẽ)(?![^\W\d_])", re.IGNORECASE
)
# Whatever the expressions find holds one of these, which are found much faster.
_SIGNS_OF_NOT_DONE = AnyOf(in_any_case(rf"(?:không|chưa){SPACE}+[tđd]|hoãn|hủy|tạm{SPACE}+[dn]"))
_SIGNS_OF_INTENT = AnyOf(in_any_case(rf"sẽ|dự{SPACE}+[kđ]|phấn{SPACE}+đ"))
_PLANS = "phuong-huong"
_RESULTS = "ket-qua"


def _roles_of(file: ContentFile, account: Account) -> set[str]:
    in_section = roles(file)
    return {in_section[passage.span.start] for passage in account.passages}


def _said(
    words: "re.Pattern[str]", signs: AnyOf, file: ContentFile, account: Account
) -> "re.Match[str] | None":
    """The first of ``words`` in the text of ``account``; ``signs`` are parts of theirs."""
    # one passage is a part of the whole text, which nearly always says it nowhere
    if len(account.passages) == 1 and not signs(_composed(file)):
        return None
    text = nfc(account.told.text)
    return words.search(text) if signs(text) else None


@lru_cache(maxsize=2)
def _composed(file: ContentFile) -> str:
    return nfc(telling(file))


@rule(
    "ke-hoach-ghi-da-lam",
    about="van-ban",
    wrong="status: da-thuc-hien",
    right="status: ke-hoach",
    why="Việc kế hoạch không bao giờ được tính là đã làm.",
    of=is_report,
)
def planned_recorded_as_done(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc kể trong mục phương hướng không ghi là đã thực hiện."""
    for account in accounts(file):
        if account.activity.is_done and _roles_of(file, account) == {_PLANS}:
            yield Found(
                file.span(*account.place, "status"),
                f"việc {quoted(account.activity.id)} ghi da-thuc-hien mà đoạn kể nằm trong mục "
                f"{_PLANS}",
                "Ghi status: ke-hoach. Nếu việc đã làm thật thì chuyển đoạn văn sang mục "
                f"{_RESULTS}.",
            )


@rule(
    "da-lam-ghi-ke-hoach",
    about="van-ban",
    level="warning",
    wrong="status: ke-hoach",
    right="status: da-thuc-hien",
    of=is_report,
)
def done_recorded_as_planned(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc kể trong mục kết quả không ghi là kế hoạch."""
    for account in accounts(file):
        if account.activity.is_planned and _roles_of(file, account) == {_RESULTS}:
            yield Found(
                file.span(*account.place, "status"),
                f"việc {quoted(account.activity.id)} ghi ke-hoach mà đoạn kể nằm trong mục "
                f"{_RESULTS}",
                "Nếu việc đã làm thì ghi status: da-thuc-hien; nếu mới là dự định thì chuyển đoạn "
                f"văn sang mục {_PLANS}.",
            )


@rule(
    "khong-lam-ghi-da-lam",
    about="van-ban",
    level="warning",
    wrong="Do dịch bệnh, trại hè hữu nghị không tổ chức được.",
    right="Tháng 7/2018, trại hè hữu nghị được tổ chức.",
    of=is_report,
)
def undone_recorded_as_done(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc mà đoạn văn nói là không tổ chức, bị hoãn hay hủy thì không ghi là đã thực hiện."""
    for account in accounts(file):
        said = account.activity.is_done and _said(_NOT_DONE, _SIGNS_OF_NOT_DONE, file, account)
        if said:
            yield Found(
                file.span(*account.place, "status"),
                f"việc {quoted(account.activity.id)} ghi da-thuc-hien mà đoạn văn viết "
                f"{quoted(said.group())}",
                "Nếu việc không diễn ra thì ghi status: khong-thuc-hien.",
            )


@rule(
    "khong-lam-khong-noi",
    about="van-ban",
    level="warning",
    wrong="Tháng 7/2018, trại hè hữu nghị được tổ chức.",
    right="Do dịch bệnh, trại hè hữu nghị không tổ chức được.",
    of=is_report,
)
def undone_without_words(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Việc ghi là không thực hiện thì đoạn văn nói như vậy."""
    for account in accounts(file):
        if account.activity.is_not_done and not _ANY_NEGATION.search(nfc(account.told.text)):
            yield Found(
                file.span(*account.place, "status"),
                f"việc {quoted(account.activity.id)} ghi khong-thuc-hien mà đoạn văn không nói là "
                "không làm, hoãn hay hủy",
                "Xem lại trạng thái, hoặc kể rõ trong đoạn văn.",
            )


@rule(
    "da-lam-loi-du-kien",
    about="van-ban",
    level="notice",
    wrong="Tháng 7/2018, sẽ tổ chức trại hè hữu nghị.",
    right="Tháng 7/2018, trại hè hữu nghị được tổ chức.",
    of=is_report,
)
def done_told_as_intent(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Đoạn văn kể việc đã làm không viết “sẽ”, “dự kiến”."""
    for account in accounts(file):
        said = account.activity.is_done and _said(_INTENT, _SIGNS_OF_INTENT, file, account)
        if said and _roles_of(file, account) != {_PLANS}:  # in plans it is told by its own rule
            yield Found(
                file.span(*account.place, "status"),
                f"việc {quoted(account.activity.id)} ghi da-thuc-hien mà đoạn văn viết "
                f"{quoted(said.group())}",
                "Nếu mới là dự định thì ghi status: ke-hoach; nếu câu ấy nói chuyện khác thì để "
                "nguyên.",
            )
