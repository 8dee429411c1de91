"""De tabellen van de kamers van kern, voor Django bij elkaar."""

from keukentafel.kern.gebeurtenissen.models import Gebeurtenis
from keukentafel.kern.logboek.models import Logregel, Logstand, Verwerking
from keukentafel.kern.stelsels.models import Stelsel
from keukentafel.kern.toegang.models import Account, Uitnodiging

__all__ = ["Account", "Gebeurtenis", "Logregel", "Logstand", "Stelsel", "Uitnodiging", "Verwerking"]
