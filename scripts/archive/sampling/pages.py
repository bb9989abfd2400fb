"""The hand-written pages of a made-up archive, which say that it is made up."""

from collections.abc import Iterator

from archive.sampling.front_matter import Entry, front_matter
from archive.sampling.schedule import Turn
from archive.sampling.sections import MADE_UP


def pages(seed: int, first: Turn | None) -> Iterator[tuple[str, str]]:
    """Path and text of each page; a dossier on the body of the ``first`` report among them."""
    yield _page(
        "index",
        "Kho báo cáo mẫu (dữ liệu tạo để thử)",
        "Kho này do máy tạo ra để thử và đo chương trình; không có gì trong đó là thật.",
        "Mọi báo cáo, tổ chức, con số ở đây được máy ghép từ bảng chữ, dùng để thử cách bày trang "
        "và đo tốc độ. Xin đừng trích dẫn.",
    )
    yield _page(
        "gioi-thieu",
        "Giới thiệu kho mẫu",
        "Kho mẫu gồm những gì và vì sao không được dùng làm nguồn.",
        "Tên tổ chức được đặt theo lối thường gặp để trang trông như thật, nhưng không việc nào "
        "trong kho từng xảy ra và không người ký nào là người có thật.\n\n"
        f"Kho được tạo từ hạt giống {seed}; cùng hạt giống và cùng số báo cáo thì ra cùng một kho.",
    )
    yield _page(
        "dong-gop",
        "Đóng góp",
        "Kho mẫu không nhận đóng góp.",
        "Kho mẫu không nhận báo cáo. Muốn góp báo cáo thật, xin xem kho chính.",
    )
    if first is not None:
        yield _dossier(first)


def _page(stem: str, title: str, description: str, text: str) -> tuple[str, str]:
    entries: Entry = {"title": title, "description": description}
    return f"{stem}.md", f"---\n{front_matter(entries)}---\n*{MADE_UP}*\n\n{text}\n"


def _dossier(turn: Turn) -> tuple[str, str]:
    entries: Entry = {
        "title": f"Ví dụ về một chuyên đề: {turn.body.words.short}, năm {turn.year}",
        "description": MADE_UP,
        "editors": ["Chương trình tạo dữ liệu thử"],
    }
    text = (
        f"*{MADE_UP}*\n\n## Các hoạt động\n\n"
        f'{{{{ hoat_dong(to_chuc="{turn.body.id}", nam={turn.year}) }}}}\n\n'
        "## Đoàn ra, đoàn vào\n\n"
        f'{{{{ doan(to_chuc="{turn.body.id}", nam={turn.year}) }}}}\n\n'
        "## Văn kiện được dẫn\n\n"
        f'{{{{ van_kien(to_chuc="{turn.body.id}", nam={turn.year}) }}}}\n'
    )
    return "chuyen-de/vi-du.md", f"---\n{front_matter(entries)}---\n{text}"
