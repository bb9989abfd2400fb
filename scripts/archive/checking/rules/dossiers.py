"""Macro calls of dossiers: known names, known parameters, values that the archive has."""

from collections.abc import Iterator

from archive.checking.calls import YEARS, arguments_of, calls_of
from archive.checking.files_asked import is_dossier
from archive.checking.naming import names, near_codes
from archive.checking.problem import Fix
from archive.checking.rule import Found, rule
from archive.checking.written import did_you_mean, quoted
from archive.language.nearest import nearest
from archive.model.archive import Archive
from archive.model.macros import MACROS, Parameter
from archive.reading.content_file import ContentFile

_PROBLEMS = {
    "chua-dong": "lời gọi mở bằng {{ mà không đóng bằng }}, hay có ngoặc kép không đóng",
    "qua-dai": "lời gọi này quá dài",
    "so-qua-dai": "con số này quá dài",
    "tham-so-lap": "tham số này viết hai lần",
    "viet-sai": "lời gọi thiếu hay thừa dấu phẩy, ngoặc kép hoặc ngoặc tròn",
}
_REFUSED = {
    "lenh": "lệnh {% … %} không được dùng",
    "chu-thich": "{# … #} không được dùng",
    "bo-loc": "dấu | (bộ lọc) không được dùng trong lời gọi",
    "thuoc-tinh": "dấu . và [ ] không được dùng trong lời gọi",
    "bieu-thuc": "đây không phải lời gọi bảng hay biểu đồ",
    "khong-ten": "giá trị này không có tên tham số",
    "thieu-ngoac": "giá trị chữ phải đặt trong ngoặc kép",
}
_SHAPE = 'Viết theo mẫu: {{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng", nam=2021) }}'


