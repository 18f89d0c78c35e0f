"""Makes vocab/world.shapes: the outlines of the world's provinces and countries, for maps that need no network.

Input: world_map.gpkg (Natural Earth 1:10m admin-1, v4.1.0, public domain) as Debian's package qgis-common has it
(usr/share/qgis/resources/data/world_map.gpkg; its SHA-256 is in source.sha256). Output: world.shapes.
Same input, same bytes. No packages are needed beside Python's own.

    apt-get download qgis-common && dpkg-deb -x qgis-common_*.deb unpacked
    python3 build.py unpacked/usr/share/qgis/resources/data/world_map.gpkg ../world.shapes

Borders that two areas share are kept once (an arc), simplified once, and so never gape. East Asia is kept finer. A country is
its provinces together; its border is what only one of them has.
"""

import sqlite3
import struct
import sys

SCALE = 1000  # units a degree: about 100 m
FINE = (95.0, 15.0, 150.0, 55.0)  # East Asia: west, south, east, north
FINE_TOLERANCE, TOLERANCE = 0.008, 0.05  # degrees

# The gazetteer's provinces by Natural Earth's names, which are romanised otherwise.
PLACES = {
    ("CN", "Liaoning"): "CN-LN", ("CN", "Jilin"): "CN-JL", ("CN", "Heilongjiang"): "CN-HL", ("CN", "Yunnan"): "CN-YN",
    ("CN", "Guangxi"): "CN-GX", ("CN", "Inner Mongol"): "CN-IM", ("CN", "Beijing"): "CN-BJ",
    ("KP", "Hamgyŏng-bukto"): "KP-NH", ("KP", "Ryanggang"): "KP-RG", ("KP", "Chagang-do"): "KP-CG",
    ("KP", "P'yŏngan-bukto"): "KP-NP", ("KP", "Hamgyŏng-namdo"): "KP-SHG", ("KP", "P'yŏngan-namdo"): "KP-SP",
    ("KP", "Hwanghae-bukto"): "KP-NHW", ("KP", "Hwanghae-namdo"): "KP-SHW", ("KP", "Kangwŏn-do"): "KP-KW",
    ("KP", "Rasŏn"): "KP-RS", ("KP", "P'yŏngyang"): "KP-PY",
}


def rings(geom):
    """The rings of a GeoPackage multipolygon, as points of whole units."""
    at = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(geom[3] >> 1) & 7]

    def count():
        nonlocal at
        (value,) = struct.unpack_from("<I", geom, at)
        at += 4
        return value

    at += 5
    for _ in range(count()):
        at += 5
        for _ in range(count()):
            points, last = [], None
            for _ in range(count()):
                lon, lat = struct.unpack_from("<dd", geom, at)
                at += 16
                point = (round(lon * SCALE), round(lat * SCALE))
                if point != last:
                    points.append(point)
                last = point
            if len(points) > 3 and points[0] == points[-1]:
                yield points[:-1]


def tolerance(points):
    lons, lats = [p[0] / SCALE for p in points], [p[1] / SCALE for p in points]
    inside = min(lons) >= FINE[0] and max(lons) <= FINE[2] and min(lats) >= FINE[1] and max(lats) <= FINE[3]
    return (FINE_TOLERANCE if inside else TOLERANCE) * SCALE


def simplified(points, limit):
    """Douglas and Peucker (1973), by a stack."""
    keep = {0, len(points) - 1}
    if points[0] == points[-1]:  # a closed arc: its farthest point is kept too
        far = max(range(len(points)), key=lambda i: (points[i][0] - points[0][0]) ** 2 + (points[i][1] - points[0][1]) ** 2)
        keep.add(far)
        stack = [(0, far), (far, len(points) - 1)]
    else:
        stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        (ax, ay), (bx, by) = points[a], points[b]
        dx, dy = bx - ax, by - ay
        length = (dx * dx + dy * dy) ** 0.5
        best, at = 0.0, None
        for i in range(a + 1, b):
            px, py = points[i][0] - ax, points[i][1] - ay
            away = abs(px * dy - py * dx) / length if length else (px * px + py * py) ** 0.5
            if away > best:
                best, at = away, i
        if at is not None and best > limit:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [points[i] for i in sorted(keep)]


def varint(value):
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def signed(value):
    return varint(value << 1 if value >= 0 else (-value << 1) - 1)


def text(value):
    data = value.encode()
    return varint(len(data)) + data


def main(source, target):
    rows = sqlite3.connect(source).execute(
        "SELECT iso_a2, name, gn_name, adm0_a3, geom FROM states_provinces ORDER BY adm0_a3, name, fid"
    ).fetchall()
    codes = {}
    for iso, _, _, country, _ in rows:
        if iso and len(iso) == 2 and iso.isalpha():
            codes.setdefault(country, iso)
    areas = []
    for iso, name, gn_name, country, geom in rows:
        own = iso if iso and len(iso) == 2 and iso.isalpha() else codes.get(country, "")
        if own == "AQ":
            continue
        found = sorted(rings(geom), key=len, reverse=True)
        if found:
            areas.append((own, name or gn_name or "", found))
    # Islands smaller than the tolerance go, unless an area would have nothing left.
    def extent(ring):
        return max(max(p[k] for p in ring) - min(p[k] for p in ring) for k in (0, 1))

    areas = [
        (c, n, [r for i, r in enumerate(sorted(rs, key=extent, reverse=True)) if i == 0 or extent(r) > 3 * tolerance(r)])
        for c, n, rs in areas
    ]
    # Where rings part or meet, arcs begin.
    neighbours = {}
    for _, _, rs in areas:
        for ring in rs:
            for i, point in enumerate(ring):
                neighbours.setdefault(point, set()).update((ring[i - 1], ring[(i + 1) % len(ring)]))
    parts = {point for point, others in neighbours.items() if len(others) != 2}
    arcs, index, shapes = [], {}, []

    def arc(points):
        forward, backward = tuple(points), tuple(reversed(points))
        key = min(forward, backward)
        if key not in index:
            index[key] = len(arcs)
            arcs.append(simplified(list(key), tolerance(key)))
        return index[key] if key == forward else ~index[key]

    for country, name, rs in areas:
        lines = []
        for ring in rs:
            cuts = [i for i, point in enumerate(ring) if point in parts]
            if not cuts:
                start = ring.index(min(ring))
                closed = ring[start:] + ring[:start]
                lines.append([arc(closed + [closed[0]])])
                continue
            turned = ring[cuts[0]:] + ring[:cuts[0]] + [ring[cuts[0]]]
            line, begin = [], 0
            for i in range(1, len(turned)):
                if turned[i] in parts:
                    line.append(arc(turned[begin:i + 1]))
                    begin = i
            lines.append(line)
        shapes.append((country, PLACES.get((country, name), ""), name, lines))
    missing = set(PLACES.values()) - {shape[1] for shape in shapes}
    assert not missing, f"no outline for {missing}"
    out = bytearray(b"ATSHAPE1") + varint(SCALE) + varint(len(arcs))
    for points in arcs:
        out += varint(len(points))
        x, y = 0, 0
        for px, py in points:
            out += signed(px - x) + signed(py - y)
            x, y = px, py
    out += varint(len(shapes))
    for country, place, name, lines in shapes:
        out += text(country) + text(place) + text(name) + varint(len(lines))
        for line in lines:
            out += varint(len(line)) + b"".join(signed(a) for a in line)
    with open(target, "wb") as file:
        file.write(out)
    print(f"{len(shapes)} areas, {len(arcs)} arcs, {sum(map(len, arcs))} points, {len(out)} bytes")


main(*sys.argv[1:3])
