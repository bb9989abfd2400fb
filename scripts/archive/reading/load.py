"""A whole archive, read once for everybody."""

from collections.abc import Iterable
from pathlib import Path

from archive.model.archive import Archive
from archive.model.authority import OrganizationEntries, PartnerEntries
from archive.model.body import Body, Span
from archive.model.entry import Entries
from archive.model.faultless import faultless
from archive.model.lists import LIST_MODELS, Lists
from archive.model.page_records import Dossier, Page
from archive.model.pages import DossierEntries, PageEntries
from archive.model.records import Organization, Partner, Report
from archive.model.report import ReportEntries
from archive.reading.collecting import uncollected
from archive.reading.content_file import ContentFile, PlainFile, Reading, Record
from archive.reading.csv_tree import read_table
from archive.reading.digests import digest_of, digest_of_data, digest_of_failure
from archive.reading.entries import read_entries
from archive.reading.folder import FoundFile, Kind, find_files, report_name
from archive.reading.front_matter import split
from archive.reading.images import read_image
from archive.reading.passages import read_body
from archive.reading.source import Fault, SourceText, read_bytes, text_of, unreadable
from archive.reading.tree import MapNode, TextNode, Tree
from archive.reading.watch import Watch, unwatched
from archive.reading.yaml_plain import read_plain
from archive.reading.yaml_tree import read_tree

MODELS: dict[Kind, type[Entries]] = {
    "page": PageEntries,
    "organization": OrganizationEntries,
    "report": ReportEntries,
    "partner": PartnerEntries,
    "dossier": DossierEntries,
}
"""What the front matter of each kind of Markdown file is read as."""


def load(root: Path, watch: Watch = unwatched) -> Reading:
    """Read everything below ``root``, the content folder, while ``watch`` looks on.

    Never raises for what the files hold: one bad file never stops the rest. Raises
    ``NotADirectoryError`` when ``root`` is no folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(root)
    found = watch(list(find_files(root)), "Đọc")
    with uncollected():
        files = {item.path: read_file(root, item) for item in found}
        return Reading(root, join(files.values()), files)


def read_file(root: Path, found: FoundFile) -> ContentFile:
    """Read one file that :func:`find_files` found."""
    place = f"{root}/{found.path}"
    if found.refused is not None or found.kind == "image":
        digest = digest_of(str(root), found)
        if found.refused is None:
            return _image(root, found, digest)
        fault = Fault(found.refused, Span(0, 0), {"expected": found.expected})
        return ContentFile(found.path, found.kind, faults=(fault,), digest=digest)
    try:
        data, size = read_bytes(place)
    except OSError as error:
        fault, digest = unreadable(error), digest_of_failure(found, error)
        return ContentFile(found.path, found.kind, faults=(fault,), digest=digest)
    text, faults = text_of(data, size)
    digest = digest_of_data(found, data, size)
    if found.kind == "list":
        return _list(found.path, text, faults, digest)
    return read_markdown(found.path, found.kind, text, faults, digest)


def _image(root: Path, found: FoundFile, digest: str) -> ContentFile:
    try:
        image = read_image(root / found.path)
    except OSError as error:
        return ContentFile(found.path, found.kind, faults=(unreadable(error),), digest=digest)
    return ContentFile(found.path, found.kind, image=image, digest=digest)


def read_markdown(
    path: str,
    kind: Kind,
    text: str,
    faults: list[Fault] | None = None,
    digest: str | None = None,
) -> ContentFile:
    """Read the text of a Markdown file, whose place and kind are known.

    ``digest`` is that of the file's bytes; without it the text stands for them.
    """
    found = list(faults or ())
    if digest is None:
        data = text.encode("utf-8", "surrogatepass")
        digest = digest_of_data(FoundFile(path, kind), data, len(data))
    if not text and found:
        return ContentFile(path, kind, faults=tuple(found), digest=digest)
    parts = split(text)
    found += parts.faults
    model = MODELS[kind]
    if not found:
        plain = read_plain(parts.yaml)
        known = faultless(model, plain) if plain is not None else None
        if known is not None:
            body = read_body(parts.body, parts.body_start)
            return PlainFile(
                path=path,
                kind=kind,
                source=SourceText(text),
                plain=plain,
                body=body,
                record=record_of(path, known, body),
                may_link=_may_link(body),
                digest=digest,
            )
    tree = read_tree(parts.yaml, parts.yaml_start)
    found += tree.faults
    complete = tree.complete and parts.complete
    entries, wrong = read_entries(model, tree.root, complete=complete)
    found += _at_front(wrong, tree, parts.yaml_start)
    body = read_body(parts.body, parts.body_start)
    record = record_of(path, entries, body)
    source = SourceText(text)
    return ContentFile(
        path,
        kind,
        source,
        tree.root,
        body,
        record,
        _in_order(found),
        complete,
        may_link=_may_link(body),
        digest=digest,
    )


def _may_link(body: Body) -> bool:
    return "](" in body.text or "]:" in body.text


def _at_front(faults: list[Fault], tree: Tree, start: int) -> list[Fault]:
    """Faults of an absent front matter are told at its first line, not at the file's start."""
    if tree.root is not None:
        return faults
    return [Fault(f.kind, Span(start, start), f.values) for f in faults]


