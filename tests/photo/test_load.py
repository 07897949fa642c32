"""Every common picture format, turned and transparent, damaged, hostile and mistaken files."""

import io
import struct
import zlib
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from joyvasa_desktop.errors import UnreadableFile, UserError
from joyvasa_desktop.photo.load import decode_picture, load_picture

DATA = Path(__file__).parents[1] / "data"
TURNED_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


@pytest.fixture(scope="module")
def photo(astronaut: np.ndarray) -> Image.Image:
    """200 × 220 pixels of a face, RGB."""
    return Image.fromarray(astronaut[20:240, 120:320])


def encoded(image: Image.Image, kind: str, **options) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def apart(picture, image: Image.Image) -> float:
    """Mean difference in grey levels to the expected image."""
    assert picture.rgb.shape == (image.height, image.width, 3)
    assert picture.rgb.dtype == np.uint8
    return float(np.abs(picture.rgb.astype(int) - np.asarray(image.convert("RGB"))).mean())


class TestFormats:
    @pytest.mark.parametrize(
        ("kind", "options", "limit"),
        [
            ("JPEG", {"quality": 95}, 3),
            ("JPEG", {"quality": 95, "progressive": True}, 3),
            ("PNG", {}, 0),
            ("WEBP", {"lossless": True}, 0),
            ("WEBP", {"quality": 90}, 3),
            ("GIF", {}, 3),
            ("BMP", {}, 0),
            ("TIFF", {}, 0),
            ("TIFF", {"compression": "tiff_lzw"}, 0),
            ("TIFF", {"compression": "jpeg", "quality": 95}, 3),
            ("AVIF", {"quality": 95}, 3),
            ("MPO", {"quality": 95}, 3),
        ],
    )
    def test_content_decides_not_the_name(self, kind, options, limit, photo, odd_folder):
        path = odd_folder / "portrait ä 猫.wrong"
        path.write_bytes(encoded(photo, kind, **options))
        picture = load_picture(path)
        assert apart(picture, photo) <= limit
        assert picture.alpha is None
        assert picture.scale == 1
        assert picture.original_size == (200, 220)

    @pytest.mark.parametrize("name", ["upright.heic", "turned.heic"])
    def test_heic_of_a_phone(self, name, photo):
        assert apart(load_picture(DATA / name), photo) < 3

    @pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG", "TIFF", "AVIF"])
    def test_first_picture_of_several(self, kind, photo):
        black = Image.new("RGB", photo.size)
        data = encoded(photo, kind, save_all=True, append_images=[black, black])
        assert apart(decode_picture(data, "moving"), photo) < 6

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_orientation(self, kind, orientation, photo):
        turn = TURNED_BACK[orientation]
        stored = photo if turn is None else photo.transpose(turn)
        exif = Image.Exif()
        exif[0x0112] = orientation
        picture = decode_picture(encoded(stored, kind, exif=exif, quality=95), "turned")
        assert apart(picture, photo) < 3
        assert picture.original_size == photo.size


