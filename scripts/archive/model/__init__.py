"""What the archive holds: frozen objects that know nothing of files, rules or pages.

``entry``       how an entry of the format is declared, once, for everybody
``scalars``     the kinds of value a contributor writes
``choices``     the closed lists that the format itself fixes
``report`` ``activity`` ``delegation`` ``agreement`` ``authority`` ``lists`` ``pages``
                the entries of each kind of file, as written
``list_names``  those of the controlled lists
``schema``      the declarations as JSON Schema
``body``        the text of a file: headings, passages and anchors with their places
``macros``      what a dossier may call, with the values that each parameter takes
``records`` ``page_records``
                what each file is the record of
``archive``     everything read, joined once; what is computed lives here
``coverage``    which pages tell what the archive covers
``totals``      sums that never add unlike things
"""

import os

# We use no plugins of pydantic's, and looking for some reads the list of all installed packages.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
