"""Python imports this at each start where its folder is on PYTHONPATH: in the command, its fork server and so in
every worker.

It lengthens the path on which plug-ins of the extract stage are looked for, and nothing else: `faulty` is then found
as any plug-in is, by its file and its constant.
"""

from pathlib import Path

import pii_scan.extract

pii_scan.extract.__path__.append(str(Path(__file__).parent / "extract"))
