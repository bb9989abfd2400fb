"""What the head of a paper says of its number, day and place."""

import pytest

from archive.importing.document import Span
from archive.importing.paper.blocks import Block, Paper
from archive.importing.paper.letterhead import take_head


@pytest.mark.parametrize(
    "line",
    [
        "Số: 45/BC-LĐLĐ Quảng Trị, ngày 12 tháng 12 năm 2023",
        "Số: 45/BC-LĐLĐ          Quảng Trị, ngày 12 tháng 12 năm 2023",
        "Quảng Trị, ngày 12 tháng 12 năm 2023",
    ],
)
def test_a_number_on_the_line_of_the_place_is_no_part_of_it(line: str) -> None:
    title = Block("paragraph", (Span("BÁO CÁO"),), number=2)
    head = take_head(Paper([Block("paragraph", (Span(line),), number=1), title], {}))

    assert head.place == "Quảng Trị"
    assert head.issued is not None
    assert head.issued.text == "2023-12-12"
    assert head.number in {"", "45/BC-LĐLĐ"}
    assert bool(head.number) == line.startswith("Số")
