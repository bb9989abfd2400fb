"""Office files to draft reports: read into a neutral document, then into facts, then written.

``files``        every kind of file into a ``document.Document``
``paper``        the frame of that: head, headings, sentences, citations, signature
``names``        bodies, people and places, and whose record they mean
``counting``     how many of what
``gifts``, ``delegations``, ``activities``    what a paper tells of
``extract``, ``drafting``, ``settling``       all of it as a draft, its questions, the checks' say

Imports among them go up this list only.
"""
