"""The call records and the attorney list."""

from sample_data.generator import calls
from sample_data.generator.people import Population
from sample_data.generator.truth import Leak


def fill(leak: Leak, population: Population) -> None:
    people = population.documented
    rng = leak.rng("attorneys")
    rows = calls.attorneys(rng, list(people[50:54]))
    name = "cdr/attorney_list.csv"
    leak.write(name, calls.attorney_list(leak.truth(name, "attorney_list"), rows))
    name = "cdr/call_records.csv"
    t = leak.truth(name, "call_records")
    data, leak.privileged_calls = calls.call_records(
        t, leak.rng(name), list(people[12:24]), list(people[38:50]), [r[0] for r in rows], 3000
    )
    leak.write(name, data)
