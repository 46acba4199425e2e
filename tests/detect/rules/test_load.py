"""Rules files: what is read from them, and what each mistake is called."""

from pathlib import Path

import pytest

from pii_scan.detect.detector import Context
from pii_scan.detect.rules.advice import advice
from pii_scan.detect.rules.load import engine_with, load_rules, rules_of
from pii_scan.detect.rules.rule import Rule
from pii_scan.model.errors import ExitCode, UsageError
from pii_scan.model.evidence import Text
from pii_scan.model.match import Band
from tests.detect.rules.texts import MEMBER, PROJECTS, YAML, written


def refused(path: Path) -> UsageError:
    with pytest.raises(UsageError) as caught:
        load_rules([path])
    assert caught.value.exit_code is ExitCode.USAGE
    assert caught.value.remedy
    assert str(path) in caught.value.message
    return caught.value


def test_a_file_gives_its_rules_in_the_order_of_ids(tmp_path: Path) -> None:
    loaded = load_rules([written(tmp_path, PROJECTS + MEMBER)])
    assert [rule.id for rule in loaded.rules] == ["acme_member", "acme_projects"]
    assert loaded.rules[0].labels == ("member no", "número de socio")


def test_yaml_gives_the_same_as_toml(tmp_path: Path) -> None:
    toml = (
        "[[rule]]\nid='acme_member'\ntitle='Acme member number'\nlegal_class='health_insurance'\npatterns=['AC[0-9]{8}']\n"
        "labels=['member no','número de socio']\nvalidator='luhn'\nlabel_required=true\nconfidence=0.9\n"
    )
    one, two = (
        load_rules([written(tmp_path, YAML, "a.yaml")]),
        load_rules([written(tmp_path, toml, "b.toml")]),
    )
    assert one.frozen() == two.frozen()


def test_frozen_rules_come_back_but_for_their_examples(tmp_path: Path) -> None:
    loaded = load_rules([written(tmp_path, MEMBER + PROJECTS)])
    back = rules_of(loaded.frozen())
    assert [(r.id, r.patterns, r.words, r.examples) for r in back] == [
        (r.id, r.patterns, r.words, ()) for r in loaded.rules
    ]
    changed = MEMBER.replace('"Member no: AC12345674",\n', "")
    assert load_rules([written(tmp_path, changed)]).frozen() == loaded.frozen()[:1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Member no: AC12345674", [("acme_member", "AC12345674", Band.HIGH)]),
        ("Número de Socio: AC 1234 5674", [("acme_member", "AC12345674", Band.HIGH)]),
        ("Member no: AC12345675", []),
        ("AC12345674", []),
        ("kestrel\nand Blue\nHeron", [("acme_projects", "KESTREL", Band.HIGH), ("acme_projects", "BLUE HERON", Band.HIGH)]),
        ("Kestrels; kestrelx; akestrel", []),
        ("«ZWÖLFENDER»", [("acme_projects", "ZWÖLFENDER", Band.HIGH)]),
        ("SSN: 219-09-4321", [("us_ssn", "219094321", Band.HIGH)]),
    ],
)  # fmt: skip
def test_own_kinds_beside_the_built_in_ones(tmp_path: Path, text: str, found: list[tuple[str, str, Band]]) -> None:
    engine = engine_with(load_rules([written(tmp_path, MEMBER + PROJECTS)]).frozen())
    # What else the built-in kinds make of it is their business.
    matches = [m for m in engine.scan(Text(text), Context()) if m.kind.startswith("acme") or m.band is Band.HIGH]
    assert [(m.kind, m.normal.reveal(), m.band) for m in matches] == found
    for match in matches:
        assert match.spot.start is not None
        assert match.raw.reveal() == text[match.spot.start : match.spot.end]


