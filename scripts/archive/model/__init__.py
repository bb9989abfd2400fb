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
