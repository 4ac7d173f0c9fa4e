"""Draws TrueType outlines with fewer points: what build.py does to every glyph."""
from math import hypot

SMOOTH = 0.985  # cosine of the bend, 10 degrees, up to which a joint of two curves counts as smooth
AWAY = 2.5      # thousandths of an em by which the new curve may stand off the old one


def pieces(points):
    """The lines (start, None, end) and quadratic curves (start, control, end) of a contour of (x, y, on)."""
    full = []
    for i, (x, y, on) in enumerate(points):
        full.append((x, y, on))
        nx, ny, non = points[(i + 1) % len(points)]
        if not on and not non:
            full.append(((x + nx) / 2, (y + ny) / 2, True))
    start = next((i for i, p in enumerate(full) if p[2]), None)
    if start is None:
        return []
    full = full[start:] + full[:start]
    out, i, n = [], 0, len(full)
    while i < n:
        a, b = full[i], full[(i + 1) % n]
        if b[2]:
            if a[:2] != b[:2]:
                out.append((a[:2], None, b[:2]))
            i += 1
        else:
            out.append((a[:2], b[:2], full[(i + 2) % n][:2]))
            i += 2
    return out


def cosine(ax, ay, bx, by):
    length = hypot(ax, ay) * hypot(bx, by)
    return (ax * bx + ay * by) / length if length else 1


def corner(pieces):
    """Puts a joint that is no smooth one first, so that no run of curves is parted by chance."""
    for i, (a, c, _) in enumerate(pieces):
        p, pc, _ = pieces[i - 1]
        if c is None or pc is None or cosine(a[0] - pc[0], a[1] - pc[1], c[0] - a[0], c[1] - a[1]) < SMOOTH:
            return pieces[i:] + pieces[:i]
    return pieces


def on_curve(p, c, q, t):
    u = 1 - t
    return u * u * p[0] + 2 * u * t * c[0] + t * t * q[0], u * u * p[1] + 2 * u * t * c[1] + t * t * q[1]


def joined(run):
    """One curve with the ends and end tangents of a run of curves, None where there is none near enough."""
    (p, a, _), (_, b, q) = run[0], run[-1]
    ax, ay, bx, by = a[0] - p[0], a[1] - p[1], b[0] - q[0], b[1] - q[1]
    den = ax * by - ay * bx
    if abs(den) < 1e-6:
        return None
    k = ((q[0] - p[0]) * by - (q[1] - p[1]) * bx) / den
    m = ((q[0] - p[0]) * ay - (q[1] - p[1]) * ax) / den
    if k <= 0 or m <= 0:
        return None
    c = (p[0] + k * ax, p[1] + k * ay)
    line = [on_curve(p, c, q, t / 8) for t in range(9)]
    for s in run:
        for t in (1 / 3, 2 / 3, 1):
            x, y = on_curve(*s, t)
            if min(off(x, y, u, v) for u, v in zip(line, line[1:])) > AWAY:
                return None
    return p, c, q


def off(x, y, u, v):
    """The distance of a point from a stretch of line."""
    dx, dy = v[0] - u[0], v[1] - u[1]
    length = dx * dx + dy * dy
    t = max(0, min(1, ((x - u[0]) * dx + (y - u[1]) * dy) / length)) if length else 0
    return hypot(x - u[0] - t * dx, y - u[1] - t * dy)


def refit(points):
    """A contour of (x, y, on) with smooth runs of curves joined where they are nearly one curve."""
    old = corner(pieces(points))
    new, i = [], 0
    while i < len(old):
        best, n = old[i], 1
        for k in range(i + 1, len(old)):
            (_, c, e), (_, d, _) = old[k - 1], old[k]
            if c is None or d is None or cosine(e[0] - c[0], e[1] - c[1], d[0] - e[0], d[1] - e[1]) < SMOOTH:
                break
            one = joined(old[i:k + 1])
            if one is None:
                break
            best, n = one, k - i + 1
        new.append(best)
        i += n
    return new


def points(pieces, scale):
    """The points of a contour on a grid of scale units, on-curve points left out that lie midway."""
    grid = lambda p: (round(p[0] / scale), round(p[1] / scale))
    out = []
    for i, (p, c, _) in enumerate(pieces):
        x, y = grid(p)
        before = pieces[i - 1][1]
        if c is not None and before is not None:
            (ax, ay), (bx, by) = grid(before), grid(c)
            implied = abs(ax + bx - 2 * x) <= 1 and abs(ay + by - 2 * y) <= 1
        else:
            implied = False
        if not implied:
            out.append((x, y, True))
        if c is not None:
            out.append((*grid(c), False))
    return tidy(out)


def tidy(points):
    """Leaves out points that stand on the one before, and on-curve points on a straight line between others."""
    out = [p for i, p in enumerate(points) if p != points[i - 1]] if len(points) > 1 else points
    i = 0
    while len(out) > 3 and i < len(out):
        (ax, ay, a), (x, y, on), (bx, by, b) = out[i - 1], out[i], out[(i + 1) % len(out)]
        ahead = (x - ax) * (bx - x) + (y - ay) * (by - y) >= 0
        if a and on and b and ahead and (x - ax) * (by - y) == (y - ay) * (bx - x):
            del out[i]
        else:
            i += 1
    return out
