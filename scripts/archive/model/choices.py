"""The closed lists that the format itself fixes, each code with the words people read.

What an editor may extend is a list in ``content/danh-muc/``; what the program must understand to
keep its promises (a planned thing never counts as done) is here.
"""

from types import MappingProxyType

DONE = "da-thuc-hien"
PLANNED = "ke-hoach"
NOT_DONE = "khong-thuc-hien"

CHOICES: MappingProxyType[str, MappingProxyType[str, str]] = MappingProxyType(
    {
        name: MappingProxyType(codes)
        for name, codes in {
            "trang-thai": {
                DONE: "Đã thực hiện",
                PLANNED: "Kế hoạch",
                NOT_DONE: "Không thực hiện",
            },
            "do-trung-thuc": {
                "nguyen-van": "Nguyên văn",
                "tom-luoc": "Tóm lược",
            },
            "hinh-thuc": {
                "truc-tiep": "Trực tiếp",
                "truc-tuyen": "Trực tuyến",
                "ket-hop": "Trực tiếp kết hợp trực tuyến",
            },
            "muc-do": {
                "gan": "gần",
                "hon": "hơn",
                "khoang": "khoảng",
                "du-kien": "dự kiến",
            },
            "phan-bo": {
                "chung": "tổng chung cho các bên",
                "moi-ben": "mỗi bên ngần ấy",
                "khong-ro": "không rõ là tổng chung hay mỗi bên",
            },
            "hieu-luc": {
                "con-hieu-luc": "Còn hiệu lực",
                "het-hieu-luc": "Hết hiệu lực",
                "gia-han": "Được gia hạn",
                "cham-dut": "Chấm dứt trước hạn",
                "khong-ro": "Văn bản không nêu",
            },
            "cap": {
                "trung-uong": "Trung ương",
                "tinh": "Cấp tỉnh",
                "huyen": "Cấp huyện",
                "xa": "Cấp xã",
                "lien-tinh": "Liên tỉnh",
            },
            "ngon-ngu": {
                "vi": "Tiếng Việt",
                "en": "Tiếng Anh",
            },
        }.items()
    }
)

SECTIONS: MappingProxyType[str, str] = MappingProxyType(
    {
        "can-cu": "Căn cứ",
        "chi-dao": "Công tác triển khai, chỉ đạo",
        "ket-qua": "Kết quả",
        "mat-duoc": "Mặt được",
        "han-che": "Hạn chế, khó khăn",
        "nguyen-nhan": "Nguyên nhân",
        "kien-nghi": "Kiến nghị, đề xuất",
        "phuong-huong": "Phương hướng, kế hoạch",
        "phu-luc": "Phụ lục",
        "noi-nhan": "Nơi nhận",
    }
)
"""Sections are named by role, since their numbering differs from paper to paper."""