class TestDepthsAndColours:
    @pytest.mark.parametrize("kind", ["PNG", "TIFF"])
    def test_sixteen_bit_grey(self, kind, photo):
        grey = photo.convert("L")
        deep = Image.fromarray(np.asarray(grey).astype(np.uint16) * 257)
        assert apart(decode_picture(encoded(deep, kind), "deep"), grey) == 0

    def test_dark_sixteen_bit_grey_stays_dark(self):
        dark = Image.fromarray(np.full((80, 80), 200, np.uint16))
        assert decode_picture(encoded(dark, "PNG"), "dark").rgb.max() == 1

    @pytest.mark.parametrize("extension", [".png", ".tiff"])
    def test_sixteen_bit_colour(self, extension, photo):
        deep = np.asarray(photo)[..., ::-1].astype(np.uint16) * 257
        data = cv2.imencode(extension, deep)[1].tobytes()
        assert apart(decode_picture(data, "deep"), photo) <= 1

    def test_floating_point(self, photo):
        grey = photo.convert("L")
        values = np.asarray(grey).astype(np.float32) / 255
        values[0, :3] = (np.nan, np.inf, -np.inf)
        picture = decode_picture(encoded(Image.fromarray(values), "TIFF"), "float")
        assert picture.rgb[1:, :, 0] == pytest.approx(np.asarray(grey)[1:], abs=1)
        assert picture.rgb[0, :3].max() == 0

    def test_black_and_white(self, photo):
        image = photo.convert("1")
        for kind in ("PNG", "TIFF", "BMP"):
            assert apart(decode_picture(encoded(image, kind), "bits"), image) == 0

    @pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
    def test_four_printing_colours(self, kind, photo):
        # Pillow marks its CMYK JPEG as Adobe does, so its values are stored inverted.
        data = encoded(photo.convert("CMYK"), kind, quality=95)
        assert apart(decode_picture(data, "print"), photo) < 3

    def test_lab(self, photo):
        srgb, lab = ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB")
        image = ImageCms.profileToProfile(photo, srgb, lab, outputMode="LAB")
        assert apart(decode_picture(encoded(image, "TIFF"), "lab"), photo) < 1

    def test_palette(self, photo):
        assert apart(decode_picture(encoded(photo.quantize(256), "PNG"), "palette"), photo) < 4

    def test_profile_is_applied(self, photo):
        # A profile whose gamma of 1 says that the values are linear: everything gets brighter.
        swapped = encoded(photo, "PNG", icc_profile=linear_profile())
        plain = decode_picture(encoded(photo, "PNG"), "plain").rgb
        bright = decode_picture(swapped, "profiled").rgb
        middle = (plain > 60) & (plain < 200)
        assert (bright[middle] > plain[middle]).mean() > 0.95

    def test_own_profile_changes_nothing(self, photo):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        data = encoded(photo, "PNG", icc_profile=profile)
        assert apart(decode_picture(data, "srgb"), photo) < 0.6

    def test_damaged_profile_is_ignored(self, photo):
        data = encoded(photo, "PNG", icc_profile=b"no profile at all" * 10)
        assert apart(decode_picture(data, "odd"), photo) == 0


def linear_profile() -> bytes:
    """The sRGB profile with its three curves replaced by straight lines."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack_from(">I", profile, 128)
    for number in range(count):
        name, offset, size = struct.unpack_from(">4sII", profile, 132 + 12 * number)
        if name in (b"rTRC", b"gTRC", b"bTRC"):
            straight = struct.pack(">4sIHHI", b"para", 0, 0, 0, 0x10000)
            profile[offset : offset + min(size, 16)] = straight[: min(size, 16)]
    return bytes(profile)


class TestTransparency:
    @pytest.mark.parametrize("kind", ["PNG", "WEBP", "TIFF", "AVIF"])
    def test_backdrop_shows_and_alpha_is_kept(self, kind, photo):
        image = photo.copy()
        veil = np.full((220, 200), 255, np.uint8)
        veil[:60] = 0
        veil[60:120] = 128
        image.putalpha(Image.fromarray(veil))
        options = {"quality": 100} if kind == "AVIF" else {"lossless": True}
        data = encoded(image, kind, **options)
        picture = decode_picture(data, "veiled", backdrop="#0080ff")
        assert picture.alpha == pytest.approx(veil, abs=2)
        assert picture.rgb[:50].mean(axis=(0, 1)) == pytest.approx([0, 128, 255], abs=2)
        half = (np.asarray(photo)[70:110] + np.array([0.0, 128.0, 255.0])) / 2
        assert picture.rgb[70:110].mean() == pytest.approx(half.mean(), abs=2)

    def test_opaque_alpha_is_dropped(self, photo):
        image = photo.convert("RGBA")
        assert decode_picture(encoded(image, "PNG"), "opaque").alpha is None

    def test_grey_with_alpha(self, photo):
        image = photo.convert("LA")
        image.putalpha(100)
        assert (decode_picture(encoded(image, "PNG"), "grey").alpha == 100).all()

    def test_transparent_colour_of_a_palette(self, photo):
        image = photo.quantize(16)
        data = encoded(image, "PNG", transparency=3)
        alpha = decode_picture(data, "keyed").alpha
        assert (alpha == 0).sum() == (np.asarray(image) == 3).sum() > 0

    @pytest.mark.parametrize("colour", ["white", "#fff", "#12345", "#gggggg", "#1234567", ""])
    def test_backdrop_must_be_a_colour(self, colour, photo):
        with pytest.raises(UserError, match="no colour"):
            decode_picture(encoded(photo, "PNG"), "p", backdrop=colour)


class TestScaling:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG"])
    def test_large_photo_is_scaled_down(self, kind, photo):
        large = photo.resize((3000, 3300))
        exif = Image.Exif()
        exif[0x0112] = 6
        stored = large.transpose(Image.Transpose.ROTATE_90)
        data = encoded(stored, kind, exif=exif, quality=95, compress_level=1)
        picture = decode_picture(data, "large", max_side=660)
        assert picture.original_size == (3000, 3300)
        assert picture.scale == pytest.approx(0.2)
        assert apart(picture, large.resize((600, 660), Image.Resampling.LANCZOS)) < 2

    def test_small_photo_is_not_blown_up(self, photo):
        picture = decode_picture(encoded(photo, "PNG"), "small", max_side=4096)
        assert picture.rgb.shape == (220, 200, 3)


def chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def png(width: int, height: int, extra: bytes = b"") -> bytes:
    """A PNG that claims a size and holds next to nothing."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(bytes(100)))
    return b"\x89PNG\r\n\x1a\n" + header + extra + body + chunk(b"IEND", b"")


