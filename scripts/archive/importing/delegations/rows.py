"""A row of a table of delegations as the entries of one."""

import re
from decimal import Decimal

from archive.importing.names.bodies import Bodies
from archive.language.dates import find_dates, parse_edtf
from archive.language.numbers import find_numbers
from archive.model.choices import DONE, PLANNED
from archive.writing.plain import Plain

NONE = re.compile(r"^\s*(?:không(?: có)?|không phát sinh|chưa có|0|00)\s*\.?\s*$", re.IGNORECASE)
_COUNTING = re.compile(r"^\D*(\d[\d.]*)")
_MONTH_AND_YEAR = re.compile(r"(?<![\d/])(\d{1,2})\s*/\s*(20\d\d)(?!\d)")
_SOURCE = re.compile(r"\(([^()]+)\)|(?:nguồn|từ)\s*:?\s+([^\d,;]+)$", re.IGNORECASE)


def row_of(
    cells: list[str], fields: list[str], bodies: Bodies, year: int, *, planned: bool
) -> dict[str, Plain] | None:
    """The entries of a row by the ``fields`` of its columns; None where it names no delegation."""
    row: dict[str, Plain] = {}
    values = {
        name.partition("*")[0]: cell
        for name, cell in zip(fields, cells, strict=False)
        if name and cell
    }
    name = values.get("name", "")
    if not name or NONE.match(name) or re.match(r"(?i)tổng(?: cộng| số)?\s*:?$", name):
        return None
    row["name"] = name
    for key in ("capacity", "head"):
        if value := values.get(key):
            row[key] = value
    if count := _COUNTING.match(values.get("members", "")):
        row["members"] = str(int(count[1].replace(".", "")))
    country = _country(values.get("country", ""), bodies)
    if country:
        row["country"] = country
    if partner := values.get("partner"):
        match = bodies.match(partner.strip(" .;"))
        row["partner"] = match.party if not match.is_self else partner.strip(" .;")
    if purpose := values.get("purpose"):
        row["purpose"] = purpose.strip(" ;")
    if days := _COUNTING.match(values.get("days", "")):
        row["days"] = str(int(days[1].replace(".", "")))
    date = date_of_cell(values.get("date", ""), year + planned)
    if date:
        row["date"] = date
    scale = next((f.partition("*")[2] for f in fields if f.startswith("budget")), "")
    budget = _budget(values.get("budget", ""), scale)
    if budget:
        row["budget"] = budget
    row["status"] = PLANNED if planned else DONE
    return row


def _country(text: str, bodies: Bodies) -> str:
    codes = [bodies.gazetteer.country_of(place) for place in bodies.gazetteer.find(text)]
    countries = bodies.archive.lists.countries.items()
    codes += [code for code, country in countries if country.name == text.strip(" .")]
    foreign = list(dict.fromkeys(code for code in codes if code != "VN"))
    return foreign[0] if len(foreign) == 1 else ""


def date_of_cell(text: str, year: int) -> str:
    """The date that a cell of a table holds; ``year`` completes it. Empty where there is none."""
    found = [d for d in find_dates(text, year=year) if d.edtf.precision != "year"]
    if found:
        return found[0].edtf.text
    if month := _MONTH_AND_YEAR.search(text):
        return parse_edtf(f"{month[2]}-{int(month[1]):02}").text if int(month[1]) <= 12 else ""
    return ""


def _budget(text: str, scale: str) -> dict[str, Plain]:
    numbers = find_numbers(re.sub(r"(?<=\d)(?=đ|VNĐ|VND|USD)", " ", text))
    if not numbers:
        return {}
    amount = numbers[0].value
    behind = text[numbers[0].end :].strip().lower()
    if scale and amount < Decimal(100_000):
        amount *= 1_000_000 if scale == "million" else 1_000
    currency = "USD" if re.match(r"usd|đô", behind) or "USD" in text else "VND"
    budget: dict[str, Plain] = {"amount": f"{amount.normalize():f}", "currency": currency}
    if source := _SOURCE.search(text):
        budget["source"] = (source[1] or source[2]).strip(" .;")
    return budget
