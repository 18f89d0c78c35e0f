#!/usr/bin/env python3
"""Suggestion beside its peers in one run: Attested, quantulum3, Microsoft's recognizers-text.

usage: suggest.py [--claims FOLDER] [--attested PATH] [--venv FOLDER]

FOLDER has texts/NN.txt, INDEX.csv and gold*.jsonl (default: ../shared/claims beside the project, left out if it isn't
there); Attested's own test texts (core/claims/tests/data/suggest) are always read. PATH is `attested`, or the example
`suggest` of attested-claims, which this script builds if no PATH is given (it needs no OpenSSL). The peers come from PyPI
into a virtual environment (default: target/peers), once, by requirements.txt beside this script; what can't be installed
is said and left out. Python 3.11; nothing else is fetched.

What is measured
  number   spans with an equal value, precision, recall, F1, as `score_claims.py` counts: a suggestion is right where its
           words overlap an annotated number's and one bound is equal; every other number suggested is wrong. Qualitative
           amounts ("many") don't count.
  +bound   the same with kind, low and high equal. Peers have no bounds: quantulum3's value is exact, approximate where it
           gives an uncertainty, between where it spans a range; a recognizer's value is exact.
  date     annotated dates of the folder that come out right at their own precision, both ends of an interval. Attested:
           through a suggestion that overlaps the claim. Recognizers: the expression is handed to it where it stands, so that
           it need not find it; of several readings the last that isn't after publication is taken. quantulum3 has none.
  kB/s     Attested: one run of the program on the language's texts repeated to 8 MB, start and output included. Peers: the
           texts once, in process, after a warm-up, imports not counted. By processor time, each on one core.
In the peers' favour: quantulum3 counts only what it finds without a unit; a recognizer's number is dropped where its own date,
age, currency, dimension, percentage or ordinal models claim the words. Neither has Korean: both read it as English.
"""
import argparse, csv, datetime, glob, json, os, re, resource, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
PROJECT = os.path.dirname(os.path.dirname(HERE))
LANGUAGES = ("en", "ko", "zh")
PEERS = ("quantulum3", "recognizers")
KINDS = {"=": "exact", "~": "approx", ">=": "at_least", ">": "more_than", "<=": "at_most", "<": "fewer_than"}


# ---- the texts -------------------------------------------------------------------------------------------------------

def annotated(folder):
    """Documents of a claims folder: text, day, language, numbers {start, end, kind, low, high}, dates."""
    gold = {}
    for line in open(sorted(glob.glob(os.path.join(folder, "gold*.jsonl")))[0], encoding="utf-8"):
        claim = json.loads(line)
        gold.setdefault(claim["doc"], []).append(claim)
    for row in csv.DictReader(open(os.path.join(folder, "INDEX.csv"), encoding="utf-8")):
        claims = gold.get(row["doc"])
        if not claims:
            continue
        text = open(os.path.join(folder, "texts", row["doc"] + ".txt"), encoding="utf-8", newline="").read()
        numbers = [c["quantity"] for c in claims if c["quantity"] and c["quantity"]["kind"] != "qualitative"]
        dates = [dict(c["date"], claim=[c["start"], c["end"]]) for c in claims if c["date"] and c["date"]["edtf"]]
        yield dict(text=text, day=row["date"], lang=row["lang"], numbers=numbers, dates=dates)


def ours():
    """Documents of Attested's own test texts."""
    for lang in LANGUAGES:
        path = os.path.join(PROJECT, "core/claims/tests/data/suggest", lang + ".txt")
        for part in re.split(r"(?m)^= ", open(path, encoding="utf-8").read())[1:]:
            head, *lines = part.split("\n")
            text = "\n".join(line for line in lines if not line.startswith("> "))
            numbers = [n for n in (own_number(text, line) for line in lines if line.startswith("> ")) if n]
            yield dict(text=text, day=head.split()[1], lang=lang, numbers=numbers, dates=[])


