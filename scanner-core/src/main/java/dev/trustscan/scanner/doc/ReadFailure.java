package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.source.Gap;

/** Ends the reading of a document; becomes {@link Parsed.Failed} and never leaves the package. */
final class ReadFailure extends RuntimeException {
  private final Gap.Reason reason;
  private final String detail;
  private final int start;
  private final int end;

  private ReadFailure(Gap.Reason reason, String detail, int start, int end) {
    super(detail, null, false, false);
    this.reason = reason;
    this.detail = detail;
    this.start = start;
    this.end = end;
  }

  static ReadFailure malformed(String detail, int at) {
    return new ReadFailure(Gap.Reason.MALFORMED, detail, at, at + 1);
  }

  static ReadFailure tooDeep(int limit, int at) {
    return new ReadFailure(
        Gap.Reason.TOO_DEEP, "nested deeper than the limit of " + limit, at, at + 1);
  }

  static ReadFailure tooMany(String what, int limit, int at) {
    return new ReadFailure(
        Gap.Reason.TOO_MANY, "more " + what + " than the limit of " + limit, at, at + 1);
  }

  Gap.Reason reason() {
    return reason;
  }

  String detail() {
    return detail;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }
}
