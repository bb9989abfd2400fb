"""The pages, a file per kind.

Each file has ``pages(site)``, which yields every page of its kind with what its template needs;
those of which it costs much to know which there are, as pages below another one.
"""

from archive.composing.pages import (
    country,
    coverage,
    data,
    document,
    dossier,
    form,
    guide,
    home,
    kind,
    organization,
    partner,
    province,
    report,
    search,
    year,
)

KINDS = (
    home,
    search,
    guide,
    report,
    organization,
    partner,
    country,
    province,
    year,
    kind,
    document,
    coverage,
    data,
    dossier,
    form,
)
