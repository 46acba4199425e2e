"""HDF5 files, written by h5py."""

import io


def study(note: str) -> bytes:
    import h5py
    import numpy as np

    out = io.BytesIO()
    with h5py.File(out, "w", libver="latest") as file:
        file.attrs["investigator"] = "Marisol Quintanilla"
        people = file.create_group("patients")
        people["name"] = np.array([b"Ann Lee", b"Bob Ray"], dtype="S10")
        people.create_dataset("email", data=["ann@example.org", "bob@example.org"], dtype=h5py.string_dtype())
        people["ssn"] = np.array([446222943, 446222944])
        people["weight"] = np.array([61.5, 80.25])
        file["visits"] = np.array([(b"Joe", 7), (b"Eve", 8)], dtype=[("who", "S8"), ("ward", "i4")])
        file.create_dataset("note", data=note, dtype=h5py.string_dtype())
    return out.getvalue()


def matlab() -> bytes:
    """As MATLAB 7.3 lays out `who = {'Ünal Kaya'}` and `city = 'Łódź'`."""
    import h5py
    import numpy as np

    def text(group: "h5py.Group", name: str, value: str) -> "h5py.Dataset":
        made = group.create_dataset(name, data=np.array([[ord(ch)] for ch in value], dtype="u2"))
        made.attrs["MATLAB_class"] = np.bytes_("char")
        return made

    out = io.BytesIO()
    with h5py.File(out, "w", userblock_size=512) as file:
        inner = text(file.create_group("#refs#"), "a", "Ünal Kaya")
        cell = file.create_dataset("who", (1, 1), dtype=h5py.ref_dtype)
        cell[0, 0] = inner.ref
        cell.attrs["MATLAB_class"] = np.bytes_("cell")
        text(file, "city", "Łódź")
    data = out.getvalue()
    return b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(512) + data[512:]
