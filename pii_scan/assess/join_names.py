"""What a key column's name says it is a key of: `user_id`, `UserNo` and `id` of a table `users` say *user*."""

import re

_GENERIC = """
id ids no nr nbr num number numbers key code ref reference fk pk uid uuid guid idx identifier hash sk bk the of my our
old new orig original source src rec record entry item serial log event object obj node unique main own
"""
_NOT_KEYS = """
zip zipcode postal postcode plz cp year yr month day date time timestamp ts at created updated modified hour status
state type kind class category level rank score age amount amt price cost total sum qty quantity count balance rate
percent weight height size length duration seconds minutes lat lon lng latitude longitude area page line row seq
sequence index position sort version port flag gender sex race country county city exp expiry cvv cvc pin extension ext
house unit floor room bed apt suite mileage speed temperature value latency bytes
"""
_OF_TABLES = """
tbl table tab dim fact export exports dump data list lists backup bak all full csv xlsx parquet final copy part public
dbo stg raw the new old master extract report
"""
_GENERIC_WORDS, _NOT_KEY_WORDS, _OF_TABLE_WORDS = (
    frozenset(words.split()) for words in (_GENERIC, _NOT_KEYS, _OF_TABLES)
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+")


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_CAMEL.sub(" ", name))]


def _single(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def entity(column: str) -> tuple[str, ...] | None:
    """The words that say of what it is the key, in singular; empty for a mere `id`; None for what is no key by name, a
    date or a ZIP code say, and for a name that is masked."""
    words = _words(column)
    if "***" in column or any(word in _NOT_KEY_WORDS for word in words):
        return None
    if len(words) == 1 and len(words[0]) > 3 and words[0].endswith("id") and words[0] not in ("paid", "void", "valid"):
        # `userid`, written as one.
        words = [words[0][:-2]]
    # One or two letters are nobody's name: `n`, `nr`, `c7`.
    return tuple(_single(word) for word in words if word not in _GENERIC_WORDS and len(word) > 2)


def owner(table: str) -> tuple[str, ...]:
    """What a table is of, by its own name or its file's."""
    stem = table.rsplit("/", 1)[-1].split(".", 1)[0]
    return () if "***" in stem else tuple(_single(word) for word in _words(stem) if word not in _OF_TABLE_WORDS)


def same_key(parent: str, parent_table: str, child: str) -> bool:
    """Whether the names alone say that `child` refers to `parent`."""
    of_parent, of_child = entity(parent), entity(child)
    if of_parent is None or not of_child:
        return False
    return of_parent == of_child or (not of_parent and owner(parent_table) == of_child)
