"""A grey picture that remembers where its pixels lie in the upright original."""

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Grey = npt.NDArray[np.uint8]
    Matrix = npt.NDArray[np.float64]

Box = tuple[int, int, int, int]


@cache
def cv() -> Any:
    """OpenCV, one thread per process: the pool already fills the cores."""
    import cv2

    cv2.setNumThreads(1)
    return cv2


@dataclass(frozen=True, slots=True)
class View:
    """Grey pixels and the map (3×3, projective) from them to pixels of the upright original."""

    pixels: "Grey"
    to_upright: "Matrix"

    @classmethod
    def whole(cls, pixels: "Grey", width: int, height: int) -> "View":
        """A possibly reduced decode of an upright picture of `width` × `height` pixels."""
        import numpy as np

        rows, columns = pixels.shape
        return cls(pixels, np.diag([width / columns, height / rows, 1.0]))

    @property
    def width(self) -> int:
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        return int(self.pixels.shape[0])

    @property
    def long_side(self) -> int:
        return max(self.width, self.height)

    @property
    def scale(self) -> float:
        """Pixels of the upright original to one of this view, about its upper left corner."""
        (a, b), (c, d) = self.to_upright[:2, :2].tolist()
        return float(abs(a * d - b * c) ** 0.5 / abs(float(self.to_upright[2, 2])))

    def crop(self, box: Box) -> "View":
        import numpy as np

        x, y, width, height = box
        part = np.ascontiguousarray(self.pixels[y : y + height, x : x + width])
        return View(part, self.to_upright @ np.array([[1.0, 0, x], [0, 1, y], [0, 0, 1]]))

    def scaled(self, factor: float, *, rough: bool = False) -> "View":
        """Area averaging downwards, cubic upwards.

        Args:
            factor: new size to old.
            rough: linear where more than half is kept: a quarter of the time, for a look and not for reading.
        """
        import numpy as np

        cv2 = cv()
        size = (max(1, round(self.width * factor)), max(1, round(self.height * factor)))
        how = cv2.INTER_CUBIC if factor >= 1 else cv2.INTER_LINEAR if rough else cv2.INTER_AREA
        halves = max(0, int(math.log2(1 / factor)))
        width, height = self.width >> halves << halves, self.height >> halves << halves
        if not halves or not width or not height:
            width, height, pixels = self.width, self.height, self.pixels
        else:
            # Whole halves take a fiftieth of the time that fractions take; an odd last row is left out.
            small = (width >> halves, height >> halves)
            pixels = cv2.resize(self.pixels[:height, :width], small, interpolation=cv2.INTER_AREA)
        back = np.diag([width / size[0], height / size[1], 1.0])
        return View(cv2.resize(pixels, size, interpolation=how), self.to_upright @ back)

    def at_most(self, long_side: int, *, rough: bool = False) -> "View":
        """The view, made smaller where its long side is more."""
        return self if self.long_side <= long_side else self.scaled(long_side / self.long_side, rough=rough)

    def turned(self, quarters: int) -> "View":
        """Quarter turns, counter-clockwise."""
        import numpy as np

        quarters %= 4
        width, height = self.width, self.height
        back = {
            0: np.eye(3),
            1: np.array([[0.0, -1, width], [1, 0, 0], [0, 0, 1]]),
            2: np.array([[-1.0, 0, width], [0, -1, height], [0, 0, 1]]),
            3: np.array([[0.0, 1, 0], [-1, 0, height], [0, 0, 1]]),
        }[quarters]
        return View(np.ascontiguousarray(np.rot90(self.pixels, quarters)), self.to_upright @ back)

    def rotated(self, degrees: float) -> "View":
        """Turned counter-clockwise about the middle, on a canvas that holds all of it."""
        import numpy as np

        cv2 = cv()
        turn = cv2.getRotationMatrix2D((self.width / 2, self.height / 2), degrees, 1.0)
        cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
        width = int(self.height * sin + self.width * cos)
        height = int(self.height * cos + self.width * sin)
        turn[0, 2] += width / 2 - self.width / 2
        turn[1, 2] += height / 2 - self.height / 2
        # Paper colour in the corners, so that they draw no edges of their own.
        paper = float(np.median(self.pixels[:: max(1, self.height // 64), :: max(1, self.width // 64)]))
        pixels = cv2.warpAffine(
            self.pixels,
            turn,
            (width, height),
            flags=cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=paper,
        )
        return View(pixels, self.to_upright @ np.linalg.inv(np.vstack([turn, [0.0, 0.0, 1.0]])))

    def unplaced(self) -> "View":
        """The same pixels as a picture of their own: boxes read from it are in its pixels."""
        return View.whole(self.pixels, self.width, self.height)

    def with_pixels(self, pixels: "Grey") -> "View":
        """The same place with other grey values."""
        return View(pixels, self.to_upright)

    def upright_box(self, x: float, y: float, width: float, height: float) -> Box:
        """A box of this view as the enclosing box in the upright original."""
        import numpy as np

        corners = np.array([[x, x + width, x + width, x], [y, y, y + height, y + height], [1.0, 1, 1, 1]])
        mapped = self.to_upright @ corners
        mapped = mapped / mapped[2]
        left, top = float(mapped[0].min()), float(mapped[1].min())
        return (
            max(0, round(left)),
            max(0, round(top)),
            max(1, round(float(mapped[0].max()) - left)),
            max(1, round(float(mapped[1].max()) - top)),
        )

    def box_from_upright(self, box: Box) -> Box:
        """The inverse of `upright_box`."""
        import numpy as np

        return View(self.pixels, np.linalg.inv(self.to_upright).astype(np.float64)).upright_box(*box)
