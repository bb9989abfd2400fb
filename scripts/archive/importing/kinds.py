"""What kind of activity a sentence tells of, whether it was done, and whether it tells of any."""

import re
from typing import Literal

Doing = Literal["done", "not_done", "none"]

_S = r"(?<!\w)"
_E = r"(?!\w)"
_KINDS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "tri-an",
            (
                rf"{_S}(?:hài cốt|viếng|dâng hương|tri ân|quy tập|thắp nến|tưởng niệm|từng che chở"
                r"|gia đình (?:có công"
                rf"|chính sách)|người có công|liệt sĩ){_E}"
            ),
        ),
        (
            "kham-benh",
            (
                rf"{_S}(?:khám(?:,| và| bệnh| chữa| sàng| sức| tư vấn| mắt| cho)|cấp(?: phát)? thuốc"
                rf"|mổ mắt){_E}?"
            ),
        ),
        ("hoc-bong", rf"{_S}(?:học bổng|đỡ đầu|nhận nuôi|ươm mầm hữu nghị){_E}"),
        (
            "nha-huu-nghi",
            (
                rf"{_S}nhà (?:hữu nghị|(?:đại )?đoàn kết|tình thương|tình nghĩa|nhân ái|đồng đội"
                r"|mái ấm)"
            ),
        ),
        (
            "ky-ket",
            (
                rf"{_S}(?:ký kết|(?:đã |cùng "
                r"|và )?ký(?: lại)?)\s+(?:mới\s+)?(?:\d+\s+)?(?:kết\s+)?(?:thỏa thuận|thoả thuận"
                r"|bản|biên bản|chương trình|kế hoạch|văn bản|quy chế|hợp đồng|giao ước|bản ghi nhớ"
                r"|hợp tác|mou)"
                rf"|{_S}lễ ký"
            ),
        ),
        (
            "thu-chuc-mung",
            (
                rf"{_S}(?:gửi\s+)?(?:\d+\s+)?(?:thư|điện|thiệp|công hàm|lẵng hoa)(?:,? (?:thư|điện|và"
                r"|hoa|bức))*"
                rf"\s+(?:chúc|mừng|thăm hỏi|chia buồn)|{_S}(?:điện|thư) (?:mừng|chúc)"
            ),
        ),
        (
            "doan-vao",
            (
                rf"{_S}(?:đón|tiếp|đón tiếp|tiếp đón|mời)(?: và (?:làm việc với|đón|tiếp))?,?\s+(?!tục"
                r"|nhận|cận|xúc|nối|xã giao)"
                r"(?:\d+\s+|hai\s+|các\s+|một\s+|lượt\s+)*(?:lượt\s+)?đoàn"
                rf"|{_S}đón[^.;]{{0,30}}đoàn{_E}|{_S}đoàn vào{_E}"
            ),
        ),
        (
            "doan-ra",
            (
                rf"{_S}(?:cử|tổ chức|thành lập)\s+(?:\d+\s+|một\s+|các\s+|hai\s+)?(?:lượt\s+)?(?:đoàn"
                r"|Đoàn)"
                r"(?!\s+(?:kết|viên|thanh niên|TNCS|vào))"
                rf"|{_S}đoàn(?:\s+(?:đại biểu|công tác|cán bộ))?[^.;]{{0,140}}?(?:sang|đi"
                r"|đến)\s+(?:thăm|chúc|làm việc|dự|tham|khảo"
                rf"|học|trao đổi|giao lưu|chào)|{_S}(?:sang|đi)\s+(?:thăm|chúc Tết|chúc tết)"
                rf"|{_S}đoàn ra{_E}"
                rf"|{_S}cử[^.;]{{0,50}}(?:sang|đi)\s+(?:thăm|làm việc|tham|dự|học)"
                rf"|{_S}(?:tham gia|dẫn đầu)\s+đoàn|{_S}đoàn thăm{_E}"
            ),
        ),
        (
            "hoi-dam",
            (
                rf"{_S}(?:hội đàm|chào xã giao|tiếp xã giao|làm việc với|làm việc trực tuyến|hội ý"
                r"|họp bàn|giao ban"
                r"|gặp gỡ, trao đổi|tiếp xúc|phiên họp|đàm phán|gặp gỡ đối ngoại|(?:cuộc|buổi"
                r"|phiên) làm việc|giao ban)"
            ),
        ),
        ("ket-nghia", rf"{_S}kết nghĩa{_E}"),
        (
            "hoi-nghi",
            rf"{_S}(?:hội nghị|hội thảo|diễn đàn|tọa đàm|toạ đàm){_E}",
        ),
        (
            "tap-huan",
            (
                rf"{_S}(?:tập huấn|bồi dưỡng|(?:lớp|khóa|khoá) (?:dạy |học )?(?:tiếng|nghề|kỹ năng"
                r"|kiến thức))"
            ),
        ),
        (
            "van-hoa-the-thao",
            (
                rf"{_S}(?:giao lưu )?(?:văn nghệ|văn hóa, thể thao|văn hoá, thể thao|thể thao|thi đấu"
                r"|bóng (?:đá|chuyền|bàn)|hội thi|tiếng hát"
                r"|biểu diễn|triển lãm(?! ảnh)|cầu lông|giao hữu|quần vợt|liên hoan (?:nghệ thuật|văn"
                rf"|phim)|hội thao|giải (?:bóng|cầu|quần)|kéo co|đua){_E}"
            ),
        ),
        (
            "tuyen-truyen-thi",
            rf"{_S}(?:thi|cuộc thi)(?: trực tuyến)? tìm hiểu{_E}",
        ),
        (
            "giao-luu",
            (
                rf"{_S}(?:giao lưu|hội trại|cắm trại|trại (?:hè|thanh|thiếu)|gặp gỡ|gặp mặt|họp mặt"
                r"|ngày hội|liên hoan|đêm hội"
                rf"|vui (?:Tết|xuân)){_E}"
            ),
        ),
        (
            "bien-gioi",
            (
                rf"{_S}(?:tuần tra|cột mốc|mốc giới|an ninh biên giới|đường biên, |vùng giáp ranh"
                r"|buôn lậu|mua bán người|tố giác|phát quang|quy chế phối hợp"
                r"|bảo vệ (?:đường )?biên giới|an ninh, trật tự"
                rf"|giữ gìn an ninh|tội phạm|quản lý (?:bảo vệ )?biên giới|(?<!chung )đường biên){_E}?"
            ),
        ),
        (
            "vien-tro-pcpnn",
            rf"{_S}(?:dự án|viện trợ|phi chính phủ|PCPNN|NGO){_E}",
        ),
        (
            "khen-thuong",
            (
                rf"{_S}(?:huân chương|huy chương|kỷ niệm chương|kỉ niệm chương|bằng khen|giấy khen"
                rf"|khen thưởng){_E}"
            ),
        ),
        (
            "ket-noi-dn",
            (
                rf"{_S}(?:xúc tiến|gặp gỡ doanh (?:nghiệp|nhân)|kết nối (?:doanh nghiệp|giao thương"
                rf"|cung cầu)|hội chợ|gian hàng|giao thương){_E}"
            ),
        ),
        (
            "cong-tac-hoi",
            rf"{_S}(?:đại hội|kiện toàn|phát triển hội viên|kết nạp|thành lập (?:chi )?hội){_E}",
        ),
        (
            "tuyen-truyen",
            (
                rf"{_S}(?:tuyên truyền|thông tin đối ngoại|thông tin thời sự|tin,? bài|tờ rơi|thời sự"
                r"|phóng sự|truyền thông"
                r"|chuyên mục|trang tin|sinh hoạt chuyên đề|(?:trưng bày|triển lãm) ảnh"
                r"|giới thiệu hình ảnh|quảng bá|nói chuyện chuyên đề|báo cáo viên"
                rf"|nâng cao nhận thức){_E}"
            ),
        ),
        (
            "tinh-nguyen",
            (
                rf"{_S}(?:đội hình tình nguyện|chiến dịch|mùa hè xanh|tình nguyện|ra quân"
                rf"|hiến máu){_E}"
            ),
        ),
    )
)
_PLAIN = 8
"""The first kinds, whose words leave no doubt; of the others the one that is named first counts."""
_FRIENDS = re.compile(
    rf"{_S}(?:duy trì|củng cố|tăng cường|mở rộng|phát huy|giữ vững|đẩy mạnh|cụ thể)[^.;,]{{0,60}}"
    r"(?:quan hệ|hợp tác|hữu nghị|đoàn kết|giao lưu|phối hợp)"
    r"|trao đổi kinh nghiệm|triển khai quan hệ",
    re.IGNORECASE,
)
_ACTING = re.compile(
    rf"{_S}(?:tổ chức|phối hợp|tham gia|tham dự|cử|đón|tiếp|trao|ký|gửi|mở|thăm|duy trì"
    r"|tuyên truyền|hội đàm|làm việc"
    r"|chúc|viếng|khám|dự|vận động|đỡ đầu|tiếp tục|triển khai|đăng|giao lưu|chủ trì|kết nghĩa|gặp"
    r"|tiến hành|phát|xây dựng"
    r"|diễn ra|ký kết|chào|đăng cai|mời|thành lập|củng cố|trồng|sản xuất|phát hành|in|quảng bá"
    r"|thực hiện|nhận|quy tập"
    r"|được tổ chức|dâng hương|trưng bày|chia sẻ|trình bày|đưa|trồng|trao đổi|biểu diễn|tố giác"
    r"|sơ kết|tổng kết|khánh thành|huy động|giới thiệu|bố trí|hướng dẫn|đồng hành|tập huấn"
    rf"|bồi dưỡng|tư vấn){_E}",
    re.IGNORECASE,
)
_NO_EVENT = re.compile(
    r"^\s*(?:[-+•*]\s*)?(?:Qua đó|Từ đó|Nhìn chung|Tuy nhiên|Tuy vậy|Có được|Kết quả đó"
    r"|Qua các hoạt động"
    r"|Các hoạt động (?:trên|được|đã|đều|này)|Hoạt động (?:này|trên)|Chi tiết|Cụ thể|Kết quả cụ thể"
    r"|Trong đó"
    r"|Trên đây|Đây là|Việc này|Quà được|Kiên trì|Nâng cao|Đổi mới|Chú trọng|Coi trọng|Quán triệt"
    r"|Điều này|Toàn tỉnh có|Tỉnh có|Hiện nay|Hiện có|Trong bối cảnh|Với (?:những|các|sự)"
    r"|Do (?:ảnh hưởng|tình hình|dịch|điều kiện|đặc thù)|Vì |Để |Nguyên nhân|Kính đề nghị|Đề nghị)",
)
_STATE = re.compile(
    r"(?:^|[^.;]{0,160})(?<!\w)là (?:một trong những |một |)(?:nhiệm vụ|nội dung|công tác|điểm"
    r"|cơ sở|dịp)",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    rf"{_S}(?:không|chưa)\s+(?:thể\s+|được\s+|còn\s+)?(?:tổ chức|thực hiện|triển khai|tiến hành"
    r"|diễn ra|cử|đón|đi|ký)"
    rf"|{_S}(?:phải|tạm|bị|đã)\s+(?:hoãn|hủy|huỷ|dừng)|{_S}(?:tạm\s+)?(?:hoãn|hủy bỏ|huỷ bỏ){_E}",
    re.IGNORECASE,
)
_NONE_AT_ALL = re.compile(
    rf"{_S}(?:không|chưa)\s+(?:có|phát sinh|bố trí)(?:\s+(?:kế hoạch"
    rf"|chủ trương))?[^.;]{{0,40}}(?:đoàn|hoạt động)"
    rf"|{_S}(?:không|chưa)\s+(?:có|đặt)\s+kế hoạch|{_S}(?:không|chưa)\s+(?:đón"
    rf"|cử)[^.;]{{0,12}}đoàn nào"
    r"|(?:coi trọng|dành nhiều công sức|quan tâm)[^.;]{0,60}(?:quan hệ|công tác)"
    r"|công tác [^.;]{3,60} được [^.;]{0,30}quan tâm",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    rf"{_S}(?:nhằm|để|góp phần|qua đó|từ đó|tạo điều kiện|về việc|liên quan đến|phục vụ"
    r"|trong khuôn khổ thực hiện|do (?:phải|ảnh hưởng|dịch|mưa|thiếu|tình hình|điều kiện|phía)"
    rf"|vì){_E}"
    r"(?:(?!\snên\s)[^,;.])*",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"^(?:Nhằm|Để|Trên cơ sở|Thực hiện|Nằm trong|Nhân|Do|Vì|Trước|Trong khuôn khổ|Hưởng ứng"
    r"|Tiếp nối|Căn cứ|Theo)"
    r"(?!\w)[^;]*?,\s+(?=(?:Hội|Tỉnh đoàn|Đoàn|LĐLĐ|Liên|Ban|Ủy ban|Uỷ ban|UBND|Sở|Mặt trận"
    r"|Công đoàn|Thường trực"
    r"|đã|tổ chức|tiếp tục|phối hợp|các|tọa đàm|ngày|sáng|chiều|tối|tháng|trong|tại)(?!\w))",
)
_LIKELY = re.compile(r"(?:nhiệm vụ|yêu cầu|đề nghị)", re.IGNORECASE)


