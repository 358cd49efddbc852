"""A new store key for the whole file, so that what somebody copied earlier opens nothing more.

The store is copied under the new key and exchanged in one rename; the keyring holds both keys until
then. docs/format/keyring-1.md, "Rotation", lists the steps; a crash between any two of them leaves
a store that opens, and a rotation that can be begun again.
"""

from db.audit import audit
from db.copies import snapshot
from db.copies.snapshot import Progress
from db.errors import StoreDamagedError
from db.file.opening import COPY_NAME
from db.keys import keyring_members
from db.keys.keyring import Opened, new_store_key
from db.store import Store


def rotate(store: Store, opened: Opened, progress: Progress | None = None) -> Opened:
    """Return the proof of the new store key, under which the store stays open.

    Nobody else writes meanwhile. Needs the store's size once more on the disk.

    Args:
        store: the open store.
        opened: proof of its present key.
        progress: told pages copied and all pages; what it raises stops the rotation, and the store
            keeps its present key.

    Raises:
        StoreDamagedError: the copy is not sound; the store keeps its present key.
        SiksngError: what the disk refused; the store has either key, and the keyring opens it.
    """
    new = new_store_key()
    copied = store.folder / COPY_NAME
    with store.reading():
        both = (store.database.key, new)
        during = keyring_members.give(store.folder, opened, both)
        snapshot.copy(store.database, store.reading, copied, new, progress)
        if snapshot.prove_copy(copied, new) != audit.head(store):
            raise StoreDamagedError
        store.exchange(copied, new)
        return keyring_members.give(store.folder, during, (new,))
