"""No core dump, no debugger: asked of the system itself, in a process of its own."""

import os
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


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() == 0, reason="asks Linux, where root reads any process’s memory"
)
def test_another_process_of_the_user_cannot_read_its_memory() -> None:
    script = """
import os, subprocess, sys
from bilan_desktop.platform import memory
memory.close()
reads = f"open('/proc/{os.getpid()}/mem', 'rb')"
sys.exit(subprocess.run([sys.executable, "-c", reads], stderr=subprocess.DEVNULL).returncode)
"""
    assert subprocess.run([sys.executable, "-c", script], timeout=60, check=False).returncode == 1
