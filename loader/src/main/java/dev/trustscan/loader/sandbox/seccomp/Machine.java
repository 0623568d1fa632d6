package dev.trustscan.loader.sandbox.seccomp;

import java.util.Optional;

/** A processor architecture, as the kernel's filter sees it. */
public enum Machine {
  /** 64-bit x86. */
  X86_64(0xC000003E),
  /** 64-bit ARM. */
  AARCH64(0xC00000B7);

  private final int audit;

  Machine(int audit) {
    this.audit = audit;
  }

  /** The number by which the kernel names it to a filter. */
  int audit() {
    return audit;
  }

  /** The machine that Java names, if there is a filter for it. */
  public static Optional<Machine> named(String osArch) {
    return switch (osArch) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64", "arm64" -> Optional.of(AARCH64);
      default -> Optional.empty();
    };
  }
}
