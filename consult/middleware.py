"""The visitor's language: Simplified Chinese unless they chose another."""

from django.conf import settings
from django.utils import translation


class ChosenLanguageMiddleware:
    """Activate the language of the visitor's own choice (a cookie), never the browser's guess.

    Django's LocaleMiddleware follows Accept-Language; people in China with an English system would get English pages.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self.known = {code for code, _name in settings.LANGUAGES}

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in self.known else settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response
