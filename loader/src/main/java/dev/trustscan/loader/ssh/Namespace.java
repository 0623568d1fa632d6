package dev.trustscan.loader.ssh;

/** What a signature is for; it is inside the signed bytes, so one cannot pass for another. */
public enum Namespace {
  /** Decisions, revocations and whatever else stands in the log. */
  DECISION("trust-decision@trustscan"),
  /** The list of keys and what each may do. */
  ROOT("root@trustscan"),
  /** The size and head of a log. */
  CHECKPOINT("checkpoint@trustscan");

  private final String text;

  Namespace(String text) {
    this.text = text;
  }

  /** As it stands in the signature. */
  public String text() {
    return text;
  }
}