TEXT_BOMB = b"".join(chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(900_000))) for _ in range(90))
PROFILE_BOMB = chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(50_000_000)))


class TestRefusals:
    @pytest.mark.parametrize("size", [(60_000, 60_000), (12_000, 11_000), (30_001, 70)])
    def test_too_many_pixels_are_refused_from_the_header(self, size):
        with pytest.raises(UnreadableFile, match="too many pixels"):
            decode_picture(png(*size), "huge.png")

    def test_too_few_pixels(self, photo):
        with pytest.raises(UserError, match="only 63 × 200"):
            decode_picture(encoded(photo.resize((63, 200)), "PNG"), "tiny.png")

    def test_strip(self):
        with pytest.raises(UserError, match="strip"):
            decode_picture(encoded(Image.new("RGB", (9000, 100)), "PNG"), "panorama.png")

    @pytest.mark.parametrize("extra", [TEXT_BOMB, PROFILE_BOMB], ids=["text", "profile"])
    def test_hidden_bomb(self, extra):
        with pytest.raises(UnreadableFile):
            decode_picture(png(100, 100, extra), "bomb.png")

    @pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
    def test_cut_off(self, kind, share, photo):
        data = encoded(photo, kind)
        with pytest.raises(UnreadableFile, match="damaged"):
            decode_picture(data[: int(len(data) * share)], "half")

    def test_cut_off_heic(self):
        data = (DATA / "upright.heic").read_bytes()
        with pytest.raises(UnreadableFile, match="damaged"):
            decode_picture(data[: len(data) // 2], "half")

    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"%PDF-1.7 ...", "PDF"),
            (b"PK\x03\x04" + bytes(40), "ZIP"),
            (b"\0\0\0\x18ftypmp42" + bytes(40), "video"),
            (b"\x1a\x45\xdf\xa3" + bytes(40), "video"),
            (b"RIFF\0\0\0\0WAVEfmt ", "sound"),
            ("Grüße aus dem Urlaub".encode(), "text"),
            (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
            (bytes(range(256)), "can be read"),
        ],
    )
    def test_something_else_is_named(self, data, kind):
        with pytest.raises(UnreadableFile, match=kind) as caught:
            decode_picture(data, "holiday.jpg")
        assert "holiday.jpg" in caught.value.message
        assert "JPEG" in caught.value.hint

    def test_empty(self):
        with pytest.raises(UnreadableFile, match="empty"):
            decode_picture(b"", "nothing.jpg")

    def test_missing(self, odd_folder):
        with pytest.raises(UnreadableFile, match="There is no file été"):
            load_picture(odd_folder / "été.jpg")

    def test_folder(self, odd_folder):
        with pytest.raises(UnreadableFile, match="folder"):
            load_picture(odd_folder)

    def test_impossible_name(self):
        with pytest.raises(UnreadableFile):
            load_picture(Path("a\0b.jpg"))

    def test_locked(self, tmp_path, monkeypatch):
        path = tmp_path / "locked.png"
        path.write_bytes(b"x")

        def refuse(*_, **__):
            raise PermissionError(13, "no")

        # Permissions don't bind an administrator, and mean little on Windows.
        monkeypatch.setattr(Path, "open", refuse)
        with pytest.raises(UnreadableFile, match="may not be read"):
            load_picture(path)

    def test_too_many_bytes(self, tmp_path):
        path = tmp_path / "huge.tiff"
        with path.open("wb") as file:
            file.truncate(201 * 1024 * 1024)
        with pytest.raises(UnreadableFile, match="MB"):
            load_picture(path)

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
    def test_any_damage_ends_in_a_picture_or_a_sentence(self, kind, photo):
        whole = encoded(photo.resize((70, 70)), kind)
        random = np.random.default_rng(3)
        for _ in range(60):
            data = bytearray(whole)
            for place in random.integers(0, min(len(data), 600), 4):
                data[place] = random.integers(256)
            try:
                assert decode_picture(bytes(data), "odd").rgb.dtype == np.uint8
            except UserError as error:
                assert error.hint


