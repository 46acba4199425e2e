"""Recovery phrases in long texts: only where a word announces them."""

from pii_scan.detect.credentials import seed_phrase
from pii_scan.detect.detector import Detector, Example

DETECTOR = Detector(
    kind=seed_phrase.DETECTOR.kind,
    standard=seed_phrase.DETECTOR.standard,
    find=seed_phrase.find_phrases,
    gate=(
        "seed", "seed phrase", "seed words", "recovery phrase", "recovery words", "secret phrase", "backup phrase",
        "mnemonic", "mnemonic phrase", "wallet", "metamask", "ledger", "trezor", "exodus", "phantom", "bip39",
        "bip-39", "12 words", "24 words", "twelve words", "frase semilla", "palabras semilla",
        "frase de recuperación", "12 palabras", "24 palabras",
    ),
    hows=seed_phrase.DETECTOR.hows,
    examples=(
        Example(
            "Wallet backup\nmnemonic: grab kiwi winner whip doctor pitch sun smart brass glide table journey acoustic "
            "food dirt"
        ),
        Example("frase semilla: radar ride educate chronic access almost tray mind arctic load trust ghost"),
    ),
    counter_examples=(
        Example("Seed the lawn with twelve words of wisdom about grass that grow well under shade every spring"),
    ),
    validator=seed_phrase.DETECTOR.validator,
    not_covered=seed_phrase.DETECTOR.not_covered,
)  # fmt: skip
