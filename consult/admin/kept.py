"""What all lists of the workplace share, and rows that nobody deletes by hand."""

from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.http import HttpResponseRedirect
from django.urls import reverse

from ..actions.audit import record


class WorkAdmin(admin.ModelAdmin):
    """Lists are named after what they hold; an object's history is the audit log's."""

    list_per_page = 50
    empty_value_display = ""
    show_full_result_count = False
    change_list_template = "admin/consult_list.html"

    def changelist_view(self, request, extra_context=None):
        title = self.model._meta.verbose_name_plural
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Fields without Django's icons around them: nobody edits an area from inside a lawyer's form."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field

    def history_view(self, request, object_id, extra_context=None):
        name = self.model._meta.model_name
        url = reverse("admin:consult_auditentry_changelist")
        return HttpResponseRedirect(f"{url}?target_type={name}&target_id={int(object_id)}")


class ReadOnlyAdmin(WorkAdmin):
    """Rows that the admin shows and nobody edits here."""

    def has_add_permission(self, request, *args):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class KeptAdmin(WorkAdmin):
    """Rows that are hidden or erased by actions, never deleted by hand: deleting would leave no trace."""

    def has_delete_permission(self, request, obj=None):
        return False

    def has_add_permission(self, request):
        return False


class SettingsAdmin(WorkAdmin):
    """Rows that staff write themselves; each change is in the audit log with what it was before."""

    def save_model(self, request, obj, form, change):
        fields = [name for name in form.changed_data if name in form.fields and hasattr(obj, name)]
        before = {name: str(form.initial.get(name, "")) for name in fields} if change else {}
        super().save_model(request, obj, form, change)
        after = {name: str(form.cleaned_data.get(name, "")) for name in fields}
        if fields or not change:
            self._record(request, "change" if change else "add", obj, before, _short(after))

    def delete_model(self, request, obj):
        self._record(request, "delete", obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for obj in queryset:
            self._record(request, "delete", obj)
        super().delete_queryset(request, queryset)

    def _record(self, request, verb, obj, before=None, after=None):
        name = obj._meta.model_name
        before = _short(before or {})
        record(actor=request.user, action=f"{name}.{verb}", target=obj, before=before, after=after)


def _short(values):
    return {name: value[:200] for name, value in values.items()}
