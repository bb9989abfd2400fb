"""The paper itself, and the papers it rests on or cites: for the record and in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.sampling.chance import Chance
from archive.sampling.front_matter import Entry
from archive.sampling.moments import full_day
from archive.sampling.setting import Setting
from archive.sampling.tables import Row, lines, rows, several

_KINDS = (
    ("QH", "Luật"),
    ("NĐ-CP", "Nghị định"),
    ("QĐ-TTg", "Quyết định"),
    ("-QĐ/", "Quyết định"),
    ("-CT/", "Chỉ thị"),
    ("-NQ/", "Nghị quyết"),
    ("-KL/", "Kết luận"),
    ("-CTr/", "Chương trình hành động"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that a report rests on or cites; ``issued`` in EDTF."""

    number: str
    issued: str
    issuer: str
    title: str

    @property
    def entries(self) -> Entry:
        """The entries of ``cites`` or ``basis``."""
        return {
            "number": self.number,
            "issued": self.issued,
            "issuer": self.issuer,
            "title": self.title,
        }

    @property
    def words(self) -> str:
        """The paper as a sentence names it, with its number and day."""
        kind = next((word for sign, word in _KINDS if sign in self.number), "Công văn")
        day = date.fromisoformat(self.issued)
        about = self.title[:1].lower() + self.title[1:]
        issuer = "" if kind == "Luật" else f" của {self.issuer}"
        return f"{kind} số {self.number} ngày {full_day(day)}{issuer} {about}"


def cited(setting: Setting, most: int) -> list[Paper]:
    """The directives that a report of the year cites, at most so many."""
    day = setting.issued.isoformat()
    fitting = [
        Paper(row["number"], row["issued"], row["issuer"], row["title"])
        for row in rows("documents")
        if row["issued"] < day and setting.year <= int(row["until"] or 9999)
    ]
    chance = setting.chance
    found = chance.some(fitting, chance.whole(1, most))
    programme = _programme(setting)
    if programme is not None and len(found) < most and chance.happens(0.35):
        found.append(programme)
    return sorted(found, key=lambda paper: paper.issued)


def _programme(setting: Setting) -> Paper | None:
    """The province's own programme of action, the same for all its bodies."""
    home = setting.home
    if home is None or home.founded > "2009":
        return None
    chance = Chance(setting.world.seed, "chuong-trinh-hanh-dong", home.code)
    year = chance.whole(2009, 2015)
    if setting.year <= year:
        return None
    party = "Thành ủy" if home.is_city else "Tỉnh ủy"
    return Paper(
        f"{chance.whole(3, 46):02}-CTr/TU",
        f"{year}-{chance.whole(2, 11):02}-{chance.whole(1, 28):02}",
        f"{party} {home.name}",
        "Về nâng cao hiệu quả công tác đối ngoại nhân dân trên địa bàn",
    )


def basis(setting: Setting) -> list[Paper]:
    """The letters that asked for the report: of a superior body, of the foreign affairs office."""
    chance, found = setting.chance, []
    letter = next((row for row in rows("letters") if row["kind"] == setting.body.kind), None)
    if letter is not None and chance.happens(0.55):
        found.append(_letter(setting, letter["issuer"], letter["symbol"]))
    office = setting.beside("so-ngoai-vu")
    if office is not None and (not found or chance.happens(0.3)) and chance.happens(0.75):
        symbol = chance.by_rank(("/SNgV-HTQT", "/SNgV-VP", "/SNgV-LS.HTQT"))
        found.append(_letter(setting, office.words_in(setting.year).name, symbol))
    return found


def _letter(setting: Setting, issuer: str, symbol: str) -> Paper:
    chance = setting.chance
    issued = setting.issued - timedelta(days=chance.whole(8, 45))
    number = f"{chance.whole(11, 3900)}{symbol}"
    about = chance.by_rank(
        (
            f"Về việc báo cáo công tác đối ngoại {setting.period}",
            f"Về báo cáo kết quả hoạt động đối ngoại nhân dân {setting.period}",
            f"Đề nghị báo cáo tình hình hợp tác quốc tế {setting.period}",
        )
    )
    return Paper(number, issued.isoformat(), issuer, about)


def document(setting: Setting, letters: Sequence[Paper]) -> Entry:
    """The entries of the paper itself; real ones often lack some."""
    chance, row = setting.chance, setting.body.row
    # a second report of the year comes earlier, so its number is the smaller one
    number = chance.whole(4, 99) if setting.turn.slug else chance.whole(100, 420)
    issued = setting.issued.isoformat()
    if chance.happens(0.1):
        issued = issued[:7]
    entries: Entry = {
        "number": f"{number:02}{row['symbol']}" if chance.happens(0.8) else "",
        "issued": issued if chance.happens(0.9) else "",
        "place": (setting.home.name if setting.home else "Hà Nội") if chance.happens(0.8) else "",
        "signer": _signer(setting, row),
        "recipients": _recipients(setting),
        "basis": [letter.entries for letter in letters],
    }
    return entries


def _signer(setting: Setting, row: Row) -> Entry:
    """Who signed: the same for some years of a body, and no living person."""
    chance = Chance(setting.world.seed, "ky", setting.body.id, setting.year // 4)
    name = f"{chance.by_rank(lines('surnames'))} {chance.pick(lines('given_names'))}"
    return {
        "name": name,
        "post": chance.by_rank(several(row["posts"])),
        "authority": setting.words.authority,
    }


def _recipients(setting: Setting) -> list[str]:
    chance, found = setting.chance, []
    parent = setting.world.bodies.get(setting.body.parent)
    if parent is not None:
        found.append(parent.words_in(setting.year).short.removesuffix(" (từ 7/2025)"))
    found += chance.some(
        (
            "Sở Ngoại vụ",
            "Thường trực cấp ủy",
            "Ban Dân vận",
            "Văn phòng cấp ủy",
            "các cơ sở trực thuộc",
        ),
        chance.whole(0, 2),
    )
    return [*found, chance.by_rank(("Lưu VP", "Lưu VT", "Lưu văn thư"))]
