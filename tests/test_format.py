"""The format's promises to other tools: names of entries, addresses, output, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from archive.composing.compose import every_page
from archive.composing.site import RuleText, Site
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.choices import CHOICES, SECTIONS
from archive.model.entry import Entries, declared, group_at
from archive.model.report import ReportEntries
from archive.reading.load import load

REPORT = {
    "": "title fidelity document cites agreements delegations activities assessment clearance "
    "source",
    "document": "number issued place signer recipients basis",
    "document.signer": "name post authority",
    "document.basis": "number issued issuer title",
    "cites": "number issued issuer title",
    "agreements": "id title parties signed from to status",
    "delegations": "outgoing incoming",
    "delegations.incoming": "name capacity head members country partner purpose days date budget "
    "status",
    "delegations.outgoing.budget": "amount currency source",
    "activities": "id kind themes title status date place mode programme parties items money "
    "people part_of same_as sources",
    "activities.parties": "giver on_behalf_of channel with recipient",
    "activities.items": "what quantity unit qualifier",
    "activities.money": "amount currency qualifier",
    "activities.people": "count qualifier",
    "activities.sources": "url title says",
    "assessment": "strengths difficulties",
    "assessment.strengths": "text",
    "assessment.difficulties": "kind text",
    "clearance": "by on",
    "source": "file sha256 url",
}  # fmt: skip
ORGANIZATION = {
    "": "name short english kind level province parent valid successors aliases website formerly",
    "valid": "from to",
}
PARTNER = {"": "name english native country region kind parent aliases valid"}

ADDRESSES = (
    "", "tim-kiem/", "to-chuc/", "to-chuc/tinh-doan-thu/", "to-chuc/tinh-doan-thu/2021/",
    "doi-tac/", "doi-tac/hoi-lhtn-svay-rieng-thu/", "quoc-gia/", "quoc-gia/kh/", "dia-phuong/",
    "dia-phuong/tay-ninh/", "nam/", "nam/2021/", "hoat-dong/", "hoat-dong/trao-tang/", "van-kien/",
    "van-kien/44-ct-tw/", "do-phu/", "du-lieu/", "dong-gop/", "dong-gop/dinh-dang/",
    "dong-gop/ma-loi/", "dong-gop/ma-loi/muc-la/",
)  # fmt: skip


@pytest.mark.parametrize(
    "model,groups",
    [(ReportEntries, REPORT), (OrganizationEntries, ORGANIZATION), (PartnerEntries, PARTNER)],
)
def test_every_fixed_name_is_declared(model: type[Entries], groups: dict[str, str]) -> None:
    for path, names in groups.items():
        group = group_at(model, tuple(path.split("."))) if path else model
        assert group is not None, path
        assert {d.name for d in declared(group)} >= set(names.split()), path


def test_every_fixed_code_is_a_choice() -> None:
    assert set(CHOICES["trang-thai"]) == {"da-thuc-hien", "ke-hoach", "khong-thuc-hien"}
    assert set(CHOICES["do-trung-thuc"]) == {"nguyen-van", "tom-luoc"}
    assert set(CHOICES["hinh-thuc"]) == {"truc-tiep", "truc-tuyen", "ket-hop"}
    assert set(CHOICES["muc-do"]) == {"gan", "hon", "khoang", "du-kien"}
    assert set(CHOICES["cap"]) == {"trung-uong", "tinh", "huyen", "xa", "lien-tinh"}
    assert " ".join(SECTIONS) == (
        "can-cu chi-dao ket-qua mat-duoc han-che nguyen-nhan kien-nghi phuong-huong phu-luc "
        "noi-nhan"
    )


def test_every_fixed_address_has_a_page(toy_content: Path) -> None:
    rule = RuleText("muc-la", "Các mục", "lỗi", "Quy tắc.", "", "sai", "đúng")
    site = Site(load(toy_content).archive, rules=(rule,))

    assert {page.address for page in every_page(site)} >= set(ADDRESSES)


def test_an_activity_is_addressed_within_its_report(toy_content: Path) -> None:
    archive = load(toy_content).archive

    activity = archive.activity_by_uid["tinh-doan-thu/2021#khau-trang-moc-bai"]

    assert activity.address == "to-chuc/tinh-doan-thu/2021/#khau-trang-moc-bai"


def check(root: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "scripts/check.py", *map(str, arguments)]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_check_prints_one_json_object_of_the_fixed_shape(root: Path, tmp_path: Path) -> None:
    folder = tmp_path / "to-chuc/x"
    folder.mkdir(parents=True)
    (folder / "2021.md").write_text("---\ntitle: a\nactivities:\n  - id: 20.000\n---\n")

    done = check(root, "--content", tmp_path, "--format", "json")

    told = json.loads(done.stdout)
    assert done.returncode == 1
    assert set(told) == {"problems", "checked"}
    assert told["checked"] == 1
    keys = {"path", "line", "column", "code", "level", "message", "help", "fix"}
    for problem in told["problems"]:
        assert set(problem) == keys
        assert problem["level"] in {"error", "warning", "notice"}
        assert problem["line"] >= 1
        assert problem["column"] >= 1


def test_exit_codes_of_check(root: Path, toy_content: Path, tmp_path: Path) -> None:
    assert check(root, "--content", toy_content).returncode == 0
    assert check(root, "--content", tmp_path / "khong-co").returncode == 2
    assert check(root, "--sai").returncode == 2
    assert check(root, "--content", toy_content, "khong/co.md").returncode == 2


def test_exit_codes_of_build(root: Path, tmp_path: Path) -> None:
    build = [sys.executable, "scripts/build.py", "--site-dir", str(tmp_path / "site")]
    bad = tmp_path / "content/to-chuc/x"
    bad.mkdir(parents=True)
    (bad / "2021.md").write_text("không có phần đầu\n")
    content = ["--content", str(tmp_path / "content"), "--docs-dir", str(tmp_path / "docs")]

    refused = subprocess.run([*build, *content], cwd=root, capture_output=True, check=False)
    wrong = subprocess.run([*build, "--sai"], cwd=root, capture_output=True, check=False)

    assert refused.returncode == 1
    assert b"2021.md:1:" in refused.stderr
    assert not (tmp_path / "site").exists()
    assert wrong.returncode == 2
