package dev.trustscan.loader.egress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The proxy of one run. Whoever can open its socket is the run; nobody else can see it. */
@SuppressWarnings("FutureReturnValueIgnored") // a channel whose operation failed ends by itself
public final class EgressProxy implements AutoCloseable {
  /** Two are enough for a network, and a sandbox needs the processors itself. */
  private static final int THREADS = 2;

  /** What a socket's address can hold on Linux, less the final zero. */
  private static final int LONGEST_PATH = 107;

  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.complementOf(
          EnumSet.of(
              PosixFilePermission.OWNER_READ,
              PosixFilePermission.OWNER_WRITE,
              PosixFilePermission.OWNER_EXECUTE));

  /**
   * The terminal belongs to the program in the sandbox. Held, since loggers are forgotten
   * otherwise.
   */
  private static final Logger NETTY = Logger.getLogger("io.netty");

  static {
    NETTY.setLevel(Level.OFF);
  }

  private final Path socket;
  private final EventLoopGroup loops;
  private final Run run;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EgressProxy(Path socket, EventLoopGroup loops, Run run) {
    this.socket = socket;
    this.loops = loops;
    this.run = run;
  }

  /**
   * Starts to listen.
   *
   * @throws IOException if the socket cannot be made where it was asked for, or others could reach
   *     it
   * @throws PolicyException if the policy names a provider's secret that was not given
   */
  public static EgressProxy start(EgressSetup setup) throws IOException, PolicyException {
    for (Provider provider : setup.policy().providers()) {
      if (!setup.secrets().containsKey(provider.secret())) {
        throw new PolicyException(
            "", "the provider " + provider.name() + " needs the secret " + provider.secret());
      }
    }
    Path socket = setup.socket().toAbsolutePath();
    checkPlace(socket);
    Run run = new Run(setup);
    EventLoopGroup loops =
        new MultiThreadIoEventLoopGroup(
            THREADS, new DefaultThreadFactory("egress", true), NioIoHandler.newFactory());
    var proxy = new EgressProxy(socket, loops, run);
    try {
      proxy.listen();
      return proxy;
    } catch (IOException | RuntimeException e) {
      proxy.close();
      throw e;
    }
  }

  /** Where it listens. */
  public Path socket() {
    return socket;
  }

  /** Ends every connection and leaves no socket, no thread and no file. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    run.close();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
    try {
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      // The folder is removed with the run; a socket that nobody listens on reaches nothing.
    }
  }

  private void listen() throws IOException {
    var server =
        new ServerBootstrap()
            .group(loops)
            .channelFactory(UnixServer::open)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Connection.WATER_MARK)
            .childOption(ChannelOption.RECVBUF_ALLOCATOR, Connection.receiving())
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    run.accept(channel);
                  }
                });
    var bound = server.bind(UnixDomainSocketAddress.of(socket)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("the proxy cannot listen on " + socket, bound.cause());
    }
    run.add(bound.channel());
    Files.setPosixFilePermissions(socket, PRIVATE);
  }

  private static void checkPlace(Path socket) throws IOException {
    Path folder = socket.getParent();
    if (folder == null
        || socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH) {
      throw new IOException("the path of the socket is too long: " + socket);
    }
    var attributes =
        Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean open = attributes.permissions().stream().anyMatch(OTHERS::contains);
    if (!attributes.isDirectory() || open) {
      throw new IOException(folder + " is not a folder of this user alone (mode 0700)");
    }
    if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(socket + " is there already");
    }
  }
}
