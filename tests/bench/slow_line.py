"""A slow line: hands on TCP connections, late and metered, as a train's does.

    python tests/bench/slow_line.py HOST:PORT [--delay-ms 300] [--kbit 64]

prints the port of the loopback where it listens for connections to HOST:PORT. Each way is a line of its own: what is
sent waits until what was sent before is through, takes its size over the rate, and then travels for the delay.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Callable

DELAY_MS = 300.0
KBIT = 64.0
PACKET = 256
"""Bytes that arrive together. Small, so that the first of a picture are there while the last are on the way."""
UNDERWAY = 64
"""Packets on the line, at most; then the sender waits, as TCP has it wait."""


class Pace:
    """When what is sent arrives: in order, no earlier than the delay, no faster than the rate."""

    def __init__(self, delay: float, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        """`delay` in seconds, `rate` in bytes a second."""
        self._delay, self._rate, self._clock = delay, rate, clock
        self._free = 0.0

    def arrival(self, size: int) -> float:
        """The clock's time at which the last of `size` bytes that are sent now is there."""
        self._free = max(self._free, self._clock()) + size / self._rate
        return self._free + self._delay


async def one_way(source: asyncio.StreamReader, target: asyncio.StreamWriter, pace: Pace) -> None:
    """Hand on all that comes, and the end of it."""
    underway: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(UNDERWAY)

    async def arrive() -> None:
        while True:
            at, packet = await underway.get()
            await asyncio.sleep(at - time.monotonic())
            if not packet:
                break
            target.write(packet)
            await target.drain()
        if target.can_write_eof():
            target.write_eof()

    async def send() -> None:
        while packet := await source.read(PACKET):
            await underway.put((pace.arrival(len(packet)), packet))
        await underway.put((pace.arrival(0), b""))

    async with asyncio.TaskGroup() as both:
        both.create_task(send())
        both.create_task(arrive())


async def serve(host: str, port: int, delay: float, rate: float) -> asyncio.Server:
    """The line to `host`, listening on a port of the loopback; `delay` in seconds, `rate` in bytes a second."""

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection(host, port)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(one_way(reader, far_writer, Pace(delay, rate)))
                both.create_task(one_way(far_reader, writer, Pace(delay, rate)))
        except* OSError:
            pass  # One side is gone: the line is cut, for the other too.
        finally:
            far_writer.close()
            writer.close()

    return await asyncio.start_server(connected, "127.0.0.1", 0)


async def run(host: str, port: int, delay: float, rate: float) -> None:
    server = await serve(host, port, delay, rate)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


def main() -> None:
    """The command line."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("far", metavar="HOST:PORT")
    options.add_argument("--delay-ms", type=float, default=DELAY_MS)
    options.add_argument("--kbit", type=float, default=KBIT)
    asked = options.parse_args()
    host, _, port = asked.far.rpartition(":")
    asyncio.run(run(host, int(port), asked.delay_ms / 1000, asked.kbit * 1000 / 8))


if __name__ == "__main__":
    main()
