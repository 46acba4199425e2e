"""The messages folder."""

from sample_data.generator import messages
from sample_data.generator.people import Population
from sample_data.generator.truth import Leak


def fill(leak: Leak, population: Population) -> None:
    people = population.documented
    inmates, families = list(people[12:24]), list(people[38:50])
    name = "messages/export_2024Q1.csv"
    t = leak.truth(name, "messages")
    leak.write(name, messages.as_csv(t, leak.rng(name), inmates, families, 120))
    name = "messages/threads_may.json"
    t = leak.truth(name, "messages")
    leak.write(name, messages.as_json(t, leak.rng(name), list(zip(inmates[:6], families[:6], strict=True)), 12))
    must = ("Call me at {phone} after 6 ok", "We moved, new address is {address}")
    es = ("Llámame al {phone} cuando puedas", "Mi nueva dirección es {address}", "mi correo es {email}")
    for name, a, b, style, spanish in (
        ("messages/chat/WhatsApp Chat with Denise.txt", 20, 40, "bracket", False), ("messages/chat/chat_es_0231.txt", 22, 41, "dash", True),
        ("messages/chat/_chat.txt", 23, 44, "bracket", False),
    ):  # fmt: skip
        t = leak.truth(name, "messages")
        if "Denise" in name:
            t.nobodys("person_name", "Denise")
        leak.write(
            name,
            messages.as_chat(t, leak.rng(name), people[a], people[b], style, spanish, es if spanish else must).encode(),
        )
    name = "messages/legal/thread_50071.txt"
    t = leak.truth(name, "messages")
    leak.write(name, messages.attorney_thread(t, leak.rng(name), people[14], people[51]).encode())
