"""Records that the archive lacks, as drafts for an editor; nothing here writes them."""

import re
from dataclasses import dataclass

from archive.importing.names.bodies import Bodies
from archive.language.slugs import slugify
from archive.writing.emit import emit
from archive.writing.plain import Plain

_KINDS = (
    ("quoc-te", r"liên (?:hợp|hiệp) quốc|unicef|undp|unesco|y tế thế giới|ngân hàng thế giới"),
    ("cong-doan", r"công đoàn|tổng công hội"),
    ("thanh-nien", r"thanh niên|sinh viên|LHTN"),
    ("phu-nu", r"phụ nữ|LHPN"),
    ("nong-dan", r"nông dân|nông lâm|nông nghiệp"),
    ("cuu-chien-binh", r"cựu chiến binh|CCB"),
    ("mat-tran", r"mặt trận"),
    ("huu-nghi", r"hữu nghị|hòa bình|hoà bình"),
    ("ngoai-giao", r"đại sứ quán|lãnh sự quán"),
    ("luc-luong-bien-gioi", r"biên phòng|biên giới|quân sự|công an|đại đội|cảnh sát"),
    ("giao-duc", r"trường|đại học|học viện"),
    ("y-te", r"bệnh viện|y tế|chữ thập đỏ"),
    ("doanh-nghiep", r"công ty|tập đoàn|doanh nghiệp|ngân hàng"),
    ("chinh-quyen", r"chính quyền|hội đồng tỉnh|sở |ủy ban"),
    ("pcpnn", r"tổ chức|quỹ"),
)


@dataclass(frozen=True)
class Proposal:
    """A record that could be made: where, and what would stand in it."""

    path: str
    text: str


def propose(names: dict[str, bool], bodies: Bodies) -> list[Proposal]:
    """Drafts of records of the foreign bodies among ``names`` (name to whether it is foreign).

    Country and region are read from the name; an editor confirms them, the kind above all.
    """
    found: dict[str, Proposal] = {}
    for name, foreign in names.items():
        made = slugify(name)
        if not foreign or not made or {"bạn", "các"} & set(name.split()):
            continue
        record: dict[str, Plain] = {"name": name}
        places = bodies.gazetteer.find(name)
        if any(place.kind == "province" for place in places):
            continue
        countries = {bodies.gazetteer.country_of(place) for place in places} - {"VN"}
        regions = [place.code for place in places if place.kind == "foreign"]
        if len(countries) == 1:
            record["country"] = countries.pop()
        if len(regions) == 1:
            record["region"] = regions[0]
        kind = next((k for k, p in _KINDS if re.search(p, name, re.IGNORECASE)), "khac")
        record["kind"] = kind
        lines = emit(record).replace("kind:", "# đoán theo tên\nkind:")
        found.setdefault(made, Proposal(f"doi-tac/{made}.md", f"---\n{lines}---\n"))
    return list(found.values())
