package dev.trustscan.scanner.source;

import java.io.IOException;

/** A part of an archive that cannot be read. The message has no text of the archive in it. */
final class ArchiveException extends IOException {
  private static final long serialVersionUID = 1;

  private final Gap.Reason reason;

  ArchiveException(Gap.Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  static ArchiveException malformed(String message) {
    return new ArchiveException(Gap.Reason.MALFORMED, message);
  }

  Gap.Reason reason() {
    return reason;
  }
}
