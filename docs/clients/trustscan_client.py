"""A client of `trustscan serve --stdio`, in one file without dependencies.

    with TrustscanClient(["trustscan", "serve", "--stdio", "/path/to/checkout"]) as client:
        plan = client.call("load", agent="codex")

As a program it prints the status for one agent:  python3 trustscan_client.py AGENT -- COMMAND...
"""

import json
import subprocess
import sys


class TrustscanError(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class TrustscanClient:
    """Calls wait for their answer; drift notifications met on the way are kept in `drift`."""

    def __init__(self, command):
        self._child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._next = 1
        self.drift = []

    def call(self, method, **params):
        number = self._next
        self._next += 1
        request = {"jsonrpc": "2.0", "id": number, "method": method, "params": params}
        self._child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
        self._child.stdin.flush()
        while True:
            line = self._child.stdout.readline()
            if not line:
                # No answer is a no.
                raise TrustscanError(0, "trustscan ended")
            message = json.loads(line)
            if message.get("method") == "drift":
                self.drift.append(message["params"])
            elif message.get("id") == number:
                if "error" in message:
                    raise TrustscanError(message["error"]["code"], message["error"]["message"])
                return message["result"]

    def close(self):
        """Ends the server by ending its input."""
        self._child.stdin.close()
        self._child.wait()
        self._child.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()


def main(arguments):
    agent, command = arguments[0], arguments[2:]
    with TrustscanClient(command) as client:
        status = client.call("status", agent=agent)
        print(json.dumps({"exitCode": status["exitCode"], "withheld": len(status["withheld"]),
                          "loadable": len(status["loadable"])}, separators=(",", ":")))
        try:
            client.call("approve")
        except TrustscanError as e:
            print(json.dumps({"approve": e.code}, separators=(",", ":")))


if __name__ == "__main__":
    main(sys.argv[1:])
