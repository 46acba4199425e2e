"""Passwords in the layouts people and programs write them in; what only speaks of passwords stays silent."""

import pytest

from pii_scan.detect.credentials.secret_value import is_value, looks_chosen
from pii_scan.detect.detector import Context
from pii_scan.detect.library import shared_engine
from pii_scan.model.evidence import How, Text
from pii_scan.model.match import Band


def found(text: str, how: str = "native", *, bands: tuple[Band, ...] = (Band.HIGH,)) -> list[tuple[str, str]]:
    hits = shared_engine().scan(Text(text, How(how)), Context(how=how))
    assert all(m.raw.reveal() == text[m.spot.start : m.spot.end] for m in hits if m.spot.start is not None)
    return [(m.kind, m.normal.reveal()) for m in hits if m.band in bands]


@pytest.mark.parametrize(("text", "password"), [
    ("Username: rowan_w\nPassword: sunshine", "sunshine"),
    ("URL: https://bank.example/login\nUsername: rowan.wexford\nPassword: Kestrel88!\nApplication: Chrome", "Kestrel88!"),
    ("SOFT: Chrome (Default)\nURL: https://bank.example/\nUSER: m.wexford\nPASS: heron2024", "heron2024"),
    ("Host: https://bank.example\nLogin: m.wexford\nPassword: heron2024\n===============", "heron2024"),
    ("spring.datasource.username=wexford\nspring.datasource.password=blueheron7", "blueheron7"),
    ('mysql_password: "p4ssTulip!"', "p4ssTulip!"),
    ("my login is rowan@post.example / Kestrel88!", "Kestrel88!"),
    ("the wifi password is heron-Lake-22", "heron-Lake-22"),
    ("WiFi key: heronLake22", "heronLake22"),
    ("machine post.example login rowan password Tulip4471", "Tulip4471"),
    ("CREATE USER 'rowan'@'%' IDENTIFIED BY 'Tulip#4471';", "Tulip#4471"),
    ("PGPASSWORD=Tulip4471 psql -h db", "Tulip4471"),
    ("Hi Mary, your login is mwexford and your password is Kestrel-4471. Please change it.", "Kestrel-4471"),
    ("Your password has been reset to Kestrel-4471", "Kestrel-4471"),
    ("contraseña temporal: Verano2025!", "Verano2025!"),
    ("Su contraseña es Verano2025", "Verano2025"),
    ("Usuario: tokonkwo\nContraseña: verano", "verano"),
    ("Contrasena - Verano2025", "Verano2025"),
    ("Benutzername: wexford\nPasswort: Sommer2025!", "Sommer2025!"),
    ("Identifiant : wexford\nMot de passe : Tulipe2025", "Tulipe2025"),
    ("usuário: wexford senha: verao2025", "verao2025"),
    ("password (case sensitive): Tulip#4471", "Tulip#4471"),
    ("password for the portal: Tulip#4471", "Tulip#4471"),
    ("Login: rowan / Tulip#4471", "Tulip#4471"),
    ("login rowan pass Tulip#4471", "Tulip#4471"),
    ("username/password: rowan/sunshine", "sunshine"),
    ("user & pass - rowan:Tulip#4471", "Tulip#4471"),
    ("User    Password\nrowan   Tulip#4471", "Tulip#4471"),
    ("User,Password\nrowan,Tulip#4471\nmary,Heron#22\n", "Tulip#4471"),
    ('connect(user="rowan", password="Tulip#4471")', "Tulip#4471"),
    ("Server=db;User Id=rowan;Password=Tulip#4471;Encrypt=true", "Tulip#4471"),
    ("Provider=SQLOLEDB;Data Source=db;Uid=rowan;Pwd=Tulip4471;", "Tulip4471"),
    ("jdbc:mysql://db/people?user=rowan&password=Tulip4471&useSSL=false", "Tulip4471"),
    ("passphrase: tulip heron kestrel wexford", "tulip heron kestrel wexford"),
    ("<add key=\"user\" value=\"x\"/><password>Tulip4471</password>", "Tulip4471"),
    ('<property name="password" value="x"/>\n"username": "rowan",\n"password": "sun\\"shine9"', 'sun\\"shine9'),
    ("--password=Tulip4471", "Tulip4471"),
    ("Password\tTulip4471", "Tulip4471"),
    ("pw: heron22", "heron22"),
    ("PW - Heron22", "Heron22"),
    ("my passwords\ngmail: Tulip4471\nbank - Heron#22\n", "Heron#22"),
    ("E-mail\nrowan@post.example\nPassword\nTulip4471\n", "Tulip4471"),
    ("Username\nrwexford\nPassword\nT@lip447\n", "T@lip447"),
    ("adminPassword: Tulip4471", "Tulip4471"),
    ("dbpassword = 'Tulip4471'", "Tulip4471"),
    ("Portal login\nrwexford\nHeron#22", "Heron#22"),
    ("login details: rwexford Heron#22", "Heron#22"),
    ("un: rwexford pw: Heron22", "Heron22"),
    ("Passwords!!\n- Netflix: rowan@post.example / Tulip4471\n- Bank: rwexford / Heron#22", "Heron#22"),
    ("ssh rwexford@10.0.4.4 (pass Heron#22)", "Heron#22"),
    ("define('DB_PASSWORD', 'Heron#22');", "Heron#22"),
    ("export DB_PASS=Heron22", "Heron22"),
    ("Passcode: 448812", "448812"),
    ("curl -s -u rwexford:Heron#22 https://api.heron.net", "Heron#22"),
    ("mysqldump -h db -u root -pHeron22 people", "Heron22"),
    ("sshpass -p Heron#22 ssh root@10.0.0.4", "Heron#22"),
    ("net use Z: \\\\srv\\share /user:HERON\\rwexford Heron#22", "Heron#22"),
    ("smbclient //srv/share -U rwexford%Heron#22", "Heron#22"),
    ("id;email;password\n1;rowan@post.example;sunshine\n2;mary@post.example;Kestrel88\n", "sunshine"),
])  # fmt: skip
def test_layouts(text: str, password: str) -> None:
    assert ("password", password) in found(text)


