"""Vietnamese text: the bottom room, which imports nothing else of the project.

folding       plain ASCII forms for search, with offsets back; NFC; terminal cells
tones         the place of tone marks (hòa, not hoà)
syllables     words of a text; the grammar of a Vietnamese syllable
numbers       how numbers are written in records and shown to readers
numbers_in_text  the numbers that running text holds
qualifiers    the words before a figure that say how exact it is
number_words  the grammar of hai mươi lăm and 45 triệu
edtf          dates of the records: an EDTF subset, ordered
dates         reading a date with help for the writer; showing it in Vietnamese
dates_in_text the dates that running text holds
date_forms    the forms in which text writes them
slugs         ids and addresses
collation     Vietnamese alphabetical order
symbols       symbols of documents, of the state's and of the Party's family
lookalikes    characters that are not what they seem
confusables   the letters of other scripts that pass for Latin ones
usual_letters what nearly every text is made up of
any_of        whether a text holds any of many things
nearest       did you mean
kept_patterns regular expressions as compiled, kept from one run to the next
"""
