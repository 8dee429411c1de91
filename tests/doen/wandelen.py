"""Een lange wandeling van hypothesis over de database, zonder dat er iets blijft staan."""

from django.db import transaction
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

# Een wandeling inkorten duurt hier langer dan haar lezen.
ZONDER_KRIMPEN = (Phase.explicit, Phase.reuse, Phase.generate)


def wandel(machine: type[RuleBasedStateMachine], voorbeelden: int, stappen: int) -> None:
    """Zoveel wandelingen van hoogstens zoveel stappen; elk in een transactie die wordt teruggedraaid."""

    class InTransactie(machine):  # type: ignore[valid-type, misc]
        def __init__(self) -> None:
            super().__init__()
            self.om = transaction.atomic()
            self.om.__enter__()

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.om.__exit__(None, None, None)

    run_state_machine_as_test(
        InTransactie,
        settings=settings(max_examples=voorbeelden, stateful_step_count=stappen, deadline=None, phases=ZONDER_KRIMPEN),
    )
