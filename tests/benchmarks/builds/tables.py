"""What was measured, as Markdown."""

from collections.abc import Iterator, Sequence
from typing import Any

from tests.benchmarks.builds import peers
from tests.benchmarks.builds.bars import BARS, Measured, met
from tests.benchmarks.builds.bench import Bench
from tests.benchmarks.builds.growth import LEAST, Figures
from tests.benchmarks.builds.spending import Spent, middle, own
from tests.benchmarks.search.tables import head, machine, number, row

ROWS = {
    "ours-fresh": "kho này: dựng từ đầu",
    "hugo": "Hugo, giao diện nhỏ nhất",
    "material": "Material, điều hướng ngắn",
    "ours-same": "kho này: không có gì đổi",
    "ours-figure": "kho này: sửa một con số",
    "ours-title": "kho này: sửa tên một báo cáo",
    "ours-removed": "kho này: xóa một báo cáo",
    "ours-added": "kho này: thêm một báo cáo",
    "check-fresh": "kiểm tra từ đầu",
    "check-same": "kiểm tra, không có gì đổi",
}
SHOWN = {
    "served": "máy chủ trả trang mới",
    "screen": "trình duyệt đang mở trang ấy hiện trang mới",
    "done": "mọi trang khác có tên mới (nhìn ở trang của tổ chức)",
}
DISTURBED = 0.25
"""Processors at work for others from which on the clock tells little of a command."""
PROFILED = {"fresh": "Dựng từ đầu", "figure": "Dựng lại khi một con số được sửa"}
PARTS = {
    "rooms": "phòng",
    "libraries": "mã của ai",
    "functions": "hàm, kể cả thư viện mà nó gọi",
}
MET = {True: "đạt", False: "**chưa đạt**", None: ""}
SETUP = """\
Hugo và Material dựng cùng các tệp Markdown của kho (báo cáo, tổ chức, đối tác, trang viết tay), giữ
nguyên phần đầu tệp; không đọc `danh-muc/`, không kiểm tra, không có bảng, danh mục, hình vẽ, dữ
liệu tải về. Material: mọi thiết lập như mới cài, có chức năng tìm kiếm của nó, `nav` một mục,
`attr_list`, `permalink`. Hugo: ba khuôn trang dài 30 dòng, trang tổ chức liệt kê báo cáo của mình;
không có tìm kiếm, thẻ phân loại, nguồn tin. Kho này: cả kiểm tra, mọi trang, chỉ mục tìm kiếm và
dữ liệu tải về. Mọi chương trình bắt đầu từ thư mục rỗng và được dùng mọi lõi.
Việc khác: số lõi mà những gì không phải chương trình được đo đã dùng cùng lúc; là số lớn nhất.
Bộ nhớ: tổng PSS của mọi tiến trình cùng lúc, lấy mẫu đến 20 lần một giây. Trên đĩa: chỗ mà trang
và mọi thứ giữ lại cho lần sau chiếm, phần dùng chung tính một lần."""


def tables(bench: Bench, figures: dict[int, Figures]) -> str:
    """All tables of what was measured in this run; growth looks at ``figures`` of others too."""
    found = [f"# Dựng {number(bench.count, 0)} báo cáo mẫu", "", machine(), ""]
    found += [
        f"{peers.versions()}. Mỗi số là số giữa của {bench.times} lần đo; bộ nhớ là số lớn nhất.",
        "",
    ]
    found += [*_disturbed(bench)]
    found += ["## Mức phải đạt", "", "Giây là giây đồng hồ, trừ khi nói khác.", ""]
    found += [*_bars(bench, figures), ""]
    found += ["## Thời gian, bộ nhớ, dung lượng", "", *_spent(bench), "", SETUP, ""]
    if bench.shown:
        found += ["## Xem trực tiếp", "", *_shown(bench), ""]
    if bench.profile:
        found += ["## Thời gian đi vào đâu", "", *_profiles(bench), ""]
    if bench.told:
        found += ["## Chưa đo được", ""]
        found += [f"- {name}: {why}" for name, why in bench.told.items()]
        found += [""]
    return "\n".join(found)


