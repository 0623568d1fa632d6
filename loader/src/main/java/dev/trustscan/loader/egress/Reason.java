package dev.trustscan.loader.egress;

import java.util.Locale;

/** Why a request was refused: a word for the log, a status and a sentence for whoever asked. */
enum Reason {
  // Not a request that every reader would read alike.
  NOT_HTTP(400, "this is not an HTTP/1 request"),
  BAD_VERSION(400, "only HTTP/1.0 and HTTP/1.1 are spoken here"),
  BARE_LINE_END(400, "lines must end in CR LF"),
  CONTROL_CHARACTER(400, "the request contains a control character"),
  NON_ASCII(400, "the request contains a character beyond ASCII"),
  FOLDED_HEADER(400, "headers must not be folded over lines"),
  BAD_HEADER(400, "a header is not of the form name: value"),
  HEAD_TOO_LARGE(431, "the request's head is too large"),
  READERS_DISAGREE(400, "the request can be read in more than one way"),
  BAD_METHOD(405, "this method is not passed on"),
  ORIGIN_FORM(400, "a proxy needs the whole address, not only a path"),
  BAD_TARGET(400, "the request's target is not an address that can be asked for"),
  USERINFO(400, "addresses with user names are not accepted"),
  BAD_PORT(400, "the port is missing or is no number from 1 to 65535"),
  BAD_NAME(400, "the host is not a plain ASCII name of two labels at least"),
  BAD_SCHEME(400, "only http:// is passed on in this form; use CONNECT for TLS"),
  HOST_MISSING(400, "HTTP/1.1 needs a Host header"),
  HOST_TWICE(400, "there is more than one Host header"),
  HOST_DIFFERS(400, "the Host header and the target differ"),
  BAD_LENGTH(400, "the length of the body is stated in an unclear way"),
  TRANSFER_ENCODING(411, "a body needs a Content-Length here; Transfer-Encoding is not passed on"),
  BODY_ON_CONNECT(400, "CONNECT has no body"),
  SECOND_REQUEST(400, "one request a connection; open another one"),
  HEAD_TIMEOUT(408, "the request's head did not arrive in time"),

  // A clear request that the policy has no place for.
  IP_LITERAL(403, "addresses are not allowed, only names from the list"),
  NOTHING_ALLOWED(403, "the list of allowed places is empty"),
  HOST_NOT_LISTED(403, "the host is not on the list of allowed places"),
  PORT_NOT_LISTED(403, "the host is listed, but not with this port"),
  PLAIN_HTTP_OFF(403, "plain HTTP is off; use https"),
  UNKNOWN_PROVIDER(403, "there is no such service here"),
  BAD_PROVIDER_PATH(400, "the path could leave the service's own part"),
  SECRET_ELSEWHERE(403, "the request carries a secret that is not for this place"),

  // What the network said.
  NO_SUCH_NAME(502, "the name does not resolve"),
  ADDRESS_FORBIDDEN(403, "the name leads to an address that may not be reached"),
  NO_CONNECTION(502, "no connection could be made"),
  UPSTREAM_BROKEN(502, "the answer could not be passed on"),

  // What was said inside the tunnel.
  NOT_TLS(403, "only TLS may be spoken in this tunnel"),
  BAD_CLIENT_HELLO(403, "the TLS greeting cannot be read"),
  NO_SERVER_NAME(403, "the TLS greeting names no host"),
  SERVER_NAME_DIFFERS(403, "the TLS greeting names another host than CONNECT did"),
  HELLO_TIMEOUT(403, "no TLS greeting arrived in time"),

  // What was used up.
  TOO_MANY_CONNECTIONS(503, "too many connections are open"),
  TOO_MANY_NAMES(429, "too many different names were asked for within a minute"),
  BYTES_USED_UP(403, "what this host may transfer in a run is used up");

  private final int status;
  private final String sentence;

  Reason(int status, String sentence) {
    this.status = status;
    this.sentence = sentence;
  }

  int status() {
    return status;
  }

  String sentence() {
    return sentence;
  }

  /** For logs and programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
