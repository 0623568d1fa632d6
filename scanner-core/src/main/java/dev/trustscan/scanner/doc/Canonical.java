package dev.trustscan.scanner.doc;

import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

/**
 * One byte form for a value, so that it can be digested.
 *
 * <p>Two nodes have the same form exactly if they have the same types, names, texts and order;
 * places, quotes and layout do not matter. The order does: of members of one name some readers take
 * the last.
 */
public final class Canonical {
  private Canonical() {}

  /** The byte form; its length is linear in the tree that the reader bounded. */
  public static byte[] of(Node node) {
    var out = new ByteArrayOutputStream();
    var open = new ArrayDeque<Object>();
    open.push(node);
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Scalar scalar -> {
          out.write(tag(scalar));
          text(out, scalar.text());
        }
        case ListNode list -> {
          out.write('l');
          number(out, list.items().size());
          for (Node item : list.items().reversed()) {
            open.push(item);
          }
        }
        case MapNode map -> {
          out.write('m');
          number(out, map.members().size());
          for (Member member : map.members().reversed()) {
            open.push(member.value());
            open.push(member.name());
          }
        }
        case String name -> text(out, name);
        default -> throw new IllegalStateException("only nodes and names are pushed");
      }
    }
    return out.toByteArray();
  }

  private static char tag(Scalar scalar) {
    return switch (scalar.type()) {
      case STRING -> 's';
      case NUMBER -> 'n';
      case BOOLEAN -> 'b';
      case NULL -> '0';
    };
  }

  /** Unit by unit: UTF-8 would write every lone surrogate as the same question mark. */
  private static void text(ByteArrayOutputStream out, String text) {
    number(out, text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.write(c);
      } else if (c < 0x800) {
        out.write(0xC0 | c >> 6);
        out.write(0x80 | c & 0x3F);
      } else {
        out.write(0xE0 | c >> 12);
        out.write(0x80 | c >> 6 & 0x3F);
        out.write(0x80 | c & 0x3F);
      }
    }
  }

  private static void number(ByteArrayOutputStream out, int number) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(number >>> shift);
    }
  }
}
