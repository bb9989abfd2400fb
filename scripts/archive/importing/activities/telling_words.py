"""The words by which a sentence shows whether it tells of an activity, or goes on with one."""

import re

SAME_OCCASION = re.compile(
    r"^\s*(?:[-+•]\s*)?(?:Dịp này|Trước khi (?:về|kết thúc|rời|chia tay)"
    r"|Trong (?:chương trình|buổi)|Nhân (?:chuyến|buổi|cuộc)"
    r"|Nhân dịp (?:này|đó)|Tại (?:đây|buổi|chương trình|lễ|cuộc|hội nghị|hội thảo|diễn đàn|tọa đàm"
    r"|sự kiện|ngày hội|hội chợ)"
    r"|Trong (?:chuyến|dịp|đợt (?:công tác|này|thăm|khám|đi)|khuôn khổ"
    r" (?:chuyến|chương trình này|hoạt động này))|Đoàn"
    r"|Hai (?:bên|thành phố|xã|địa phương|cơ quan|tổ chức"
    r"|trường|hội|đơn vị|tỉnh|huyện|đoàn|sở|viện|bệnh viện|liên đoàn)"
    r"|Qua chuyến|Sau (?:buổi|lễ|hội đàm|cuộc|chuyến)|Khai mạc|Bế mạc"
    r"|(?:Tại|Ở) [^,;.]{3,70}, [Đđ]oàn|Phái đoàn"
    r"|(?:Phần |Món |Số )?[Qq]uà (?:của |do )?(?:đoàn|Đoàn)"
    r"|Các (?:quân y|y,? bác|bác sĩ|đại biểu|trại sinh|thành viên|tình nguyện viên|chiến sĩ"
    r"|vận động"
    r" viên|đội hình)"
    r"|(?:Chương trình|Chiến dịch|Hội trại|Ngày hội|Ban [Tt]ổ chức|Buổi lễ) (?:đã|cũng|còn)"
    r"|Trong khuôn khổ (?:trại|hội|lễ|chuyến|đợt|ngày|diễn đàn|cuộc|tuần)[^,;.“\"]{0,25},"
    r"|Trong thời gian (?:này|đó|thăm|ở thăm|làm việc|ở)"
    r"|Cũng (?:nhân|trong|tại) dịp|(?:Tại|Ở) mỗi"
    r"|(?:Sáng |Trưa |Chiều |Tối )?[Cc]ùng ngày|Cũng trong ngày|Tiếp đó|Sau đó"
    r"|Bên cạnh đó|Kết thúc|Ngoài ra, (?:đoàn|Đoàn))(?!\w)"
)
_BULLET = r"^\s*(?:[-+•*]\s*|\(?[a-zđ][).]\s*|(?:\d{1,2}\.)*\d{1,2}[.)]\s*)?"
INTENT = re.compile(
    rf"{_BULLET}(?:Dự kiến|Dự định|Phấn đấu|Sắp tới|Thời gian tới)"
    r"|(?<!\w)sẽ (?:tổ chức|cử|đón|trao)"
    r"|^(?!.*(?<!\w)đã\s).*(?<!\w)(?:sẽ|đang (?:chuẩn bị|vận động|quyên góp|xúc tiến)"
    r"|chuẩn bị (?:trao|tặng|tổ chức|đón|ký|cử)"
    r"|(?:[Dd]ự kiến|[Dd]ự định) (?:[^.;:]{0,40}? )??(?:trao|tặng|hỗ trợ|tổ chức|ký|đón|cử"
    r"|bàn giao|ủng hộ))(?!\w)"
)
_YEAR_FIRST = re.compile(
    rf"{_BULLET}(?:(?:Theo |Trong )?[Kk]ế hoạch,? (?:trong |của )?|Trong )?[Nn]ăm (?P<year>\d{{4}})"
    r"(?!.*(?<!\w)đã\s)"
)
SUCH_AS = re.compile(r"(?<!\w)(?:như|gồm|cụ thể|sau)\s*:")
LOOKS_BACK = re.compile(
    r"\s*(?:[-+•]\s*)?(?:(?:Nhân |Cũng nhân |Cũng trong )?[Dd]ịp này"
    r"|(?:Nhân|Trong|Qua) (?:chuyến|buổi) (?:đi|thăm|công tác|làm việc)(?: này| đó)?,"
    r"|Tại (?:đây|buổi làm việc)|Cùng ngày|Sau đó)(?!\w)"
)
"""A paragraph that goes on with what the one before it told."""
IN_ALL = re.compile(
    r"\s*(?:[-+•]\s*)?(?:Cộng chung|Tính chung|Tổng cộng"
    r"|Tổng (?:giá trị|trị giá|số tiền|kinh phí)[^:;.\d]{3,90}(?:trong năm|cả năm|năm 20\d\d)"
    r"|Số (?:suất )?quà[^:;.]{0,40}trong năm)(?!\w)"
)
"""A paragraph that sums up what was told before it."""
VISIT_LEAD = re.compile(
    r"\s*(?:[-+•]\s*|\d{1,2}\.\s*)?(?:Trong khuôn khổ|Nhân|Trong|Tại|Kết thúc) (?:chuyến|đợt)"
    r" (?:thăm|công tác|đi|làm việc)[^;.]*?[Đđ]oàn[^;.]*?,\s+(?=(?:hai (?:tỉnh|bên|hội|nước|huyện"
    r"|đơn vị)|các bên|[Đđ]oàn) (?:đã |cùng |thống nhất )*(?:ký|trao|tặng|hội đàm|làm việc|thăm)\s)"
)
CLOSING = re.compile(r"\s*(?:Trên đây|Kính (?:đề nghị|gửi|báo cáo)|Xin trân trọng)(?!\w)")
OFFICE = re.compile(r"(?:Trung tâm|Đài|Báo|Nhà|Phòng|Sở|Ban|Cục|Viện|Công ty|Khoa)\s")
"""Heads of names whose other words say what they are for, not what was done."""
ATTENDS_ONLINE = re.compile(
    r"(?:hội nghị|hội thảo|diễn đàn|tọa đàm|toạ đàm|cuộc họp)[^.;]*?(?:trực tuyến|qua mạng)",
    re.IGNORECASE,
)
MISSIONS = frozenset({"tinh-nguyen", "kham-benh"})
VISITS = frozenset({"doan-vao", "doan-ra", "hoi-dam"})
PUBLISHES = re.compile(
    r"\s*(?:đã )?(?:phát hành|phát sóng|in|cấp phát|đăng tải|đăng|biên soạn|xây dựng|treo)\s"
    r"(?:và [^\W\d_]+ )?(?:gần |hơn |trên )?\d"
    r"|\s*(?:đã )?(?:phối hợp )?(?:tổ chức|mở) (?:được )?"
    r"(?:\d+ (?:buổi|cuộc|đợt|lớp|hội nghị|hội thi)"
    r"|(?:hội|cuộc) thi)(?!\w)"
)
ONE_MORE = re.compile(
    r"\s*(?:đã )?(?:cử|đón|tiếp|tiếp đón|mở|đưa|chọn cử) (?:được )?(?:\d+|một|hai|đoàn)(?!\w)",
    re.IGNORECASE,
)
"""A clause that counts anew whom it sends or receives: "cử 03 …; cử 02 …"."""
WHAT_WAS_GIVEN = re.compile(
    r"\s*(?:Kèm theo|(?:Phần |Món |Số |Các phần |Những phần )?[Qq]uà(?: tặng)?|Hiện vật|Số hàng"
    r"|Số vật tư|Vật tư)"
    r"[^,;.]{0,30}?\s(?:là|gồm|bao gồm|có)(?!\w)"
)
BEGINS_ACTING = re.compile(
    r"\s*(?:\(\d\)\s*)?(?:(?:nhân )?dịp này,? |tại đây,? |sau đó,? |tiếp đó,? |cùng ngày,? "
    r"|(?:kết thúc|sau|tại|trong|nhân|qua) (?!đó)[^,;\d]{2,45}, )?"
    r"(?:và |đồng thời |đã |qua đó )?(?:thường xuyên |tích cực |chủ động )?(?:hai [^\W\d_]+"
    r" )?(?:đã |cùng |thống nhất )*"
    r"(?:trao đổi|phối hợp"
    r"|tổ chức"
    r"|tham gia|tham dự|cử|đón|tiếp|mở|gửi|ký"
    r"|thăm|triển khai|tuyên truyền|gặp (?:gỡ|mặt)|giao lưu|dâng|viếng|tọa đàm|chào"
    r"|hội đàm|làm việc|khám|vận động|đỡ đầu|duy trì|tiếp nhận|thi đấu|biểu diễn|trồng|tham quan"
    r"|hướng dẫn|khánh thành|chiếu|phát sóng|đưa)(?!\w)",
    re.IGNORECASE,
)
NO_PLAN = re.compile(
    r"(?:không|chưa) có kế hoạch"
    r"|^\s*(?:[-+•]\s*|\d{1,2}[.)]\s*)?(?:Đề nghị|Kiến nghị|Đề xuất)(?!\w)"
    r"|^\s*(?:[-+•]\s*|\d{1,2}[.)]\s*)?(?:Trình|Xây dựng|Ban hành|Tham mưu[^.;]{0,60}"
    r"(?:ban hành|xây dựng|trình))[^.;]{0,60}(?:[Kk]ế hoạch|[Cc]hương trình|[Vv]ăn bản|[Đđ]ề án)"
)
OF_THE_PROVINCE = re.compile(
    r"[^;.\d]{0,50}(?:[Tt]rên địa bàn[^,;.:]{0,25} có \d+ [^.;]{0,40}dự án"
    r"|Tổng (?:giá trị|số|vốn)[^,;.:\d]{0,40}trên địa bàn)"
)
"""What all got is no activity where a list of the pieces follows."""
TWINS = re.compile(r"[^;]{0,200}?ký[^;,]{0,60}?kết nghĩa", re.IGNORECASE)
FRIENDS = re.compile(r"\s*(?:Bạn|Phía bạn|Hội bạn|Đoàn bạn)(?!\w)")
AIMS = re.compile(r"(?<!\w)(?:phấn đấu|chỉ tiêu|mục tiêu)(?!\w)", re.IGNORECASE)
AIMED = re.compile(
    r"\s*(?:[-+•]\s*|\d{1,2}[.)]\s*|[a-zđ][.)]\s*)?(?:Năm \d{4}\s*[,:]\s*)?(?:[Pp]hấn đấu"
    r"|[Cc]hỉ tiêu"
    r"|[Mm]ục tiêu|[Gg]iữ vững|[Vv]ận động (?:mỗi năm|ít nhất|tối thiểu))(?!\w)"
)
TO_COME = re.compile(
    r"(?<!\w)(?:sẽ|chuẩn bị|dự kiến|dự định)(?:\s+(?:sẽ|tiếp tục|tổ chức|phối hợp))*\s*$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\s*(?:và\s+)?(?:với|giữa|cùng|ngày|tháng|tại)\s")
