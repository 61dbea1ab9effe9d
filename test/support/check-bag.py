"""An independent check of a bag, written from RFC 8493 sections 2 and 3 and the Data Package specification: python3 check-bag.py FOLDER.

Shares nothing with the program under test. Prints a line for each fault and ends with 1 when there is one.
"""
import csv
import hashlib
import json
import os
import re
import sys

root = sys.argv[1]
faults = []


def fault(words):
    faults.append(words)


def read(name):
    with open(os.path.join(root, name), "rb") as file:
        return file.read()


def text_lines(name):
    """A tag file: UTF-8, no byte order mark, LF alone, the last line ended, nothing trailing."""
    content = read(name)
    if content.startswith(b"\xef\xbb\xbf"):
        fault(name + " begins with a byte order mark")
    if b"\r" in content:
        fault(name + " has a carriage return")
    if not content.endswith(b"\n"):
        fault(name + " does not end its last line")
    lines = content.decode("utf-8").split("\n")[:-1]
    for number, line in enumerate(lines, 1):
        if line != line.rstrip() or line == "":
            fault("%s line %d has trailing space or is empty" % (name, number))
    return lines


# 2.1.1 bagit.txt: exactly these two lines.
if text_lines("bagit.txt") != ["BagIt-Version: 1.0", "Tag-File-Character-Encoding: UTF-8"]:
    fault("bagit.txt is not the declaration of section 2.1.1")

everything = set()
for folder, _, names in os.walk(root):
    for name in names:
        if os.path.islink(os.path.join(folder, name)):
            fault("a link: " + name)
        everything.add(os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/"))
payload = {name for name in everything if name.startswith("data/")}
if not payload:
    fault("there is no payload")
if "fetch.txt" in everything:
    fault("fetch.txt: the bag is not whole by itself")


# 2.1.3 and 2.2.1: checksum in hex, one or more spaces or tabs, path; each payload file in every manifest, once.
def check_manifest(kind, algorithm):
    name = "%s-%s.txt" % (kind, algorithm)
    listed = {}
    for number, line in enumerate(text_lines(name), 1):
        match = re.fullmatch(r"([0-9a-f]+)  (\S.*)", line)
        if not match:
            fault("%s line %d is not a checksum and a path" % (name, number))
            continue
        digest, path = match.groups()
        if path in listed:
            fault("%s lists %s twice" % (name, path))
        if path.startswith(("/", "~", "./", "../")) or "\\" in path or "/../" in path or "//" in path:
            fault("%s lists an unsafe path %s" % (name, path))
        listed[path] = digest
        if path not in everything:
            fault("%s lists %s, which is not there" % (name, path))
        elif hashlib.new(algorithm, read(path)).hexdigest() != digest:
            fault("%s: %s is not as listed" % (name, path))
    return set(listed)


for algorithm in ("sha256", "sha512"):
    listed = check_manifest("manifest", algorithm)
    if listed != payload:
        fault("manifest-%s.txt and the payload differ: %s" % (algorithm, sorted(listed ^ payload)))
    tags = check_manifest("tagmanifest", algorithm)
    for needed in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt"):
        if needed not in tags:
            fault("tagmanifest-%s.txt does not list %s" % (algorithm, needed))
    if any(name.startswith(("data/", "tagmanifest-")) for name in tags):
        fault("tagmanifest-%s.txt lists payload or a tag manifest" % algorithm)

# 2.2.2 bag-info.txt: labels and values; the oxum is octets and streams of the payload, and stands once.
oxums = []
for number, line in enumerate(text_lines("bag-info.txt"), 1):
    match = re.fullmatch(r"([^\s:][^:]*): (\S.*)", line)
    if not match:
        fault("bag-info.txt line %d is not a label and a value" % number)
    elif match.group(1) == "Payload-Oxum":
        oxums.append(match.group(2))
    elif match.group(1) == "Bagging-Date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", match.group(2)):
        fault("Bagging-Date is no day")
if oxums != ["%d.%d" % (sum(len(read(name)) for name in payload), len(payload))]:
    fault("Payload-Oxum is %s" % oxums)

# Data Package and Table Schema.
package = json.loads(read("data/datapackage.json").decode("utf-8"))
names = [one["name"] for one in package["resources"]]
if len(set(names)) != len(names) or not re.fullmatch(r"[a-z0-9._-]+", package["name"]):
    fault("datapackage.json: names are not apart, or not as the specification has them")
if {"data/" + one["path"] for one in package["resources"]} != {name for name in payload if name.count("/") == 1 and name.endswith(".csv")}:
    fault("datapackage.json does not describe exactly the CSV files")
TYPES = {"string", "number", "integer", "boolean", "date", "datetime"}
for resource in package["resources"]:
    name, schema = resource["name"], resource["schema"]
    fields = [one["name"] for one in schema["fields"]]
    if not re.fullmatch(r"[a-z0-9._-]+", name):
        fault(name + " is no name of a resource")
    if resource["path"].startswith("/") or ".." in resource["path"] or ":" in resource["path"]:
        fault(name + " has a path that leaves the package")
    if any(one["type"] not in TYPES for one in schema["fields"]) or len(set(fields)) != len(fields):
        fault(name + " has a field of no known type, or one twice")
    if not all(isinstance(one, str) for one in schema["missingValues"]) or "" not in schema["missingValues"]:
        fault(name + ": missingValues")
    keys = [schema["primaryKey"]] if isinstance(schema["primaryKey"], str) else schema["primaryKey"]
    if not set(keys) <= set(fields):
        fault(name + ": its primary key names no field")
    for key in schema.get("foreignKeys", []):
        if key["fields"] not in fields or key["reference"]["resource"] not in names:
            fault(name + ": a foreign key leads nowhere")
    rows = list(csv.reader(read("data/" + resource["path"]).decode("utf-8").splitlines(True)))
    if rows[0] != fields or any(len(row) != len(fields) for row in rows):
        fault(name + ": its file has other columns than described")
    seen = [tuple(row[fields.index(key)] for key in keys) for row in rows[1:]]
    if len(set(seen)) != len(seen):
        fault(name + ": a primary key stands twice")

print("\n".join(faults) if faults else "no fault")
sys.exit(1 if faults else 0)
