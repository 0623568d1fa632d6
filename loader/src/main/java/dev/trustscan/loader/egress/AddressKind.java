package dev.trustscan.loader.egress;

/** What an address leads to. Only {@link #PUBLIC} ones are connected to without being asked for. */
enum AddressKind {
  PUBLIC("a public address", true),
  UNSPECIFIED("the unspecified address", false),
  LOOPBACK("this machine's loopback", true),
  OWN("an address of this machine", true),
  PRIVATE("a private network", true),
  SHARED("a carrier's shared network", true),
  LINK_LOCAL("the local link", false),
  METADATA("a cloud's metadata service", false),
  MULTICAST("a multicast group", false),
  RESERVED("a reserved range", true),
  EMBEDDED("an IPv6 form of an IPv4 address", false);

  private final String words;
  private final boolean permittable;

  AddressKind(String words, boolean permittable) {
    this.words = words;
    this.permittable = permittable;
  }

  /** For sentences: "resolves to ...". */
  String words() {
    return words;
  }

  /** Whether an explicit range of a rule can open it. */
  boolean permittable() {
    return permittable;
  }
}