def own_number(text, line):
    """The number of a line `> what | modality | speaker | words and bound | date | quotation`."""
    cells = line[2:].split(" | ")
    words, _, bound = cells[3].rpartition(" ")
    between = re.fullmatch(r"(\d+)\.\.(\d+)", bound)
    one = re.fullmatch(r"(>=|<=|[=~<>])(\d+)", bound)
    at = text.find(cells[5])
    at = text.find(words, at) if at >= 0 else -1
    if at < 0 or not (between or one):
        return None
    if between:
        kind, low, high = "between", float(between[1]), float(between[2])
    else:
        kind, value = KINDS[one[1]], float(one[2])
        low, high = (None if one[1] in "<=" and one[1] != "=" else value), (None if ">" in one[1] else value)
    return dict(start=at, end=at + len(words), kind=kind, low=low, high=high)


# ---- who reads them --------------------------------------------------------------------------------------------------

def attested(program, documents):
    """Suggested numbers and dates by the program, a run a document."""
    for document in documents:
        with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
            file.write(document["text"])
            file.flush()
            rows = run(program, file.name, document["day"], document["lang"]).splitlines()
        numbers, dates = [], []
        for row in map(json.loads, rows):
            quantity, date = row["quantity"], row["date"]
            if quantity and quantity["kind"] != "qualitative" and (quantity["low"] is not None or quantity["high"] is not None):
                at = document["text"].find(quantity["text"], row["start"])
                numbers.append(dict(quantity, start=at, end=at + len(quantity["text"])))
            if date and date["edtf"]:
                dates.append([row["start"], row["end"], date["edtf"]])
        yield dict(numbers=numbers, dates=dates)


def run(program, path, day, lang):
    said = subprocess.run([program, "suggest", path, "--published", day, "--lang", lang, "--format", "jsonl"],
                          capture_output=True, text=True, encoding="utf-8")
    if said.returncode:
        sys.exit(f"{program}: {said.stderr.strip()}")
    return said.stdout


def speed(program, documents, lang):
    text = "\n\n".join(d["text"] for d in documents if d["lang"] == lang) + "\n\n"
    text *= 8_000_000 // len(text.encode()) + 1
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        spent = lambda: sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
        start = spent()
        run(program, file.name, "2023-10-13", lang)
        return len(text.encode()) / 1e3 / (spent() - start)


def peer(name, documents):
    """Runs inside the virtual environment: findings of a document each, and seconds by language."""
    read = {"quantulum3": quantulum3, "recognizers": recognizers}[name]()
    for lang in LANGUAGES:
        read(dict(text="around 600 people on Monday", day="2023-10-13", lang=lang, dates=[]))
    found, seconds = [], {}
    for document in documents:
        start = time.process_time()
        found.append(read(document))
        # Dates are looked up by span for the score: that isn't reading the text.
        seconds[document["lang"]] = seconds.get(document["lang"], 0) + time.process_time() - start - found[-1].pop("beside", 0)
    return dict(found=found, seconds=seconds)


def quantulum3():
    import warnings
    warnings.simplefilter("ignore")
    from quantulum3 import parser

    def read(document):
        numbers = []
        for quantity in parser.parse(document["text"]):
            if quantity.unit.name != "dimensionless":
                continue
            value, spread = quantity.value, quantity.uncertainty
            kind, low, high = ("exact", value, value) if not spread else ("approx", value, value)
            if spread and re.search(r"\d\s*(?:-|–|to|and)\s*\d", quantity.surface):
                kind, low, high = "between", value - spread, value + spread
            numbers.append(dict(start=quantity.span[0], end=quantity.span[1], kind=kind, low=low, high=high))
        return dict(numbers=numbers, dates=[])

    return read


