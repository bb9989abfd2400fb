"""What YAML cannot parse, in words for people who do not know YAML."""

from collections.abc import Iterator

from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import faults, quoted
from archive.model.archive import Archive
from archive.reading.content_file import ContentFile
from archive.reading.source import Fault

_QUOTE = 'Đặt cả giá trị trong ngoặc kép, chẳng hạn title: "Kết quả: năm 2018".'
_ADVICE = {
    "hai-cham": (
        "dấu hai chấm rồi dấu cách nằm trong giá trị, nên máy tưởng đây là tên một mục nữa",
        _QUOTE,
    ),
    "tab": (
        "chỗ này là một dấu tab, phải là dấu cách",
        "Lùi đầu dòng bằng dấu cách, mỗi bậc hai dấu cách.",
    ),
    "thieu-cach": (
        "thiếu một dấu cách sau dấu hai chấm hay gạch đầu dòng",
        "Viết “title: Kết quả” chứ không “title:Kết quả”; “- id: a” chứ không “-id: a”.",
    ),
    "thieu-hai-cham": (
        "dòng này không phải một mục: không có dấu hai chấm sau tên mục",
        (
            "Viết tên mục, dấu hai chấm, dấu cách, giá trị: title: Kết quả năm 2018. Nếu đây là "
            "phần tiếp của dòng trên thì nối vào dòng trên."
        ),
    ),
    "thieu-ten": (
        "trước dấu hai chấm không có tên mục",
        "Viết tên mục trước dấu hai chấm: title: Kết quả năm 2018.",
    ),
    "thieu-phay": (
        "thiếu dấu phẩy giữa hai mục trong ngoặc",
        "Trong ngoặc, các mục cách nhau bằng dấu phẩy: {what: gạo, quantity: 2}.",
    ),
    "dau-phay": (
        "dấu phẩy trong ngoặc nhọn cắt đôi giá trị này",
        'Đặt giá trị có dấu phẩy trong ngoặc kép: {name: "Nguyễn Văn A, Phó Bí thư"}.',
    ),
    "ky-tu-dau": (
        "giá trị không được bắt đầu bằng {char}: với máy, dấu này có nghĩa riêng",
        "Đặt cả giá trị trong ngoặc kép.",
    ),
    "ky-tu-la": (
        "ký tự {char} trông như dấu cách hay dấu hai chấm nhưng không phải",
        "Xóa ký tự này và gõ lại bằng bàn phím.",
    ),
    "nhay-chua-dong": (
        "dấu ngoặc kép hay nháy đơn mở ở đây chưa đóng",
        'Thêm dấu đóng ở cuối giá trị: title: "Kết quả năm 2018".',
    ),
    "sau-nhay": (
        "sau dấu ngoặc kép đóng còn chữ nữa",
        (
            "Đặt cả giá trị trong ngoặc nháy đơn, hay dùng “ ” cho chữ cần nhấn trong giá trị: "
            "title: Chương trình “Tháng ba biên giới” năm 2018."
        ),
    ),
    "ngoac-chua-dong": (
        "ngoặc {char} mở ở đây chưa đóng",
        "Thêm ] hoặc } ở cuối danh sách hay nhóm: kind: [trao-tang].",
    ),
    "ngoac-thua": (
        "thừa một dấu đóng ngoặc",
        "Xóa dấu ngoặc này.",
    ),
    "sau-ngoac": (
        "sau dấu đóng ngoặc còn chữ nữa",
        (
            "Nếu ngoặc là một phần của giá trị, đặt cả giá trị trong ngoặc kép: "
            'title: "[Bổ sung] Kết quả năm 2018".'
        ),
    ),
    "gach-cheo": (
        "trong ngoặc kép, dấu gạch chéo ngược này không có nghĩa",
        r"Viết hai dấu \\, hoặc dùng ngoặc nháy đơn thay cho ngoặc kép.",
    ),
    "thut-dong": (
        "dòng này lùi vào không khớp với các dòng cùng bậc",
        "Các mục cùng bậc bắt đầu ở cùng một cột; bậc dưới lùi thêm hai dấu cách.",
    ),
}
"""For each ``hint`` of the reader: what is wrong, and the way out."""

_OTHERWISE = (
    "máy không đọc được chỗ này",
    "Mỗi dòng có dạng “tên-mục: giá trị”; giá trị có dấu đặc biệt thì đặt trong ngoặc kép.",
)


@rule(
    "yaml-cu-phap",
    about="yaml",
    of_faults=True,
    wrong="title: Kết quả: công tác đối ngoại năm 2018",
    right='title: "Kết quả: công tác đối ngoại năm 2018"',
    why="Phần đầu tệp viết theo YAML: tên mục, dấu hai chấm, dấu cách, giá trị. Một dòng sai khuôn "
    "thì dòng ấy không đọc được.",
)
def syntax(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Phần đầu tệp và danh mục viết đúng cú pháp YAML."""
    for fault in faults(file, "yaml-cu-phap"):
        message, advice = _ADVICE.get(fault.values.get("hint") or "", _OTHERWISE)
        fix = _mended_line(file, fault)
        line = fault.values.get("suggestion")
        yield Found(
            fault.span,
            message.replace("{char}", _named(fault.values.get("char"))),
            f"Viết dòng này là: {line.strip()}" if line is not None else advice,
            fix,
        )


def _named(char: str | None) -> str:
    if not char:
        return "dấu này"
    return char if char.startswith("U+") else quoted(char)


def _mended_line(file: ContentFile, fault: Fault) -> Fix | None:
    """The change of the faulty line alone that makes of it what the reader suggests."""
    line = fault.values.get("suggestion")
    if line is None:
        return None
    place = file.source.span_of_line(file.source.position(fault.span.start).line)
    old = file.source.text[place.start : place.end]
    same = 0
    while same < min(len(old), len(line)) and old[same] == line[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(line)) - same and old[-1 - tail] == line[-1 - tail]:
        tail += 1
    return Fix(
        place.start + same,
        place.end - tail,
        line[same : len(line) - tail],
        f"sửa dòng thành {quoted(line.strip())}",
    )
