"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter

from .limits import client_address


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request):
        """The same address that our own limits count by."""
        return client_address(request)