def recognizers():
    from recognizers_text import Culture
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_date_time import DateTimeRecognizer

    models = {}
    for lang, culture in (("en", Culture.English), ("ko", Culture.English), ("zh", Culture.Chinese)):
        number, unit = NumberRecognizer(culture), NumberWithUnitRecognizer(culture)
        others = [number.get_percentage_model(), number.get_ordinal_model(), unit.get_age_model(),
                  unit.get_currency_model(), unit.get_dimension_model()]
        models[lang] = number.get_number_model(), others, DateTimeRecognizer(culture).get_datetime_model()

    def parsed(model, *arguments):
        try:
            return model.parse(*arguments)
        except Exception:  # some of its rules raise on some texts: nothing is found then
            return []

    def read(document):
        number, others, when = models[document["lang"]]
        text, day = document["text"], datetime.datetime.fromisoformat(document["day"])
        taken = [(r.start, r.end) for model in others for r in parsed(model, text)]
        taken += [(r.start, r.end) for r in parsed(when, text, day)]
        numbers = []
        for result in parsed(number, text):
            if any(a <= result.end and result.start <= b for a, b in taken):
                continue
            try:
                value = float(result.resolution["value"])
            except (TypeError, ValueError, KeyError):
                continue
            numbers.append(dict(start=result.start, end=result.end + 1, kind="exact", low=value, high=value))
        start = time.process_time()
        dates = []
        for gold in document["dates"]:
            for result in parsed(when, gold["text"], day):
                edtf = resolved(result.resolution, document["day"])
                if edtf:
                    dates.append([*gold["claim"], edtf])
                    break
        return dict(numbers=numbers, dates=dates, beside=time.process_time() - start)

    return read


def resolved(resolution, day):
    """A recognizer's resolution as EDTF: the last reading that isn't after publication."""
    readings = [edtf for value in (resolution or {}).get("values", []) if (edtf := reading(value, day))]
    past = [edtf for edtf in readings if edtf[:10] <= day]
    return (past or readings or [None])[-1]


def reading(value, day):
    if "value" in value:
        match = re.match(r"\d{4}-\d\d-\d\d", value["value"])
        return match and match[0]
    start, end = value.get("start", "")[:10], value.get("end", "")[:10]
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", start):
        return None
    if not end:
        return f"{start}/{day}" if value.get("Mod") == "since" else start
    if value["type"] == "datetimerange" or end == start:
        return start if end == start else f"{start}/{end}"
    first, last = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end) - datetime.timedelta(days=1)
    if first.day == 1 and first.year == last.year and (last + datetime.timedelta(days=1)).day == 1:
        if first.month == last.month:
            return start[:7]
        if (first.month, last.month) == (1, 12):
            return start[:4]
    return f"{first}/{last}"


# ---- the score -------------------------------------------------------------------------------------------------------

def spans(gold, found, bound):
    """True positives, false positives, false negatives of numbers, span by span."""
    places = {}
    for one in gold:
        places.setdefault((one["start"], one["end"]), []).append(one)
    guesses = {}
    for one in found:
        guesses.setdefault((one["start"], one["end"]), []).append(one)
    used, wrong = set(), 0
    for (start, end), those in sorted(guesses.items()):
        right = next((place for place, golds in places.items()
                      if place not in used and start < place[1] and place[0] < end
                      and any(equal(one, g, bound) for one in those for g in golds)), None)
        if right:
            used.add(right)
        else:
            wrong += 1
    return len(used), wrong, len(places) - len(used)


def equal(one, gold, bound):
    ends = lambda q: {float(v) for v in (q["low"], q["high"]) if v is not None}
    same = bool(ends(one) & ends(gold))
    number = lambda v: None if v is None else float(v)
    return same and (not bound or all([one["kind"] == gold["kind"], number(one["low"]) == number(gold["low"]),
                                       number(one["high"]) == number(gold["high"])]))


def date_right(gold, edtf):
    ours, theirs = gold.split("/"), edtf.split("/")
    clean = lambda text: re.sub(r"[~?%]", "", text)
    return len(ours) == len(theirs) and all(clean(b)[:len(clean(a))] == clean(a) for a, b in zip(ours, theirs))


def scores(documents, found, lang):
    number, bounded, dates = [0] * 3, [0] * 3, {}
    for at, (document, findings) in enumerate(zip(documents, found)):
        if document["lang"] != lang:
            continue
        for total, bound in ((number, False), (bounded, True)):
            for k, count in enumerate(spans(document["numbers"], findings["numbers"], bound)):
                total[k] += count
        for gold in document["dates"]:
            start, end = gold["claim"]
            right = any(a < end and start < b and date_right(gold["edtf"], edtf) for a, b, edtf in findings["dates"])
            key = at, gold["start"], gold["edtf"]
            dates[key] = dates.get(key, False) or right
    return number, bounded, dates


