"""Money: currencies, and sums that cannot be."""

from collections.abc import Iterator
from decimal import Decimal

from archive.checking.currencies import CURRENCIES, currency_named
from archive.checking.rule import Found, rule
from archive.checking.written import quoted, rewrite_at, values_of, values_of_kind
from archive.language.numbers import group
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile

_LEAST_DONG = 1000
_MOST = Decimal(10) ** 12


@rule(
    "tien-te-la",
    about="con-so",
    wrong="money: [{amount: 40000000, currency: đồng}]",
    right="money: [{amount: 40000000, currency: VND}]",
)
def unknown_currency(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Loại tiền ghi bằng mã ISO 4217: VND, USD, LAK, KHR, CNY, THB."""
    for value in values_of_kind(file, "text"):
        if value.location[-1] != "currency" or value.value in CURRENCIES:
            continue
        right = currency_named(value.value)
        yield Found(
            file.span(*value.location),
            f"{quoted(value.value)} không phải mã của một loại tiền",
            f"Viết {right}"
            if right
            else "Viết mã ba chữ hoa, chẳng hạn VND (đồng), USD (đô la "
            "Mỹ), LAK (kíp Lào), KHR (riel Campuchia), CNY (nhân dân tệ), THB (bạt).",
            rewrite_at(file, value.location, right) if right else None,
        )


@rule(
    "so-tien-vo-ly",
    about="con-so",
    level="warning",
    wrong="money: [{amount: 40, currency: VND}]",
    right="money: [{amount: 40000000, currency: VND}]",
    why="Thường là chép thiếu chữ “triệu”, “tỷ” của văn bản.",
)
def odd_sum(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Số tiền ghi đủ, tính bằng đồng chứ không bằng triệu đồng."""
    if not any(value[0][-1] == "amount" for value in values_of_kind(file, "number")):
        return
    last: Decimal | None = None
    for value in values_of(file):
        if value.location[-1] == "amount":
            last = value.value
        if value.location[-1] != "currency" or last is None:
            continue
        amount, last = last, None
        if value.value == "VND" and 0 < amount < _LEAST_DONG:
            yield Found(
                file.span(*value.location[:-1], "amount"),
                f"{group(amount)} đồng là quá ít",
                f"Văn bản viết “triệu” hay “tỷ” thì viết đủ các số 0: {amount:f} triệu là "
                f"{amount * 1_000_000:f}.",
            )
        elif amount > _MOST:
            yield Found(
                file.span(*value.location[:-1], "amount"),
                f"{group(amount)} {value.value} là quá nhiều",
                "Xem lại số chữ số 0.",
            )
