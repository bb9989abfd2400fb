"""How to cite a report, for people and for reference managers."""

from collections.abc import Iterator

from archive.composing.indented import indented
from archive.composing.site import Site
from archive.model.records import Organization, Report

_BIBTEX_SIGNS = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "$": r"\$",
        "_": r"\_",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def citation(site: Site, report: Report, organization: Organization) -> str:
    """How to cite the report: author, year, title, what this copy is, where."""
    kind = "bản nguyên văn" if report.entries.fidelity == "nguyen-van" else "bản tóm lược"
    where = f" {site.settings.url}{report.address}" if site.settings.url else ""
    return (
        f"{organization.name} ({report.year}). {report.entries.title}."
        f" Kho báo cáo {site.settings.name} ({kind}).{where}"
    )


def files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The citations of every report."""
    for report in site.archive.reports:
        organization = site.archive.organizations.get(report.organization)
        if organization is not None:
            yield from beside(site, report, organization)


def beside(site: Site, report: Report, organization: Organization) -> Iterator[tuple[str, bytes]]:
    """BibTeX, RIS and CSL-JSON beside the report's page."""
    place = f"{report.address}trich-dan"
    yield f"{place}.bib", bibtex(site, report, organization).encode()
    yield f"{place}.ris", ris(site, report, organization).encode()
    yield f"{place}.csl.json", csl(site, report, organization).encode()


def bibtex(site: Site, report: Report, organization: Organization) -> str:
    """A BibTeX entry; the author is a body, so its name stands in double braces."""
    fields = {
        "author": f"{{{_bibtex(organization.name)}}}",
        "title": f"{{{_bibtex(report.entries.title)}}}",
        "institution": _bibtex(organization.name),
        "year": str(report.year),
        "type": "Báo cáo",
        "url": f"{site.settings.url}{report.address}",
        "note": _bibtex(f"Kho báo cáo {site.settings.name}"),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@techreport{{{report.organization}-{report.stem},\n{lines}}}\n"


def ris(site: Site, report: Report, organization: Organization) -> str:
    """An RIS record; its lines end with CR LF and hold no other line end."""
    fields = [
        ("TY", "RPRT"),
        ("AU", organization.name),
        ("TI", report.entries.title),
        ("PY", str(report.year)),
        ("PB", organization.name),
        ("DP", f"Kho báo cáo {site.settings.name}"),
        ("LA", "vi"),
        ("UR", f"{site.settings.url}{report.address}"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in fields)


def csl(site: Site, report: Report, organization: Organization) -> str:
    """A CSL-JSON list of one item."""
    item = {
        "id": report.key,
        "type": "report",
        "title": report.entries.title,
        "author": [{"literal": organization.name}],
        "publisher": organization.name,
        "archive": f"Kho báo cáo {site.settings.name}",
        "issued": {"date-parts": [[report.year]]},
        "language": "vi",
        "URL": f"{site.settings.url}{report.address}",
    }
    return f"{indented([item])}\n"


def _bibtex(text: str) -> str:
    return " ".join(text.split()).translate(_BIBTEX_SIGNS)
