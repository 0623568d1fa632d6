package dev.trustscan.loader.adapt.rpc;

import dev.trustscan.loader.adapt.Json;
import dev.trustscan.loader.adapt.LoadException;
import dev.trustscan.loader.adapt.LoadRequest;
import dev.trustscan.loader.adapt.Loader;
import dev.trustscan.loader.adapt.Planner;
import dev.trustscan.loader.gate.LoadPlan;
import dev.trustscan.scanner.doc.Node;
import dev.trustscan.scanner.source.SourceException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What can be called: questions, and a load. There is nothing here that says yes. */
public final class Methods implements AutoCloseable {
  static final List<String> NAMES =
      List.of("status", "load", "explain", "subscribe", "unsubscribe");
  private static final int LEAST_SECONDS = 2;
  private static final int MOST_SECONDS = 3600;
  private static final int USUAL_SECONDS = 5;
  private static final int MOST_SUBSCRIPTIONS = 16;

  private final Planner planner;
  private final Path checkout;
  private final Path base;
  private final List<String> self;
  private final Clock clock;
  private final AtomicInteger next = new AtomicInteger(1);
  private final Map<String, Subscription> subscriptions = new ConcurrentHashMap<>();
  private @Nullable BiConsumer<String, Node> notifier;

  /**
   * The methods for one checkout.
   *
   * @param planner asks the gate
   * @param checkout the checkout that is meant where a call names none
   * @param base the folder below which loads are written where a call names none
   * @param self the command that starts trustscan
   * @param clock the time
   */
  public Methods(Planner planner, Path checkout, Path base, List<String> self, Clock clock) {
    this.planner = planner;
    this.checkout = checkout;
    this.base = base;
    this.self = List.copyOf(self);
    this.clock = clock;
  }

  void notifier(BiConsumer<String, Node> to) {
    notifier = to;
  }

  Node call(String method, Node params) throws RpcError {
    return switch (method) {
      case "status" -> status(new Params(params, Set.of("agent", "path")));
      case "load" -> load(new Params(params, Set.of("agent", "path", "out", "requireAll")));
      case "explain" -> explain(new Params(params, Set.of("agent", "path", "unit")));
      case "subscribe" -> subscribe(new Params(params, Set.of("agent", "path", "seconds")));
      case "unsubscribe" -> unsubscribe(new Params(params, Set.of("subscription")));
      default -> throw new RpcError(RpcError.UNKNOWN_METHOD, "no such method");
    };
  }

  private Node status(Params params) throws RpcError {
    LoadRequest request = request(params);
    return Loader.status(plan(request), request);
  }

  private Node load(Params params) throws RpcError {
    LoadRequest request = request(params);
    try {
      return Loader.loadNode(plan(request), request);
    } catch (LoadException e) {
      throw new RpcError(
          e.isUsage() ? RpcError.INVALID_PARAMS : RpcError.NOT_WRITTEN,
          String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new RpcError(RpcError.NOT_WRITTEN, "the folder cannot be written");
    }
  }

  private Node explain(Params params) throws RpcError {
    String unit = params.text("unit");
    return Loader.explain(plan(request(params)), unit)
        .orElseThrow(() -> new RpcError(RpcError.INVALID_PARAMS, "no unit has that id or digest"));
  }

  private LoadRequest request(Params params) throws RpcError {
    String agent = params.text("agent", "generic");
    if (!Loader.agents().contains(agent)) {
      throw new RpcError(
          RpcError.INVALID_PARAMS, "agent is one of " + String.join(", ", Loader.agents()));
    }
    return new LoadRequest(
        agent,
        path(params, "path", checkout),
        path(params, "out", base),
        self,
        params.flag("requireAll"),
        clock.instant());
  }

  private static Path path(Params params, String name, Path otherwise) throws RpcError {
    String text = params.text(name, "");
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path.normalize();
      }
    } catch (InvalidPathException e) {
      // Said below.
    }
    throw new RpcError(RpcError.INVALID_PARAMS, name + " is an absolute path");
  }

  // One reading at a time: a caller with many subscriptions must not take the machine.
  private synchronized LoadPlan plan(LoadRequest request) throws RpcError {
    try {
      return planner.plan(request.checkout(), Loader.consumer(request.agent()));
    } catch (SourceException e) {
      throw new RpcError(RpcError.UNREADABLE, "the checkout cannot be read");
    }
  }

  private Node subscribe(Params params) throws RpcError {
    LoadRequest request = request(params);
    long seconds = params.number("seconds", USUAL_SECONDS, LEAST_SECONDS, MOST_SECONDS);
    if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
      throw new RpcError(
          RpcError.INVALID_PARAMS, "there are " + MOST_SUBSCRIPTIONS + " subscriptions already");
    }
    String id = "s" + next.getAndIncrement();
    Node first = state(request, id);
    var subscription = new Subscription(seconds, first, () -> state(request, id), this::drift);
    subscriptions.put(id, subscription);
    subscription.start();
    return first;
  }

  private Node unsubscribe(Params params) throws RpcError {
    Subscription subscription = subscriptions.remove(params.text("subscription"));
    if (subscription != null) {
      subscription.close();
    }
    return Json.map(Map.of("ended", Json.flag(subscription != null)));
  }

  private Node state(LoadRequest request, String id) throws RpcError {
    LoadPlan plan = plan(request);
    var state = new LinkedHashMap<String, Node>();
    state.put("subscription", Json.text(id));
    state.put("planRoot", Json.text(plan.root().toString()));
    state.put("exitCode", Json.number(Loader.exitCode(plan)));
    return Json.map(state);
  }

  private void drift(Node state) {
    BiConsumer<String, Node> to = notifier;
    if (to != null) {
      to.accept("drift", state);
    }
  }

  @Override
  public void close() {
    subscriptions.values().forEach(Subscription::close);
    subscriptions.clear();
  }
}
