"""Faces drawn for tests, and where their eyes and mouths are."""

import numpy as np
from PIL import Image, ImageDraw

SMILEY_POINTS = np.array([(260, 198), (380, 198), (256, 318), (384, 318)], np.float32)
ROBOT_POINTS = np.array([(245, 200), (395, 200), (230, 330), (410, 330)], np.float32)


def smiley() -> Image.Image:
    """A round yellow face that the networks take for a person's."""
    image = Image.new("RGB", (640, 480), (90, 150, 220))
    pen = ImageDraw.Draw(image)
    pen.ellipse((180, 60, 460, 420), fill=(250, 210, 60), outline=(120, 80, 0), width=5)
    for x in (260, 380):
        pen.ellipse((x - 26, 170, x + 26, 226), fill="white", outline="black", width=3)
        pen.ellipse((x - 10, 188, x + 10, 208), fill="black")
    pen.arc((250, 250, 390, 350), 20, 160, fill=(140, 20, 20), width=8)
    return image


def robot() -> Image.Image:
    """A face of boxes that no network takes for one."""
    image = Image.new("RGB", (640, 480), "white")
    pen = ImageDraw.Draw(image)
    pen.rectangle((150, 90, 490, 420), fill=(150, 160, 170), outline=(60, 60, 70), width=6)
    for x in (245, 395):
        pen.rectangle((x - 30, 180, x + 30, 220), fill=(20, 240, 220))
    pen.rectangle((230, 318, 410, 342), fill=(40, 40, 50))
    for x in range(250, 400, 20):
        pen.line((x, 318, x, 342), fill=(220, 220, 220), width=3)
    return image
