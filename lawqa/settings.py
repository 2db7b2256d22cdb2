"""LawQA's settings: one file, read from the environment (and `.env`), loud about what is wrong.

Every variable is described in docs/deployment.md. A missing or malformed one stops the start with a sentence that
names it.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import environs
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

BASE_DIR = Path(__file__).resolve().parent.parent
env = environs.Env()
env.read_env(str(BASE_DIR / ".env"), recurse=False)


def read(parse, name, default):
    """Read one variable; say its name and what is wrong with it when it cannot be read."""
    try:
        return parse(name, default)
    except Exception as error:
        raise ImproperlyConfigured(f"The environment variable {name} is malformed: {error}") from error


def choice(name, default, options):
    value = env.str(name, default)
    if value not in options:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(options)}; it is {value!r}.")
    return value


TESTING = "pytest" in sys.modules
DEBUG = read(env.bool, "DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
if len(SECRET_KEY) < (1 if DEBUG else 32):
    raise ImproperlyConfigured(
        "SECRET_KEY must be set to at least 32 random characters, better 50. `make run` writes one into .env; "
        "in production set it in the environment (see docs/deployment.md)."
    )
SITE_URL = env.str("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
if not urlsplit(SITE_URL).netloc:
    raise ImproperlyConfigured(
        f"SITE_URL must be an address such as https://lawqa.example; it is {SITE_URL!r}."
    )
ALLOWED_HOSTS = read(env.list, "ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"] if DEBUG else [])
if not DEBUG and not TESTING and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the site's host names when DEBUG is off.")
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

# What LawQA lets a deployment choose -----------------------------------------------------------------------------
LAWQA_MODERATION = choice("LAWQA_MODERATION", "auto", ["auto", "all", "none"])
LAWQA_GUEST_ASK = choice("LAWQA_GUEST_ASK", "on", ["on", "off"]) == "on"
LAWQA_LIMITS = choice("LAWQA_LIMITS", "on", ["on", "off"]) == "on"
if not LAWQA_LIMITS and not DEBUG:
    raise ImproperlyConfigured("LAWQA_LIMITS=off is for benchmarks and works only with DEBUG=on.")
LAWQA_TRUSTED_PROXIES = read(env.int, "LAWQA_TRUSTED_PROXIES", 0)
LAWQA_STRUCTURED_DATA = choice("LAWQA_STRUCTURED_DATA", "on", ["on", "off"]) == "on"
# Part of every ETag and of the keys of cached pages: pages look otherwise after a release although no row has changed. By
# default it follows the newest template.
RELEASE = env.str("LAWQA_RELEASE", "") or str(
    max(int(path.stat().st_mtime) for path in (BASE_DIR / "templates").rglob("*.html"))
)
# Where the quick exit leads: a page nobody wonders about.
LAWQA_EXIT_URL = env.str("LAWQA_EXIT_URL", "https://www.baidu.com/s?wd=天气预报")
LAWQA_ICP_NUMBER = env.str("LAWQA_ICP_NUMBER", "")
LAWQA_POLICE_NUMBER = env.str("LAWQA_POLICE_NUMBER", "")
LAWQA_CONTACT_EMAIL = env.str("LAWQA_CONTACT_EMAIL", "")

# Django ----------------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "consult",
    "consult.apps.WorkplaceConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",  # allauth's list of sessions uses its template tags
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "bootstrap",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "heroicons",
    "django_tasks_db",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "consult.middleware.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]
ROOT_URLCONF = "lawqa.urls"
WSGI_APPLICATION = "lawqa.wsgi.application"
ASGI_APPLICATION = "lawqa.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "consult.templatetags.site.site",
            ],
        },
    },
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# Storage ---------------------------------------------------------------------------------------------------------
DATABASES = {
    "default": read(env.dj_db_url, "DATABASE_URL", f"sqlite:///{BASE_DIR / 'var' / 'lawqa.sqlite3'}")
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers take the lock when they begin, not in the middle: without this two people at once get "database is
    # locked" however long the timeout is.
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=30,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;",
    )
    DATABASES["default"]["CONN_MAX_AGE"] = 60  # opening the file and setting it up costs more than a page
    if Path(str(DATABASES["default"]["NAME"])).parent == BASE_DIR / "var":
        (BASE_DIR / "var").mkdir(exist_ok=True)
elif DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # On SSDs and in memory a page costs much the same wherever it lies. Told so, the planner reads the full-text index of a
    # small table too, where reading the table means unpacking every vector once for each word that is sought.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c random_page_cost=1.1")
    DATABASES["default"]["OPTIONS"]["pool"] = not TESTING and {"min_size": 1, "max_size": 8}
else:
    raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///.")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = env.str("REDIS_URL", "")
if REDIS_URL and not REDIS_URL.startswith(("redis://", "rediss://", "unix://")):
    raise ImproperlyConfigured(
        f"REDIS_URL must be an address such as redis://127.0.0.1:6379/0; it is {REDIS_URL!r}."
    )
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend"
        if TESTING
        else "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default"],
    }
}
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", str(BASE_DIR / "var" / "media")))
MEDIA_URL = "/media/"
PRIVATE_ROOT = Path(env.str("PRIVATE_ROOT", str(BASE_DIR / "var" / "private")))
# The index of articles that suggestions read: a file that `load_statutes` and `reindex` write anew.
INDEX_ROOT = Path(env.str("INDEX_ROOT", str(BASE_DIR / "var" / "index")))
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Mail ------------------------------------------------------------------------------------------------------------
_mail = read(env.dj_email_url, "EMAIL_URL", "console:")
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured(
        "EMAIL_URL must be console: or an address such as submission://user:password@host:587."
    )
EMAIL_BACKEND, EMAIL_FILE_PATH = _mail["EMAIL_BACKEND"], _mail["EMAIL_FILE_PATH"]
EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _mail["EMAIL_USE_TLS"], _mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "法问 <noreply@localhost>")

# Accounts --------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "consult.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_URL).scheme
ACCOUNT_ADAPTER = "consult.adapters.AccountAdapter"
ALLAUTH_TRUSTED_PROXY_COUNT = LAWQA_TRUSTED_PROXIES
if not LAWQA_LIMITS:
    ACCOUNT_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "LawQA"
USERSESSIONS_TRACK_ACTIVITY = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "consult:me"
LOGOUT_REDIRECT_URL = "consult:home"

# Language and time -----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# Security --------------------------------------------------------------------------------------------------------
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if LAWQA_TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "consult.views.errors.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 300
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
PERMISSIONS_POLICY = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb", "interest-cohort")
}

# Logs: no request bodies, no question texts ----------------------------------------------------------------------
LOG_LEVEL = choice("LOG_LEVEL", "INFO", ["DEBUG", "INFO", "WARNING", "ERROR"])
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
