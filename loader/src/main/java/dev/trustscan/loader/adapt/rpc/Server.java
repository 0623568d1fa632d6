package dev.trustscan.loader.adapt.rpc;

import dev.trustscan.loader.adapt.Json;
import dev.trustscan.rules.Format;
import dev.trustscan.scanner.doc.DocumentReader;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.doc.Node.ListNode;
import dev.trustscan.scanner.doc.Node.MapNode;
import dev.trustscan.scanner.doc.Node.Scalar;
import dev.trustscan.scanner.doc.Node.ScalarType;
import dev.trustscan.scanner.doc.Parsed;
import dev.trustscan.scanner.source.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers requests, one on each line, until the input ends. Nothing but answers and notifications
 * is ever written to the output.
 */
public final class Server {
  /** The longest message. */
  public static final int MOST_BYTES = 1 << 20;

  private static final int MOST_IN_BATCH = 100;

  private final InputStream in;
  private final OutputStream out;
  private final Methods methods;
  private final DocumentReader documents = new DocumentReader(Limits.DEFAULT);

  /**
   * A server.
   *
   * @param in requests
   * @param out answers
   * @param methods what can be called
   */
  public Server(InputStream in, OutputStream out, Methods methods) {
    this.in = in;
    this.out = out;
    this.methods = methods;
  }

  /** Answers until the input ends, and ends every subscription then. */
  public void run() throws IOException {
    methods.notifier(this::notification);
    try {
      var reader = new MessageReader(in, MOST_BYTES);
      Optional<MessageReader.Line> line = reader.next();
      while (line.isPresent()) {
        if (line.get() instanceof MessageReader.Line.Text text) {
          if (!isBlank(text.bytes())) {
            answer(text.bytes()).ifPresent(this::send);
          }
        } else {
          send(
              error(
                  Json.NULL,
                  new RpcError(
                      RpcError.INVALID_REQUEST,
                      "a message of more than " + MOST_BYTES + " bytes")));
        }
        if (failure != null) {
          throw failure;
        }
        line = reader.next();
      }
    } finally {
      methods.close();
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte b : bytes) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private Optional<Node> answer(byte[] bytes) {
    Node message;
    try {
      message = read(bytes);
    } catch (RpcError e) {
      return Optional.of(error(Json.NULL, e));
    }
    if (!(message instanceof ListNode batch)) {
      return single(message);
    }
    if (batch.items().isEmpty() || batch.items().size() > MOST_IN_BATCH) {
      return Optional.of(
          error(
              Json.NULL,
              new RpcError(
                  RpcError.INVALID_REQUEST,
                  "a batch has from 1 to " + MOST_IN_BATCH + " requests")));
    }
    var answers = new ArrayList<Node>();
    batch.items().forEach(item -> single(item).ifPresent(answers::add));
    return answers.isEmpty() ? Optional.empty() : Optional.of(Json.list(answers));
  }

  private Node read(byte[] bytes) throws RpcError {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new RpcError(RpcError.PARSE, "the message is not UTF-8");
    }
    Parsed parsed = documents.read(Format.JSON, bytes);
    if (parsed instanceof Parsed.Ok ok) {
      if (Json.isAmbiguous(ok.document().root())) {
        throw new RpcError(RpcError.INVALID_REQUEST, "a name stands twice in one object");
      }
      return ok.document().root();
    }
    throw new RpcError(RpcError.PARSE, "the message is not JSON");
  }

  private Optional<Node> single(Node message) {
    Optional<Node> id = Json.member(message, "id");
    try {
      boolean version =
          Json.member(message, "jsonrpc")
              .filter(v -> isText(v) && text(v).equals("2.0"))
              .isPresent();
      Optional<Node> method = Json.member(message, "method").filter(Server::isText);
      boolean badId =
          id.isPresent() && !(id.get() instanceof Scalar s && s.type() != ScalarType.BOOLEAN);
      if (!(message instanceof MapNode) || !version || method.isEmpty() || badId) {
        return Optional.of(
            error(
                badId ? Json.NULL : id.orElse(Json.NULL),
                new RpcError(RpcError.INVALID_REQUEST, "not a request of JSON-RPC 2.0")));
      }
      Node params = Json.member(message, "params").orElse(Json.map(Map.of()));
      Node result = methods.call(text(method.get()), params);
      return id.map(given -> result(given, result));
    } catch (RpcError e) {
      return id.map(given -> error(given, e));
    } catch (RuntimeException e) {
      return id.map(given ->
          error(
              given, new RpcError(RpcError.INTERNAL, "a defect of trustscan; nothing was loaded")));
    }
  }

  private static boolean isText(Node node) {
    return node instanceof Scalar scalar && scalar.type() == ScalarType.STRING;
  }

  private static String text(Node node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private static Node result(Node id, Node result) {
    var all = new LinkedHashMap<String, Node>();
    all.put("jsonrpc", Json.text("2.0"));
    all.put("id", id);
    all.put("result", result);
    return Json.map(all);
  }

  private static Node error(Node id, RpcError e) {
    var error = new LinkedHashMap<String, Node>();
    error.put("code", Json.number(e.code()));
    error.put("message", Json.text(e.text()));
    var all = new LinkedHashMap<String, Node>();
    all.put("jsonrpc", Json.text("2.0"));
    all.put("id", id);
    all.put("error", Json.map(error));
    return Json.map(all);
  }

  private void notification(String method, Node params) {
    var all = new LinkedHashMap<String, Node>();
    all.put("jsonrpc", Json.text("2.0"));
    all.put("method", Json.text(method));
    all.put("params", params);
    send(Json.map(all));
  }

  private volatile @org.jspecify.annotations.Nullable IOException failure;

  private synchronized void send(Node message) {
    try {
      out.write((Json.line(message) + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (IOException e) {
      failure = e;
    }
  }

  /** The names of all methods. */
  public static List<String> names() {
    return Methods.NAMES;
  }
}
