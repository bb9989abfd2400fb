"""Which files a rule has to look at again after an edit, by the names under which files meet."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from itertools import chain

from archive.checking.meeting import ALONE, BESIDE, NEVER, Facts

Names = Mapping[str, "array[int]"]


class Neighbours:
    """The files of an archive as one meeting sees them: their facts by path."""

    def __init__(self, facts: Mapping[str, Facts]) -> None:
        self._facts = facts

    def open(self) -> set[str]:
        """The files of which something may be told at all."""
        times = Counter(chain.from_iterable(self._names.values()))
        return {
            path
            for path, one in self._facts.items()
            if one.told == ALONE
            or (one.told == BESIDE and any(times[name] > 1 for name in self._names.get(path, ())))
        }

    def touched(self, changed: Iterable[str], former: Mapping[str, Facts]) -> set[str]:
        """The files of which something else may be told, as the ``changed`` ones were ``former``.

        They are those that share a name with one of these, as it was or as it is.
        """
        both = [facts[path] for path in changed for facts in (former, self._facts) if path in facts]
        chains = {name for facts in both for name in _names(facts.chains)}
        names = {name for facts in both for name in _names(facts.names)}
        return self.still(self._linked(chains) | self._sharing(names) | set(changed))

    def still(self, paths: Iterable[str]) -> set[str]:
        """Those of ``paths`` of which something may be told."""
        return {p for p in paths if p in self._facts and self._facts[p].told != NEVER}

    def beside(self, paths: Iterable[str]) -> set[str]:
        """``paths`` and all files that matter to what is told of them."""
        own = set(paths)
        names = set(chain.from_iterable(self._names.get(path, ()) for path in own))
        return own | self._sharing(names) | self._linked(self._chains_of(own))

    def _sharing(self, names: set[int]) -> set[str]:
        return _having(self._names, names)

    def _linked(self, chains: set[int]) -> set[str]:
        """The files that have one of ``chains``, or are linked to one that has, and so on."""
        found: set[str] = set()
        while new := _having(self._chains, chains) - found:
            found |= new
            chains = self._chains_of(new) - chains
        return found

    def _chains_of(self, paths: Iterable[str]) -> set[int]:
        return set(chain.from_iterable(self._chains.get(path, ()) for path in paths))

    @cached_property
    def _names(self) -> Names:
        return self._arrays(lambda one: one.names)

    @cached_property
    def _chains(self) -> Names:
        return self._arrays(lambda one: one.chains)

    def _arrays(self, of: Callable[[Facts], str]) -> Names:
        return {path: _names(said) for path, one in self._facts.items() if (said := of(one))}


def _names(sums: str) -> "array[int]":
    return array("I", bytes.fromhex(sums))


def _having(of: Names, names: set[int]) -> set[str]:
    """The files that have one of ``names``."""
    return {path for path, own in of.items() if not names.isdisjoint(own)} if names else set()
