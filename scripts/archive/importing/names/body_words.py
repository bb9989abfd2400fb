"""The words that begin, go on with and end the names of bodies in Vietnamese papers."""

import re

from archive.importing.paper.letters import CAPITAL

BODY = re.compile(
    rf"(?:[Pp]hía(?= [{CAPITAL}])|Bệnh xá|Đài(?= (?:Phát|Truyền"
    rf"|Khí|PT))|Báo(?= [{CAPITAL}])|Tạp chí|Ty(?= [{CAPITAL}])|Nhà xuất bản"
    r"|Tòa soạn"
    r"|Huyện đội|Tỉnh đội|Xã đoàn|Giáo hội|Thiền viện|Tu viện|Vườn quốc gia|Khu bảo tồn|Binh đoàn"
    r"|Lữ đoàn|Sư đoàn|Hải đoàn|Phân hội|Phân ban|Liên chi hội|Trạm [Yy] tế|Thư viện|Bảo tàng"
    rf"|Ký túc xá|Khoa(?= (?:tiếng )?[{CAPITAL}])"
    r"|Trung ương|T\.Ư|TW|Ban (?:[Ll]iên lạc|Thường (?:trực|vụ)|Chấp hành|Quản lý)|Thường trực"
    r"|Bộ (?:Chỉ huy"
    r"|Tư lệnh|đội"
    r"|Ngoại giao)|[ỦU][ỷy] ban|Uỷ ban|UBND|UBMTTQ|UBTW|UB|Hội đồng(?! hương)|Hội|HĐND|Liên hiệp"
    r"|Liên đoàn"
    r"|Liên minh"
    r"|LĐLĐ|LHCĐ|LHHN|TLĐ|Mặt trận|MTTQ|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Tổng (?:Liên đoàn|LĐLĐ"
    r"|[Cc]ông hội"
    r"|[Cc]ục|Lãnh sự quán|Công ty|Hội|công ty)|Sở|Ban|Bộ|Cục|Chính quyền|Chính phủ|Công an|Công ty"
    r"|Tập đoàn|Công đoàn|Nghiệp đoàn|Đồn|Đại đội|Tiểu đoàn|Trung đoàn|Tiểu khu|Chi khu|Phân hiệu"
    rf"|Phân viện|Cơ quan(?= [{CAPITAL}])|Trạm|BĐBP|BTV|BCH"
    r"|Trường"
    r"|Đại học|Học viện|Bệnh viện|Trung tâm|Viện|Quỹ|Đại sứ quán|ĐSQ|TLSQ|Lãnh sự quán"
    r"|Hiệp hội|Câu lạc bộ|Chi hội|Văn phòng|Tỉnh [ủu][ỷy]|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy"
    r"|Đoàn (?:Thanh niên|TNCS|TN|TNCSHCM|thanh niên|khối|đại biểu|công tác|cán bộ|Đại sứ quán"
    r"|Liên hiệp"
    r"|Hội|Mặt trận)|Lực lượng|Phòng|Đội|Chi đoàn|Cụm|Khối|Nhà máy|Xí nghiệp|Hợp tác xã|Ngân hàng"
    r"|Quân khu|[Cc]hốt(?= (?:kiểm|[Bb]iên|dân|chống|bảo))"
    r"|Cảnh sát|Chi cục|Đảng (?:bộ|Nhân dân|Cộng sản)|Nhà trường|Nông trường|Hạt|Nhóm|Tỉnh hội"
    r"|[Tt]ổ chức(?= (?!(?:Lễ|Chương|Ngày|Tết|Giải|Cuộc|Trại|Hành|Tuần|Gặp|Giao|Diễn|Tọa|Liên hoan"
    rf"|Hội|Đại hội|Đêm|Phiên|Chợ|Chiến dịch|Mít tinh|Tháng|Triển lãm)\s)[{CAPITAL}])"
    r"|[Cc]ông ty|[Nn]gân hàng(?= [A-Z])"
    r"|[Mm]ặt trận(?= (?:Lào|tỉnh|các"
    r"|huyện))"
    rf"|đoàn (?:đại biểu|công tác|cán bộ)(?= [{CAPITAL}])|[Cc]hùa(?= [{CAPITAL}])"
    r"|[Đđ]iểm trường|[Cc]ác [Đđ]ồn"
    r"|Chương trình (?:Phát triển|Lương thực)(?= (?:Liên|Thế|[Tt]hế))|Khu (?:công nghiệp|kinh tế"
    r"|chế xuất)|Nhà (?:dưỡng lão|tình thương)|Chính hiệp"
    rf"|[Dd]oanh nghiệp(?= [A-Z])|HTX|Tổ hợp tác|Cộng đồng(?= (?:nông|ngư|lâm|[{CAPITAL}]))"
    r"|Khu đoàn|Châu đoàn|Thị đoàn|Nhà thờ"
    r"|Giáo xứ"
    r"|Làng (?:[Tt]rẻ em(?: SOS| khó khăn| mồ côi| khuyết tật)?|SOS|Hữu nghị|[Hh]òa [Bb]ình)"
    rf"|Mái ấm(?= [{CAPITAL}])|Tông phái|Thượng hội|Giáo đoàn|Tu đoàn"
    rf"|Cơ sở(?= (?:bảo trợ|trợ giúp|nuôi dưỡng|cai|[{CAPITAL}]))|Trại(?= (?:trẻ|phong))"
    rf"|[Tt]ổ chức (?:phi chính phủ|nhân đạo|quốc tế|từ thiện)(?: nước ngoài)?(?= [{CAPITAL}])"
    rf"|Xã đội"
    r"|Đoàn (?:[Ll]uật sư|nghệ thuật|[Nn]ghệ thuật|doanh nghiệp)|Tòa án|Viện [Kk]iểm sát"
    r"|[Cc]ông đoàn(?= (?:ngành|tỉnh|các))|Thành hội|Quân đội"
    r"|(?:ngành(?: [^\W\d_]+){1,4}?|chính quyền(?: và nhân dân)?|công an|bộ đội biên phòng"
    r"|bệnh viện(?: đa khoa)?"
    r"|trạm (?:xá|y tế)|thư viện|đội văn nghệ|hợp tác xã|trung tâm y tế"
    r"|trường(?: (?:tiểu học|trung học|mầm non|mẫu giáo|phổ thông|cao đẳng|đại học|dân tộc nội trú"
    r"|phổ thông dân tộc nội trú))?|đồn(?: (?:biên phòng|công an))?|(?:tổng )?lãnh sự quán"
    r"|đại sứ quán|hội (?:phụ nữ|nông dân|chữ thập đỏ|cựu chiến binh|hữu nghị)"
    r"|liên hiệp (?:thanh niên|phụ nữ|công đoàn)|[ủu][ỷy] ban (?:mặt trận|nhân dân|chính quyền)"
    r"|sở ngoại vụ)(?= (?:(?:hai |các )?(?:Trường|tỉnh|huyện|xã|bản|thôn|ấp|thị xã|thị trấn"
    r"|thành phố"
    rf"|cụm bản|nước|phía) [{CAPITAL}a-zđ]|[{CAPITAL}])))(?![^\W\d_])"
)
PEOPLE = re.compile(
    r"(?:con (?:công nhân|đoàn viên|hội viên|cán bộ|thương binh|liệt sĩ|nông dân|ngư dân|kiều bào"
    r"|hộ)"
    r"|[Ll]ãnh đạo(?= (?:tỉnh|huyện|xã|thành phố|cụm bản|nước)(?!\w))"
    r"|(?<![Tt]rẻ )(?:em|cháu)(?= (?:là|mồ côi|khuyết tật|nghèo|bị|có hoàn cảnh|thiếu nhi)(?!\w))"
    r"|[Mm]ẹ Việt Nam [Aa]nh hùng|(?:các )?tăng sinh"
    r"|CCB(?= (?:bản|xã|huyện|tỉnh|Lào|Campuchia|nghèo|là|có|khó))|cựu binh"
    r"|cựu chiến sĩ(?: tình nguyện)?|xã viên|mẹ đơn thân"
    r"|bé gái|cựu TNXP|tù nhân|phạm nhân|hộ kinh doanh|diêm dân|học trò|trẻ (?:mồ côi|khuyết tật)"
    r"|(?:nữ|nam) (?:(?:lưu )?(?:học sinh|sinh viên)|học viên|công nhân|đoàn viên|thanh niên"
    r"|giáo viên|hội viên|quân nhân)|nhân dân|người dân|người nghèo|người (?:Việt|gốc|Campuchia"
    r"|Lào|cao tuổi|khuyết tật|có công"
    r"|bệnh)"
    r"|bà con|đồng bào|(?:lưu )?học sinh|(?:lưu )?sinh viên|lưu học sinh|con em|các em|các cháu"
    r"|(?:các )?hộ(?: nghèo(?:,| và) (?:hộ )?cận nghèo| (?:cận nghèo|nghèo|gia đình|dân))?"
    rf"|(?:hộ |hộ gia đình |gia đình )(?:ông|bà|anh|chị|em|cháu|cụ)(?= [{CAPITAL}])"
    r"|gia đình thương binh(?:, liệt sĩ)?|(?:các )?(?:nhà|vị) sư|lao động(?= (?:có|nghèo|người"
    r"|Lào|khó))"
    r"|(?:các )?gia đình|nông dân|công nhân|hội viên"
    r"|bệnh nhân"
    r"|nữ sinh|nam sinh|thiếu niên|nhi đồng|bệnh nhi|phụ nữ|thanh niên|thanh thiếu nhi|thiếu nhi"
    r"|trẻ em|kiều bào|Việt kiều|cán bộ|chiến sĩ"
    r"|giáo viên"
    r"|các trường(?: học)?|các đồn|các bệnh viện|các điểm trường|(?:các )?lực lượng|đoàn viên"
    r"|cựu chiến binh"
    r"|nhà (?:chùa|trường)|trường học(?= (?:tại|ở|trên|thuộc|của|xã|huyện|vùng|biên))|các đơn vị"
    r"|Nhân dân|các bản"
    r"|các xã|các chùa|các nạn nhân|nạn nhân"
    r"|người lao động"
    r"|các địa phương"
    r"|các cơ quan|các tổ chức|chị em|(?:các )?cựu (?:quân tình nguyện|thanh niên xung phong"
    r"|chuyên gia)"
    r"|người (?:già|mù|tàn tật|yếu thế|lao động|bán|neo đơn|có uy tín)|tăng ni(?: sinh)?|sư sãi"
    r"|phật tử"
    r"|dân bản|dân quân|chức sắc|già làng(?:, (?:trưởng (?:thôn|bản|ấp|phum|làng)"
    r"|người có uy tín))*|trưởng bản|chư tăng|chư ni|thầy,? cô(?: giáo)?|y,? bác sĩ|nhân viên y tế"
    r"|du học sinh|thương binh|(?:các )?chốt (?:phòng,? chống dịch|kiểm soát|kiểm dịch|biên phòng"
    r"|dân quân)(?: dịch(?: bệnh)?(?: Covid-19)?)?(?: (?:trên|dọc) tuyến biên giới)?"
    r"|ngư dân|tiểu thương|bộ đội|thầy cô|thân nhân|trẻ mồ côi|học viên|đối tượng|các cụ|các em nhỏ"
    rf"|các mẹ|đồng chí(?= [{CAPITAL}])|bạn đọc|các nghệ nhân|vận động viên|cụ già"
    r"|(?:hai|ba|bốn|năm|các)\s(?:điểm trường|trường|đồn|bản|xã|gia đình|hộ|em|cháu))"
    r"(?![^\W\d_])"
)
PLACE = re.compile(
    r"(?:hai |các |ba |bốn |năm |0?[2-9] )?(?:tỉnh|huyện|xã|bản|cụm bản|thôn|làng|thành phố"
    r"|thị xã|phường|quận|châu"
    r"|thủ đô|khu tự trị|thị trấn|trấn|ấp|phum|sóc|buôn|khóm|xóm)"
    rf"(?= (?:[{CAPITAL}]|giáp))|(?:Tỉnh|Huyện|Xã|Bản|Thành phố)(?= [{CAPITAL}])"
    rf"|trạm y tế(?= [{CAPITAL}x])"
)
PRONOUN = re.compile(
    r"(?:[Tt]rấn|[Xx]ã|[Tt]hôn|[Tt]ỉnh|[Nn]ước|[Hh]ội|[Pp]hía|[Đđ]oàn|[Mm]ặt trận|[Đđ]ơn vị"
    r"|[Cc]ác tỉnh|[Hh]uyện"
    r"|[Đđ]ồn) bạn"
    r"|[Bb]ạn(?! (?:bè|đọc|trẻ|hàng|học|thân)(?!\w))|[Đđ]oàn"
)


