"""Blocks the network for a Python process, and for every Python process that it starts.

tests/conftest.py puts this folder on PYTHONPATH, where Python looks for a sitecustomize at start.
"""

import sys

_REACHING_OUT = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.sendmsg",
        "socket.sendto",
        "urllib.Request",
    }
)


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stop whatever reaches for the network; a file by its address is no network."""
    if event == "urllib.Request" and str(arguments[0]).startswith("file:///"):
        return
    if event in _REACHING_OUT:
        raise PermissionError(f"tests run without the network, and this called {event}")


sys.addaudithook(refuse)
