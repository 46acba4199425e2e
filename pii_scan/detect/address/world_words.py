"""Words of addresses outside the US: types of streets, countries, provinces, labels, and what is never a street."""

import re

COMPOUND = (
    "straße|strasse|straẞe|str\\.|weg|platz|allee|gasse|ring|damm|ufer|steig|pfad|chaussee|markt|graben|wall|gässli|"
    "straat|laan|gracht|plein|kade|dijk|singel|steeg|dreef|hof|baan|"
    "gatan|gata|vägen|väg|gränd|torget|gade|vej|vænget|stræde|plads|allé|veien|vegen|gaten|vei|veg|"
    "katu|tie|polku|kuja|kaari|bulevardi|gjerdet|grenda|bakken|lia|åsen|stien|svingen|tunet|haugen|kroken|stigen|"
    "backen|"
    "torg|leden|liden"
)
"""Endings of street names that are one word: Hauptstraße, Keizersgracht, Storgatan."""
SURE_COMPOUND = re.compile(
    r"(?i)(?:straße|strasse|straẞe|str\.|gasse|chaussee|straat|gracht|laan|gatan|vägen|gade|vej|veien|gaten|katu)$"
)
TYPES = (
    "via|viale|v\\.le|corso|c\\.so|piazza|p\\.zza|piazzale|largo|vicolo|strada|stretto|lungomare|contrada|borgo|"
    "salita|incrocio|"
    "calle|c/|cl|cll|avenida|avda|avd|av|ave|avinguda|paseo|pso|plaza|pza|plza|plaça|carrer|rambla|ronda|camino|"
    "cno|travesía|travesia|carretera|ctra|calzada|calz|bulevar|boulevard|blvd|blv|bd|bld|privada|priv|prolongación|"
    "prol|"
    "andador|callejón|cerrada|circuito|circunvalación|eje|viaducto|periférico|pasaje|pje|diagonal|transversal|cuesta|"
    "glorieta|pasadizo|vial|urbanización|urb|carrera|cra|kra|kr|cr|peatonal|continuación|retorno|"
    "rua|r\\.|travessa|praça|pca|alameda|estrada|rodovia|vila|viela|ladeira|beco|largo|quinta|"
    "rue|avenue|impasse|allée|allées|chemin|ch\\.|quai|cours|square|passage|faubourg|fbg|route|rte|sentier|esplanade|"
    "place|montée|ruelle|voie|résidence|lotissement|hameau|"
    "ul|ulica|al|aleja|aleje|os|osiedle|pl|plac|rynek|náměstí|nám|třída|trg|ulice|utca|út|tér|körút|strada|str|"
    "bulevardul|"
    "sokak|sok|sk|cadde|caddesi|cad|mahallesi|mah|bulvarı|"
    "jalan|jl|jln|lorong|"
    "straße|strasse|str|platz|weg|allee|gasse|ring|damm|ufer|markt|straat|laan|plein|gracht|"
    "postfach|postbus|apartado|casilla|casella|caixa|postboks|postbox|"
    "cesta|vijenac|dol|put|aleea|strada|drumul|calea|intrarea|piata|soseaua|"
    "katu|kuja|tie|polku|allé|vej|gade|gata|gatan|väg|veien|cañada|ampliación|acceso|subida|parque|costanilla|"
    "poblado|vereda"
)
"""Words before the name of a street; some with their dot."""
PREPOSITIONED = (
    "am|an der|an den|auf dem|auf der|im|in der|in den|zum|zur|unter den|hinter der|vor dem|alte|neue|alter|neuer"
)
"""How streets without a type begin in German."""
LINKS = frozenset(
    """de del la las los el le les l' d' du des dell' della delle dei degli di da do das dos e y i en et und der den dem
    am an im zum zur van von het 't op ter ten te af och og aan upon on sur sous lès au aux à of the a o na nad pod
    w""".split()  # noqa: SIM905
)
"""Lower-case words inside names of streets and towns."""
ENGLISH_TYPES = (
    "street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|crescent|cres|court|ct|gardens|gdns|grove|place|pl|square|sq|"
    "terrace|way|walk|hill|park|row|mews|green|rise|view|vale|parade|pde|highway|hwy|circuit|cct|esplanade|boulevard|"
    "quay|wharf|yard|end|gate|heath|mount|path|broadway|embankment|parkway|crossing|loop|line|trail|nagar|marg|"
    "sector|colony|layout|cross|main|bazar|chowk|enclave|vihar|heights|common|side|bank|field|"
    "fields|"
    "meadow|meadows|wood|woods|orchard|brow|croft|drove|fold|garth|approach|chase|mall|circle|point|ridge|ramp|"
    "parkroad|"
    "rue|chemin|boul|strand|mall|tce|bvd|crossroad|crossroads|junction|islands|mission|ville|springs|course|cove|"
    "track|path|extension|ganj|bagh|puram|stn|chawl|residency"
)
_COUNTRIES = {
    "DE": "Germany|Deutschland|Alemania",
    "AT": "Austria|Österreich",
    "CH": "Switzerland|Schweiz|Suisse|Svizzera",
    "FR": "France|Francia",
    "BE": "Belgium|Belgique|België",
    "LU": "Luxembourg",
    "NL": "The Netherlands|Netherlands|Nederland|Holland",
    "ES": "Spain|España",
    "MX": "Mexico|México",
    "AR": "Argentina",
    "CO": "Colombia",
    "CL": "Chile",
    "PE": "Peru|Perú",
    "IT": "Italy|Italia",
    "BR": "Brazil|Brasil",
    "PT": "Portugal",
    "PL": "Poland|Polska",
    "CZ": "Czech Republic|Czechia|Česko|Česká republika",
    "SK": "Slovakia|Slovensko",
    "HU": "Hungary|Magyarország",
    "RO": "Romania|România",
    "HR": "Croatia|Hrvatska",
    "SI": "Slovenia|Slovenija",
    "SE": "Sweden|Sverige",
    "NO": "Norway|Norge",
    "DK": "Denmark|Danmark",
    "FI": "Finland|Suomi",
    "GB": "United Kingdom|UK|U\\.K\\.|Great Britain|England|Scotland|Wales|Northern Ireland",
    "IE": "Ireland|Éire|Republic of Ireland",
    "CA": "Canada",
    "AU": "Australia",
    "NZ": "New Zealand|Aotearoa",
    "IN": "India",
    "JP": "Japan",
    "ZA": "South Africa",
    "TR": "Turkey|Türkiye",
    "GR": "Greece",
    "PH": "Philippines",
    "SG": "Singapore",
    "MY": "Malaysia",
    "EC": "Ecuador",
    "UY": "Uruguay",
    "VE": "Venezuela",
    "CR": "Costa Rica",
    "GT": "Guatemala",
    "DO": "República Dominicana|Dominican Republic",
    "IS": "Iceland|Ísland",
    "EE": "Estonia|Eesti",
    "LV": "Latvia|Latvija",
    "LT": "Lithuania|Lietuva",
    "IL": "Israel",
    "UA": "Ukraine",
    "RU": "Russia",
    "BG": "Bulgaria",
    "RS": "Serbia",
    "MT": "Malta",
    "CY": "Cyprus",
}
COUNTRY_OF = {name.replace("\\", "").lower(): code for code, names in _COUNTRIES.items() for name in names.split("|")}
COUNTRY = (
    "(?i:"
    + "|".join(sorted((n for names in _COUNTRIES.values() for n in names.split("|")), key=len, reverse=True))
    + ")"
)
LABEL = re.compile(
    r"(?i)(?:address|adresse|anschrift|adres|adress|direcci[oó]n|domicilio|indirizzo|endere[cç]o|morada|osoite|adresa|"
    r"wohnhaft(?: in)?|demeurant(?: au)?|domicili[ée]e?(?: au)?|residen(?:te|za|ce)(?: en| in)?|lives? at|living at|"
    r"lived at|"
    r"resides? at|vive en|vivo en|wohnt in|habite(?: au)?|ship to|bill to|deliver to|send (?:it |this )?to|"
    r"lieferadresse|"
    r"rechnungsadresse|stra(?:ß|ss)e|straat|calle y n[uú]mero|via|rue|ulica)[ \t]*[:.#-]*[ \t\"']*(?:\r?\n[ \t]*)?$"
)
NEVER = re.compile(
    r"(?i)\b(?:copyright|chapter|section|figure|table|page|version|order|invoice|item|part|article|volume|issue|"
    r"room|line|step|"
    r"seite|kapitel|abschnitt|artikel|tabelle|abbildung|p[aá]gina|cap[ií]tulo|secci[oó]n|tabla|figura|factura|pedido|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|january|enero|marzo|abril|"
    r"mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|januar|februar|märz|juni|juli|oktober|"
    r"dezember)\b\.?"
)
"""Before a number these are no street."""
