"""Instellingen van Django; alles wat per plek verschilt komt uit de omgeving (docs/installeren.md)."""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF

from keukentafel.kern.database.verbinding import url_voor
from keukentafel.project.demo import WACHTWOORD

PAKKET = Path(__file__).resolve().parent.parent

# Demo: over http op 127.0.0.1, met accounts die één klik ver zijn. Zonder demo: alleen https, voor het echte werk.
DEMO = os.environ.get("KEUKENTAFEL_DEMO") == "1"
DEMO_WACHTWOORD = WACHTWOORD if DEMO else ""
DEBUG = False
# Zonder geheim draaien alleen hulpopdrachten (migraties, demo); wsgi.py weigert dan.
GEHEIM_VAN_HULPOPDRACHTEN = "alleen-voor-hulpopdrachten"
SECRET_KEY = os.environ.get("KEUKENTAFEL_GEHEIM") or GEHEIM_VAN_HULPOPDRACHTEN
# Na een nieuw geheim: het vorige, zodat sessies en versleutelde sleutels van de tweede stap leesbaar blijven.
SECRET_KEY_FALLBACKS = [oud for oud in [os.environ.get("KEUKENTAFEL_GEHEIM_VORIG")] if oud]
# Waarmee betrokkenen in het logboek een pseudoniem krijgen: apart, omdat het gelijk blijft als SECRET_KEY wisselt.
LOGBOEK_GEHEIM = os.environ.get("KEUKENTAFEL_LOGGEHEIM") or SECRET_KEY
ALLOWED_HOSTS = os.environ.get("KEUKENTAFEL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [adres for adres in os.environ.get("KEUKENTAFEL_ADRESSEN", "").split(",") if adres]

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
    "allauth.mfa",
    "keukentafel.kern",
    "keukentafel.regelen",
    "keukentafel.doen",
    "keukentafel.werkplek",
    "keukentafel.project",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "keukentafel.project.koppen.Koppen",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "keukentafel.project.gezond.Gezond",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "keukentafel.project.sessieduur.Sessieduur",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "keukentafel.regelen.gemeenten.dagwissel.Dagwissel",
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
                "keukentafel.werkplek.menu.kop",
            ],
        },
    }
]

ROOT_URLCONF = "keukentafel.project.urls"
WSGI_APPLICATION = "keukentafel.project.wsgi.application"

# Eén proces, één rol: de webserver kent alleen `app` (ADR 0002).
ROL = os.environ.get("KEUKENTAFEL_ROL", "app")
DATABASES = {"default": dj_database_url.parse(url_voor(ROL), conn_max_age=600, conn_health_checks=True)}
# De tellers tegen raden van wachtwoorden moeten voor alle werkers van de webserver gelden.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "keukentafel_voorraad",
        # Boven dit aantal ruimt Django op, en dan gaan er tellers weg; een gemeente blijft hier ver onder.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# -- Inloggen ----------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "kern.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "keukentafel.werkplek.inlog.wachtwoorden.LangGenoeg", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "keukentafel.werkplek.inlog.wachtwoorden.NietVoorDeHand"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "keukentafel.project.aanmelden.Aanmelden"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_SESSION_REMEMBER = False
# Vijf keer mis per vijf minuten voor één naam; dertig per vijf minuten vanaf één adres (een heel kantoor). Een code
# is korter dan een wachtwoord: daarvan ook niet meer dan vijfentwintig keer mis per dag voor één account.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/5m/key,30/5m/ip",
    "code": "5/5m/key,25/d/key,30/5m/ip",
}
ACCOUNT_LOGIN_TIMEOUT = 15 * 60  # seconden tussen wachtwoord en laatste stap
MFA_ADAPTER = "keukentafel.project.aanmelden.TweedeStapOpslag"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODE_COUNT = 10
MFA_RECOVERY_CODE_DIGITS = 10

SESSION_COOKIE_NAME = "keukentafel"
SESSION_COOKIE_AGE = 10 * 60 * 60  # seconden: na een werkdag opnieuw inloggen; stilte: zie sessieduur.py
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSIE_STILTE = 30 * 60  # seconden zonder verzoek  # aanname: BIO noemt geen getal voor webtoepassingen

# -- Veiligheid --------------------------------------------------------------------------------------------------

# Waar een lek gemeld wordt: e-mail of https; leeg is het beleid van het project (veiligheid.py).
VEILIGHEID_CONTACT = os.environ.get("KEUKENTAFEL_VEILIGHEID_CONTACT", "")
if not DEMO:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^gezond$"]
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    # Alleen achter een eigen proxy die deze kop zelf zet en die van buiten weghaalt.
    if os.environ.get("KEUKENTAFEL_PROXY") == "1":
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        ALLAUTH_TRUSTED_PROXY_COUNT = 1  # het adres van de bezoeker: de laatste in X-Forwarded-For
CSRF_COOKIE_NAME = "keukentafel_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "keukentafel.project.fouten.csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes: het langste formulier is een gespreksverslag
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
# Een meegebracht bestand blijft in het geheugen en komt nooit op de schijf; wat groter is, wordt niet aangenomen.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 10_100_000  # bytes: een document van 10 MB met de omslag van het formulier
# De opdracht van een virusscanner, zoals `clamdscan -`; leeg is: bestanden worden niet nagekeken (docs/installeren.md).
DOCUMENTSCANNER = os.environ.get("KEUKENTAFEL_DOCUMENTSCANNER", "")

# -- Taal en tijd ------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
LOCALE_PATHS = [PAKKET / "locale"]  # het Nederlands is de bron; vertalingen komen hier
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True

# -- Statische bestanden: tools/bouw_static.py bouwt `bron` (npm) en `klaar` (collectstatic); het wheel draagt `klaar`

STATIC_URL = "/static/"
STATIC_ROOT = PAKKET / "static_gebouwd" / "klaar"
STATICFILES_DIRS = [bron] if (bron := PAKKET / "static_gebouwd" / "bron").is_dir() else []
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# -- Logboek van de techniek: nooit vrije tekst van inwoners (logboek.py laat meldingen van uitzonderingen weg) -----

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kaal": {"()": "keukentafel.project.logboek.ZonderInhoud"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "kaal"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # een mislukt adres kan bevatten wat iemand zocht
        # Eén regel per keten per dag, om buiten de database te bewaren (docs/logboek.md).
        "keukentafel.anker": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
