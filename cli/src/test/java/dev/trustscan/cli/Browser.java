package dev.trustscan.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Headless Chromium with one page, driven by its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String LISTENING = "DevTools listening on ws://";
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();

  /** Starts Chromium with a new profile below a folder. */
  Browser(Path scratch) throws Exception {
    profile = Files.createTempDirectory(scratch, "profile");
    var command = new ArrayList<>(List.of("chromium", "--headless", "--no-sandbox"));
    command.addAll(List.of("--disable-gpu", "--disable-quic", "--no-first-run"));
    command.addAll(List.of("--disable-background-networking", "--disable-component-update"));
    command.addAll(List.of("--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0"));
    command.add("--remote-allow-origins=*");
    command.add("--user-data-dir=" + profile);
    command.add("about:blank");
    var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("HOME", profile.toString());
    process = builder.start();
    String endpoint = endpoint();
    String authority = endpoint.substring(0, endpoint.indexOf('/'));
    HttpClient http = HttpClient.newHttpClient();
    JsonNode pages =
        MAPPER.readTree(
            http.send(
                    HttpRequest.newBuilder(URI.create("http://" + authority + "/json/list"))
                        .build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
    String page = "";
    for (JsonNode each : pages) {
      if (each.path("type").asString().equals("page")) {
        page = each.path("webSocketDebuggerUrl").asString();
      }
    }
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(page), new Listener())
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable", Map.of());
    }
  }

  private String endpoint() throws IOException {
    var reader =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofPlatform().daemon().start(() -> drain(reader));
        return line.substring(LISTENING.length());
      }
    }
    throw new IOException("Chromium did not start");
  }

  private static void drain(BufferedReader reader) {
    try {
      while (reader.readLine() != null) {
        // A full pipe would stop the browser.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonNode message = MAPPER.readTree(text.toString());
        text.setLength(0);
        CompletableFuture<JsonNode> waiting =
            message.has("id") ? answers.remove(message.path("id").asInt()) : null;
        if (waiting != null) {
          waiting.complete(message);
        } else {
          events.add(message);
        }
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }

  /** Calls a method of the protocol and waits for its result. */
  JsonNode call(String method, Map<String, ?> parameters) throws Exception {
    int id = next.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    String text =
        MAPPER.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(text, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    JsonNode message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message.has("error")) {
      throw new IOException(method + ": " + message.path("error"));
    }
    return message.path("result");
  }

  /** Loads a file and waits until it is there. */
  void open(Path file) throws Exception {
    events.clear();
    call("Page.navigate", Map.of("url", file.toUri().toString()));
    for (int i = 0; i < 600; i++) {
      if (events.stream().anyMatch(e -> is(e, "Page.loadEventFired"))) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IOException("the page did not load");
  }

  private static boolean is(JsonNode event, String method) {
    return event.path("method").asString().equals(method);
  }

  /** Everything that the browser complained of or printed since the page was opened. */
  List<String> complaints() {
    return events.stream()
        .filter(e ->
            is(e, "Log.entryAdded")
                || is(e, "Runtime.consoleAPICalled")
                || is(e, "Runtime.exceptionThrown"))
        .map(JsonNode::toString)
        .toList();
  }

  /** The addresses that were asked for since the page was opened. */
  List<String> requests() {
    return events.stream()
        .filter(e -> is(e, "Network.requestWillBeSent"))
        .map(e -> e.at("/params/request/url").asString())
        .toList();
  }

  /** The value of an expression. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IOException(result.path("exceptionDetails").toString());
    }
    return result.at("/result/value");
  }

  /** Presses and lets go a key. */
  void press(String key, int code, String text) throws Exception {
    Map<String, Object> down =
        Map.of(
            "type",
            text.isEmpty() ? "rawKeyDown" : "keyDown",
            "key",
            key,
            "code",
            key,
            "windowsVirtualKeyCode",
            code,
            "text",
            text);
    call("Input.dispatchKeyEvent", down);
    call(
        "Input.dispatchKeyEvent",
        Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
  }

  void resize(int width, int height) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  void media(String medium, String scheme) throws Exception {
    call(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** The whole page, or its first part where it is long, as a picture. */
  byte[] screenshot(int top, int width, int height) throws Exception {
    JsonNode shot =
        call(
            "Page.captureScreenshot",
            Map.of(
                "format",
                "png",
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", top, "width", width, "height", height, "scale", 1)));
    return Base64.getDecoder().decode(shot.path("data").asString());
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
