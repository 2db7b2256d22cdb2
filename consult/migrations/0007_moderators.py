"""The group `moderators`: exactly what the daily queues need, and no accounts, no statutes, no settings."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

GROUP = "moderators"
RIGHTS = {
    "question": ("view", "change"),
    "answer": ("view", "change"),
    "followup": ("view", "change"),
    "supplement": ("view", "change"),
    "report": ("view", "change"),
    "lawyer": ("view", "change"),
    "blockedphrase": ("view", "add", "change", "delete"),
    "citation": ("view",),
    "auditentry": ("view",),
}


def create(apps, schema_editor):
    """Permissions come with `post_migrate`, after the last migration; on a fresh database they are made here."""
    alias = schema_editor.connection.alias
    config = apps.get_app_config("consult")
    module = getattr(config, "models_module", None)
    config.models_module = True  # the historical app has none, and would be passed over
    create_permissions(config, verbosity=0, using=alias, apps=apps)
    config.models_module = module
    group, _created = apps.get_model("auth", "Group").objects.using(alias).get_or_create(name=GROUP)
    codes = [f"{act}_{model}" for model, acts in RIGHTS.items() for act in acts]
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    group.permissions.set(permissions.filter(content_type__app_label="consult", codename__in=codes))


def remove(apps, schema_editor):
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Group").objects.using(alias).filter(name=GROUP).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("consult", "0006_guidance_content"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(create, remove)]
