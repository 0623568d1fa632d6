package dev.trustscan.scanner.detect.text;

/** What a passage asks of its reader. */
enum Signal {
  /** To put earlier instructions aside. */
  OVERRIDE("sets earlier instructions aside"),
  /** To keep something from the user. */
  SECRECY("keeps it from the user"),
  /** To read or use credentials. */
  SECRET("names credentials"),
  /** To send something out. */
  EXFIL("sends data out"),
  /** To run something. */
  RUN("runs something"),
  /** To write a file that an agent, editor or git acts on. */
  CONTROL("writes a control file"),
  /** To write into the home directory. */
  HOME("writes into the home directory"),
  /** To mark commands as needing no approval. */
  APPROVES("approves commands in advance"),
  /** To act without a question. */
  UNASKED("acts without asking"),
  /** Insists. */
  OBLIGES("insists"),
  /** To switch a check off. */
  GATE("switches questions or checks off"),
  /** To store or spread itself. */
  PERSIST("stores or spreads itself"),
  /** To delete widely. */
  DESTROY("deletes widely"),
  /** To mislead whoever approves. */
  DECEIVE("misleads whoever approves"),
  /** Speaks to an agent. */
  ADDRESS("speaks to an agent");

  private final String words;

  Signal(String words) {
    this.words = words;
  }

  /** What it does, in our own words. */
  String words() {
    return words;
  }
}
