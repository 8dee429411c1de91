"""Het huis voor de webserver."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "keukentafel.project.settings")
application = get_wsgi_application()
