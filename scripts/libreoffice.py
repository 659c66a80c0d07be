"""LibreOffice Calc for the proofs: installed by apt as root, else named as missing.

The newest version that Debian's backports have for this release is taken, because it
recalculates twice as fast; where there is none, the distribution's.  An installed
LibreOffice is left as it is; ``--upgrade`` asks for the backport all the same.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PACKAGES = ["libreoffice-calc", "python3-uno", "fonts-crosextra-carlito", "poppler-utils"]
BACKPORTED = ["libreoffice-calc", "python3-uno"]  # one source, so one version
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that apt's python3-uno is for


def main(argv: list[str]) -> int:
    """Install what is missing, if this machine lets us; 1 when something is missing after."""
    absent = missing()
    if (absent or "--upgrade" in argv) and may_install():
        print(f"Installing LibreOffice Calc ({', '.join(absent) or 'upgrade'}) ...", flush=True)
        install()
        absent = missing()
    if absent and not may_install():
        print(f"Missing for the recalculation proofs: {', '.join(absent)}.", flush=True)
    return 1 if absent else 0


def missing() -> list[str]:
    """Names of what the proofs need and this machine lacks."""
    absent = []
    if not shutil.which("soffice"):
        absent.append("LibreOffice Calc")
    if not shutil.which("pdftoppm"):
        absent.append("poppler")
    if not _succeeds([SYSTEM_PYTHON, "-c", "import uno"]):
        absent.append("python3-uno")
    if not glob.glob("/usr/share/fonts/**/Carlito-Regular.*", recursive=True):  # noqa: PTH207
        absent.append("the Carlito font")
    return absent


def may_install() -> bool:
    """Whether apt is here and ours to use."""
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def install() -> bool:
    """Install all packages, from backports where they have LibreOffice."""
    with tempfile.TemporaryDirectory() as folder:
        extra = backports(Path(folder))
        if extra and _apt(extra, "update") and _offered(extra):
            release = extra[-1]
            chosen = [f"{package}/{release}" for package in BACKPORTED]
            others = [package for package in PACKAGES if package not in BACKPORTED]
            if _apt([*extra[:-1], "-t", release], "install", *chosen, *others):
                return True
            print("The backport did not install; taking the distribution's.", flush=True)
        return _apt([], "update") and _apt([], "install", *PACKAGES)


def backports(folder: Path) -> list[str]:
    """Options that add this Debian release's backports to apt for one call, and their suite.

    The mirror is the one the machine uses already; nothing under ``/etc`` changes.
    """
    mirror, codename = _mirror(), _codename()
    if not mirror or not codename:
        return []
    for known in Path("/etc/apt/sources.list.d").glob("*"):
        shutil.copy(known, folder)
    suite = f"{codename}-backports"
    source = f"Types: deb\nURIs: {mirror}\nSuites: {suite}\nComponents: main\n"
    keyring = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
    if keyring.exists():
        source += f"Signed-By: {keyring}\n"
    (folder / "cofin-backports.sources").write_text(source, "utf-8")
    return ["-o", f"Dir::Etc::SourceParts={folder}", suite]


def _codename() -> str:
    """Debian's codename, empty on any other system."""
    try:
        lines = Path("/etc/os-release").read_text("utf-8").splitlines()
    except OSError:
        return ""
    said = dict(line.split("=", 1) for line in lines if "=" in line)
    is_debian = said.get("ID", "").strip('"') == "debian"
    return said.get("VERSION_CODENAME", "").strip('"') if is_debian else ""


def _mirror() -> str:
    """The address of the Debian archive in apt's own settings, empty when none is seen."""
    places = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]
    for place in places:
        if place.is_file():
            for word in place.read_text("utf-8", "replace").split():
                if word.startswith("http") and word.rstrip("/").endswith("/debian"):
                    return word
    return ""


def _offered(extra: list[str]) -> bool:
    """Whether the backports have LibreOffice Calc."""
    asked = ["apt-cache", *extra[:-1], "policy", BACKPORTED[0]]
    said = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return f"{extra[-1]}/" in said


def _apt(options: list[str], verb: str, *packages: str) -> bool:
    options = options[:-1] if verb == "update" and options else options
    command = ["apt-get", *options, "-q", "-y", "-o", "Dpkg::Use-Pty=0", verb]
    if verb == "install":
        command += ["--no-install-recommends", *packages]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quiet = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if quiet.returncode:
        print((quiet.stdout + quiet.stderr)[-2000:], flush=True)
    return quiet.returncode == 0


def _succeeds(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
