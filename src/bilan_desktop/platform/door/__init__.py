"""One process per user: the first one opens a door that only this user can reach, later ones knock at it and end."""

import sys

from bilan_desktop.platform.door.door import Door, Handler, NobodyAnswersError
from bilan_desktop.platform.door.messages import Answer, Request, Wish

__all__ = ["Answer", "Door", "Handler", "NobodyAnswersError", "Request", "Wish", "door_here"]


def door_here() -> Door:
    """The door of the system the program runs on; each profile of this user (folder of data) has one."""
    if sys.platform == "win32":
        from bilan_desktop.platform.door.pipe import PipeDoor

        return PipeDoor()
    from bilan_desktop.platform.door.socket_door import SocketDoor

    return SocketDoor()
