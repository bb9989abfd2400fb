"""The words by which each kind of activity is known."""

import re

from archive.importing.activities.journey_words import COMES, END, GOES, START

KINDS: tuple[tuple[str, "re.Pattern[str]"], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "tri-an",
            (
                rf"{START}(?:hài cốt|viếng|dâng (?:hương|hoa)|tri ân|quy tập|thắp nến"
                r"|(?<!khu )(?<!đài )(?<!nhà )(?<!bia )tưởng niệm"
                r"|từng che chở"
                r"|gia đình (?:có công"
                rf"|chính sách)|người có công|liệt sĩ){END}"
            ),
        ),
        (
            "kham-benh",
            (
                rf"{START}(?:phẫu thuật (?:tim|mắt|miễn|cho|thành|đục|khe|nhân|nụ)"
                r"|khám(?:,| và| bệnh| chữa| sàng| sức| tư vấn| mắt| cho| răng"
                r"| phụ khoa| miễn| nhân đạo)"
                r"|cấp(?: phát)? thuốc"
                rf"|mổ (?:mắt|tim)){END}?"
            ),
        ),
        ("hoc-bong", rf"{START}(?:học bổng|đỡ đầu|nhận nuôi|ươm mầm hữu nghị){END}"),
        (
            "nha-huu-nghi",
            (
                rf"{START}nhà [“\"]?(?:hữu nghị|(?:đại )?đoàn kết|tình thương|tình nghĩa"
                rf"|nghĩa tình|nhân ái"
                rf"|đồng đội"
                r"|mái ấm)"
            ),
        ),
        (
            "ky-ket",
            (
                rf"{START}(?:ký kết|(?:đã |cùng "
                r"|và )?ký(?: lại)?)\s+(?:mới\s+)?(?:\d+\s+)?(?:kết\s+)?(?:thỏa thuận|thoả thuận"
                r"|bản|biên bản|chương trình|kế hoạch|văn bản|quy chế|hợp đồng|giao ước|bản ghi nhớ"
                r"|hợp tác|ý định thư|hiệp định|tuyên bố|mou)"
                rf"|{START}(?:lễ ký|(?:biên bản|thỏa thuận|thoả thuận|ghi nhớ|quy chế|chương trình"
                r" (?:hợp tác|phối hợp)|giao ước)[^;.]{0,120}?\s(?:được|và|cùng|chính thức)"
                r"[^;,.]{0,70}?\ský(?: kết)?\s(?:vào|ngày|sáng|chiều|tại|trong|tháng))"
            ),
        ),
        (
            "thu-chuc-mung",
            (
                rf"{START}(?:gửi\s+)?(?:\d+\s+)?(?:thư|điện|thiệp|công hàm|lẵng hoa"
                rf"|lời)(?:,? (?:thư"
                r"|điện|và"
                r"|hoa|bức))*"
                rf"\s+(?:chúc|mừng|thăm hỏi|chia buồn)|{START}(?:điện|thư) (?:mừng|chúc)"
            ),
        ),
        ("doan-vao", COMES),
        ("doan-ra", GOES),
        (
            "hoi-dam",
            (
                rf"{START}(?:hội đàm|chào xã giao|tiếp xã giao(?! đoàn)|làm việc với"
                rf"|làm việc trực tuyến"
                r"|hội ý"
                r"|họp (?:bàn|với)|giao ban"
                r"|gặp gỡ, trao đổi|tiếp xúc|phiên họp|đàm phán|gặp gỡ đối ngoại|(?:cuộc|buổi"
                r"|phiên) làm việc|giao ban)"
            ),
        ),
        (
            "ket-nghia",
            (
                rf"{START}(?:(?<!xã )(?<!bản )(?<!huyện )(?<!tỉnh )(?<!đơn vị )(?<!thành phố )"
                rf"(?<!trường )(?<!bệnh viện )(?<!đồn )kết nghĩa|(?:cặp|duy trì)[^,;.]{{0,40}} kết"
                rf" nghĩa|kết nghĩa(?= (?:với|giữa"
                rf"|ngày))){END}"
            ),
        ),
        (
            "hoi-nghi",
            (
                rf"{START}(?:hội nghị(?! quán triệt| phổ biến)|tổng kết (?:chương trình|dự án)"
                rf"|hội thảo|diễn đàn|tọa đàm|toạ đàm){END}"
                r"(?!(?:, [^,;.]{0,25})? tuyên truyền)"
            ),
        ),
        (
            "tap-huan",
            (
                rf"{START}(?:tập huấn|bồi dưỡng|đào tạo(?: cho)? \d+"
                rf"|(?:khóa|khoá) (?:học|đào tạo)|đào tạo (?:về|kỹ thuật"
                rf"|nghiệp vụ)[^.;,]{{0,60}} cho \d|(?:lớp|khóa|khoá) (?:dạy |phụ đạo "
                rf"|học |bồi dưỡng )?"
                r"(?:tiếng|nghề|nghiệp vụ|kỹ năng|kiến thức))"
            ),
        ),
        (
            "van-hoa-the-thao",
            (
                rf"{START}(?:giao lưu |ngày hội )?(?:(?:đêm|chương trình) nghệ thuật"
                r"|đêm (?:thơ |ca )?nhạc|hòa nhạc|(?<=ngày hội )văn (?:hóa|hoá)"
                r"|lễ hội(?= [^“,.;]{0,25}[“\"])"
                r"|(?<!ngày hội )giao lưu văn (?:hóa|hoá)"
                r"|hát giao duyên|(?:tuần|ngày)(?: lễ)? văn (?:hóa|hoá)|thi (?:ảnh|vẽ|hát|nấu ăn)"
                r"|văn nghệ"
                rf"|ca múa|văn hóa, thể thao"
                r"|văn hoá, thể thao|thể thao"
                r"|thi đấu"
                r"|bóng (?:đá|chuyền|bàn)|hội thi|tiếng hát"
                r"|biểu diễn|triển lãm(?! ảnh)|cầu lông|giao hữu|quần vợt|liên hoan (?:nghệ thuật"
                r"|văn"
                rf"|phim)|hội thao|giải (?:chạy|việt dã|đi bộ|đạp xe|bóng|cầu|quần)|kéo co"
                rf"|đua){END}"
            ),
        ),
        (
            "tuyen-truyen-thi",
            rf"{START}(?:thi|cuộc thi)(?: trực tuyến)? [“\"]?tìm hiểu{END}",
        ),
        (
            "giao-luu",
            (
                rf"{START}(?:giao lưu|hội trại|cắm trại|trại (?:hè|thanh|thiếu)|gặp gỡ|gặp (?:mặt"
                rf"|nhau)"
                r"|họp mặt"
                r"|hành trình|đưa \d+[^.;,]{0,40}? (?:thăm|tham quan)|ngày hội|lễ hội|lễ (?:kỷ"
                r"|kỉ) niệm|mít tinh"
                r"|liên hoan"
                r"|đêm hội"
                r"|(?:tổ chức|đón|vui) [Tt]ết"
                rf"|vui (?:Tết|xuân)){END}"
                r"|(?-i:Ngày (?!Quốc|Thành|Truyền|Giải)[A-ZĐ][^,.;\d]{2,40}?)(?:\s20\d\d)?"
                r"\s(?:được tổ chức|diễn ra)"
                rf"|{START}tổ chức (?-i:Ngày (?=Pháp|Hữu|Việt|Đoàn))"
            ),
        ),
        (
            "bien-gioi",
            (
                rf"{START}(?:tuần tra|cột mốc|mốc giới|an ninh biên giới|đường biên, "
                r"|vùng giáp ranh"
                r"|buôn lậu|mua bán người|tố giác|phát quang|nhập cảnh trái phép|quy chế phối hợp"
                r"|bảo vệ (?:đường )?biên giới|an ninh, trật tự"
                r"|giữ gìn an ninh|tội phạm|quản lý (?:bảo vệ )?biên giới"
                rf"|(?<!chung )đường biên){END}?"
            ),
        ),
        (
            "vien-tro-pcpnn",
            rf"{START}(?:dự án|viện trợ|(?<!tổ chức )phi chính phủ|PCPNN|NGO|giải ngân){END}",
        ),
        (
            "khen-thuong",
            (
                rf"{START}(?:huân chương|huy chương|kỷ niệm chương|kỉ niệm chương|bằng khen"
                r"|giấy khen"
                rf"|khen thưởng){END}"
            ),
        ),
        (
            "ket-noi-dn",
            (
                rf"{START}(?:xúc tiến|gặp gỡ doanh (?:nghiệp|nhân)|kết nối (?:doanh nghiệp"
                r"|giao thương"
                rf"|cung cầu)|hội chợ|gian hàng|giao thương){END}"
            ),
        ),
        (
            "cong-tac-hoi",
            (
                rf"{START}(?:đại hội|kiện toàn|phát triển hội viên|kết nạp"
                rf"|thành lập (?:thêm )?(?:chi )?hội){END}"
            ),
        ),
        (
            "tuyen-truyen",
            (
                rf"{START}(?:tuyên truyền|thông tin đối ngoại|thông tin thời sự|tin,? bài|tờ rơi"
                r"|thời sự|bản tin"
                r"|phóng sự|truyền thông"
                r"|nói chuyện|thi viết|chuyên mục|trang tin|sinh hoạt chuyên đề"
                r"|(?:trưng bày|triển lãm) ảnh|băng rôn|tờ bướm|áp phích|pa ?nô|khẩu hiệu"
                r"|phổ biến (?:giáo dục |kiến thức )?pháp luật|sổ tay|tờ gấp"
                r"|giới thiệu hình ảnh|quảng bá|nói chuyện chuyên đề|báo cáo viên"
                rf"|nâng cao nhận thức){END}"
            ),
        ),
        (
            "tinh-nguyen",
            (
                rf"{START}(?:đội hình tình nguyện|chiến dịch|mùa hè xanh"
                rf"|tình nguyện(?! viên)|ra quân|chủ nhật xanh|dọn vệ sinh|trồng (?:cây"
                rf"|\d[\d.]* cây)"
                rf"|hiến máu){END}"
            ),
        ),
    )
)
PLAIN = 8
"""The first kinds, whose words leave no doubt; of the others the one that is named first counts."""
