"""age: encrypting to an office as a stream, and decrypting as one. Library: pyrage.

The library wraps the errors of our streams or, for the last block written, loses them; therefore
our streams keep what was raised, and it is raised again.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import Empty, Queue
from threading import Event, Thread
from typing import BinaryIO, Final

import pyrage
from pyrage import x25519

from forms.errors import SiksngError
from siksng_tui.exchange.errors import ParcelKeyMissingError

MAGIC: Final = b"age-encryption.org/v1\n"
"""How a binary age file begins."""

BLOCKS_AHEAD: Final = 8
"""How many blocks of 64 KiB decryption may be ahead of the reader."""

Take = Callable[[bytes], object]
"""Takes the next bytes."""


def make_identity() -> str:
    """Return a new secret key, as `age-keygen` writes it."""
    return str(x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """Return the public key of a secret key.

    Raises:
        ValueError: it is no secret key.
    """
    return str(_identity(identity).to_public())


def read_recipient(text: str) -> str:
    """Return a public key as it stands, once it is known to be one.

    Raises:
        ValueError: it is none, or spelled differently.
    """
    try:
        recipient = str(x25519.Recipient.from_str(text))
    except pyrage.RecipientError:
        raise ValueError("recipient") from None
    if recipient != text:
        raise ValueError("recipient")
    return recipient


def encrypt(plain: Iterable[bytes], recipient: str, take: Take) -> None:
    """Hand the encrypted bytes to `take`, block by block, as the plaintext comes.

    Raises:
        BaseException: what the plaintext or `take` raised; what was taken is no age file then.
    """
    source, sink = _Source(iter(plain)), _Sink(take)
    try:
        pyrage.encrypt_io(source, sink, [x25519.Recipient.from_str(recipient)])
    except (pyrage.EncryptError, OSError):
        if not (source.error or sink.error):
            raise
    if error := source.error or sink.error:
        raise error


def decrypt(source: BinaryIO, identities: Sequence[str], take: Take) -> None:
    """Hand the decrypted bytes to `take`, block by block.

    Raises:
        ParcelKeyMissingError: none of the keys opens it, or it is damaged; forget what was taken.
        BaseException: what the source or `take` raised.
    """
    reader, sink = _Reader(source), _Sink(take)
    try:
        pyrage.decrypt_io(reader, sink, [_identity(one) for one in identities])
    except (pyrage.DecryptError, OSError):
        if not (reader.error or sink.error):
            raise ParcelKeyMissingError from None
    if error := reader.error or sink.error:
        raise error


@contextmanager
def decrypted(source: BinaryIO, identities: Sequence[str]) -> Iterator[io.BufferedReader]:
    """Yield a reader of the decrypted bytes, in bounded memory; leaving the block ends all.

    The library pushes what it decrypts, so it does so in a thread that is held to a few blocks
    ahead of the reader.

    Raises:
        ParcelKeyMissingError: on reading, as `decrypt`.
    """
    pipe = _Pipe()
    thread = Thread(target=pipe.fill, args=(source, identities), name="decrypt", daemon=True)
    thread.start()
    try:
        yield io.BufferedReader(pipe, 1 << 16)
    finally:
        pipe.stop()
        thread.join()


def _identity(text: str) -> x25519.Identity:
    """Return a secret key of its text.

    Raises:
        ValueError: it is none.
    """
    try:
        return x25519.Identity.from_str(text)
    except pyrage.IdentityError:
        raise ValueError("identity") from None


class _StoppedError(Exception):
    """Nobody reads on."""


class _Kept:
    """Calls, and keeps what was raised."""

    def __init__(self) -> None:
        """Begin without an error."""
        self.error: BaseException | None = None

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Keep what the block raises."""
        try:
            yield
        except BaseException as error:
            self.error = error
            raise


class _Source(_Kept):
    """A stream that the library reads, made of an iterator of bytes."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        """Read the parts one after the other."""
        super().__init__()
        self._parts = parts
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Return at most so many bytes; none at the end."""
        while not self._rest:
            with self.keeping():
                part = next(self._parts, None)
            if part is None:
                return b""
            self._rest = part
        taken, self._rest = self._rest[:size], self._rest[size:]
        return taken


class _Reader(_Kept):
    """A stream that the library reads, made of a file."""

    def __init__(self, file: BinaryIO) -> None:
        """Read the file from where it stands."""
        super().__init__()
        self._file = file

    def read(self, size: int) -> bytes:
        """Return at most so many bytes; none at the end."""
        with self.keeping():
            return self._file.read(size)


class _Sink(_Kept):
    """A stream that the library writes."""

    def __init__(self, take: Take) -> None:
        """Hand on what is written."""
        super().__init__()
        self._take = take

    def write(self, data: bytes) -> int:
        """Return how many bytes were taken: all."""
        with self.keeping():
            self._take(data)
        return len(data)

    def flush(self) -> None:
        """Do nothing: what was written was handed on."""


class _Pipe(io.RawIOBase):
    """Blocks from the thread that decrypts to the one that reads."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._queue: Queue[bytes | None] = Queue(BLOCKS_AHEAD)
        self._stopped = Event()
        self._error: Exception | None = None
        self._rest: bytes | None = b""

    def fill(self, source: BinaryIO, identities: Sequence[str]) -> None:
        """Decrypt until the end, an error, or `stop`."""
        try:
            decrypt(source, identities, self._put)
        except _StoppedError:
            pass
        except (SiksngError, OSError, ValueError) as error:
            self._error = error
        finally:
            self._queue.put(None)

    def stop(self) -> None:
        """Let the thread end, wherever it is."""
        self._stopped.set()
        with suppress(Empty):
            while True:
                self._queue.get_nowait()

    def readable(self) -> bool:
        """Return that it is."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # always a memoryview
        """Return how many bytes were put into the buffer; none at the end."""
        while self._rest == b"":
            self._rest = self._queue.get()
        if self._rest is None:
            if self._error:
                raise self._error
            return 0
        size = min(len(buffer), len(self._rest))
        buffer[:size], self._rest = self._rest[:size], self._rest[size:]
        return size

    def _put(self, data: bytes) -> None:
        """Hand on a block.

        Raises:
            _StoppedError: nobody reads on.
        """
        if self._stopped.is_set():
            raise _StoppedError
        self._queue.put(data)
