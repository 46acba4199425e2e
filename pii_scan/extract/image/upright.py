"""Turns a page so that its lines of text lie level and the right way up, by the lines themselves."""

from dataclasses import replace
from typing import TYPE_CHECKING

from pii_scan.extract.image.lines import Line, session
from pii_scan.extract.image.recognise import cut
from pii_scan.extract.image.view import View, cv

if TYPE_CHECKING:
    from pii_scan.extract.image.view import Grey

_LEVEL = 0.6
_ASKED = 5
_INPUT = 48, 192


def upright(view: View, lines: list[Line]) -> tuple[View, list[Line]]:
    """The view turned by the lines' common angle (any), and the same lines in its pixels."""
    angle = common_angle(lines)
    quarters = round(angle / 90)
    rest = angle - 90 * quarters
    page = view.turned(quarters) if quarters else view
    there = moved(lines, view, page)
    if upside_down(page, there):
        page = page.turned(2)
        there = moved(lines, view, page)
    if abs(rest) >= _LEVEL:
        page = page.rotated(rest)
        there = moved(lines, view, page)
    return page, there


def common_angle(lines: list[Line]) -> float:
    """Degrees counter-clockwise, (−90, 90]; the mean of the elongated lines by their width; 0 without any.

    Lines' directions repeat after half a turn, so doubled angles are averaged.
    """
    import numpy as np

    long = [line for line in lines if line.width >= 2 * line.height]
    if not long:
        return 0.0
    widths = np.array([line.width for line in long])
    doubled = np.exp(2j * np.radians([line.angle for line in long]))
    # The lines of one direction outweigh a signature's; outliers are left out of a second mean.
    mean = np.angle((widths * doubled).sum())
    near = np.abs(np.angle(doubled * np.exp(-1j * mean))) < np.radians(20)
    if near.any():
        mean = np.angle((widths * doubled)[near].sum())
    return float(np.degrees(mean) / 2)


def upside_down(page: View, lines: list[Line]) -> bool:
    """Whether most of the widest lines stand on their heads, by the classifier of RapidOCR's wheel; about 10 ms."""
    import numpy as np

    widest = sorted((line for line in lines if line.width >= 1.5 * line.height), key=lambda line: -line.width)[:_ASKED]
    if not widest:
        return False
    batch = np.zeros((len(widest), 3, *_INPUT), np.float32)
    for at, line in enumerate(widest):
        strip: Grey = cut(page, line)
        width = min(_INPUT[1], strip.shape[1])
        small = cv().resize(strip, (width, _INPUT[0]), interpolation=cv().INTER_AREA)
        batch[at, :, :, :width] = (small.astype(np.float32) / 255 - 0.5) / 0.5
    model = session("cls")
    votes = model.run(None, {model.get_inputs()[0].name: batch})[0]
    return float((votes[:, 1] - votes[:, 0]).sum()) > 0


def moved(lines: list[Line], before: View, after: View) -> list[Line]:
    """The lines in pixels of `after`; where they now run to the left, from their other end."""
    import numpy as np

    plane = np.linalg.inv(after.to_upright) @ before.to_upright
    out: list[Line] = []
    for line in lines:
        corners = np.hstack([line.corners, np.ones((4, 1))]) @ plane.T
        corners = corners[:, :2] / corners[:, 2:]
        dx, dy = corners[1] - corners[0]
        out.append(replace(line, corners=np.roll(corners, -2, axis=0) if dx + 1e-6 * dy < 0 else corners))
    return out