@pytest.mark.parametrize("text", [
    '["username", "password", "submit"]', "mysql -u root -p people", "curl -u $USER:$PASS https://api.heron.net",
    "login: failed for rowan", "the login is down / maintenance", "login is at 9:00 / 10:00 daily", "sign in\nCancel\nHelp", "Passwords\nRule: at least eight letters\n",
    "const password = 'Password used to generate key';", "f(user=user, password=password, netloc=netloc)",
    'if user_pass == "git" or user == "x":', "jQuery({password:!0,image:!0})",
    ":param username: Unicode\n:param password: Unicode",
    "self.password = password", "const { username, password } = req.body;", "password: Optional[str] = None",
    'if (password.length < 8) throw new Error("Password: too short")', 'def f(user: str, password: str = "x"):',
    "Enter password:\nrowan@host:~$", "The password must be at least 8 characters", "Passwords are stored hashed",
    "boarding pass: AB1234", "pass: 12 tests, fail: 3", "password: !vault |", "secret/data/db#password",
    "user_password = models.CharField(max_length=128)", 'PASSWORD_HASHERS = ["django.x"]', "password = getpass()",
    'password = os.environ["DB_PASSWORD"]', "DB_PASSWORD=${DB_PASSWORD}", "password: <your password>",
    "password: {{ vault_password }}", "Password: ••••••••", "login: admin password: changeme", "password=%s",
    "$pw->uid == $pw->dir", "The userid and password is shared through the vault",
    "username and password protected areas", "Username\nPassword\nForgot password?\nSign in",
    "Contraseña: obligatoria", "la contraseña es incorrecta", "userName: user.name, password: newPassword,",
    "password == expectedPassword1", "passport: AB1234567", "proxy=socks5h://<username>:<password>@proxy-host",
    "compass: N42", "pass `dtype=\"datetime64\"`",
    "password: process.env.DB_PASS1", "pwd: /home/rowan/heron2", "password: null", '"password": "string"',
    "password: [REDACTED]", "clave de rastreo: MX2025A99", "Password: Forgot?", "$password = $_POST['password'];",
])  # fmt: skip
def test_words_about_passwords(text: str) -> None:
    assert "password" not in dict(found(text))


def test_login_and_password_are_one_record() -> None:
    hits = shared_engine().scan(Text("Username: rowan_w\nPassword: Tulip#4471"), Context())
    assert [(m.kind, m.normal.reveal()) for m in hits] == [("login", "rowan_w"), ("password", "Tulip#4471")]
    assert len({m.record for m in hits}) == 1


@pytest.mark.parametrize("value", ["changeme", "P@ssw0rd", "hunter2", "ExamplePass1"])
def test_placeholders_are_dummies(value: str) -> None:
    assert ("password", value) in found(f"user: admin\npassword: {value}", bands=(Band.DUMMY,))


@pytest.mark.parametrize(("text", "password"), [
    ("rowan@post.example:sunshine\nmary.o@post.example:Kestrel88\n", "sunshine"),
    ("rowan@post.example|sunshine\nmary.o@post.example|Kestrel88\n", "sunshine"),
    ("rowan@post.example;Tulip#4471", "Tulip#4471"),
    ("https://bank.example/login:mwexford:Kestrel88!", "Kestrel88!"),
    ("https://bank.example/|mwexford|Kestrel88!", "Kestrel88!"),
    ("android://abc==@com.heron.app/:rowan@post.example:Kestrel88!", "Kestrel88!"),
    ("Authorization: Basic cm93YW46VHVsaXAjNDQ3MQ==", "Tulip#4471"),
])  # fmt: skip
def test_lists_without_labels(text: str, password: str) -> None:
    assert ("password", password) in found(text)


@pytest.mark.parametrize("text", [
    "git@code.example:wexford/heron.git", "scp rowan@host.example:/etc/motd .", "rowan@host.example:22",
    "https://host.example:8443/path:8080", "rowan@post.example; mary@post.example", "Basic training for everybody",
    "From: rowan@post.example: hello there", "Basic QWxsIHRoaXMgaXMgdGV4dA==",
])  # fmt: skip
def test_no_lists(text: str) -> None:
    assert "password" not in dict(found(text))


@pytest.mark.parametrize(("value", "is_chosen"), [
    ("Tulip#4471", True), ("heron22", True), ("sunshine", False), ("Sunshine", False), ("123456", False),
    ("blue-Heron", True), ("SUNSHINE", False), ("a1b2c3", True),
])  # fmt: skip
def test_chosen(value: str, is_chosen: bool) -> None:
    assert looks_chosen(value) is is_chosen


@pytest.mark.parametrize(
    "value", ["", "ab", "None", "string", "********", "${PW}", "<pw>", "%(pw)s", "f(x)", "x" * 129]
)
def test_no_value(value: str) -> None:
    assert not is_value(value, quoted=False, program=False)