def test_an_anti_label_takes_confidence_away(tmp_path: Path) -> None:
    text = MEMBER.replace("label_required = true", "").replace('headers = ["^member"]', "confidence = 0.8")
    text = text.split("examples")[0]
    engine = engine_with(load_rules([written(tmp_path, text)]).frozen())
    bare, order = (engine.scan(Text(t), Context()) for t in ("see AC12345674", "order AC12345674"))
    assert [m.band for m in bare] == [Band.HIGH]
    assert not [m for m in order if m.band is Band.HIGH]


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('id = "acme_member"', 'id = "Acme Member"', 3, "no name of a kind"),
        ('id = "acme_member"', "", 2, "id is missing"),
        ('title = "Acme member number"', "", 2, "title is missing"),
        ('"health_insurance"', '"insurance"', 5, "legal_class is none"),
        ('"luhn"', '"lune"', 10, "validator is none"),
        ("label_required = true", 'label_required = "yes"', 11, "neither true nor false"),
        ("label_required = true", "label_requird = true", 11, "no key 'label_requird'"),
        ("label_required = true", "label_required = true\nconfidence = 3", 12, "confidence"),
        ('"AC[0-9]{8}"', '"(?<=x)AC[0-9]{8}"', 6, "pattern 1: look-around"),
        ('"AC[0-9]{8}"', '"A?"', 6, "less than three"),
        ('"AC[0-9]{8}"', '"(?:[0-9]+)+CCC"', 6, "too many ways"),
        ('"AC[0-9]{8}"', '"AC[9-0]{8}"', 6, "does not compile"),
        ('["^member"]', '["(member"]', 9, "header 1: a bracket is never closed"),
        ('["member no", "número de socio"]', '"member no"', 7, "labels is no list"),
        ('["member no", "número de socio"]', '["member no", "№№"]', 7, "label 2 holds no letter"),
        ('["order"]', '["order", 3]', 8, "anti_labels is no list"),
        ('patterns = ["AC[0-9]{8}", "AC [0-9]{4} [0-9]{4}"]', "", 2, "either patterns or words"),
        ('"seen AC12345674"]', '"seen AC12345674", 7]', 17, "number 3 is no text"),
    ],
)  # fmt: skip
def test_mistakes_are_named_with_file_line_rule_and_remedy(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    assert old in MEMBER
    path = written(tmp_path, MEMBER.replace(old, new))
    error = refused(path)
    assert f"{path}:{line}: rule " in error.message
    assert said in error.message
    if "id =" not in old:
        assert "rule acme_member:" in error.message


def test_yaml_mistakes_have_lines_too(tmp_path: Path) -> None:
    path = written(tmp_path, YAML.replace("validator: luhn", "validator: lune"), "a.yml")
    assert f"{path}:7: rule acme_member: validator" in refused(path).message
    path = written(tmp_path, YAML.replace("validator: luhn", "title: again"), "a.yml")
    assert f"{path}:7: a key stands there twice" in refused(path).message
    path = written(tmp_path, YAML.replace("rules:", "rules: ["), "a.yml")
    assert "no YAML" in refused(path).message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", "[[rule]\n"), ("a.toml", "x = 1\n"), ("a.toml", ""), ("a.yaml", "- a\n- b\n"), ("a.yaml", ""),
        ("a.yaml", "rules: {a: b}\n"), ("a.json", "{}"), ("a.toml", "rule = 3\n"), ("a.yaml", "a: &a [*a]\n"),
        ("a.yaml", "!!python/object:os.system {}\n"), ("a.toml", "[[rule]]\n[other]\n"),
    ],
)  # fmt: skip
def test_what_is_no_rules_file(tmp_path: Path, name: str, text: str) -> None:
    refused(written(tmp_path, text, name))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    refused(tmp_path / "absent.toml")
    refused(tmp_path)
    (tmp_path / "latin.toml").write_bytes(MEMBER.encode("latin-1"))
    refused(tmp_path / "latin.toml")


