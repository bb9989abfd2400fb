"""Finished pages from the archive.

``page``       what a page is, before and after its template
``links``      addresses that work at the root of a host and in a subfolder
``body_html``  contributed Markdown as sanitised HTML
``templates``  the Jinja environment of ``macros/``
``words``      how figures, dates and bodies are said to readers
``site``       what every page may ask for
``pages/``     the pages, a file per kind
``compose``    all of them into a folder

A page depends on nothing but its own inputs: no page lists all others in its navigation, and links
are plain addresses, so pages can be made one by one, in any order and by any number of processes.
"""
