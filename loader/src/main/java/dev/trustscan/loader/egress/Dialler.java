package dev.trustscan.loader.egress;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Looks a name up once, drops what it must not lead to, and connects to an address that was looked
 * at.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
final class Dialler implements AutoCloseable {
  /** What came of it. */
  sealed interface Result {}

  /** A connection that reads nothing yet. */
  record Connected(Channel channel, InetAddress address) implements Result {}

  /** None, and why. */
  record Failed(Reason reason, String detail) implements Result {}

  private static final int ATTEMPTS = 4;

  private final Resolver resolver;
  private final Duration patience;
  private final Run run;
  private final ExecutorService lookups = Executors.newVirtualThreadPerTaskExecutor();

  Dialler(Resolver resolver, Duration patience, Run run) {
    this.resolver = resolver;
    this.patience = patience;
    this.run = run;
  }

  /** Completes on the loop, in time. */
  Promise<Result> dial(Decision.Go go, EventLoop loop) {
    Promise<Result> result = loop.newPromise();
    List<AddressRange> ranges =
        switch (go) {
          case Decision.Tunnel tunnel -> tunnel.rule().addresses();
          case Decision.Forward forward -> forward.rule().addresses();
          case Decision.Inject inject -> inject.provider().addresses();
        };
    var deadline =
        loop.schedule(
            () -> result.trySuccess(new Failed(Reason.NO_CONNECTION, "it took too long")),
            patience.toMillis(),
            TimeUnit.MILLISECONDS);
    result.addListener(_ -> deadline.cancel(false));
    try {
      lookups.execute(() -> lookUp(go.host(), go.port(), ranges, loop, result));
    } catch (RejectedExecutionException e) {
      result.trySuccess(new Failed(Reason.NO_CONNECTION, "the run has ended"));
    }
    return result;
  }

  private void lookUp(
      HostName host, int port, List<AddressRange> ranges, EventLoop loop, Promise<Result> result) {
    Result failed;
    try {
      List<InetAddress> found = resolver.addresses(host);
      Set<InetAddress> own = resolver.own();
      var good = new ArrayList<InetAddress>();
      var bad = new TreeSet<AddressKind>();
      for (InetAddress address : found) {
        AddressKind kind = Addresses.kind(address, own);
        if (Addresses.permitted(address, kind, ranges)) {
          good.add(address);
        } else {
          bad.add(kind);
        }
      }
      if (!good.isEmpty()) {
        loop.execute(() -> connect(good, 0, port, loop, result));
        return;
      }
      failed =
          bad.isEmpty()
              ? new Failed(Reason.NO_SUCH_NAME, "")
              : new Failed(
                  Reason.ADDRESS_FORBIDDEN,
                  String.join(", ", bad.stream().map(AddressKind::words).toList()));
    } catch (UnknownHostException e) {
      failed = new Failed(Reason.NO_SUCH_NAME, "");
    } catch (RuntimeException e) {
      failed = new Failed(Reason.NO_SUCH_NAME, "the look-up failed");
    }
    result.trySuccess(failed);
  }

  private void connect(
      List<InetAddress> addresses, int index, int port, EventLoop loop, Promise<Result> result) {
    if (result.isDone()) {
      return;
    }
    InetAddress address = addresses.get(index);
    ChannelFuture connecting =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(patience.toMillis() / 2))
            .option(ChannelOption.AUTO_READ, false)
            .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.WRITE_BUFFER_WATER_MARK, Connection.WATER_MARK)
            .option(ChannelOption.RECVBUF_ALLOCATOR, Connection.receiving())
            .handler(new ChannelInboundHandlerAdapter())
            .connect(new InetSocketAddress(address, port));
    run.add(connecting.channel());
    connecting.addListener((ChannelFuture done) -> {
      if (done.isSuccess()) {
        if (!result.trySuccess(new Connected(done.channel(), address))) {
          done.channel().close();
        }
      } else if (index + 1 < Math.min(addresses.size(), ATTEMPTS)) {
        connect(addresses, index + 1, port, loop, result);
      } else {
        result.trySuccess(new Failed(Reason.NO_CONNECTION, ""));
      }
    });
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
