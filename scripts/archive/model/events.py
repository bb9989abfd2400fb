"""Which accounts are of the same event (``same_as``)."""

from collections.abc import Iterable


def events(uids: Iterable[str], same: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each uid to that of the first account of its event, by what accounts say to be the same.

    What is said of a uid that is not there counts for nothing.
    """
    leader = {uid: uid for uid in uids}

    def root(uid: str) -> str:
        while leader[uid] != uid:
            leader[uid] = leader[leader[uid]]
            uid = leader[uid]
        return uid

    for uid, other in same:
        if other in leader:
            first, second = sorted((root(uid), root(other)))
            leader[second] = first
    return {uid: root(uid) for uid in leader}
