"""Values back into the text they came from.

``plain``  the entries of a record as plain text, lists and groups
``emit``   plain values as YAML in the format's own style
``edit``   one value of a file changed, and nothing else of it

Whatever is written is read again before it is handed out: text that would not read back as it was
meant is never written.
"""
