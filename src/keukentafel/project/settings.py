"""Instellingen van Django; alles wat per plek verschilt komt uit de omgeving."""

import os
from pathlib import Path

import dj_database_url

from keukentafel.kern.database.verbinding import url_voor

PAKKET = Path(__file__).resolve().parent.parent

DEMO = os.environ.get("KEUKENTAFEL_DEMO") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("KEUKENTAFEL_GEHEIM", "alleen-voor-hulpopdrachten")
ALLOWED_HOSTS = os.environ.get("KEUKENTAFEL_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "allauth",
    "allauth.account",
    "keukentafel.kern",
    "keukentafel.regelen",
    "keukentafel.doen",
    "keukentafel.werkplek",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "keukentafel.regelen.medewerkers.middleware.Dossiercontext",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

ROOT_URLCONF = "keukentafel.project.urls"
WSGI_APPLICATION = "keukentafel.project.wsgi.application"

# Eén proces, één rol: de webserver kent alleen `app` (ADR 0002).
ROL = os.environ.get("KEUKENTAFEL_ROL", "app")
DATABASES = {"default": dj_database_url.parse(url_voor(ROL), conn_max_age=600, conn_health_checks=True)}
AUTH_USER_MODEL = "kern.Account"

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

# tools/bouw_static.py builds both folders: `bron` from npm, `klaar` by collectstatic; the wheel carries `klaar`.
STATIC_URL = "/static/"
STATIC_ROOT = PAKKET / "static_gebouwd" / "klaar"
STATICFILES_DIRS = [bron] if (bron := PAKKET / "static_gebouwd" / "bron").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
