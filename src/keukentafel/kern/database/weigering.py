"""Why PostgreSQL refuses a statement: the codes of its own list (PostgreSQL documentation, appendix A)."""

MAG_NIET = "42501"
"""insufficient_privilege: row-level security, a missing grant, or a border function that says no."""
KLOPT_NIET = "23514"
"""check_violation: a CHECK, or a rule that a trigger or a border function guards."""
BESTAAT_AL = "23505"
"""unique_violation."""
OVERLAPT = "23P01"
"""exclusion_violation: two periods over one another."""


def weigering(fout: BaseException) -> str:
    """Return the code with which PostgreSQL refused; empty if this error did not come from PostgreSQL."""
    return str(getattr(fout.__cause__, "sqlstate", None) or "")