class TestAsPublished:
    """Reduced as the published pipeline does it; the numbers are compared in tests/parity."""

    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def test_even_sides_and_coarse_pixels(self, kind, photo):
        large = photo.resize((801, 881), Image.Resampling.BICUBIC)
        data = encoded(large, kind)
        picture = decode_picture(data, "x", max_side=441, reduction="published")
        assert picture.rgb.shape == (440, 400, 3)
        assert picture.original_size == (801, 881)
        assert picture.scale == pytest.approx(441 / 881)
        smooth = decode_picture(data, "x", max_side=441).rgb[:440, :400]
        difference = np.abs(picture.rgb.astype(int) - smooth)
        assert 0 < difference.mean() < 3

    def test_a_small_picture_loses_its_odd_edge_only(self, photo):
        odd = photo.crop((0, 0, 199, 219))
        picture = decode_picture(encoded(odd, "PNG"), "x", reduction="published")
        assert (picture.rgb == np.asarray(photo)[:218, :198]).all()
        assert picture.scale == 1

    @pytest.mark.parametrize("orientation", TURNED_BACK)
    def test_upright(self, orientation, photo):
        large = photo.resize((600, 660))
        turn = TURNED_BACK[orientation]
        stored = large if turn is None else large.transpose(turn)
        exif = Image.Exif()
        exif[0x0112] = orientation
        data = encoded(stored, "PNG", exif=exif)
        picture = decode_picture(data, "x", max_side=330, reduction="published")
        upright = decode_picture(encoded(large, "PNG"), "x", max_side=330, reduction="published")
        assert (picture.rgb == upright.rgb).all()

    def test_transparency(self, photo):
        clear = photo.resize((600, 660)).convert("RGBA")
        clear.putalpha(Image.linear_gradient("L").resize(clear.size))
        data = encoded(clear, "PNG")
        picture = decode_picture(data, "x", max_side=330, reduction="published", backdrop="#00ff00")
        assert picture.alpha.shape == picture.rgb.shape[:2] == (330, 300)
        assert (picture.rgb[0, :, 1] > 250).all()

    def test_strips_are_refused_before_a_side_vanishes(self):
        strip = Image.new("RGB", (5000, 64))
        with pytest.raises(UserError, match="strip"):
            decode_picture(encoded(strip, "PNG"), "x", max_side=70, reduction="published")
