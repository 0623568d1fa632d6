package dev.trustscan.loader.egress;

import java.util.List;

/**
 * The head of a request as it was read, before anything is made of it.
 *
 * @param method the first word
 * @param target the second word
 * @param minor the digit after {@code HTTP/1.}
 * @param headers in their order
 */
record Head(String method, String target, int minor, List<Header> headers) {
  Head {
    headers = List.copyOf(headers);
  }

  /** The values of all headers of that name, in any case. */
  List<String> values(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }
}
