package dev.trustscan.loader.sandbox.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The filter as the kernel runs it, on both machines. */
class SystemCallFilterTest {
  private static final int ALLOWED = 0x7fff0000;
  private static final int REFUSED = 0x00050001;
  private static final int NO_SUCH_CALL = 0x00050026;
  private static final int KILLED = 0x80000000;
  private static final long HIGH_BITS = 0xdeadbeefL << 32;

  private static int judge(Machine machine, Call call, long... arguments) {
    return judge(machine, false, call, arguments);
  }

  private static int judge(Machine machine, boolean unix, Call call, long... arguments) {
    return new Simulator(SystemCallFilter.bytes(machine, unix))
        .judge(machine.audit(), call.number(machine), arguments);
  }

  @ParameterizedTest
  @EnumSource
  void another_machine_s_calls_kill(Machine machine) {
    var filter = new Simulator(SystemCallFilter.bytes(machine, false));
    for (Machine other : Machine.values()) {
      int read = 63;
      assertThat(filter.judge(other.audit(), read)).isEqualTo(other == machine ? ALLOWED : KILLED);
    }
    assertThat(filter.judge(0x40000003, 3)).as("32-bit x86").isEqualTo(KILLED);
  }

  @ParameterizedTest
  @EnumSource
  void calls_of_later_kernels_do_not_exist(Machine machine) {
    var filter = new Simulator(SystemCallFilter.bytes(machine, false));
    assertThat(filter.judge(machine.audit(), 471)).isEqualTo(NO_SUCH_CALL);
    assertThat(filter.judge(machine.audit(), 999_999)).isEqualTo(NO_SUCH_CALL);
  }

  @ParameterizedTest
  @EnumSource
  void calls_under_other_numbers_kill_on_x86(Machine machine) {
    var filter = new Simulator(SystemCallFilter.bytes(machine, false));
    int x32 = 0x40000000 | 101;
    assertThat(filter.judge(machine.audit(), x32))
        .isEqualTo(machine == Machine.X86_64 ? KILLED : NO_SUCH_CALL);
    assertThat(filter.judge(machine.audit(), -1)).isNotEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource
  void what_looks_at_others_or_changes_the_machine_is_refused(Machine machine) {
    for (Call call :
        EnumSet.of(
            Call.PTRACE,
            Call.PROCESS_VM_READV,
            Call.BPF,
            Call.USERFAULTFD,
            Call.KEYCTL,
            Call.ADD_KEY,
            Call.MOUNT,
            Call.SETNS,
            Call.OPEN_TREE,
            Call.MOUNT_SETATTR,
            Call.REBOOT,
            Call.INIT_MODULE,
            Call.PIDFD_GETFD,
            Call.OPEN_BY_HANDLE_AT)) {
      assertThat(judge(machine, call)).as(call.name()).isEqualTo(REFUSED);
    }
    for (Call call : EnumSet.of(Call.IO_URING_SETUP, Call.CLONE3, Call.OPENAT2)) {
      assertThat(judge(machine, call)).as(call.name()).isEqualTo(NO_SUCH_CALL);
    }
  }

  @ParameterizedTest
  @EnumSource
  void no_namespace_can_be_made(Machine machine) {
    long thread = 0x3d0f00;
    assertThat(judge(machine, Call.CLONE, thread)).isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.CLONE, HIGH_BITS | 17)).as("fork").isEqualTo(ALLOWED);
    for (long flag :
        new long[] {0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000}) {
      assertThat(judge(machine, Call.CLONE, flag | 17)).as("%x", flag).isEqualTo(REFUSED);
      assertThat(judge(machine, Call.UNSHARE, flag)).as("%x", flag).isEqualTo(REFUSED);
      assertThat(judge(machine, Call.UNSHARE, HIGH_BITS | flag)).isEqualTo(REFUSED);
    }
    assertThat(judge(machine, Call.UNSHARE, 0x80)).as("time").isEqualTo(REFUSED);
    assertThat(judge(machine, Call.UNSHARE, 0x400)).as("files").isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource
  void only_families_that_programs_need_are_there(Machine machine) {
    for (long family : new long[] {2, 10}) {
      assertThat(judge(machine, Call.SOCKET, family, 1, 0)).isEqualTo(ALLOWED);
    }
    assertThat(judge(machine, Call.SOCKET, 16, 3, 0)).as("route").isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.SOCKET, 16, 3, 9)).as("audit").isEqualTo(REFUSED);
    for (long family : new long[] {1, 17, 38, 40, 44, 31, 15, 27, HIGH_BITS | 40}) {
      assertThat(judge(machine, Call.SOCKET, family, 1, 0)).as("%d", family).isEqualTo(REFUSED);
    }
    assertThat(judge(machine, true, Call.SOCKET, 1, 1, 0)).isEqualTo(ALLOWED);
    assertThat(judge(machine, true, Call.SOCKET, 40, 1, 0)).as("vsock").isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void a_pair_cannot_be_turned_into_a_way_out(Machine machine) {
    long closeOnExec = 0x80000;
    assertThat(judge(machine, Call.SOCKETPAIR, 1, 1 | closeOnExec)).isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.SOCKETPAIR, 1, 5)).isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.SOCKETPAIR, 1, 2)).as("datagrams").isEqualTo(REFUSED);
    assertThat(judge(machine, Call.SOCKETPAIR, 1, 3 | closeOnExec)).as("raw").isEqualTo(REFUSED);
  }

  @ParameterizedTest
  @EnumSource
  void nobody_types_into_the_terminal(Machine machine) {
    assertThat(judge(machine, Call.IOCTL, 0, 0x5412)).as("TIOCSTI").isEqualTo(REFUSED);
    assertThat(judge(machine, Call.IOCTL, 0, 0x541C)).as("TIOCLINUX").isEqualTo(REFUSED);
    assertThat(judge(machine, Call.IOCTL, 0, HIGH_BITS | 0x5412)).isEqualTo(REFUSED);
    assertThat(judge(machine, Call.IOCTL, 0, 0x5413)).as("window size").isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource
  void no_file_gets_its_owner_s_rights(Machine machine) {
    assertThat(judge(machine, Call.FCHMOD, 3, 0755)).isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.FCHMOD, 3, 04755)).isEqualTo(REFUSED);
    assertThat(judge(machine, Call.FCHMODAT, 3, 0, 02755)).isEqualTo(REFUSED);
    assertThat(judge(machine, Call.FCHMODAT2, 3, 0, 04755)).isEqualTo(REFUSED);
    assertThat(judge(machine, Call.MKNODAT, 3, 0, 0104755)).isEqualTo(REFUSED);
    assertThat(judge(machine, Call.OPENAT, 3, 0, 0x41, 0644)).isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.OPENAT, 3, 0, 0x41, 04755)).isEqualTo(REFUSED);
    assertThat(judge(machine, Call.OPENAT, 3, 0, 0x410000, 04755)).as("unnamed").isEqualTo(REFUSED);
    assertThat(judge(machine, Call.OPENAT, 3, 0, 0, 0xffff))
        .as("no mode counts where nothing is created")
        .isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource
  void memory_stays_where_the_kernel_puts_it(Machine machine) {
    assertThat(judge(machine, Call.PERSONALITY, 0)).isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.PERSONALITY, 0xffffffffL)).as("asking").isEqualTo(ALLOWED);
    assertThat(judge(machine, Call.PERSONALITY, 0x40000)).isEqualTo(REFUSED);
  }
}
