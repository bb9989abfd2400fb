"""What the archive holds: frozen objects that know nothing of files, rules or pages.

``entry``       how an entry of the format is declared, once, for everybody
``scalars``     the kinds of value a contributor writes
``choices``     the closed lists that the format itself fixes
``report`` ``activity`` ``delegation`` ``agreement`` ``authority`` ``lists`` ``pages``
                the entries of each kind of file, as written
``schema``      the declarations as JSON Schema
``body``        the text of a file: headings, passages and anchors with their places
``macros``      what a dossier may call, with the values that each parameter takes
``archive``     everything read, joined once; what is computed lives here
``totals``      sums that never add unlike things
"""

import os
import sys
from types import ModuleType

# We use no plugins of pydantic's, and looking for some reads the list of all installed packages.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
# Told so, pydantic still imports what would look, and with it all that reads the metadata of
# packages, parsers of e-mail among it: 13 ms of each command. In its place stands what finds none.
_finds_none = ModuleType("pydantic.plugin._loader")
vars(_finds_none).update(get_plugins=tuple)
sys.modules.setdefault(_finds_none.__name__, _finds_none)
