"""Letters that a reader takes for Latin ones (after the confusables of UTS 39).

Only twins that fool the eye in running text: Cyrillic ka passes for k, zhe passes for nothing.
Written as code points, since on the screen they could not be told from what they imitate.
"""

# Latin letters that stand where a Vietnamese one should, whatever the word.
DISGUISED_LATIN = {
    "\u00d0": "Đ",  # latin capital eth
    "\u00f0": "đ",  # latin small eth
    "\u0189": "Đ",  # latin capital african d
    "\u0256": "đ",  # latin small d with tail
    "\u0131": "i",  # latin small dotless i
    "\u0251": "a",  # latin small alpha
    "\u0261": "g",  # latin small script g
    # Old fonts leave gha in the place of u with horn: ng\u01a3\u1eddi.
    "\u01a2": "Ư",  # latin capital oi
    "\u01a3": "ư",  # latin small oi
}

# Letters that pinyin has of right: suspicious only where they spoil a Vietnamese syllable.
DISGUISED_IN_SYLLABLES = {
    "\u01cd": "Ă",  # latin capital a with caron
    "\u01ce": "ă",  # latin small a with caron
}

# Letters at home in another script.
IN_OTHER_SCRIPTS = {
    "\u037f": "J",  # greek capital yot
    "\u0391": "A",  # greek capital alpha
    "\u0392": "B",  # greek capital beta
    "\u0395": "E",  # greek capital epsilon
    "\u0396": "Z",  # greek capital zeta
    "\u0397": "H",  # greek capital eta
    "\u0399": "I",  # greek capital iota
    "\u039a": "K",  # greek capital kappa
    "\u039c": "M",  # greek capital mu
    "\u039d": "N",  # greek capital nu
    "\u039f": "O",  # greek capital omicron
    "\u03a1": "P",  # greek capital rho
    "\u03a4": "T",  # greek capital tau
    "\u03a5": "Y",  # greek capital upsilon
    "\u03a7": "X",  # greek capital chi
    "\u03b1": "a",  # greek small alpha
    "\u03b9": "i",  # greek small iota
    "\u03ba": "k",  # greek small kappa
    "\u03bd": "v",  # greek small nu
    "\u03bf": "o",  # greek small omicron
    "\u03c1": "p",  # greek small rho
    "\u03c5": "u",  # greek small upsilon
    "\u03c7": "x",  # greek small chi
    "\u03f2": "c",  # greek lunate sigma symbol
    "\u03f3": "j",  # greek letter yot
    "\u03f9": "C",  # greek capital lunate sigma symbol
    "\u0405": "S",  # cyrillic capital dze
    "\u0406": "I",  # cyrillic capital byelorussian-ukrainian i
    "\u0408": "J",  # cyrillic capital je
    "\u0410": "A",  # cyrillic capital a
    "\u0412": "B",  # cyrillic capital ve
    "\u0415": "E",  # cyrillic capital ie
    "\u041a": "K",  # cyrillic capital ka
    "\u041c": "M",  # cyrillic capital em
    "\u041d": "H",  # cyrillic capital en
    "\u041e": "O",  # cyrillic capital o
    "\u0420": "P",  # cyrillic capital er
    "\u0421": "C",  # cyrillic capital es
    "\u0422": "T",  # cyrillic capital te
    "\u0423": "Y",  # cyrillic capital u
    "\u0425": "X",  # cyrillic capital ha
    "\u0430": "a",  # cyrillic small a
    "\u0435": "e",  # cyrillic small ie
    "\u043a": "k",  # cyrillic small ka
    "\u043e": "o",  # cyrillic small o
    "\u0440": "p",  # cyrillic small er
    "\u0441": "c",  # cyrillic small es
    "\u0443": "y",  # cyrillic small u
    "\u0445": "x",  # cyrillic small ha
    "\u0455": "s",  # cyrillic small dze
    "\u0456": "i",  # cyrillic small byelorussian-ukrainian i
    "\u0458": "j",  # cyrillic small je
    "\u0474": "V",  # cyrillic capital izhitsa
    "\u0475": "v",  # cyrillic small izhitsa
    "\u04ae": "Y",  # cyrillic capital straight u
    "\u04af": "y",  # cyrillic small straight u
    "\u04bb": "h",  # cyrillic small shha
    "\u04c0": "I",  # cyrillic letter palochka
    "\u04cf": "l",  # cyrillic small palochka
    "\u0501": "d",  # cyrillic small komi de
    "\u050c": "G",  # cyrillic capital komi sje
    "\u051a": "Q",  # cyrillic capital qa
    "\u051b": "q",  # cyrillic small qa
    "\u051c": "W",  # cyrillic capital we
    "\u051d": "w",  # cyrillic small we
}
