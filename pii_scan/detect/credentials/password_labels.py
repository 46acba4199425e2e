"""How passwords and logins are announced, in the languages they are mostly found in."""

PASSWORD_WORD = (
    r"(?:pass[ _-]?words?|passwd|pass[ _-]?code|pass[ _-]?phrase|passwort|kennwort|passwrd|pasword|passw0rd|"
    r"contrase[nñ]as?|"
    r"contrasefia|clave(?: de acceso)?|senha|mot de passe|mdp|wachtwoord|pwd|psw|pw|pass)"
)
WIFI_WORD = r"(?:(?:wi-?fi|wlan|network|wpa2?|wireless|security) ?(?:key|code)|psk|wpa[_ ]?passphrase)"
LOGIN_WORD = (
    r"(?:user[ _-]?names?|user[ _-]?id|userid|users?|logins?|log[ _-]?in|logon|sign[ _-]?in|account(?: name)?|"
    r"usuario|usr|uid|un(?= ?[:=/])|"
    r"nombre de usuario|utilisateur|identifiant|benutzername|benutzer|usu[aá]rio|e-?mail(?: address)?|"
    r"correo(?: electr[oó]nico)?)"
)

GATE = (
    "password", "passwords", "pass word", "passwd", "passcode", "pass code", "passphrase", "pass phrase", "pass",
    "pwd", "pw", "psw", "passwort", "kennwort", "passwrd", "pasword", "passw0rd", "contraseña", "contraseñas",
    "contrasena", "contrasefia", "clave", "clave de acceso", "senha", "mot de passe", "mdp", "wachtwoord",
    "dbpassword", "dbpass", "dbpasswd", "dbpwd", "userpassword", "userpass", "userpwd", "adminpassword", "adminpass",
    "mypassword", "rootpassword", "rootpass", "loginpassword", "pgpassword", "mysqlpassword", "smtppassword",
    "mailpassword", "ftppassword", "ftppass", "keypassword", "storepassword", "keystorepassword", "sshpass",
    "wifi key", "wi-fi key", "wlan key", "network key", "wpa key", "wpa2 key", "wireless key", "security key", "psk",
    "wpa passphrase", "identified by", "creds", "credentials", "login", "logins", "sign in",
)  # fmt: skip
