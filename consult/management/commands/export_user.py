"""`manage.py export_user NAME`: everything the site holds of an account, as its holder gets it under /me/."""

import json

from django.core.management.base import BaseCommand

from consult.actions.export import export

from ..account import account


class Command(BaseCommand):
    help = "Write everything the site holds of an account as JSON (个人信息保护法 第四十五条)."

    def add_arguments(self, parser):
        parser.add_argument("name", metavar="NAME", help="the user name")

    def handle(self, *args, name, **options):
        self.stdout.write(json.dumps(export(user=account(name)), ensure_ascii=False, indent=1))
