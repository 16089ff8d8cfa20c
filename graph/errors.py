"""What can go wrong with a store."""


class StoreError(Exception):
    """The store cannot do what was asked; the message is one sentence that says what to do."""


class StoreLockedError(StoreError):
    """Another process is writing to the store."""
