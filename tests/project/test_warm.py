"""De webwerker heeft de feestdagen al geladen voordat er een vraag komt."""

import subprocess
import sys


def test_een_werker_laadt_de_feestdagen_zelf() -> None:
    script = (
        "import sys\n"
        "from keukentafel.project import gunicorn_conf\n"
        "assert 'holidays' not in sys.modules, 'te vroeg'\n"
        "gunicorn_conf.post_worker_init(None)\n"
        "import threading\n"
        "[draad.join(30) for draad in threading.enumerate() if draad.name == 'warm-op']\n"
        "assert 'holidays.countries.netherlands' in sys.modules, 'niet geladen'\n"
    )
    klaar = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (klaar.returncode, klaar.stderr) == (0, "")
