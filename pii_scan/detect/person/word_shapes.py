"""What a capitalised word looks like; all name rules share it."""

from pii_scan.detect.person.word_set import word_set

_CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join(chr(c) for c in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_SMALL = "a-zß-öø-ÿ" + "".join(chr(c) for c in (*range(0x100, 0x250), *range(0x1E00, 0x1F00)) if chr(c).islower())
_LETTER = _CAPITALS + _SMALL
_BARE = rf"[{_CAPITALS}][{_LETTER}'’]*[{_LETTER}]"
WORD = rf"{_BARE}(?:-[{_LETTER}]+(?:['’][{_LETTER}]+)*)*"
"""A capitalised word: `Núñez`, `O'Connor`, `Anne-Marie`, `Min-jun`, `Obi-Uchendu`; an apostrophe only inside."""
LINK = (
    r"(?:de|del|de la|de las|de los|De La|De Los|De|Del|da|dos|das|di|la|le|van|van de|van den|van der|von|zu|den|der|"
    r"ter|bin|ibn|bint|al|el|y|e|Ní|Nic|Ó)"
)
"""What joins the words of a name."""
LINK_WORDS = word_set("DE DEL DA DOS DAS DI LA LAS LE LOS VAN VON ZU DEN DER TER BIN IBN BINT AL EL Y E NI NIC O")
SMALL_WORD = rf"[{_SMALL}]{{2,}}(?:['’-][{_SMALL}]+)*"
CAPITALS = _CAPITALS