def percent(tp, fp, fn):
    p, r = (tp / (tp + fp) if tp + fp else 0.0), (tp / (tp + fn) if tp + fn else 0.0)
    return 100 * p, 100 * r, (200 * p * r / (p + r) if p + r else 0.0)


# ---- the run ---------------------------------------------------------------------------------------------------------

def environment(folder):
    """The virtual environment's Python, made once; None when it can't be, with the reason on standard error."""
    python, done = os.path.join(folder, "bin/python"), os.path.join(folder, "installed")
    wanted = open(os.path.join(HERE, "requirements.txt")).read()
    if os.path.exists(done) and open(done).read() == wanted:
        return python
    for command in ([sys.executable, "-m", "venv", folder],
                    [python, "-m", "pip", "install", "--quiet", "-r", os.path.join(HERE, "requirements.txt")]):
        said = subprocess.run(command, capture_output=True, text=True)
        if said.returncode:
            print(f"the peers can't be installed: {(said.stderr or said.stdout).strip().splitlines()[-1]}", file=sys.stderr)
            return None
    open(done, "w").write(wanted)
    return python


def built():
    """The example that does what the command does, without its store."""
    command = ["cargo", "build", "--release", "--locked", "--quiet", "-p", "attested-claims", "--example", "suggest"]
    if subprocess.run(command, cwd=PROJECT).returncode:
        sys.exit("the program can't be built: name one with --attested PATH")
    target = os.environ.get("CARGO_TARGET_DIR", os.path.join(PROJECT, "target"))
    return os.path.join(target, "release/examples/suggest")


def main():
    if sys.argv[1:2] == ["--peer"]:
        json.dump(peer(sys.argv[2], json.load(sys.stdin)), sys.stdout)
        return
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--claims", default=os.path.join(PROJECT, "../shared/claims"))
    arguments.add_argument("--attested")
    arguments.add_argument("--venv", default=os.path.join(PROJECT, "target/peers"))
    given = arguments.parse_args()
    program, python = given.attested or built(), environment(given.venv)
    sets = {"own test texts": list(ours())}
    if os.path.isdir(given.claims):
        sets = {os.path.basename(os.path.normpath(given.claims)): list(annotated(given.claims)), **sets}
    else:
        print(f"left out: {given.claims} is no folder", file=sys.stderr)
    print(f"{'':26}{'number  P     R    F1':>24}{'+bound F1':>11}{'dates':>9}{'kB/s':>10}{'ratio':>8}")
    for name, documents in sets.items():
        results = {"attested": (list(attested(program, documents)), None)}
        for tool in PEERS if python else ():
            said = subprocess.run([python, __file__, "--peer", tool], input=json.dumps(documents), capture_output=True, text=True)
            if said.returncode:
                print(f"{tool} doesn't run: {said.stderr.strip().splitlines()[-1]}", file=sys.stderr)
                continue
            answer = json.loads(said.stdout)
            results[tool] = answer["found"], answer["seconds"]
        for lang in LANGUAGES:
            size = sum(len(d["text"].encode()) for d in documents if d["lang"] == lang) / 1e3
            print(f"{name}, {lang}: {sum(d['lang'] == lang for d in documents)} texts, {size:.0f} kB")
            rates = {tool: size / seconds[lang] if seconds else speed(program, documents, lang)
                     for tool, (_, seconds) in results.items()}
            for tool, (found, _) in results.items():
                number, bounded, dates = scores(documents, found, lang)
                (p, r, f), bound = percent(*number), percent(*bounded)[2]
                when = f"{sum(dates.values())}/{len(dates)}" if dates and tool != "quantulum3" else "-"
                ratio = rates["attested"] / rates[tool]
                print(f"  {tool:24}{p:12.1f}{r:6.1f}{f:6.1f}{bound:11.1f}{when:>9}{rates[tool]:10.1f}{ratio:8.0f}")


if __name__ == "__main__":
    main()
