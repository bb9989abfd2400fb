"""The form in the browser: what it asks, what it searches by, how it saves.

``fields``   the model's entries as fields, with their labels, help and lists
``decap``    the configuration of Decap CMS, made from those fields
``records``  the names that references are searched by
``policy``   what the page of Decap may load and whom it may ask
``files``    everything below ``soan/`` that is no page

Nothing is declared here a second time: the fields are the model's, the words those of the guide.
The scripts are in ``macros/soan``.
"""
