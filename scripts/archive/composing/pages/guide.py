"""The contributors' guide: how to contribute, every entry of the format, every rule.

How to contribute is written by hand, ``dong-gop.md`` and what is in the folder ``dong-gop``; the
rest is generated: the reference from the model's declarations, a page for each rule from the rule
itself.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.composing.page import Page, Whole
from archive.composing.site import TEMPLATES, RuleText, Site
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.body import EMPTY_BODY
from archive.model.choices import CHOICES, SECTIONS
from archive.model.entry import Declared, Entries, declared
from archive.model.lists import LIST_MODELS
from archive.model.macros import MACROS
from archive.model.page_records import Page as HandPage
from archive.model.pages import DossierEntries, PageEntries
from archive.model.report import ReportEntries

EXAMPLE = TEMPLATES / "pages/mau-bao-cao.md"
"""A whole report, explained line by line; a test keeps it free of problems."""

GUIDE = "dong-gop/"
TRAIL = [("Đóng góp", GUIDE)]
UNWRITTEN = PageEntries(title="Đóng góp")
"""Of an archive where nobody has written the guide: its page leads to what is generated."""

KINDS = {
    "text": "một dòng chữ",
    "block": "chữ, một hay nhiều dòng",
    "number": "số trơn: 20000, 108.5 (không viết 20.000 hay 1,5)",
    "count": "số nguyên trơn: 120",
    "date": "2021-03-31, 2021-06, 2021, 2021-10-22/2021-10-24 (không viết 31/3/2021)",
    "reference": "địa chỉ hồ sơ",
    "party": "địa chỉ hồ sơ, hoặc tên khi chưa có hồ sơ",
    "code": "một mã trong danh mục",
    "choice": "một trong các mã",
    "symbol": "số, ký hiệu văn bản: 44-CT/TW, 740/SNgV-LS.HTQT",
    "url": "địa chỉ bắt đầu bằng https://",
    "id": "chữ thường không dấu, nối bằng gạch ngang",
    "digest": "mã SHA-256, 64 ký tự",
    "address": "địa chỉ trang, không kèm tên miền",
}
"""How each kind of value is written, with the trap it has."""

FILES: tuple[tuple[str, str, str, type[Entries]], ...] = (
    ("bao-cao", "Báo cáo", "to-chuc/<tổ chức>/<năm>.md", ReportEntries),
    ("to-chuc", "Tổ chức", "to-chuc/<tổ chức>/index.md", OrganizationEntries),
    ("doi-tac", "Đối tác", "doi-tac/<đối tác>.md", PartnerEntries),
    ("chuyen-de", "Chuyên đề", "chuyen-de/<tên>.md", DossierEntries),
    ("trang", "Trang viết tay", "<tên>.md, dong-gop/<tên>.md", PageEntries),
)


@dataclass(frozen=True)
class Group:
    """The entries of one file or of one group within it; ``path`` is how one gets there."""

    path: tuple[str, ...]
    says: str
    repeated: bool
    entries: tuple[Declared, ...]


def pages(site: Site) -> Iterator[Page]:
    """The guide and its parts, the reference, the rules and a page for each rule."""
    yield _guide(site)
    yield from _parts(site)
    yield Page(
        address="dong-gop/dinh-dang/",
        title="Khuôn của báo cáo",
        description="Mọi mục ghi được trong báo cáo, hồ sơ tổ chức, hồ sơ đối tác và danh mục.",
        kind="dong-gop",
        section="dong-gop",
        template="pages/format.html",
        context={
            "trail": TRAIL,
            "files": [(*file[:3], groups(file[3])) for file in FILES],
            "list_files": [(name, groups(model)) for name, model in LIST_MODELS.items()],
            "kinds": KINDS,
            "choice_lists": CHOICES,
            "section_roles": SECTIONS,
            "macros": MACROS,
            "example": EXAMPLE.read_text(encoding="utf-8"),
        },
        shows=(site.archive.lists.by_name,),
    )
    subjects = dict.fromkeys(rule.subject for rule in site.rules)
    yield Page(
        address="dong-gop/ma-loi/",
        title="Mã lỗi",
        description="Mọi điều máy soát, theo chủ đề; mỗi điều một trang có ví dụ sai và đúng.",
        kind="dong-gop",
        section="dong-gop",
        template="pages/rules.html",
        context={
            "trail": TRAIL,
            "groups": [(s, [r for r in site.rules if r.subject == s]) for s in subjects],
        },
    )
    for rule in site.rules:
        yield _rule(rule)


def groups(model: type[Entries], path: tuple[str, ...] = (), says: str = "") -> list[Group]:
    """``model`` and every group nested in it, outermost first."""
    found = [Group(path, says, repeated=False, entries=declared(model))]
    for item in declared(model):
        if item.group is not None:
            inner = groups(item.group, (*path, item.name), item.label)
            first = Group(inner[0].path, inner[0].says, item.repeated, inner[0].entries)
            found += [first, *inner[1:]]
    return found


def is_guide(page: HandPage) -> bool:
    """Whether a page written by hand is of the guide."""
    return f"{page.stem}/".startswith(GUIDE)


def _guide(site: Site) -> Page:
    written = next((page for page in site.archive.pages if page.address == GUIDE), None)
    return _part(site, written or HandPage("dong-gop", "", UNWRITTEN, EMPTY_BODY), ())


def _parts(site: Site) -> Iterator[Page]:
    for page in site.archive.pages:
        if is_guide(page) and page.address != GUIDE:
            yield _part(site, page, TRAIL)


def _part(site: Site, written: HandPage, trail: Iterable[tuple[str, str]]) -> Page:
    also = _languages(site)
    return Page(
        address=written.address,
        title=written.entries.title,
        description=written.entries.description or "",
        kind="dong-gop",
        section="dong-gop",
        template="pages/guide.html",
        edit_path=written.path or None,
        language=written.entries.language,
        also=also if written.address in also.values() else {},
        context={
            "text": written.body.text,
            "folder": written.folder,
            "anchors": frozenset(written.body.anchors),
            "trail": list(trail),
            "rule_count": len(site.rules),
        },
        shows=(Whole(written),),
    )


def _languages(site: Site) -> dict[str, str]:
    """The guide's beginning in each language; empty where it is in one only."""
    others = {
        page.entries.language: page.address
        for page in site.archive.pages
        if is_guide(page) and page.entries.language != "vi"
    }
    return {"vi": GUIDE, **others} if others else {}


def _rule(rule: RuleText) -> Page:
    return Page(
        address=f"dong-gop/ma-loi/{rule.code}/",
        title=f"{rule.code}: {rule.says}",
        description=rule.says,
        kind="ma-loi",
        section="dong-gop",
        template="pages/rule.html",
        context={"trail": [*TRAIL, ("Mã lỗi", "dong-gop/ma-loi/")], "rule": rule},
    )