@rule(
    "macro-cu-phap",
    about="chuyen-de",
    wrong='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu" nam=2021) }}',
    right='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu", nam=2021) }}',
    of=is_dossier,
)
def malformed_call(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Lời gọi bảng, biểu đồ viết đúng mẫu: tên, ngoặc tròn, các tham số cách nhau dấu phẩy."""
    for fault in calls_of(file).faults:
        if fault.kind == "macro-cu-phap":
            yield Found(fault.span, _PROBLEMS[fault.values["problem"] or ""], _SHAPE)


@rule(
    "macro-cam",
    about="chuyen-de",
    wrong='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu") | upper }}',
    right='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu") }}',
    why="Chuyên đề không phải chương trình: chỉ gọi tên bảng với giá trị viết sẵn.",
    of=is_dossier,
)
def forbidden_code(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Trong {{ … }} chỉ có một lời gọi với các giá trị viết sẵn."""
    for fault in calls_of(file).faults:
        if fault.kind == "macro-cam":
            what = fault.values["what"] or ""
            anchor = " Neo của tiêu đề viết {: #dinh-danh }." if what == "chu-thich" else ""
            yield Found(fault.span, _REFUSED[what], _SHAPE + anchor)


@rule(
    "macro-la",
    about="chuyen-de",
    wrong='{{ hoat_dog(doi_tac="hoi-lhtn-svay-rieng-thu") }}',
    right='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu") }}',
    of=is_dossier,
)
def unknown_macro(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Chỉ gọi những bảng và biểu đồ mà kho có."""
    for call in calls_of(file).calls:
        if call.name not in MACROS:
            near = nearest(call.name, MACROS)
            span = call.name_span
            yield Found(
                span,
                f"không có bảng hay biểu đồ nào tên {quoted(call.name)}",
                f"{did_you_mean(near)}Các tên dùng được: {', '.join(MACROS)}.",
                Fix(span.start, span.end, near[0], f"đổi {quoted(call.name)} thành {near[0]}")
                if len(near) == 1 and call.arguments.keys() <= MACROS[near[0]].parameters.keys()
                else None,
            )


@rule(
    "macro-tham-so-la",
    about="chuyen-de",
    wrong='{{ hoat_dong(doitac="hoi-lhtn-svay-rieng-thu") }}',
    right='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu") }}',
    of=is_dossier,
)
def unknown_parameter(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Mỗi bảng, biểu đồ chỉ nhận các tham số của nó."""
    for call in calls_of(file).calls:
        macro = MACROS.get(call.name)
        for name, argument in call.arguments.items() if macro else ():
            if macro is None or name in macro.parameters:
                continue
            near, span = nearest(name, macro.parameters), argument.name_span
            yield Found(
                span,
                f"{call.name} không có tham số {quoted(name)}",
                f"{did_you_mean(near)}Các tham số: {', '.join(macro.parameters)}.",
                Fix(span.start, span.end, near[0], f"đổi {quoted(name)} thành {near[0]}")
                if len(near) == 1 and near[0] not in call.arguments
                else None,
            )


@rule(
    "macro-tham-so-sai",
    about="chuyen-de",
    wrong='{{ hoat_dong(nam="2021") }}',
    right="{{ hoat_dong(nam=2021) }}",
    of=is_dossier,
)
def wrong_kind(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Năm viết bằng số; mọi giá trị khác viết trong ngoặc kép."""
    for _, name, argument, parameter in arguments_of(file):
        value, span = argument.value, argument.value_span
        if parameter.kind == "year" and isinstance(value, str):
            yield Found(
                span,
                f"{name} là năm, viết bằng số, không có ngoặc kép",
                f"Viết: {name}={value.strip() if value.strip().isdecimal() else 2021}",
                Fix(span.start, span.end, value, "bỏ ngoặc kép quanh năm")
                if value.isdecimal() and len(value) == 4
                else None,
            )
        elif parameter.kind != "year" and isinstance(value, int):
            yield Found(span, f"{name} là chữ, viết trong ngoặc kép", parameter.help)


@rule(
    "macro-gia-tri-la",
    about="chuyen-de",
    meets=YEARS,
    beyond=is_dossier,
    suggests=True,
    wrong='{{ hoat_dong(doi_tac="hoi-lhtn-svay-riengthu") }}',
    right='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu") }}',
    why="Bảng gọi với giá trị kho không có sẽ trống mà không ai biết vì sao.",
)
def unknown_value(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Giá trị trong lời gọi là định danh, mã hay năm mà kho có."""
    for _, name, argument, parameter in arguments_of(file):
        value, span = argument.value, argument.value_span
        if parameter.kind == "year" and isinstance(value, int):
            if value not in archive.years and value - 1 not in archive.years:
                yield Found(
                    span,
                    f"kho chưa có báo cáo nào của năm {value}",
                    f"Các năm có báo cáo: {', '.join(map(str, archive.years))}.",
                    level="warning",
                )
        elif parameter.kind != "year" and isinstance(value, str):
            known, near = _known(archive, parameter, value)
            if not known:
                yield Found(
                    span,
                    f"{name}: kho không có {quoted(value)}",
                    f"{did_you_mean(near)}{parameter.help}",
                    Fix(span.start, span.end, f'"{near[0]}"', f"đổi thành {near[0]}")
                    if len(near) == 1
                    else None,
                )


def _known(archive: Archive, parameter: Parameter, value: str) -> tuple[bool, list[str]]:
    """Whether the archive has ``value``, and what it may mean otherwise."""
    if parameter.kind == "reference":
        records = archive.organizations if parameter.of == ("to-chuc",) else archive.partners
        if value in records:
            return True, []
        near = names(archive).near(value, parameter.of)
        return False, [reference.partition("/")[2] for reference in near]
    if parameter.kind == "choice":
        return value in parameter.choices, nearest(value, parameter.choices)
    found = [archive.lists.by_name.get(name, {}) for name in parameter.of]
    if any(value in codes for codes in found):
        return True, []
    return False, [code for name in parameter.of for code in near_codes(archive, name, value)][:3]


@rule(
    "macro-giua-cau",
    about="chuyen-de",
    wrong='Xem {{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu") }} ở dưới.',
    right='{{ hoat_dong(doi_tac="hoi-lhtn-svay-rieng-thu") }}',
    of=is_dossier,
)
def call_within_a_sentence(file: ContentFile, archive: Archive) -> Iterator[Found]:
    """Lời gọi đứng riêng một dòng, cách các đoạn khác một dòng trống."""
    alone = {
        passage.span.start
        for passage in file.body.passages
        if passage.kind == "macro" and passage.text.count("{{") == 1
    }
    text = file.source.text
    for call in calls_of(file).calls:
        line = text.rfind("\n", 0, call.span.start) + 1
        if line not in alone:
            yield Found(
                call.span,
                "lời gọi nằm giữa câu, giữa danh sách hay dính với dòng khác",
                "Đặt lời gọi riêng một dòng, trên và dưới có dòng trống.",
            )
