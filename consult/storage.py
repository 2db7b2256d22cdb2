"""Where files lie: photos for everybody, licence scans for staff and their owner only."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Files without an address: they leave only through a view that asks who is asking."""

    def __init__(self):
        super().__init__(location=settings.PRIVATE_ROOT, base_url=None)

    def url(self, name):
        # FileSystemStorage gives an address even without a base_url.
        raise ValueError("A private file has no address.")


def private_storage():
    return PrivateStorage()
