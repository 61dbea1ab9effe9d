#!/usr/bin/env python3
"""Works the judgements of an evidence pack out again, with nothing but Python's standard library (3.8 or later).

    python3 data/rescore.py data            compares with data/rating.json; exit code 0 when they agree
    python3 data/rescore.py data --events   walks the chain of data/events.jsonl instead

It reads framework.json (the rules), indicators.json (units, directions, ages), facts.json (figures, targets, assessments,
given levels, evidence, actions). A test whose rule is not written here (variation, assurance, chance, quartile, sample size:
they stand on the statistics set by rules.json) is taken as rating.json states it, and is listed.
"""
import hashlib
import itertools
import json
import os
import sys
from fractions import Fraction

MET, NOT_MET, NOT_KNOWN, NOT_APPLICABLE = "met", "not-met", "not-known", "not-applicable"
MONTHS = {"month": 1, "quarter": 3, "year": 12}
APRIL = 3
MOST_COMBINATIONS = 10000


# Periods: (granularity, first month counted from January of year 0); financial years begin in April.

def period_of(code):
    if "/" not in code:
        return ("month", int(code[:4]) * 12 + int(code[5:7]) - 1)
    year = int(code[:4]) * 12 + APRIL
    return ("quarter", year + (int(code[-1]) - 1) * 3) if "Q" in code else ("year", year)


def last_day(month):
    year, of_year = divmod(month, 12)
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][of_year]
    return "%04d-%02d-%02d" % (year, of_year + 1, days)


def last_ended(granularity, day):
    """First month of the last period that has ended by the day."""
    size = MONTHS[granularity]
    here = int(day[:4]) * 12 + int(day[5:7]) - 1
    first = here if size == 1 else (here - APRIL) // size * size + APRIL
    return first if last_day(first + size - 1) <= day else first - size


class Unreadable(Exception):
    """A file of the pack that is missing or not as a pack holds it."""


def read_json(text, name, line):
    try:
        return json.loads(text)
    except ValueError as error:
        raise Unreadable("%s, line %d: it cannot be read (%s)" % (name, line + getattr(error, "lineno", 1) - 1, error))


def read_text(folder, name):
    try:
        with open(os.path.join(folder, name), encoding="utf-8", newline="\n") as file:
            return file.read()
    except (OSError, ValueError) as error:
        raise Unreadable("%s: it cannot be read (%s); name the folder data of an unfolded pack" % (name, error))


class Pack:
    def __init__(self, folder):
        def read(name):
            return read_json(read_text(folder, name), name, 1)
        self.framework, self.facts, self.rating = read("framework.json"), read("facts.json"), read("rating.json")
        self.indicators = {one["code"]: one for part in read("indicators.json")["sets"] for one in part["indicators"]}
        self.day = self.facts["asOf"]
        self.series = {}
        for one in self.facts.get("observations", []):
            granularity, month = period_of(one["period"])
            self.series.setdefault((one["indicator"], granularity), {})[month] = one
        self.stated = {}
        for judgement in self.rating["judgements"]:
            self.gather_stated(judgement["trace"])
        self.taken = []

    def gather_stated(self, trace):
        for level in trace.get("levels", []):
            self.stated[(trace["node"], level["level"])] = list(tests_in(level["needs"]))
        for child in trace.get("children", []):
            self.gather_stated(child)
        for cap in trace.get("caps", []):
            self.gather_stated(cap["trace"])

    def scale(self, node):
        return [level["id"] for level in self.framework["scales"][self.framework["nodes"][node]["scale"]]["levels"]]


def tests_in(trace):
    if trace["kind"] == "test":
        yield trace
    for part in trace.get("parts", []):
        yield from tests_in(part)


# Figures

def granularity_of(test, indicator):
    return test.get("granularity") or next((one for one in ("month", "quarter", "year") if one in indicator["frequencies"]), "year")


def value_of(observation, indicator):
    if observation["value"] is not None:
        return Fraction(observation["value"])
    if "numerator" not in observation or "denominator" not in observation or Fraction(observation["denominator"]) == 0:
        return None
    return Fraction(observation["numerator"]) / Fraction(observation["denominator"]) * (100 if indicator["unit"] == "percent" else 1)


