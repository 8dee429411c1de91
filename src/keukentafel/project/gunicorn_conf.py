"""Instellingen van de webserver: twee werkers met elk vier draden past bij twee kernen."""

import os

from keukentafel.project.dienst.warm import warm_op

bind = os.environ.get("KEUKENTAFEL_BIND", "127.0.0.1:8000")
workers = int(os.environ.get("KEUKENTAFEL_WERKERS", "2"))
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 30
graceful_timeout = 10
keepalive = 5
backlog = 256
max_requests = 20_000
max_requests_jitter = 2_000
limit_request_line = 4094
limit_request_field_size = 8190
control_socket_disable = True
loglevel = "warning"
accesslog = None  # wie wat las, staat in het toegangslogboek van het huis; een pad in een logboek helpt niemand
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"kaal": {"()": "keukentafel.project.logboek.ZonderInhoud"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "kaal"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
}


def post_worker_init(_worker: object) -> None:
    """Elke werker rekent alvast een klok uit: dan is de eerste vraag even snel als de tweede."""
    warm_op()
