"""The archive of reports on people-to-people diplomacy.

One way, room by room: ``reading`` turns files into the objects of ``model``; ``checking`` finds
problems in them; ``composing`` makes finished pages; ``rendering`` hands these to the engine.
``language`` knows Vietnamese text and nothing of the archive; ``writing`` turns objects back into
the text they were read from.
"""
