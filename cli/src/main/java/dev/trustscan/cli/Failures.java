package dev.trustscan.cli;

import dev.trustscan.loader.gate.PolicyException;
import dev.trustscan.loader.store.StoreException;
import dev.trustscan.scanner.source.SourceException;
import java.io.IOException;

/** Turns the failures of commands into sentences and exit codes. */
final class Failures {
  private Failures() {}

  static int code(Host host, Exception e) {
    trace(host, e);
    return switch (e) {
      case UsageException usage -> {
        host.complain(sentence(host, usage));
        yield ExitCode.USAGE;
      }
      case SourceException source -> {
        host.complain(sentence(host, source));
        yield ExitCode.of(source);
      }
      case StoreException store -> {
        host.complain(sentence(host, store));
        yield store(store);
      }
      case PolicyException policy -> {
        host.complain(sentence(host, policy));
        yield ExitCode.USAGE;
      }
      case IOException io -> {
        host.complain("The report could not be written: " + host.glyphs().text(reason(io)) + ".");
        yield ExitCode.INTERNAL;
      }
      default -> defect(host, e);
    };
  }

  private static int store(StoreException e) {
    return switch (e.kind()) {
      case UNSOUND, ROLLED_BACK -> ExitCode.STORE;
      case STALE -> ExitCode.UNTRUSTED;
      case NOT_AUTHORISED, ABSENT, LOCKED, REFUSED -> ExitCode.USAGE;
      case FAILED -> ExitCode.INTERNAL;
    };
  }

  /** Says that it is our fault. */
  static int defect(Host host, Throwable e) {
    if (e instanceof Error) {
      trace(host, e);
    }
    host.complain(
        "This is a defect of trustscan ("
            + host.glyphs().text(e.toString(), 300)
            + "); please report it, with the output of TRUSTSCAN_DEBUG=1.");
    return ExitCode.INTERNAL;
  }

  private static void trace(Host host, Throwable e) {
    if (host.env("TRUSTSCAN_DEBUG").equals("1")) {
      e.printStackTrace(host.err());
    }
  }

  private static String sentence(Host host, Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : host.glyphs().message(message);
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
