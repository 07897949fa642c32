"""What the machine has: cores, memory, graphics cards; asked from the system itself."""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from dataclasses import dataclass
from pathlib import Path

from joyvasa_desktop.networks import runtime
from joyvasa_desktop.parts import part_of_program


@dataclass(frozen=True, slots=True)
class Machine:
    """The machine as this process may use it.

    Attributes:
        system: name and version of the operating system.
        processor: kind of processor, for example "x86_64".
        cores: logical cores this process may use.
        memory, free: bytes in all, and bytes that can still be had; 0 if the system doesn't say.
    """

    system: str
    processor: str
    cores: int
    memory: int
    free: int


@dataclass(frozen=True, slots=True)
class Graphics:
    """One NVIDIA card that the driver offers.

    Attributes:
        name: as the driver calls it.
        memory: bytes.
        capability: its generation, as NVIDIA numbers them: 7.5 is (7, 5); (0, 0) if not known.
    """

    name: str
    memory: int
    capability: tuple[int, int] = (0, 0)


def machine() -> Machine:
    """Measures the machine."""
    memory, free = _windows_memory() if sys.platform == "win32" else _linux_memory()
    return Machine(system_name(), platform.machine(), cores(), memory, free)


def system_name() -> str:
    """The operating system as people know it: "Debian GNU/Linux 12", "Windows 11 10.0.22631"."""
    if sys.platform == "linux":
        try:
            return platform.freedesktop_os_release()["PRETTY_NAME"]
        except (OSError, KeyError):
            return platform.platform()
    return f"{platform.system()} {platform.release()} {platform.version()}"


def cores() -> int:
    """Logical cores that this process may use, which containers make fewer than there are."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _linux_memory(root: Path = Path("/")) -> tuple[int, int]:
    """Bytes in all and available; a container's limit counts when it is lower."""
    try:
        lines = (root / "proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return 0, 0
    table = {name: rest.split()[0] for name, _, rest in (line.partition(":") for line in lines)}
    memory = 1024 * int(table.get("MemTotal", 0))
    free = 1024 * int(table.get("MemAvailable", 0))
    limit = _number(root / "sys/fs/cgroup/memory.max")
    if limit is not None and limit < memory:
        used = _number(root / "sys/fs/cgroup/memory.current") or 0
        memory, free = limit, min(free, max(limit - used, 0))
    return memory, free


def _number(path: Path) -> int | None:
    """The number in a file, None without a file or when it says "max"."""
    try:
        return int(path.read_text("ascii"))
    except (OSError, ValueError):
        return None


class _MemoryStatus(ctypes.Structure):
    """MEMORYSTATUSEX of the Windows interface."""

    _fields_ = (
        ("length", ctypes.c_uint32),
        ("load", ctypes.c_uint32),
        ("total", ctypes.c_uint64),
        ("available", ctypes.c_uint64),
        ("unused", ctypes.c_uint64 * 5),
    )


def _windows_memory() -> tuple[int, int]:
    status = _MemoryStatus(length=ctypes.sizeof(_MemoryStatus))
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 (absent on other systems)
    if not kernel.GlobalMemoryStatusEx(ctypes.byref(status)):
        return 0, 0
    return status.total, status.available


def graphics() -> list[Graphics]:
    """The NVIDIA cards that the installed driver can use; none without a driver."""
    try:
        driver = ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return []
    count = ctypes.c_int(0)
    if driver.cuInit(0) or driver.cuDeviceGetCount(ctypes.byref(count)):
        return []
    return [_card(driver, number) for number in range(count.value)]


def _card(driver: ctypes.CDLL, number: int) -> Graphics:
    handle = ctypes.c_int(0)
    name = ctypes.create_string_buffer(128)
    memory = ctypes.c_size_t(0)
    driver.cuDeviceGet(ctypes.byref(handle), number)
    driver.cuDeviceGetName(name, len(name), handle)
    driver.cuDeviceTotalMem_v2(ctypes.byref(memory), handle)
    capability = (_attribute(driver, handle, 75), _attribute(driver, handle, 76))
    return Graphics(name.value.decode("utf-8", "replace"), memory.value, capability)


def _attribute(driver: ctypes.CDLL, handle: ctypes.c_int, number: int) -> int:
    """One of the numbers that the driver knows of a card; 0 if it doesn't."""
    value = ctypes.c_int(0)
    return 0 if driver.cuDeviceGetAttribute(ctypes.byref(value), number, handle) else value.value


def driver_version() -> str:
    """The version of NVIDIA's driver, such as "550.54.14"; "" without one."""
    try:
        library = ctypes.CDLL("nvml.dll" if sys.platform == "win32" else "libnvidia-ml.so.1")
    except OSError:
        return ""
    version = ctypes.create_string_buffer(96)
    if library.nvmlInit_v2() or library.nvmlSystemGetDriverVersion(version, len(version)):
        return ""
    library.nvmlShutdown()
    return version.value.decode("ascii", "replace")


def runs_on_cuda(model: Path) -> bool:
    """Whether onnxruntime really runs a model on the graphics card.

    Its list of providers only says how it was built; a session falls back to the processor
    silently, so one has to be made and asked.
    """
    ort = runtime()

    if "CUDAExecutionProvider" not in ort.get_available_providers():
        return False
    # The packaged program has the list without the library, and asking would write an error.
    folder = Path(ort.__file__ or "").parent / "capi"
    if not list(folder.glob("*onnxruntime_providers_cuda.*")):
        return False
    options = ort.SessionOptions()
    options.log_severity_level = 4
    session = ort.InferenceSession(
        part_of_program(model), options, providers=["CUDAExecutionProvider", "CPUExecutionProvider"]
    )
    return "CUDAExecutionProvider" in session.get_providers()
