// A client of `trustscan serve --stdio`, in one file without dependencies.
//
//   import {TrustscanClient} from "./trustscan.mjs";
//   const client = new TrustscanClient(["trustscan", "serve", "--stdio", "/path/to/checkout"]);
//   const plan = await client.call("load", {agent: "codex"});
//
// As a program it prints the status for one agent:  node trustscan.mjs AGENT -- COMMAND...
import {spawn} from "node:child_process";
import {createInterface} from "node:readline";
import {pathToFileURL} from "node:url";

export class TrustscanClient {
  #child;
  #waiting = new Map();
  #next = 1;

  /** onDrift is called with the parameters of each drift notification. */
  constructor(command, onDrift = () => {}) {
    this.#child = spawn(command[0], command.slice(1), {stdio: ["pipe", "pipe", "inherit"]});
    createInterface({input: this.#child.stdout}).on("line", (line) => {
      const message = JSON.parse(line);
      if (message.method === "drift") {
        onDrift(message.params);
        return;
      }
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (!waiting) return;
      if (message.error) waiting.reject(Object.assign(new Error(message.error.message), {code: message.error.code}));
      else waiting.resolve(message.result);
    });
    this.#child.on("error", (e) => this.#fail(e));
    this.#child.on("close", () => this.#fail(new Error("trustscan ended")));
  }

  call(method, params = {}) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#child.stdin.write(JSON.stringify({jsonrpc: "2.0", id, method, params}) + "\n");
    });
  }

  /** Ends the server by ending its input. */
  close() {
    this.#child.stdin.end();
  }

  // No answer is a no: whoever waits hears of it.
  #fail(error) {
    for (const {reject} of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [agent, , ...command] = process.argv.slice(2);
  const client = new TrustscanClient(command);
  const status = await client.call("status", {agent});
  console.log(JSON.stringify({exitCode: status.exitCode, withheld: status.withheld.length, loadable: status.loadable.length}));
  const refused = await client.call("approve").catch((e) => e.code);
  console.log(JSON.stringify({approve: refused}));
  client.close();
}