def _either(*lists: str) -> str:
    """The phrases of lists as alternatives, the longer first."""
    phrases = {phrase.strip() for text in lists for phrase in re.split(r"[|\n]", text)} - {""}
    return "|".join(sorted(phrases, key=len, reverse=True))


_ON_PHRASES = """
tỉnh|huyện|xã|bản|cụm bản|thôn|làng|thành phố|thị xã|thị trấn|phường|quận|châu|khu|đặc khu|các
nước|bạn|láng giềng|hữu nghị|đoàn kết phát triển|phát triển Tổ quốc|phát triển cộng đồng
xây dựng đất nước|Tổ quốc|tổ quốc|đối ngoại|nhân dân|bảo vệ biên giới|bảo vệ đường biên giới
bảo vệ trẻ em|biên giới|biên phòng|bộ đội|hợp tác quốc tế|hợp tác và phát triển|quốc tế|quốc gia
liên hiệp|phụ nữ|thanh niên|thanh thiếu nhi|nông dân|nông lâm nghiệp|nông nghiệp|lâm nghiệp
ngư nghiệp|doanh nhân trẻ|doanh nhân|doanh nghiệp|hội viên|giáp biên|giáp ranh|giáp|kết nghĩa
thế giới|viên chức|xổ số|xổ số kiến thiết|kiến thiết
hòa bình|hoà bình|công đoàn|cựu chiến binh|người|việt kiều|kiều bào|gốc|nghèo|khó khăn|học sinh
sinh viên|lưu học sinh|chữ thập đỏ|dân tộc|thiểu số|cấp tỉnh|cấp huyện|cấp xã|cơ sở|ngành
quân sự|y tế|giáo dục|du lịch|thương mại|văn hóa|văn hoá|thể thao|cán bộ|chiến sĩ|đại biểu
công tác|trung ương|tiểu học|trung học|phổ thông|mầm non|mẫu giáo|đa khoa|cách mạng|cộng sản
toàn quốc|kiểm tra xuất nhập cảnh|cửa khẩu|quản lý cửa khẩu|khu kinh tế|kinh tế|lao động
thường trực|thường vụ|chấp hành|bóng đá|đối diện|mất nhà|chị em|chi nhánh
vì hòa bình và phát triển|vì hoà bình và phát triển|kiểm dịch
thủ đô|tình nguyện|cận nghèo|xã đảo|huyện đảo|đồng hương|chùa|hai bên biên giới
hai bên|vùng biên giới|vùng biên
vùng cao|gia đình|chính sách|địa phương|có hoàn cảnh khó khăn|có hoàn cảnh|mồ côi|khuyết tật
chất độc da cam|nạn nhân|ngoại vụ|ngoại giao|phi chính phủ|tư nhân|cổ phần|cao su|điện lực
dân chủ|cứu trợ trẻ em|nhân đạo|từ thiện|nhà nước|nước ngoài|có chung đường biên giới|trẻ
chuyên nghiệp|người cao tuổi|thuộc|điểm trường|bán trú|nội trú|dân tộc nội trú|đại học|cao đẳng
sư phạm|khoa học|kỹ thuật|công nghệ|nghề|cảnh sát|công an|an ninh|chính trị|bến|cảng|liên xã
hộ nghèo|trường|bệnh viện|hai tỉnh|ba tỉnh|hai huyện|hai xã|ba xã|hai nước|hai bản|hai cụm
hai trường|ba nước|bốn tỉnh|đặc biệt khó khăn|đặc biệt|mù|đông người|vượt khó|học giỏi|tự trị
là con em|là con|là nạn nhân|con em|bom mìn
vũ trang|chức năng|tự vệ|dân phòng|tuyến đầu chống dịch|vùng hạn|vùng hạn mặn|vùng ngập
miền|trung cấp|xã hội|trấn|vùng động đất|vùng bão lũ|vùng thiên tai|vùng lũ lụt|neo đơn
tiêu biểu|xuất sắc|liệt sĩ
hồi hương|khoa tiếng|khoa|ấp|phum|sóc|buôn|khóm|xóm|mường|khu phố|tổ dân phố|chợ
khu cách ly|khu phong tỏa|khu vực biên giới|vùng lũ|vùng dịch|vùng sâu, vùng xa|chợ biên giới
giúp Lào|giúp nước bạn|giúp bạn|giúp Campuchia|bị lũ lụt|bị thiên tai|bị ảnh hưởng bởi dịch bệnh
đồng bào|nữ|nhi đồng|thiếu nhi|tỵ nạn|quân|chính quyền|mặt trận|đang gặp khó khăn|tại chỗ
"""
_FOREIGN_WORDS = "for the|of the|for|of|and|the|de|des|du|les|in|pour|sans|di"
ON = re.compile(rf"(?:{_either(_ON_PHRASES, _FOREIGN_WORDS)})(?!\w)")
_NAMED_PHRASES = """
quản lý|xây dựng|dân vận|tuyên giáo|tài chính|công thương|tư pháp|nội vụ|giao thông vận tải
đầu tư|thông tin và truyền thông|kế hoạch và đầu tư|tài nguyên và môi trường
lao động - thương binh và xã hội|giáo dục và đào tạo|nông nghiệp và phát triển nông thôn
văn hóa, thể thao và du lịch|văn hoá, thể thao và du lịch|luật gia|nhà báo|quốc phòng|phật giáo
công giáo|lãnh sự|chỉ huy|tư lệnh|mặt trận|đoàn kết|vận động|tổ chức|khoa học và công nghệ
xã hội|hậu cần|tác chiến|cứu trợ|bảo trợ|khuyến học|khuyến nông|từ thiện|thống nhất|chữ thập
nhân dân|xúc tiến|thương binh|phát triển|hợp tác|kiểm lâm|hải quan|thuế|bảo vệ|quan hệ|đối thoại
ủy viên|hòa hợp|vệ sinh|phục hồi chức năng|tình nguyện|tương trợ|thiện nguyện|từ tâm|phòng chống
công nhân viên chức|công nhân viên|công nhân|giáo viên|khuyến học|người mù|người khuyết tật
làm vườn|cựu giáo chức|văn học nghệ thuật|thầy thuốc trẻ|trăng lưỡi liềm đỏ|kiến trúc sư|đông y
sinh vật cảnh|bảo trợ|doanh nghiệp nhỏ và vừa|cựu thanh niên xung phong|thanh niên xung phong
kế hoạch hóa gia đình|vì hòa bình và phát triển|văn nghệ sĩ|nữ doanh nhân|kiều bào
hiến binh|giáo dục, thanh niên và thể thao|thông tin, văn hóa và du lịch|giáo dục và thể thao
nông nghiệp, lâm nghiệp và ngư nghiệp|nông nghiệp và môi trường|lao động và phúc lợi xã hội
lao động, thương binh và xã hội|nông nghiệp và lâm nghiệp|công chính và vận tải
văn hóa và thể thao|văn hóa và du lịch|thương binh và xã hội|phát thanh và truyền hình
nông, lâm, ngư nghiệp|nông, lâm nghiệp|nông lâm ngư nghiệp
hàng hải|ngoại thương|nông lâm
dân số|học liệu|liên hợp quốc|năng lượng|mỏ|năng lượng và mỏ|thủy điện|nhiệt điện|điện gió
dầu khí|dệt may|viễn thông|đường sắt
hàng không|khoáng sản|giao thông vận tải|xây dựng|thủy sản|thủy lợi|môi trường|tài nguyên
giao lưu|thanh thiếu niên|thiếu niên|thanh thiếu nhi|nông thôn|thú y
bí thư|phó bí thư|bảo tồn|di sản|truyền hình|phát thanh|báo chí|xuất bản
"""
NAMED = re.compile(rf"(?:{_either(_ON_PHRASES, _NAMED_PHRASES)})(?!\w)", re.IGNORECASE)
"""A name's own words have a capital first letter alone: Hội Doanh nhân trẻ, Sở Ngoại vụ."""
NEVER_LAST = frozenset(
    """
    các hai ba bốn và của tại ở thuộc trên giáp nước hai vùng tỉnh_ khu chợ ấp phum sóc buôn khóm
    xóm mường
    """.split()  # noqa: SIM905  a list of words is easier to read and to add to
)
NAMED_UNITS = re.compile(
    r"(?:^|.* )(?:Công ty|Binh đoàn|Trường Sĩ quan|Xí nghiệp|Nông trường)$|(?:^|.* )(?:Đại đội|Đồn"
    r"|Tiểu đoàn|Trung đoàn|Tiểu khu|Đội|Quân khu|Trạm|Lữ)"
)
NEEDS_NAME = re.compile(
    r"Tổ chức|Quỹ|Trung tâm|Nhóm|Khối|Phòng|Đội|Cụm|Viện|Bộ|Ban|Trạm|Hạt|Cục|[Cc]ông ty|Văn phòng"
)
SUPPORT = re.compile(r"(?:ủng|bảo|giám|cứu|phù|căn|che)\s$", re.IGNORECASE)
STOPS = frozenset(
    """
    đã đang sẽ được bị do tổ chức trao tặng gửi cho đến tới tại ở với về trong nhằm để và
    cùng nhân vào từ có là trị giá gồm số sang thăm ký đón tiếp cử mời nhận hỗ trợ ủng hộ
    giúp chuyển bàn giao phối hợp tham dự gặp làm theo khi mà nhưng của qua trên dưới ngoài
    mỗi các những một hai ba cũng còn tiếp tục chúc mừng viếng khám biếu bằng vì nên rồi sau
    trước giữa tài viện vận động quyên góp chủ trì hội đàm giao lưu mở lập dự phát đưa dẫn
    thay mặt ra vừa lại đều chưa không hay hoặc như nêu theo thuộc xây nâng dành quê mang
    """.split()  # noqa: SIM905  a list of words is easier to read and to add to
)
NOT_A_SCHOOL = re.compile(r"(?:môi|thị|nông|lâm|quảng|chiến|công|hội|lập)\s$", re.IGNORECASE)
COMPOUND = re.compile(
    r"(?:công|tỉnh|thành|huyện|liên|trung|đại|quân|lữ|sư|chi|xã|tập|phái|nghiệp|tiểu|binh|quận)\s$",
    re.IGNORECASE,
)
