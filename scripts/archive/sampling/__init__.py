"""A made-up archive for trials and benchmarks: bodies, partners and reports that never were.

Everything here follows from a seed: the same seed and number give the same bytes, and the first
thousand of ten thousand reports are the thousand.

``lists/`` holds what exists (bodies, partners, things, places) in tables with named columns,
``phrases/`` how it is told; ``chance`` draws. The way of a report: ``schedule`` says which body
reports on which year, ``happenings`` what happened, ``telling`` puts it into words, ``reports``
makes the file, ``archives`` writes them all.
"""
