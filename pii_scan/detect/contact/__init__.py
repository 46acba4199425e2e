"""How and when to reach or tell a person: e-mail, phone, birth date."""
