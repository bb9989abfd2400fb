"""From composed pages to a published site.

``engine``     MkDocs, at arm's length: one page by itself, what stands around the pages
``addresses``  the addresses of pages for the public, without asking it for each
``frames``     what the theme makes alike for many pages, made once
``headings``   its Markdown for composed pages, one instance for all
``fragments``  the Markdown extension that leaves finished HTML alone
``tasks``      a build as pages and sets of files, each with the key of what it is made from
``untouched``  pages that an edit of a report cannot touch are not even compared
``taking``     the files of one task, made or taken as they lie there
``unchanged``  whether there is anything to make, asked first
``making``     what is new is made, the rest is taken from the last build
``workers``    work shared among processes
``tidying``    kept files that nobody needs any more are taken away
``store``      finished files by the hash of their content
``state``      what the last build made, by key
``facts_kept`` ``kept_files``
               what else builds keep for later ones
``program``    hashes of the program itself
``folders``    a folder brought to hold exactly the wanted files
``looks``      whether it does already; ``folder_times`` spare most of the listing
``publish``    the new site in place of the former one, whole or not at all
``lock``       one build at a time
``shards``     a build in shares, made anywhere and joined
``watching``   which of the watched files somebody changed
``live``       the site on a local port, made again at each change
"""
