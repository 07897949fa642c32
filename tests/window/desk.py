"""A server of wishes without a process around it."""

from __future__ import annotations

import multiprocessing
from typing import TypeVar

from joyvasa_desktop.window.messages import Wish
from joyvasa_desktop.window.process.inbox import Inbox
from joyvasa_desktop.window.process.wire import Slots, shared_memory
from joyvasa_desktop.window.process.wish_server import WishServer

T = TypeVar("T")


class Desk:
    """A server with its inbox, and everything that it said."""

    def __init__(self) -> None:
        self.said: list[object] = []
        there, self.window = multiprocessing.Pipe(duplex=False)
        slots = Slots(shared_memory(multiprocessing.get_context("spawn")))
        self.inbox = Inbox(there, slots.free, lambda: None)
        self.inbox.ended()
        self.server = WishServer(self.inbox, slots, self.said.append, lambda: None)

    def ask(self, request: object) -> None:
        """Puts a request into the pipe and waits until it has come out."""
        self.window.send(request)
        self.inbox.collect(5.0)

    def fulfil(self, asked: Wish) -> None:
        self.ask(asked)
        self.server.fulfil()

    def all(self, kind: type[T]) -> list[T]:
        return [each for each in self.said if isinstance(each, kind)]
