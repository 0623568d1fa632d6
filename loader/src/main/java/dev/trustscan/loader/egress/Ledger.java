package dev.trustscan.loader.egress;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps count of what may be used up. */
final class Ledger {
  private static final long MINUTE = 60_000_000_000L;

  private final EgressLimits limits;
  private final LongSupplier nanoseconds;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<HostName, AtomicLong> bytes = new HashMap<>();
  private final Map<HostName, Long> names = new HashMap<>();

  Ledger(EgressLimits limits) {
    this(limits, System::nanoTime);
  }

  Ledger(EgressLimits limits, LongSupplier nanoseconds) {
    this.limits = limits;
    this.nanoseconds = nanoseconds;
  }

  /** Takes a place for a connection; gives it back with {@link #leave}. */
  boolean enter() {
    if (open.incrementAndGet() > limits.connections()) {
      open.decrementAndGet();
      return false;
    }
    return true;
  }

  void leave() {
    open.decrementAndGet();
  }

  /** Asks for one more connection to an allowed name; says which limit is against it. */
  synchronized @Nullable Reason ask(HostName host) {
    long now = nanoseconds.getAsLong();
    names.values().removeIf(last -> now - last >= MINUTE);
    if (!names.containsKey(host) && names.size() >= limits.namesPerMinute()) {
      return Reason.TOO_MANY_NAMES;
    }
    names.put(host, now);
    return meter(host).get() >= limits.bytesPerHost() ? Reason.BYTES_USED_UP : null;
  }

  /** What a host has transferred in this run. */
  synchronized AtomicLong meter(HostName host) {
    return bytes.computeIfAbsent(host, _ -> new AtomicLong());
  }
}
