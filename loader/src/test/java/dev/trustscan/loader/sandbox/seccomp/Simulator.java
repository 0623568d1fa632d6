package dev.trustscan.loader.sandbox.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Runs a filter as the kernel does, from its bytes. */
final class Simulator {
  private static final int INSTRUCTION = 8;

  private final byte[] program;

  Simulator(byte[] program) {
    this.program = program;
  }

  /** The verdict on a call; fails on what the kernel would not have taken. */
  int judge(int machine, int number, long... arguments) {
    ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    data.putInt(number).putInt(machine).putLong(0);
    for (long argument : arguments) {
      data.putLong(argument);
    }
    ByteBuffer code = ByteBuffer.wrap(program).order(ByteOrder.LITTLE_ENDIAN);
    int value = 0;
    int at = 0;
    while (true) {
      int base = at * INSTRUCTION;
      if (base + INSTRUCTION > program.length) {
        throw new IllegalStateException("ran past the end");
      }
      int operation = code.getShort(base) & 0xffff;
      int yes = code.get(base + 2) & 0xff;
      int no = code.get(base + 3) & 0xff;
      int operand = code.getInt(base + 4);
      at++;
      switch (operation) {
        case 0x20 -> value = data.getInt(operand);
        case 0x54 -> value &= operand;
        case 0x15 -> at += value == operand ? yes : no;
        case 0x35 -> at += Integer.compareUnsigned(value, operand) >= 0 ? yes : no;
        case 0x45 -> at += (value & operand) != 0 ? yes : no;
        case 0x06 -> {
          return operand;
        }
        default -> throw new IllegalStateException("no such instruction: " + operation);
      }
    }
  }
}
