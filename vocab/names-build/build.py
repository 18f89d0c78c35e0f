#!/usr/bin/env python3
"""Makes vocab/names/han.csv from the Unihan database: what a Han character is read as in a Korean name and in pinyin.

usage: build.py UNIHAN_DIR OUT.csv     (UNIHAN_DIR holds Unihan_Readings.txt and Unihan_Variants.txt, version 14.0 was used)
Input: kHangul, kMandarin, kTraditionalVariant, kZVariant, kSemanticVariant. Output: a line a character of the basic plane:
character,same_as (its traditional form, if another),hangul (readings, school and first ones first),pinyin (without tones).
Left out: characters without a Korean reading, their own or that of a variant; tones; readings of dictionaries only.
"""
import collections, csv, re, sys, unicodedata

folder, out = sys.argv[1:]
data = collections.defaultdict(dict)
for name in ("Unihan_Readings.txt", "Unihan_Variants.txt"):
    for line in open(f"{folder}/{name}", encoding="utf-8"):
        if line.startswith("U+"):
            code, field, value = line.rstrip("\n").split("\t")
            data[chr(int(code[2:], 16))][field] = value


def hangul(c):
    readings = [r.split(":") for r in data[c].get("kHangul", "").split() if ":" in r]
    return [r for r, _ in sorted(readings, key=lambda r: not re.search("[01]", r[1]))]


def variants(c, field):
    return [chr(int(v.split("<")[0][2:], 16)) for v in data[c].get(field, "").split()]


def pinyin(c):
    bare = unicodedata.normalize("NFD", data[c].get("kMandarin", "").split(" ")[0]).replace("u\u0308", "v")
    return "".join(x for x in bare if x.isalpha() and x.isascii())


with open(out, "w", encoding="utf-8", newline="") as f:
    w = csv.writer(f, lineterminator="\n")
    w.writerow(["character", "same_as", "hangul", "pinyin"])
    for c in sorted(data):
        if ord(c) > 0xFFFF:
            continue
        traditional = [v for v in variants(c, "kTraditionalVariant") if v != c]
        same = traditional[0] if traditional and c not in variants(c, "kTraditionalVariant") else ""
        readings = hangul(c)
        for field in ("kTraditionalVariant", "kZVariant", "kSemanticVariant"):
            for v in variants(c, field):
                if not readings or field == "kTraditionalVariant":
                    readings = readings + [r for r in hangul(v) if r not in readings]
        if readings:
            w.writerow([c, same, " ".join(readings), pinyin(c)])
