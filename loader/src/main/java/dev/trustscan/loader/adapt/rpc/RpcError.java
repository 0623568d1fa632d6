package dev.trustscan.loader.adapt.rpc;

/** An answer that is an error. */
final class RpcError extends Exception {
  static final int PARSE = -32700;
  static final int INVALID_REQUEST = -32600;
  static final int UNKNOWN_METHOD = -32601;
  static final int INVALID_PARAMS = -32602;
  static final int INTERNAL = -32603;

  /** The checkout cannot be read. */
  static final int UNREADABLE = -32001;

  /** It cannot be written where it should be, or what was written before was changed. */
  static final int NOT_WRITTEN = -32002;

  private static final long serialVersionUID = 1;

  private final int code;

  RpcError(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }

  String text() {
    return String.valueOf(getMessage());
  }
}
