"""What the program under test says."""

import json
import subprocess


def report(program, command, path, arguments):
    command = [program, command, path, "--format", "json", "--quiet", *arguments]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
