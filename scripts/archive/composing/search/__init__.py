"""The search index: what can be found, as static files that a browser fetches in parts.

``units``    what is found: activities, passages, bodies, partners
``groups``   names with all their spellings, and what a name stands for as a facet
``lists``    in which units a word stands, how it is spelled there, what follows it
``columns``  the facets of each unit, and what was given and received
``packing``  numbers as bytes
``files``    all of it, in parts that only a query asks for
"""
