"""The same findings for different readers.

``text``    for people, in a terminal
``github``  annotations beside a change, and the summary of a job
``json``    for programs, as FORMAT.md promises
``sarif``   for services that collect findings (SARIF 2.1.0)

Each gives text; none prints. None repeats a character that a problem calls secret.
"""
