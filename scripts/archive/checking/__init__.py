"""Problems in an archive, found and told.

``problem``   what a problem is
``rule``      how a rule is declared; all rules by code
``rules/``    the rules, a file per subject
``run``       every rule over an archive that was read
``recheck``   an archive read and checked with what earlier runs found out (``known``: what of it
              holds; ``store``: where it lies; ``program``: whose it is; ``surroundings``: what
              the rules of one file may look at; ``share``: work for several processes)
``together``  the rules that see several files, asked only of those that an edit touches
              (``meeting``: by which names files meet, ``meetings``: those that many rules share;
              ``neighbours``: who meets whom; ``met``: what is kept of that; ``rows``: as what)
``since``     what a change touches and breaks
``gate``      marks of secrecy and private data in any text (``gated``: in a file)
``figures``   the figures of a record beside those of a text (``accounts``: of a whole report)
``prose``     a text with what is no prose blanked out, every character in its place
``mending``   the repairs that have one right answer
``showing/``  problems as text, as GitHub annotations, as JSON, as SARIF

Rules are generators that yield problems; nothing here prints or exits.
"""
