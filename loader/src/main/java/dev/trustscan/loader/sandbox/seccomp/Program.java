package dev.trustscan.loader.sandbox.seccomp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A program for the kernel's packet filter, put together instruction by instruction. */
final class Program {
  static final int LOAD_WORD = 0x20;
  static final int JUMP_EQUAL = 0x15;
  static final int JUMP_GREATER_OR_EQUAL = 0x35;
  static final int JUMP_ANY_BIT = 0x45;
  static final int AND = 0x54;
  static final int RETURN = 0x06;

  static final int ALLOW = 0x7fff0000;
  static final int KILL = 0x80000000;
  private static final int ERROR = 0x00050000;

  static final int EPERM = 1;
  static final int ENOSYS = 38;

  private static final int NUMBER = 0;
  private static final int MACHINE = 4;
  private static final int ARGUMENTS = 16;

  private final List<Instruction> instructions = new ArrayList<>();

  /**
   * One instruction.
   *
   * @param code what it does
   * @param yes instructions to skip if the comparison holds
   * @param no instructions to skip if it does not
   * @param value its operand
   */
  record Instruction(int code, int yes, int no, int value) {}

  void loadNumber() {
    add(LOAD_WORD, 0, 0, NUMBER);
  }

  void loadMachine() {
    add(LOAD_WORD, 0, 0, MACHINE);
  }

  /** Loads the low half of an argument; the kernel looks at no more of those we ask about. */
  void loadArgument(int index) {
    add(LOAD_WORD, 0, 0, ARGUMENTS + 8 * index);
  }

  void and(int mask) {
    add(AND, 0, 0, mask);
  }

  void give(int result) {
    add(RETURN, 0, 0, result);
  }

  void fail(int errno) {
    give(ERROR | errno);
  }

  static int failure(int errno) {
    return ERROR | errno;
  }

  /** Skips the next instructions unless the value is this one. */
  void unless(int value, int skip) {
    add(JUMP_EQUAL, 0, skip, value);
  }

  /** Skips the next instructions if the value is this one. */
  void when(int value, int skip) {
    add(JUMP_EQUAL, skip, 0, value);
  }

  /** Skips the next instructions unless the value is at least this one. */
  void unlessAtLeast(int value, int skip) {
    add(JUMP_GREATER_OR_EQUAL, 0, skip, value);
  }

  /** Skips the next instructions unless the value has one of these bits. */
  void unlessAny(int bits, int skip) {
    add(JUMP_ANY_BIT, 0, skip, bits);
  }

  private void add(int code, int yes, int no, int value) {
    if (yes > 255 || no > 255) {
      throw new IllegalArgumentException("a jump that is too far");
    }
    instructions.add(new Instruction(code, yes, no, value));
  }

  List<Instruction> instructions() {
    return List.copyOf(instructions);
  }

  int size() {
    return instructions.size();
  }

  void append(Program other) {
    instructions.addAll(other.instructions);
  }

  /** The form in which the kernel takes it. */
  byte[] bytes() {
    ByteBuffer out = ByteBuffer.allocate(8 * instructions.size()).order(ByteOrder.LITTLE_ENDIAN);
    for (Instruction each : instructions) {
      out.putShort((short) each.code).put((byte) each.yes).put((byte) each.no).putInt(each.value);
    }
    return out.array();
  }
}