def main_words(text: str) -> str:
    """``text`` with its purposes and occasions blanked out: what they name was not what was done."""
    lead = None
    for lead in _LEADING.finditer(text):
        break
    at = 0
    if lead is not None:
        at = lead.end()
        # the last such comma before the verb: lists of provinces have commas too
        later = re.compile(
            r",\s+(?=(?:Hội|Tỉnh đoàn|LĐLĐ|Liên hiệp|Liên đoàn|Ban Thường|Ủy ban|Sở"
            r"|Thường trực)(?!\w)[^,;]{0,70}?"
            r"(?:tiếp tục|đã|tổ chức|phối hợp|cử|trao|sẽ)(?!\w))"
        )
        for found in later.finditer(text):
            at = max(at, found.end())
    blank = " " * at + text[at:]
    return _PURPOSE.sub(lambda m: " " * len(m[0]), blank)


def kind_of(text: str, *, planned: bool = False) -> str:
    """The code of the kind of what ``text`` tells of; empty where it names none."""
    words = main_words(text)
    for part in (words, text) if planned or not words.strip() else (words,):
        found = [
            (m.start(), n, kind) for n, (kind, p) in enumerate(_KINDS) if (m := p.search(part))
        ]
        if friends := _FRIENDS.search(part):
            found.append((friends.start(), len(_KINDS), "giao-luu"))
        plain = [kind for _, n, kind in found if n < _PLAIN] or [
            kind for _, _, kind in sorted(found)
        ]
        if plain:
            return "tuyen-truyen" if plain[0] == "tuyen-truyen-thi" else plain[0]
    return ""


