"""What went wrong, as it is said to people: one sentence, what happened and what to do."""

import errno

from store.values.words import N_, Words, say, words

_REASONS = {
    errno.ENOENT: N_("there is no {path}; check its name, and whether it was moved"),
    errno.EACCES: N_("permission denied: {path}; check its permissions and those of its folder"),
    errno.EPERM: N_("permission denied: {path}; check its permissions and those of its folder"),
    errno.ENOSPC: N_("the disk of {path} is full; free some space and try again"),
    errno.EDQUOT: N_("your quota on the disk of {path} is used up; free some space and try again"),
    errno.EROFS: N_("{path} is on a read-only disk"),
    errno.EISDIR: N_("{path} is a folder; name a file"),
    errno.ENOTDIR: N_("the parent of {path} is not a folder; check the path"),
    errno.EEXIST: N_("{path} already exists"),
    errno.ENAMETOOLONG: N_("{path} is too long for a name"),
}
"""What the commonest errors of the system mean for a file."""


class Problem(Exception):
    """The base of every error that is said: whoever runs work catches this one, and says `words`.

    Nothing was done, unless the class says otherwise.
    """

    def __init__(self, sentence: Words) -> None:
        super().__init__(sentence)
        self.words = sentence

    def __str__(self) -> str:
        return say(self.words)


SAID = (Problem, OSError)
"""What is said instead of ending a program: `except SAID as problem`, then `sentence_of(problem)`."""


def sentence_of(problem: Problem | OSError) -> Words:
    """What is said of it; of an error of the system with the file it is about."""
    return problem.words if isinstance(problem, Problem) else _of_system(problem)


def _of_system(error: OSError) -> Words:
    path = error.filename if isinstance(error.filename, str) else str(error.filename or "")
    why = error.strerror or str(error) or type(error).__name__
    if not path:
        return words(N_("the system refused: {why}; try again"), why=why)
    return words(_REASONS.get(error.errno or 0, N_("{path} cannot be used: {why}")), path=path, why=why)
