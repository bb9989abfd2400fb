"""What kind of difficulty a statement tells of."""

import re

_DIFFICULTIES: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "ngoai-ngu",
            (
                r"ngoại ngữ|tiếng (?:Trung|Khmer|Lào|Anh|Campuchia|Hoa|nước|bạn|của nhau|Việt)"
                r"|(?:hiểu|biết|thạo|nói|học) (?:được )?tiếng|ngôn ngữ"
                r"|phiên dịch"
                r"|biên dịch"
            ),
        ),
        (
            "dich-benh",
            r"dịch bệnh|Covid|đại dịch|dịch tả|dịch viêm|(?:kiểm soát|chống|do|bởi) dịch",
        ),
        ("thien-tai", r"thiên tai|bão lũ|lũ lụt|mưa bão|hạn hán|sạt lở|thời tiết"),
        (
            "kinh-phi",
            (
                r"kinh phí|ngân sách|nguồn lực|tài chính|nguồn vốn|nguồn xã hội hóa|cơ sở vật chất"
                r"|đối ứng|trang thiết bị|eo hẹp|nguồn (?:thu|tài trợ|viện trợ)|thiếu vốn"
            ),
        ),
        (
            "to-chuc",
            (
                r"sáp nhập|sắp xếp (?:lại )?(?:bộ máy|tổ chức)|tinh gọn"
                r"|kết thúc hoạt động cấp huyện|bỏ cấp huyện"
            ),
        ),
        (
            "co-che",
            (
                r"thủ tục|cơ chế|quy trình|quy định|văn bản hướng dẫn|pháp lý|hành lang"
                r"|xuất nhập cảnh|thông quan|xin phép|cấp phép|phê duyệt|chủ trương|con dấu"
                r"|tư cách pháp nhân|hộ chiếu|thị thực|giấy tờ"
            ),
        ),
        (
            "thong-tin",
            (
                r"thông tin|(?:gửi )?báo cáo(?:, cung cấp số liệu)?[^,;.]{0,60} (?:chậm|chưa)"
                r"|số liệu|liên lạc|trao đổi tin|đường truyền|chế độ báo cáo"
            ),
        ),
        (
            "dia-ban",
            (
                r"địa hình|đi lại|đường sá|địa bàn|giao thông|xa xôi|chia cắt|hiểm trở"
                r"|đường tuần tra|biên giới dài|cách xa"
                r"|đường (?:vào|lên|đến|sang) [^,;.]{0,40}\bxa\b"
            ),
        ),
        ("doi-tac", r"phía bạn|đối tác|nước bạn (?:còn|chưa)"),
        ("phoi-hop", r"phối hợp"),
        (
            "nhan-luc",
            (
                r"cán bộ|nhân lực|biên chế|kiêm nhiệm|đội ngũ|sức khỏe|tuổi cao|cao tuổi|nhân sự"
                r"|trình độ"
                r"|năng lực"
            ),
        ),
        (
            "noi-dung",
            (
                r"nội dung|chiều sâu|một chiều|đơn điệu|đa dạng|quy mô|hình thức"
                r"|chưa có (?:các )?hoạt động|số lượng hoạt động"
            ),
        ),
        ("khac", r"hoạt động"),
    )
)
_STRONG = frozenset({"ngoai-ngu", "dich-benh", "thien-tai"})
"""The kinds whose words never stand there only by the way."""


_THEIRS = re.compile(
    r"(?:cán bộ|nhân sự|đội ngũ)[^,;.]{0,30}(?:phía bạn|của bạn|nước bạn"
    r"|đối tác)[^,;.]{0,20}thay đổi"
    r"|(?:phía bạn|đối tác)[^,;.]{0,20}thay đổi[^,;.]{0,20}(?:nhân sự|cán bộ)",
    re.IGNORECASE,
)
_ROADS = re.compile(
    r"đường tuần tra|đường[^,;.]{0,50}(?:sạt lở|hư hỏng|ngập|chia cắt)|giao thông|đi lại",
    re.IGNORECASE,
)
"""What a landslide did to the roads is told of the place, not of the weather."""


_LEFT = re.compile(
    r"sau (?:đại )?dịch(?: bệnh)?(?: Covid[-\d ]*)?|(?:thông tin|số liệu|báo cáo)(?: về)?(?: tình"
    r" hình)?"
    r" dịch",
    re.IGNORECASE,
)
"""An epidemic that is over, or that is only told of, is why, not what."""


def difficulty_of(text: str) -> str:
    """The code of the kind of a difficulty: of a strong word, else of the first word named."""
    found = sorted(
        (match.start(), kind) for kind, pattern in _DIFFICULTIES if (match := pattern.search(text))
    )
    if _THEIRS.search(text):
        return "doi-tac"
    if _LEFT.search(text):
        found = [(at, kind) for at, kind in found if kind != "dich-benh"]
    strong = [kind for _, kind in found if kind in _STRONG]
    if strong == ["thien-tai"] and _ROADS.search(text):
        return "dia-ban"
    if strong:
        return strong[0]
    plain = [kind for _, kind in found if kind != "khac"] or ["noi-dung"] * bool(found)
    return plain[0] if plain else "khac"