def _list(path: str, text: str, faults: list[Fault], digest: str) -> ContentFile:
    stem = Path(path).stem
    model = LIST_MODELS[stem]
    is_table = path.endswith(".csv")
    tree = read_table(text, model) if is_table else read_tree(text)
    found = [*faults, *tree.faults]
    terms: dict[str, Entries] = {}
    if isinstance(tree.root, MapNode):
        for code, node in tree.root.entries.items():
            if isinstance(node, TextNode) and node.is_empty:
                found.append(Fault("muc-rong", tree.root.keys[code], {"name": code}))
                continue
            terms[code], wrong = read_entries(model, node, complete=tree.complete)
            found += wrong
    elif tree.root is not None:
        found.append(Fault("can-nhom", tree.root.span, {"name": stem, "known": ""}))
    return ContentFile(
        path,
        "list",
        SourceText(text),
        tree.root,
        faults=_in_order(found),
        complete=tree.complete,
        terms=terms,
        digest=digest,
    )


def _in_order(faults: list[Fault]) -> tuple[Fault, ...]:
    return tuple(sorted(faults, key=lambda fault: fault.span.start)) if faults else ()


def record_of(path: str, entries: Entries, body: Body) -> Record:
    """What the entries and the text of the file at ``path`` are the record of."""
    folder, _, name = path.removesuffix(".md").rpartition("/")
    match entries:
        case OrganizationEntries():
            return Organization(folder.removeprefix("to-chuc/"), path, entries, body)
        case PartnerEntries():
            return Partner(name, path, entries, body)
        case ReportEntries():
            year, slug = report_name(name) or (0, None)
            return Report(folder.removeprefix("to-chuc/"), year, slug, path, entries, body)
        case DossierEntries():
            return Dossier(name, path, entries, body)
        case PageEntries():
            return Page(path.removesuffix(".md"), path, entries, body)
    message = f"{path}: no record is made of {type(entries).__name__}"
    raise TypeError(message)


def join(files: Iterable[ContentFile]) -> Archive:
    """Join what was read into one archive."""
    found = list(files)
    records = [file.record for file in found if file.record is not None]
    organizations = {r.id: r for r in records if isinstance(r, Organization)}
    partners = {r.id: r for r in records if isinstance(r, Partner)}
    reports = sorted(
        (r for r in records if isinstance(r, Report)),
        key=lambda r: (r.organization, r.year, r.slug or ""),
    )
    lists = {Path(file.path).stem: file for file in found if file.kind == "list"}
    return Archive(
        organizations,
        partners,
        tuple(reports),
        tuple(r for r in records if isinstance(r, Page)),
        tuple(r for r in records if isinstance(r, Dossier)),
        Lists(
            {name: file.terms for name, file in lists.items()},
            frozenset(name for name, file in lists.items() if not file.complete),
        ),
    )
