"""Problems in an archive, found and told.

``problem``   what a problem is
``rule``      how a rule is declared; all rules by code
``rules/``    the rules, a file per subject
``run``       every rule over an archive, or what a change touches and breaks
``mending``   the repairs that have one right answer
``showing/``  problems as text, as GitHub annotations, as JSON, as SARIF

Rules are generators that yield problems; nothing here prints or exits.
"""