NEXT_DAY = re.compile(
    r",\s+(?:và\s+)?(?:(?=(?:(?:sáng|chiều|tối|trưa|từ|đến|vào)\s+)?(?:các\s+)?ngày\s+\d{1,2})"
    r"|(?=(?P<then>sau đó|tiếp đó|cùng ngày|ký(?: kết)? \d)(?!\w)))",
    re.IGNORECASE,
)
HELD_PROGRAMME = re.compile(
    r"(?<!\w)(?:[Cc]hương trình|[Đđ]êm|[Bb]uổi lễ) [“\"][^”\"]{3,90}[”\"][^.;]{0,80}?"
    r"(?<!\w)(?:tổ chức|diễn ra)(?!\w)|(?<!\w)tổ chức (?:[Cc]hương trình|[Đđ]êm) [“\"]"
)
"""What is only called a programme: people came together."""
TAKES_PART_ONLINE = re.compile(
    r"(?<!\w)(?:tham dự|tham gia|dự)(?!\w)[^.;]{0,40}trực tuyến", re.IGNORECASE
)
TITLE = re.compile(
    r"\s*(?:[-+•*]\s*|\d{1,2}(?:\.\d{1,2})*[.)]?\s*|[a-zđ][.)]\s*)?"
    r"[^\W\d_]+(?:,? [^\W\d_]+| [-–] [^\W\d_]+){0,6}\."
)
"""A few words before the sentences of a paragraph, as a heading of its own: "Thể thao."."""
WORTH = re.compile(r"\s*Tổng (?:giá trị|trị giá|số tiền|kinh phí|chi phí)[^,;.\d]{0,45}\d")
"""A sentence that only says what the gift before it was worth."""
SENT = re.compile(r"(?<!\w)(?:đưa|cử)\s+\d+\s[^.;]{0,40}?tham (?:gia|dự)(?!\w)", re.IGNORECASE)
"""Those who were sent to a fair abroad made a journey."""
INSTEAD = re.compile(r",\s+(?=(?:mà\s+)?chỉ\s|thay vào đó|nhưng (?:đã|vẫn)\s)")
VISITED = frozenset({"ky-ket", "hoi-dam", "tri-an"})
"""What a paragraph that begins with a visit tells without a day was done at it."""
COUNTED = re.compile(
    r"^[^:]*\d+ (?:người|đồng chí|thành viên|đại biểu|cán bộ|vị|hội viên|đoàn viên|sinh viên"
    r"|lưu học sinh|khách|thanh niên|phụ nữ|kiều bào)(?!\w)"
)
"""A visit that is told with how many came is one of its own besides the gift of its clause."""
GATHERS = re.compile(r"(?<!\w)(?:[Tt]àu|[Tt]rại|[Hh]ành trình|[Nn]gày hội|[Cc]hương trình)(?!\w)")
"""What young people take part in together, though over the wire."""
OF_VISIT = re.compile(r"\s*(?:[-+•]\s*)?(?:Trong|Nhân|Qua|Kết thúc) (?:chuyến|thời gian)(?!\w)")


def is_of_a_later_year(text: str, year: int) -> bool:
    """Whether a sentence begins with a year behind ``year``: "Kế hoạch năm 2024: trao …"."""
    found = _YEAR_FIRST.match(text)
    return found is not None and int(found["year"]) > year
