"""Files into values that know their line and column.

``source``        a file's text, its lines and what is wrong with it
``tree``          what entries are read as: text, lists and groups with their places
``yaml_tree``     YAML as that tree, and nothing that YAML could do to it
``yaml_plain``    the YAML that nearly every file keeps to, read quickly and without places
``yaml_builder`` ``yaml_draft`` ``yaml_mending`` ``yaml_mistakes`` ``yaml_unmeant``
                  its parts: events to nodes; what a person did wrong, and reading on behind it
``csv_tree``      CSV as the same tree
``front_matter``  a file's two parts
``passages``      the Markdown below: headings, passages, anchors
``lines`` ``attribute_lists``
                  its parts: what a line begins with; ``{: #anchor }``
``macro_calls``   what a dossier calls, taken apart and never run
``images``        type and size of a picture, and whether it tells a place
``entries``       a tree against the model; one faulty entry never hides the others
``folder``        which files there are, and which should not be
``content_file``  a file as it was read, and all of them
``load``          a whole archive
``on_demand``     the same, of which a file is read when it is asked for
``snapshot``      which bytes the folder holds at one moment
``digests``       a digest of a file's bytes
``recall``        files known from an earlier reading of the same bytes
``collecting``    no search for garbage while an archive is made
``watch``         looking on while that takes long

The reader is tolerant: it never raises for what a file holds. What is wrong becomes a
:class:`~archive.reading.source.Fault`, which ``checking`` puts into words.
"""
