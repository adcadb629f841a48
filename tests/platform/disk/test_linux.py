"""From a folder down to what lies under it, on trees as Linux shows them."""

from pathlib import Path

import pytest

from bilan_desktop.platform.disk.linux import encryption_below, mount_of
from bilan_desktop.platform.disk.state import DiskState

MOUNTS = """\
26 1 253:1 / / rw,relatime shared:1 - ext4 {root} rw,errors=remount-ro
27 26 0:21 / /proc rw,relatime - proc proc rw
41 26 259:2 / /home rw,relatime shared:2 - btrfs {home} rw,subvol=/@home
42 41 0:50 / /home/anne/Mes\\040coffres rw - fuse.gocryptfs /home/anne/.coffres rw
43 26 0:51 / /media/reseau rw - nfs4 serveur:/partage rw
44 26 0:52 / /tmp rw - tmpfs tmpfs rw
"""


class Tree:
    """A `proc`, a `sys` and a `dev` of a machine."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def mounts(self, root: str = "/dev/sda1", home: str = "/dev/sdb1") -> None:
        """What is mounted."""
        path = self.root / "proc/self"
        path.mkdir(parents=True)
        (path / "mountinfo").write_text(MOUNTS.format(root=root, home=home))

    def device(self, name: str, uuid: str = "", on: tuple[str, ...] = (), mapped: str = "") -> None:
        """A device; `mapped` is its name under /dev/mapper."""
        block = self.root / "sys/class/block" / name
        block.mkdir(parents=True)
        (block / "slaves").mkdir()
        for under in on:
            (block / "slaves" / under).mkdir()
        if uuid:
            (block / "dm").mkdir()
            (block / "dm/uuid").write_text(f"{uuid}\n")
        dev = self.root / "dev"
        (dev / "mapper").mkdir(parents=True, exist_ok=True)
        (dev / name).touch()
        if mapped:
            (dev / "mapper" / mapped).symlink_to(f"../{name}")

    def state(self, folder: str = "/srv/coffre") -> DiskState:
        """What is said of a folder."""
        return encryption_below(Path(folder), self.root)


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """An empty machine."""
    return Tree(tmp_path)


def test_a_partition_alone_is_plain(tree) -> None:
    tree.mounts()
    tree.device("sda1")
    assert tree.state() is DiskState.PLAIN


def test_luks_right_under_the_filesystem_is_seen(tree) -> None:
    tree.mounts(root="/dev/mapper/sda1_crypt")
    tree.device("sda1")
    tree.device("dm-0", "CRYPT-LUKS2-0123-sda1_crypt", ("sda1",), "sda1_crypt")
    assert tree.state() is DiskState.ENCRYPTED


def test_lvm_on_luks_is_seen(tree) -> None:
    tree.mounts(root="/dev/mapper/vg-root")
    tree.device("nvme0n1p3")
    tree.device("dm-0", "CRYPT-LUKS2-0123-nvme0n1p3_crypt", ("nvme0n1p3",), "nvme0n1p3_crypt")
    tree.device("dm-1", "LVM-4567", ("dm-0",), "vg-root")
    assert tree.state() is DiskState.ENCRYPTED


def test_lvm_of_which_one_half_is_plain_is_plain(tree) -> None:
    tree.mounts(root="/dev/mapper/vg-root")
    tree.device("sda3")
    tree.device("sdb1")
    tree.device("dm-0", "CRYPT-LUKS1-0123-sda3_crypt", ("sda3",), "sda3_crypt")
    tree.device("dm-1", "LVM-4567", ("dm-0", "sdb1"), "vg-root")
    assert tree.state() is DiskState.PLAIN


def test_what_cannot_be_followed_is_unknown(tree) -> None:
    tree.mounts(root="/dev/mapper/vg-root")
    tree.device("dm-1", "LVM-4567", ("gone",), "vg-root")
    assert tree.state() is DiskState.UNKNOWN


def test_devices_in_a_circle_come_to_an_end(tree) -> None:
    tree.mounts(root="/dev/dm-1")
    tree.device("dm-1", "LVM-1", ("dm-2",))
    tree.device("dm-2", "LVM-2", ("dm-1",))
    assert tree.state() is DiskState.UNKNOWN


def test_another_mount_counts_for_what_lies_in_it(tree) -> None:
    tree.mounts(root="/dev/sda1", home="/dev/mapper/home_crypt")
    tree.device("sda1")
    tree.device("sdb1")
    tree.device("dm-0", "CRYPT-PLAIN-home_crypt", ("sdb1",), "home_crypt")
    assert tree.state("/home/anne/coffre") is DiskState.ENCRYPTED
    assert tree.state("/homes/anne") is DiskState.PLAIN


@pytest.mark.parametrize(
    ("folder", "state"),
    [
        ("/home/anne/Mes coffres/coffre", DiskState.ENCRYPTED),
        ("/media/reseau/coffre", DiskState.UNKNOWN),
        ("/tmp/coffre", DiskState.UNKNOWN),
        ("/srv", DiskState.UNKNOWN),
    ],
)
def test_filesystems_without_a_device_of_their_own(tree, folder: str, state: DiskState) -> None:
    tree.mounts()
    assert tree.state(folder) is state


def test_without_proc_nothing_is_known(tree) -> None:
    assert tree.state() is DiskState.UNKNOWN


def test_of_two_mounts_at_one_place_the_last_counts() -> None:
    mounts = "1 0 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 8:2 / / rw - xfs /dev/sda2 rw\nnonsense\n"
    assert mount_of(Path("/srv"), mounts) == ("xfs", "/dev/sda2")


def test_this_machine_gives_an_answer(tmp_path: Path) -> None:
    assert encryption_below(tmp_path) in set(DiskState)
    assert encryption_below(tmp_path / "gone") in set(DiskState)