def _bars(bench: Bench, figures: dict[int, Figures]) -> Iterator[str]:
    yield from head("", "đo được", "phải đạt", "", "muốn đạt", "")
    for bar in BARS:
        measured = bar.measure(bench, figures)
        limit, aim = bar.limit(bench.count), bar.aim(bench.count)
        said = f"{_figures(measured)} {bar.unit}" if measured else "–"
        wanted = f"≤ {_figures(limit)}" if limit else _others(bar.limits)
        wished = f"≤ {_figures(aim)}" if aim else "–"
        yield row(
            bar.name, said, wanted, MET[met(measured, limit)], wished, MET[met(measured, aim)]
        )


def _disturbed(bench: Bench) -> Iterator[str]:
    """Which times on the clock say little, since others were at work."""
    names = [ROWS[name] for name, runs in bench.spent.items() if runs and _busy(runs) > DISTURBED]
    if names:
        yield (
            "**Máy bận việc khác khi đo** (cột “việc khác”), nên số đồng hồ của những việc này "
            f"không đáng tin: {'; '.join(names)}."
        )
        yield ""


def _busy(runs: Sequence[Spent]) -> float:
    return middle(runs).others or 0


def _others(limits: dict[int, Measured]) -> str:
    """The limits set for other numbers of reports: nothing is judged by them."""
    told = [
        f"{number(n, 0) if n else f'từ {number(LEAST, 0)}'}: ≤ {_figures(limit)}"
        for n, limit in limits.items()
    ]
    return f"({'; '.join(told)})" if told else "–"


def _figures(figures: Measured) -> str:
    return " / ".join(number(n, 0 if n >= 100 else 2).removesuffix(",00") for n in figures)


def _spent(bench: Bench) -> Iterator[str]:
    yield from head(
        "", "đồng hồ, giây", "xử lý, giây", "ms xử lý mỗi báo cáo", "bộ nhớ, MB",
        "trang", "tệp", "MB", "việc khác, lõi", "lần đo",
    )  # fmt: skip
    for name, title in ROWS.items():
        if not bench.spent.get(name):
            continue
        runs = bench.spent[name]
        spent, size = middle(runs), bench.sizes.get(name)
        sizes = ["", "", ""]
        if size:
            sizes = [number(size.pages, 0), number(size.files, 0), number(size.bytes / 1e6)]
        yield row(
            title,
            number(spent.wall, 2),
            number(spent.processor, 2),
            number(spent.processor * 1000 / bench.count, 2),
            "–" if spent.memory is None else number(spent.memory, 0),
            *sizes,
            "–" if spent.others is None else number(spent.others, 2),
            str(len(runs)),
        )
    yield ""
    yield f"Việc đo tự dùng {number(own(), 1)} giây xử lý, không tính vào đâu ở trên."
    if kept := bench.sizes.get("ours-kept"):
        yield ""
        yield (
            f"Trên đĩa, kho này: {number(kept.disk / 1e6)} MB, kể cả kho và những gì giữ lại để "
            f"lần sau khỏi làm lại: {number(kept.disk / 1000 / bench.count)} kB mỗi báo cáo."
        )


def _shown(bench: Bench) -> Iterator[str]:
    yield from head("từ lúc lưu tên mới của một báo cáo", "giây, từng lần")
    for name, title in SHOWN.items():
        if bench.shown.get(name):
            yield row(title, "; ".join(number(second, 2) for second in bench.shown[name]))


def _profiles(bench: Bench) -> Iterator[str]:
    yield (
        "Một tiến trình, nhìn vào chương trình mỗi 4 ms xử lý. Việc của thư viện tính cho phòng đã "
        "gọi nó."
    )
    for name, title in PROFILED.items():
        if told := bench.profile.get(name):
            yield f"\n### {title}: {number(told['seconds'])} giây xử lý\n"
            yield from _profile(told)


def _profile(told: dict[str, Any]) -> Iterator[str]:
    whole = told["seconds"] or 1.0
    yield from head("chặng", "giây", "%")
    for depth, name, seconds in told["stages"]:
        yield row(f"{'· ' * depth}`{name}`", number(seconds, 2), number(100 * seconds / whole, 0))
    for part, title in PARTS.items():
        yield ""
        yield from head(title, "giây", "%")
        for name, seconds in told[part]:
            yield row(f"`{name}`", number(seconds, 2), number(100 * seconds / whole, 0))
