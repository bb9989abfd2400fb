"""The rules, a file per subject. Importing a file declares its rules."""

from importlib import import_module
from pkgutil import iter_modules


def load_all() -> None:
    """Declare every rule, in alphabetical order of the files."""
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        import_module(f"{__name__}.{module.name}")