def is_telling(text: str) -> bool:
    """Whether ``text`` may tell of an event at all: it neither judges nor asks nor refers."""
    return not (_NO_EVENT.match(text) or _STATE.match(text) or _NONE_AT_ALL.search(text))


def doing(text: str) -> Doing:
    """Whether ``text`` says that something was done, was not done, or tells of no doing at all."""
    if _NONE_AT_ALL.search(text):
        return "none"
    if _NEGATED.search(text):
        return "not_done"
    if _NO_EVENT.match(text) or _STATE.match(text):
        return "none"
    return "done" if _ACTING.search(main_words(text)) or _FRIENDS.search(text) else "none"


_DIFFICULTIES: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "ngoai-ngu",
            (
                r"ngoại ngữ|tiếng (?:Trung|Khmer|Lào|Anh|Campuchia|Hoa|nước|bạn)|ngôn ngữ|phiên dịch"
                r"|biên dịch"
            ),
        ),
        ("dich-benh", r"dịch bệnh|Covid|đại dịch|dịch tả|dịch viêm"),
        ("thien-tai", r"thiên tai|bão lũ|lũ lụt|mưa bão|hạn hán"),
        (
            "kinh-phi",
            r"kinh phí|ngân sách|nguồn lực|tài chính|nguồn vốn|nguồn xã hội hóa|cơ sở vật chất",
        ),
        (
            "to-chuc",
            r"sáp nhập|sắp xếp (?:bộ máy|tổ chức)|kết thúc hoạt động cấp huyện|bỏ cấp huyện",
        ),
        ("co-che", r"thủ tục|cơ chế|quy trình|quy định|văn bản hướng dẫn|pháp lý|hành lang"),
        ("thong-tin", r"thông tin|báo cáo (?:chậm|chưa)|liên lạc|chế độ báo cáo"),
        ("dia-ban", r"địa hình|đi lại|đường sá|địa bàn|giao thông|xa xôi"),
        ("doi-tac", r"phía bạn|đối tác|nước bạn (?:còn|chưa)"),
        ("phoi-hop", r"phối hợp"),
        (
            "nhan-luc",
            (
                r"cán bộ|nhân lực|biên chế|kiêm nhiệm|đội ngũ|sức khỏe|tuổi cao|nhân sự|trình độ"
                r"|năng lực"
            ),
        ),
        ("noi-dung", r"nội dung|chiều sâu|hình thức|chưa có (?:các )?hoạt động|số lượng hoạt động"),
        ("khac", r"hoạt động"),
    )
)
_STRONG = frozenset({"ngoai-ngu", "dich-benh", "thien-tai"})
"""The kinds whose words never stand there only by the way."""


def difficulty_of(text: str) -> str:
    """The code of the kind of a difficulty: of a strong word, else of the first word named."""
    found = sorted(
        (match.start(), kind) for kind, pattern in _DIFFICULTIES if (match := pattern.search(text))
    )
    strong = [kind for _, kind in found if kind in _STRONG]
    if strong:
        return strong[0]
    plain = [kind for _, kind in found if kind != "khac"] or ["noi-dung"] * bool(found)
    return plain[0] if plain else "khac"
