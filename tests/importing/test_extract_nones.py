"""What a sentence says there was none of; a plan or a doubt is no such sentence."""

import pytest

from archive.importing.delegations.stated_nones import stated_nones

OUT, IN = ("outgoing", False), ("incoming", False)


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("4. Đoàn ra: không có. Đoàn vào: không có.", [OUT, IN]),
        ("Đoàn ra, đoàn vào: không có do dịch bệnh.", [OUT, IN]),
        ("Trong năm không có đoàn ra; đón 02 đoàn vào.", [OUT]),
        ("Hội không tổ chức đoàn đi nước ngoài và không đón đoàn nước ngoài nào.", [OUT, IN]),
        ("Không có kế hoạch tổ chức đoàn ra.", [("outgoing", True)]),
        ("Đoàn ra: 02 đoàn. Đoàn vào: 05 đoàn với 61 lượt khách.", []),
        ("Do dịch bệnh nên không tổ chức đoàn sang thăm bạn được.", []),
        ("Chưa có nhiều đoàn vào tìm hiểu đầu tư.", []),
    ],
)
def test_what_there_was_none_of(text: str, ways: list[tuple[str, bool]]) -> None:
    assert stated_nones(text) == ways
