"""No core dump, no debugger: asked of the system itself, in a process of its own."""

import subprocess
import sys

import pytest

SCRIPT = """
import ctypes, resource
from bilan_desktop.platform import memory
memory.close()
print(resource.getrlimit(resource.RLIMIT_CORE)[0], ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux; elsewhere nothing can be asked back")
def test_the_process_leaves_no_core_and_lets_no_other_of_the_user_read_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.split() == ["0", "0"], done.stderr
