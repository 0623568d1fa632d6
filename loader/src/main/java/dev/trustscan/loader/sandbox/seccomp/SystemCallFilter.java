package dev.trustscan.loader.sandbox.seccomp;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which system calls a sandboxed program may make. Calls that ordinary programs try and can do
 * without fail as if the kernel were older; the others are refused.
 */
public final class SystemCallFilter {
  /** Where a later kernel's calls begin, of which nothing is known here. */
  private static final int UNKNOWN = 471;

  private static final int X32 = 0x40000000;

  /** Calls whose absence programs are prepared for. */
  private static final Set<Call> ABSENT =
      EnumSet.of(
          Call.IO_URING_SETUP,
          Call.IO_URING_ENTER,
          Call.IO_URING_REGISTER,
          // Their flags lie in memory, where a filter cannot look; the C library falls back.
          Call.CLONE3,
          Call.OPENAT2);

  /** Calls that are judged by their arguments. */
  private static final Set<Call> JUDGED =
      EnumSet.of(
          Call.CLONE,
          Call.UNSHARE,
          Call.PERSONALITY,
          Call.SOCKET,
          Call.SOCKETPAIR,
          Call.IOCTL,
          Call.CHMOD,
          Call.FCHMOD,
          Call.FCHMODAT,
          Call.FCHMODAT2,
          Call.CREAT,
          Call.MKNOD,
          Call.MKNODAT,
          Call.OPEN,
          Call.OPENAT);

  // CLONE_NEWNS, CGROUP, UTS, IPC, USER, PID, NET.
  private static final int NAMESPACES =
      0x00020000 | 0x02000000 | 0x04000000 | 0x08000000 | 0x10000000 | 0x20000000 | 0x40000000;
  private static final int TIME_NAMESPACE = 0x80;

  private static final int SET_ID_BITS = 06000;
  private static final int CREATES = 0x40 | 0x400000; // O_CREAT, __O_TMPFILE

  private static final int UNIX = 1;
  private static final int INET = 2;
  private static final int INET6 = 10;
  private static final int NETLINK = 16;
  private static final int STREAM = 1;
  private static final int SEQUENCED = 5;
  private static final int KIND = 0xf;

  private static final int TIOCSTI = 0x5412;
  private static final int TIOCLINUX = 0x541C;

  private final Machine machine;
  private final boolean unixSockets;
  private final Program program = new Program();

  private SystemCallFilter(Machine machine, boolean unixSockets) {
    this.machine = machine;
    this.unixSockets = unixSockets;
  }

  /**
   * The filter in the kernel's form.
   *
   * @param unixSockets whether sockets that reach the host's daemons by path are allowed
   */
  public static byte[] bytes(Machine machine, boolean unixSockets) {
    return program(machine, unixSockets).bytes();
  }

  static Program program(Machine machine, boolean unixSockets) {
    return new SystemCallFilter(machine, unixSockets).build();
  }

  private Program build() {
    program.loadMachine();
    program.when(machine.audit(), 1);
    program.give(Program.KILL);
    program.loadNumber();
    if (machine == Machine.X86_64) {
      // The same calls under other numbers.
      program.unlessAtLeast(X32, 1);
      program.give(Program.KILL);
    }
    program.unlessAtLeast(UNKNOWN, 1);
    program.fail(Program.ENOSYS);
    for (Call call : Call.values()) {
      if (!JUDGED.contains(call)) {
        int errno = ABSENT.contains(call) ? Program.ENOSYS : Program.EPERM;
        on(call, block -> block.fail(errno));
      }
    }
    namespaces();
    sockets();
    on(Call.IOCTL, SystemCallFilter::terminal);
    on(Call.PERSONALITY, block -> allowOnly(block, 0, 0, -1));
    modes();
    program.give(Program.ALLOW);
    return program;
  }

  /** Instructions that run for one call and end in a verdict. */
  private void on(Call call, Consumer<Program> body) {
    int number = call.number(machine);
    if (number < 0) {
      return;
    }
    var block = new Program();
    body.accept(block);
    program.unless(number, block.size());
    program.append(block);
  }

  private void namespaces() {
    on(Call.CLONE, block -> refuseBits(block, 0, NAMESPACES));
    on(Call.UNSHARE, block -> refuseBits(block, 0, NAMESPACES | TIME_NAMESPACE));
  }

  private static void refuseBits(Program block, int argument, int bits) {
    block.loadArgument(argument);
    block.unlessAny(bits, 1);
    block.fail(Program.EPERM);
    block.give(Program.ALLOW);
  }

  private static void allowOnly(Program block, int argument, int... values) {
    block.loadArgument(argument);
    for (int value : values) {
      block.unless(value, 1);
      block.give(Program.ALLOW);
    }
    block.fail(Program.EPERM);
  }

  private void sockets() {
    on(
        Call.SOCKET,
        block -> {
          block.loadArgument(0);
          for (int family : unixSockets ? new int[] {UNIX, INET, INET6} : new int[] {INET, INET6}) {
            block.unless(family, 1);
            block.give(Program.ALLOW);
          }
          // Of netlink the part that lists interfaces and routes.
          block.when(NETLINK, 1);
          block.fail(Program.EPERM);
          allowOnly(block, 2, 0);
        });
    // Pairs are for talking to one's own children. One of datagrams could be connected anew, to
    // somebody else's path.
    on(
        Call.SOCKETPAIR,
        block -> {
          if (unixSockets) {
            block.give(Program.ALLOW);
            return;
          }
          block.loadArgument(1);
          block.and(KIND);
          block.unless(STREAM, 1);
          block.give(Program.ALLOW);
          block.unless(SEQUENCED, 1);
          block.give(Program.ALLOW);
          block.fail(Program.EPERM);
        });
  }

  /** Typing into the user's terminal. */
  private static void terminal(Program block) {
    block.loadArgument(1);
    block.unless(TIOCSTI, 1);
    block.fail(Program.EPERM);
    block.unless(TIOCLINUX, 1);
    block.fail(Program.EPERM);
    block.give(Program.ALLOW);
  }

  /** Files that would run with the rights of their owner. */
  private void modes() {
    on(Call.CHMOD, block -> refuseBits(block, 1, SET_ID_BITS));
    on(Call.FCHMOD, block -> refuseBits(block, 1, SET_ID_BITS));
    on(Call.FCHMODAT, block -> refuseBits(block, 2, SET_ID_BITS));
    on(Call.FCHMODAT2, block -> refuseBits(block, 2, SET_ID_BITS));
    on(Call.CREAT, block -> refuseBits(block, 1, SET_ID_BITS));
    on(Call.MKNOD, block -> refuseBits(block, 1, SET_ID_BITS));
    on(Call.MKNODAT, block -> refuseBits(block, 2, SET_ID_BITS));
    on(Call.OPEN, block -> refuseCreating(block, 1, 2));
    on(Call.OPENAT, block -> refuseCreating(block, 2, 3));
  }

  private static void refuseCreating(Program block, int flags, int mode) {
    block.loadArgument(flags);
    block.unlessAny(CREATES, 3);
    block.loadArgument(mode);
    block.unlessAny(SET_ID_BITS, 1);
    block.fail(Program.EPERM);
    block.give(Program.ALLOW);
  }
}
