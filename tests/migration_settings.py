"""The site's settings and the linter of migrations, which production does not install."""

from lawqa.settings import *  # noqa: F403
from lawqa.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "django_migration_linter"]
