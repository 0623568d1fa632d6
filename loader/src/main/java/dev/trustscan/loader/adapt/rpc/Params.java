package dev.trustscan.loader.adapt.rpc;

import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Member;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The named parameters of a call; names that the method does not know are errors. */
final class Params {
  private final Map<String, Node> values = new HashMap<>();

  Params(Node node, Set<String> known) throws RpcError {
    if (!(node instanceof MapNode map)) {
      throw new RpcError(RpcError.INVALID_PARAMS, "params is an object of named parameters");
    }
    for (Member member : map.members()) {
      if (!known.contains(member.name())) {
        throw new RpcError(
            RpcError.INVALID_PARAMS,
            "a parameter that this method does not know; it knows "
                + String.join(", ", known.stream().sorted().toList()));
      }
      values.put(member.name(), member.value());
    }
  }

  String text(String name, String otherwise) throws RpcError {
    Node value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Scalar scalar && scalar.type() == ScalarType.STRING) {
      return scalar.text();
    }
    throw new RpcError(RpcError.INVALID_PARAMS, name + " is a string");
  }

  String text(String name) throws RpcError {
    if (!values.containsKey(name)) {
      throw new RpcError(RpcError.INVALID_PARAMS, name + " is needed");
    }
    return text(name, "");
  }

  boolean flag(String name) throws RpcError {
    Node value = values.get(name);
    if (value == null) {
      return false;
    }
    if (value instanceof Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
      return scalar.text().equals("true");
    }
    throw new RpcError(RpcError.INVALID_PARAMS, name + " is true or false");
  }

  long number(String name, long otherwise, long least, long most) throws RpcError {
    Node value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Scalar scalar
        && scalar.type() == ScalarType.NUMBER
        && scalar.text().length() <= 9
        && scalar.text().chars().allMatch(c -> c >= '0' && c <= '9')) {
      long number = Long.parseLong(scalar.text());
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new RpcError(
        RpcError.INVALID_PARAMS, name + " is a whole number from " + least + " to " + most);
  }
}