def read_figure(pack, indicator, granularity, month):
    """(verdict, value): the verdict is `met` where there is a value that counts."""
    one = pack.series.get((indicator["code"], granularity), {}).get(month)
    if one is None or one.get("state") == "draft":
        return (NOT_KNOWN, None)
    value = value_of(one, indicator)
    if value is None:
        return (NOT_APPLICABLE if one.get("reason") == "not-applicable" else NOT_KNOWN, None)
    sample = one.get("sampleSize")
    if sample is None and "denominator" in one:
        sample = Fraction(one["denominator"])
    if "minimumSample" in indicator and sample is not None and sample < indicator["minimumSample"]:
        return (NOT_KNOWN, None)
    return (MET, value)


def definition_of(pack, indicator, granularity, month):
    """The version of the definition the figure follows: its own, or the one in force in its period."""
    stated = pack.series[(indicator["code"], granularity)][month].get("definition")
    if stated is not None:
        return stated
    dated = sorted([indicator["definition"]] + [one for one in indicator.get("otherDefinitions", []) if not one.get("onlyWhereStated")], key=lambda one: one["effectiveFrom"])
    day = "%04d-%02d-01" % (month // 12, month % 12 + 1)
    return ([one for one in dated if one["effectiveFrom"] <= day] or dated[:1])[-1]["version"]


def measured_anew_from(pack, indicator, granularity, months):
    """The first of these months that is measured as the newest is; None while all are measured alike."""
    newest_first = sorted(months, reverse=True)
    versions = [definition_of(pack, indicator, granularity, month) for month in newest_first]
    before = next((at for at, version in enumerate(versions) if version != versions[0]), None)
    return None if before is None else newest_first[before - 1]


def read_latest(pack, indicator, granularity):
    """(month, verdict, value) of the latest period ended by the day; the month is None where there is nothing at all."""
    last = last_ended(granularity, pack.day)
    months = [month for month in pack.series.get((indicator["code"], granularity), {}) if month <= last]
    if not months:
        return (None, NOT_KNOWN, None)
    month = max(months)
    verdict, value = read_figure(pack, indicator, granularity, month)
    counts_until = last_day(month + MONTHS[granularity] - 1 + indicator["maximumAgeMonths"])
    return (month, NOT_KNOWN, None) if verdict == MET and counts_until < pack.day else (month, verdict, value)


def read_window(pack, indicator, granularity, count):
    last, size = last_ended(granularity, pack.day), MONTHS[granularity]
    return [(last - back * size,) + read_figure(pack, indicator, granularity, last - back * size) for back in range(count)]


def within(value, test):
    if "atLeast" in test:
        return value >= Fraction(test["atLeast"])
    if "atMost" in test:
        return value <= Fraction(test["atMost"])
    return Fraction(test["between"][0]) <= value <= Fraction(test["between"][1])


def verdict_of(is_met):
    return MET if is_met else NOT_MET


def badness(value, indicator):
    """Smaller is better."""
    if indicator["polarity"] == "lower":
        return value
    return abs(value - Fraction(indicator.get("midpoint", "0"))) if indicator["polarity"] == "target" else -value


def target_in(pack, indicator, granularity, month):
    found = None
    for target in pack.facts.get("targets", []):
        begins = period_of(target["from"])[1]
        if target["indicator"] == indicator["code"] and begins <= month and (found is None or begins >= found[0]):
            found = (begins, target)
    if found is None:
        return None
    profile, size = found[1].get("profile"), MONTHS[granularity]
    if not profile or len(profile) * size != 12:
        return found[1]["value"]
    return profile[(month - APRIL) % 12 // size]


# Tests, each as the framework's schema describes it

def test_compare(pack, test, indicator, _):
    _, verdict, value = read_latest(pack, indicator, granularity_of(test, indicator))
    return verdict_of(within(value, test)) if verdict == MET else verdict


def test_average(pack, test, indicator, _):
    window = read_window(pack, indicator, granularity_of(test, indicator), test["periods"])
    if any(verdict == NOT_KNOWN for _, verdict, _ in window):
        return NOT_KNOWN
    values = [value for _, verdict, value in window if verdict == MET]
    if measured_anew_from(pack, indicator, granularity_of(test, indicator), [month for month, verdict, _ in window if verdict == MET]) is not None:
        return NOT_KNOWN
    return verdict_of(within(sum(values, Fraction(0)) / len(values), test)) if values else NOT_APPLICABLE


def test_target_met(pack, test, indicator, _):
    granularity = granularity_of(test, indicator)
    verdicts = []
    window = read_window(pack, indicator, granularity, test["periods"])
    anew_from = measured_anew_from(pack, indicator, granularity, [month for month, verdict, _ in window if verdict == MET])
    for month, verdict, value in window:
        target = target_in(pack, indicator, granularity, month)
        if verdict == MET:
            verdict = NOT_KNOWN if target is None or (anew_from is not None and month < anew_from) else verdict_of(badness(value, indicator) <= badness(Fraction(target), indicator))
        verdicts.append(verdict)
    applicable = len(verdicts) - verdicts.count(NOT_APPLICABLE)
    if applicable == 0:
        return NOT_APPLICABLE
    wanted = min(test["atLeast"], applicable)
    if verdicts.count(MET) >= wanted:
        return MET
    return NOT_KNOWN if verdicts.count(MET) + verdicts.count(NOT_KNOWN) >= wanted else NOT_MET


def test_year_change(pack, test, indicator, _):
    granularity = granularity_of(test, indicator)
    month, now_verdict, now = read_latest(pack, indicator, granularity)
    if month is None:
        return NOT_KNOWN
    before_verdict, before = read_figure(pack, indicator, granularity, month - 12)
    for verdict in (now_verdict, before_verdict):
        if verdict != MET:
            return verdict
    if measured_anew_from(pack, indicator, granularity, [month, month - 12]) is not None:
        return NOT_KNOWN
    better = badness(before, indicator) - badness(now, indicator)
    return verdict_of(better > 0 if "by" not in test else better >= Fraction(test["by"]))


def test_fresh(pack, test, indicator, _):
    granularity = granularity_of(test, indicator)
    last = last_ended(granularity, pack.day)
    months = [month for month in pack.series.get((indicator["code"], granularity), {}) if month <= last]
    if not months:
        return NOT_KNOWN
    month = max(months)
    verdict, _ = read_figure(pack, indicator, granularity, month)
    if verdict != MET:
        return verdict
    age = test.get("withinMonths", test.get("months", indicator["maximumAgeMonths"]))
    return verdict_of(last_day(month + MONTHS[granularity] - 1 + age) >= pack.day)


def test_evidence(pack, test, _, criterion):
    linked = [one for one in pack.facts.get("evidence", []) if criterion in one["criteria"] and one.get("evidencesFrom", "") <= pack.day]
    valid = [one for one in linked if one.get("expires", "9999") >= pack.day]
    wanted = test.get("atLeast", 1)
    return MET if len(valid) >= wanted else NOT_MET if len(linked) < wanted else NOT_KNOWN


def test_assessment(pack, test, _, criterion):
    own = [one for one in pack.facts.get("assessments", [])
           if one["criterion"] == criterion and one.get("framework", pack.framework["id"]) == pack.framework["id"] and one["asOf"] <= pack.day]
    own.sort(key=lambda one: one["asOf"], reverse=True)
    for one in own:
        other = one.get("approver", "").strip().lower() not in ("", one["author"].strip().lower())
        if other and "approved" in one and one["approved"] <= pack.day:
            scale = pack.scale(criterion)
            return NOT_KNOWN if one["level"] not in scale else verdict_of(scale.index(one["level"]) >= scale.index(test["level"]))
    return NOT_KNOWN


def criteria_under(framework, node):
    one = framework["nodes"].get(node, {})
    if "levels" in one:
        return [node]
    return [found for child in children_of(one) + [cap["when"]["node"] for cap in one.get("caps", [])] for found in criteria_under(framework, child)]


def test_actions(pack, test, _, criterion):
    scope = test.get("scope")
    wanted = [criterion] if scope is None else [found for node in scope for found in criteria_under(pack.framework, node)] if scope != "plan" else None
    actions = [one for one in pack.facts.get("actions", []) if one["status"] != "dropped" and (wanted is None or any(each in wanted for each in one.get("criteria", [])))]
    done = [one for one in actions if one["status"] == "done"]
    loose = [one for one in actions if not one.get("owner") or not one.get("due")]
    overdue = [one for one in actions if one["status"] != "done" and one.get("due", "9999") < pack.day]
    enough = "doneShare" not in test or len(done) * 100 >= Fraction(test["doneShare"]) * len(actions)
    return verdict_of(len(actions) >= test.get("atLeast", 1) and not loose and not (test.get("noneOverdue") and overdue) and enough)


def given_level(pack, node):
    """A level's position, None where it does not apply, or NOT_KNOWN."""
    stated = [one for one in pack.facts.get("given", []) if one["node"] == node]
    if not stated:
        return NOT_KNOWN
    level, scale = stated[-1]["level"], pack.scale(node)
    return None if level is None else scale.index(level) if level in scale else NOT_KNOWN


def test_given(pack, test, _, criterion):
    level = given_level(pack, test["node"])
    if level is None:
        return NOT_APPLICABLE
    return NOT_KNOWN if level == NOT_KNOWN else verdict_of(level >= pack.scale(test["node"]).index(test.get("atLeast", test.get("level"))))


TESTS = {"compare": test_compare, "average": test_average, "target-met": test_target_met, "year-change": test_year_change, "fresh": test_fresh,
         "evidence": test_evidence, "assessment": test_assessment, "actions": test_actions, "given": test_given}


def answer(pack, test, criterion, stated):
    trace = next(stated, None)
    if test["op"] not in TESTS:
        pack.taken.append("%s: %s" % (criterion, test["op"]))
        return trace["verdict"] if trace else NOT_KNOWN
    indicator = pack.indicators.get(test.get("indicator"))
    if "indicator" in test and indicator is None:
        return NOT_KNOWN
    return TESTS[test["op"]](pack, test, indicator, criterion)


# Criteria

def join(verdicts, wanted):
    applicable = len(verdicts) - verdicts.count(NOT_APPLICABLE)
    if applicable == 0:
        return NOT_APPLICABLE
    enough = min(wanted, applicable)
    if verdicts.count(MET) >= enough:
        return MET
    return NOT_KNOWN if verdicts.count(MET) + verdicts.count(NOT_KNOWN) >= enough else NOT_MET


def evaluate(pack, expression, criterion, node, stated, seen):
    if "op" in expression:
        verdict = answer(pack, expression, criterion, stated)
        if verdict == NOT_APPLICABLE:
            seen.append(verdict)
            return NOT_KNOWN if node.get("whenNotApplicable") == "not-known" else verdict
        return verdict
    parts = expression.get("all") or expression.get("any") or expression["of"]
    verdicts = [evaluate(pack, part, criterion, node, stated, seen) for part in parts]
    return join(verdicts, len(parts) if "all" in expression else 1 if "any" in expression else expression["atLeast"])


def reached(verdicts):
    level = 0
    for index, verdict in enumerate(verdicts):
        if verdict in (NOT_MET, NOT_KNOWN):
            break
        if verdict == MET:
            level = index + 1
    return level


def criterion_levels(pack, criterion, node):
    """Every level the criterion may be at, or the reason it is not rated."""
    seen, verdicts = [], []
    for level in pack.scale(criterion):
        if level in node["levels"]:
            verdicts.append(evaluate(pack, node["levels"][level], criterion, node, iter(pack.stated.get((criterion, level), [])), seen))
    if node.get("whenNotApplicable") == "refuse" and seen:
        return "refused"
    if all(verdict == NOT_APPLICABLE for verdict in verdicts):
        return "nothing-applicable"
    choices = [(MET, NOT_MET) if verdict == NOT_KNOWN else (verdict,) for verdict in verdicts]
    return sorted({reached(one) for one in itertools.product(*choices)})


# Combinations

def children_of(node):
    if "weights" in node:
        return list(node["weights"])
    return [node["matrix"]["rows"], node["matrix"]["columns"]] if "matrix" in node else node.get("from", [])


def outcome(scale, result):
    """(lower, upper) of a rule, band or cell: a level, or the range a gap leaves."""
    if isinstance(result, str):
        return (scale.index(result),) * 2
    if "then" in result:
        return (scale.index(result["then"]),) * 2
    return (scale.index(result["between"][0]), scale.index(result["between"][1]))


def holds(pack, node, condition, levels):
    count = 0
    for child in condition.get("of", node["from"]):
        if child in levels:
            scale = pack.scale(child)
            if "below" in condition:
                count += levels[child] < scale.index(condition["below"])
            elif "at" in condition:
                count += levels[child] == scale.index(condition["at"])
            else:
                count += levels[child] >= scale.index(condition["atOrAbove"])
    return condition.get("atLeast", 0) <= count <= condition.get("atMost", count)


def combine(pack, name, node, levels):
    scale = pack.scale(name)
    result = (0, len(scale) - 1)
    if "rules" in node:
        for rule in node["rules"]:
            if all(holds(pack, node, condition, levels) for condition in rule.get("when", [])):
                result = outcome(scale, rule)
                break
    elif "weights" in node:
        score = weighted(pack, node, levels)
        band = None if score is None else band_of(node["bands"], score)
        result = result if band is None else outcome(scale, band)
    else:
        matrix = node["matrix"]
        rows, columns = matrix["rows"], matrix["columns"]
        cell = None
        if rows in levels and columns in levels:
            cell = matrix["cells"].get(pack.scale(rows)[levels[rows]], {}).get(pack.scale(columns)[levels[columns]])
        cell = matrix.get("otherwise") if cell is None else cell
        result = result if cell is None else outcome(scale, cell)
    for cap in node.get("caps", []):
        when = cap["when"]
        if when["node"] in levels and levels[when["node"]] < pack.scale(when["node"]).index(when["below"]):
            highest = scale.index(cap["notAbove"])
            result = (min(result[0], highest), min(result[1], highest))
    return result


def weighted(pack, node, levels):
    """Sum of weight times the level's value, divided; where a child does not apply, the weights of the others are scaled up."""
    total = used = summed = Fraction(0)
    for child, text in node["weights"].items():
        weight = Fraction(str(text))
        total += weight
        if child in levels:
            scale = pack.framework["scales"][pack.framework["nodes"][child]["scale"]]["levels"]
            used += weight
            summed += weight * Fraction(scale[levels[child]]["value"])
    return summed * total / used / Fraction(str(node.get("divideBy", 1))) if used else None


def band_of(bands, score):
    return next((band for band in bands if "below" not in band or score < Fraction(band["below"])), None)


def node_levels(pack, name, known):
    if name in known:
        return known[name]
    node = pack.framework["nodes"][name]
    if "given" in node:
        level = given_level(pack, name)
        found = "nothing-applicable" if level is None else list(range(len(pack.scale(name)))) if level == NOT_KNOWN else [level]
    elif "levels" in node:
        found = criterion_levels(pack, name, node)
    else:
        found = combination_levels(pack, name, node, known)
    known[name] = found
    return found


def combination_levels(pack, name, node, known):
    children = children_of(node)
    needed = list(dict.fromkeys(children + [cap["when"]["node"] for cap in node.get("caps", [])]))
    levels = {child: node_levels(pack, child, known) for child in needed}
    if "refused" in levels.values():
        return "refused"
    rated = {child: possible for child, possible in levels.items() if isinstance(possible, list)}
    if not any(child in rated for child in children):
        return "nothing-applicable"
    size = 1
    for possible in rated.values():
        size *= len(possible)
    if size <= MOST_COMBINATIONS:
        tried = itertools.product(*rated.values())
    else:
        # A framework file with more than that is refused unless the result never falls when a child rises.
        tried = [[possible[0] for possible in rated.values()], [possible[-1] for possible in rated.values()]]
    found = set()
    for one in tried:
        lower, upper = combine(pack, name, node, dict(zip(rated, one)))
        found.update(range(lower, upper + 1))
    return sorted(found)


def rescore(folder):
    pack, known, same = Pack(folder), {}, True
    for judgement in pack.rating["judgements"]:
        name = judgement["node"]
        found = node_levels(pack, name, known)
        scale = pack.scale(name)
        worked = found if isinstance(found, str) else "%s to %s" % (scale[found[0]], scale[found[-1]])
        stated = judgement["notRated"] if "notRated" in judgement else "%s to %s" % (judgement["lower"], judgement["upper"])
        same = same and worked == stated
        print("%s  %s: worked out %s, stated %s" % ("agrees" if worked == stated else "DIFFERS", judgement["title"], worked, stated))
    if pack.taken:
        print("Taken as stated, since their rules are not in this program: %s" % "; ".join(sorted(set(pack.taken))))
    return 0 if same else 1


def events(folder):
    def sha256(text):
        return hashlib.sha256(text.encode("utf-8")).hexdigest()
    head, count = "0" * 64, 0
    for count, line in enumerate(read_text(folder, "events.jsonl").rstrip("\n").split("\n"), 1):
        event = read_json(line, "events.jsonl", count)
        head = sha256(head + (sha256(event["payload"]) if "payload" in event else event["payloadHash"]))
        if event["seq"] != count or event["hash"] != head:
            print("BROKEN at line %d: it does not continue the event before it, or was changed" % count)
            return 1
    info = read_text(os.path.join(folder, os.pardir), "bag-info.txt")
    stated = next((line.split(": ", 1)[1].strip() for line in info.split("\n") if line.startswith("Event-Chain-Head: ")), "none")
    print("%s  %d events, ending with %s; bag-info.txt states %s" % ("agrees" if stated == head else "DIFFERS", count, head, stated))
    return 0 if stated == head else 1


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "--events"]
    try:
        sys.exit((events if "--events" in sys.argv[1:] else rescore)(arguments[0] if arguments else os.path.dirname(os.path.abspath(__file__))))
    except Unreadable as error:
        print("NOT READABLE  %s" % error)
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        print("NOT READABLE  the files are not as a pack holds them (%s: %s)" % (type(error).__name__, error))
    sys.exit(2)
