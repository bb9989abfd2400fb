"""From composed pages to a published site.

``engine``     MkDocs, at arm's length
``fragments``  the Markdown extension that leaves finished HTML alone
``publish``    the new site in place of the former one, whole or not at all
"""
