package dev.trustscan.loader.egress;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets one head through to the library's decoder, after it was scanned, then as many bytes of a
 * body as the head said. Whatever else was sent stays here, and is the beginning of a tunnel if
 * there is going to be one.
 */
final class HeadGate extends ByteToMessageDecoder {
  private final Connection connection;
  private final HeadScanner scanner = new HeadScanner();
  private @Nullable ChannelHandlerContext context;
  private int scanned;
  private boolean passed;
  private boolean exchange;
  private boolean noted;
  private long body;

  HeadGate(Connection connection) {
    this.connection = connection;
  }

  /** The head as it was scanned. */
  Head head() {
    return scanner.head();
  }

  /** Lets a body through and nothing after it. */
  void open(long length) {
    exchange = true;
    body = length;
    ChannelHandlerContext ctx = context;
    if (ctx != null) {
      ctx.pipeline().fireChannelRead(Unpooled.EMPTY_BUFFER); // for what came with the head
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (!passed) {
      scan(in, out);
    } else if (body > 0) {
      ByteBuf piece = in.readRetainedSlice((int) Math.min(body, in.readableBytes()));
      body -= piece.readableBytes();
      out.add(piece);
    } else if (exchange) {
      in.skipBytes(in.readableBytes());
      if (!noted) {
        noted = true;
        connection.note(Reason.SECOND_REQUEST);
      }
    }
  }

  private void scan(ByteBuf in, List<Object> out) {
    while (scanned < in.readableBytes()) {
      Reason reason = scanner.next(in.getByte(in.readerIndex() + scanned));
      scanned++;
      if (reason != null) {
        in.skipBytes(in.readableBytes());
        scanned = 0;
        passed = true;
        connection.headRead();
        connection.refuse(reason, "", "");
        return;
      }
      if (scanner.done()) {
        passed = true;
        connection.headRead();
        out.add(in.readRetainedSlice(scanned));
        return;
      }
    }
  }
}
