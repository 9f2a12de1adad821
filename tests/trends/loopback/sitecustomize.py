"""Blocks the network for a Python process and its children, but for this machine itself.

Spark's driver, its Java and its workers speak to each other over the loopback address; the block
that the other tests share would stop that, too. test_spark.py puts this one in its place.
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
_HERE = ("127.0.0.1", "::1", "localhost")


def _host(event: str, arguments: tuple[object, ...]) -> object:
    """Where it goes: the first argument of a look-up, the address of a socket's call."""
    if event.startswith("socket.get"):
        return arguments[0]
    address = arguments[1] if len(arguments) > 1 else None
    return address[0] if isinstance(address, tuple) else None


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Stop whatever reaches beyond this machine."""
    if event in _REACHING_OUT and _host(event, arguments) not in _HERE:
        raise PermissionError(f"tests run without the network, and this called {event}{arguments}")


sys.addaudithook(refuse)