def test_ids_are_taken_once(tmp_path: Path) -> None:
    one, two = written(tmp_path, MEMBER), written(tmp_path, MEMBER, "two.toml")
    with pytest.raises(UsageError, match="stands at"):
        load_rules([one, two])
    assert "built-in" in refused(written(tmp_path, MEMBER.replace("acme_member", "us_ssn"))).message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"Member no: AC12345674"', '"Member no: AC12345675"', "examples number 1: not found"),
        ('"Member no: AC12345674"', '"Number: AC12345674"', "examples number 1: not found"),
        ('value = "AC12345674"', 'value = "AC12345682"', "examples number 3: found, but another value"),
        ('"seen AC12345674"', '"member no AC12345674"', "counter_examples number 2: found"),
        ("label_required = true", "label_required = true\nconfidence = 0.5", "examples number 1: only possible"),
    ],
)
def test_an_example_that_fails_is_named_and_not_printed(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in MEMBER
    error = refused(written(tmp_path, MEMBER.replace(old, new)))
    assert f"rule acme_member: {said}" in error.message
    assert "1234567" not in error.message + error.remedy


def test_an_example_that_another_kind_takes(tmp_path: Path) -> None:
    text = (
        '[[rule]]\nid="acme_ref"\ntitle="Reference"\nlegal_class="supporting"\npatterns=["[0-9]{3}-[0-9]{2}-[0-9]{4}"]\n'
        'labels=["ssn"]\nlabel_required=true\nconfidence=0.71\nexamples=["SSN: 219-09-4321"]\n'
    )
    assert "another kind has its place: us_ssn" in refused(written(tmp_path, text)).message


def rule(**more: object) -> Rule:
    return Rule("a_kind", "A kind", "supporting", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (rule(patterns=("[0-9]{6}",)), "takes every token"),
        (rule(patterns=("AC[0-9]+",)), "no upper length"),
        (rule(patterns=(r"AC[0-9]{3}\s{0,3}X",)), "over the end of a line"),
        (rule(patterns=("AC[0-9]{300}",)), "longer than 200"),
        (rule(words=("Rome",)), "word 1 is short"),
        (rule(patterns=("AC[0-9]{6}",)), "no examples"),
    ],
)
def test_advice(given: Rule, said: str) -> None:
    assert [sentence for sentence in advice(given) if said in sentence]


def test_a_sound_rule_gets_no_advice(tmp_path: Path) -> None:
    assert [advice(r) for r in load_rules([written(tmp_path, MEMBER + PROJECTS)]).rules] == [[], []]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Проект ЖУРАВЛЬ, журавль-7; журавли", ["ЖУРАВЛЬ", "ЖУРАВЛЬ"]), ("次の白鷺計画の予算", ["白鷺計画"]), ("Ńandú and nandu", ["ÑANDÚ", "ÑANDÚ"]),
        ("Straße der Café-Noir-Leute, cafe noir", ["CAFÉ NOIR", "CAFÉ NOIR"]), ("白鷺", []), ("plain ascii text", []),
    ],
)  # fmt: skip
def test_words_of_other_scripts(tmp_path: Path, text: str, found: list[str]) -> None:
    rules = (
        '[[rule]]\nid="names"\ntitle="Names"\nlegal_class="supporting"\n'
        'words=["Журавль", "白鷺計画", "Ñandú", "Café Noir"]\n'
    )
    engine = engine_with(load_rules([written(tmp_path, rules)]).frozen())
    matches = [m for m in engine.scan(Text(text), Context()) if m.kind == "names"]
    assert [m.normal.reveal() for m in matches] == found


def test_labels_of_other_scripts(tmp_path: Path) -> None:
    text = MEMBER.replace('"número de socio"]', '"número de socio", "номер члена"]')
    engine = engine_with(load_rules([written(tmp_path, text)]).frozen())
    matches = engine.scan(Text("Номер члена: AC12345674"), Context())
    assert [(m.kind, m.band) for m in matches] == [("acme_member", Band.HIGH)]


def test_a_thousand_words(tmp_path: Path) -> None:
    words = [f"client{n:05d}x" for n in range(2500)]
    text = f'[[rule]]\nid="clients"\ntitle="Clients"\nlegal_class="name"\nwords={words!r}\n'
    engine = engine_with(load_rules([written(tmp_path, text)]).frozen())
    found = engine.scan(Text("about CLIENT00007X and client02499x, not client02500x"), Context())
    assert [m.normal.reveal() for m in found] == ["CLIENT00007X", "CLIENT02499X"]
