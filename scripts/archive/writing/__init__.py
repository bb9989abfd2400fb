"""Values back into the text they came from.

``plain``    the entries of a record as plain text, lists and groups
``scalars``  one text as a scalar: plain, quoted, or as a block
``emit``     plain values as YAML in the format's own style; a whole file
``layout``   where the values of a text stand, and in which style
``instead``  a value in the place of another, written as that one was
``edit``     one value of a file changed, and nothing else of it

Whatever is written is read again before it is handed out: text that would not read back as it was
meant is never written.
"""
