"""What the process holds in memory stays there: no core dump, no report with memory in it, no debugger.

Each system does what it can: Linux by prctl(2) and getrlimit(2), macOS by getrlimit(2) and ptrace(2), Windows by its error
reporting. To be called before the first secret is typed.
"""

import ctypes
import sys
from typing import Final

_PR_SET_DUMPABLE: Final = 4  # <linux/prctl.h>
_PT_DENY_ATTACH: Final = 31  # <sys/ptrace.h> of macOS
_NO_BOXES: Final = (
    0x0001 | 0x0002 | 0x8000
)  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX
_NO_HEAP: Final = 1  # WER_FAULT_REPORTING_FLAG_NOHEAP


def close() -> None:
    """Closes the process's memory to others of the same user, as far as the system can."""
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32")
        kernel.SetErrorMode(_NO_BOXES)
        kernel.WerSetFlags(_NO_HEAP)
        return
    import resource  # noqa: PLC0415 - there is none on Windows

    _, most = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, most))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    elif sys.platform == "darwin":
        ctypes.CDLL(None).ptrace(_PT_DENY_ATTACH, 0, None, 0)
