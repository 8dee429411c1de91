"""De omtrek om een aantal rechthoeken samen, als pad voor SVG."""

from bisect import bisect_left

Rechthoek = tuple[float, float, float, float]
"""Links, boven, rechts, onder."""


def omtrek(rechthoeken: list[Rechthoek]) -> str:
    """Eén pad om alles heen; stukken die los staan, krijgen elk hun eigen lus. Zonder rechthoek een leeg pad."""
    if not rechthoeken:
        return ""
    xs = sorted({x for r in rechthoeken for x in (r[0], r[2])})
    ys = sorted({y for r in rechthoeken for y in (r[1], r[3])})
    vol = {
        (i, j)
        for links, boven, rechts, onder in rechthoeken
        for i in range(bisect_left(xs, links), bisect_left(xs, rechts))
        for j in range(bisect_left(ys, boven), bisect_left(ys, onder))
    }
    lussen = _lussen(_randen(vol))
    return "".join("M" + "L".join(f"{xs[i]:g} {ys[j]:g}" for i, j in _hoeken(lus)) + "Z" for lus in lussen)


def _randen(vol: set[tuple[int, int]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """De randen met de klok mee, van elk begin naar het eind: alleen waar aan de andere kant niets ligt."""
    uit: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for i, j in sorted(vol):
        for buur, van, naar in (
            ((i, j - 1), (i, j), (i + 1, j)),
            ((i + 1, j), (i + 1, j), (i + 1, j + 1)),
            ((i, j + 1), (i + 1, j + 1), (i, j + 1)),
            ((i - 1, j), (i, j + 1), (i, j)),
        ):
            if buur not in vol:
                uit.setdefault(van, []).append(naar)
    return uit


def _lussen(randen: dict[tuple[int, int], list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    lussen = []
    while randen:
        begin = min(randen)
        lus = [begin]
        while True:
            hier = lus[-1]
            verder = randen[hier].pop(0)
            if not randen[hier]:
                del randen[hier]
            if verder == begin:
                break
            lus.append(verder)
        lussen.append(lus)
    return lussen


def _hoeken(lus: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Alleen waar de rand van richting verandert."""
    uit = []
    for nummer, (i, j) in enumerate(lus):
        (vi, vj), (ni, nj) = lus[nummer - 1], lus[(nummer + 1) % len(lus)]
        if not (vi == i == ni or vj == j == nj):
            uit.append((i, j))
    return uit
