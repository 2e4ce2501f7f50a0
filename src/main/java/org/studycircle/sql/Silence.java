package org.studycircle.sql;

import org.jboss.logging.Logger;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.timeout.IdleStateEvent;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;

/**
 * Closes a connection to PostgreSQL that has said nothing for too long. The client by itself would take its leave first and wait
 * for the other side to close, which one that has vanished never does.
 */
final class Silence extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = Logger.getLogger(Silence.class);

    /** What Vert.x calls the handler that notices. */
    private static final String NOTICED_BY = "idle";

    private Silence() {}

    /** For a new connection, which goes back into the pool. */
    static void end(SqlConnection connection) {
        if (((SqlConnectionInternal) connection).unwrap().unwrap() instanceof SocketConnectionBase open) {
            open.socket().channelHandlerContext().pipeline().addAfter(NOTICED_BY, Silence.class.getName(), new Silence());
        }
        connection.close().onFailure(failure -> {
        });
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext channel, Object event) {
        if (event instanceof IdleStateEvent) {
            ChannelFuture closed = channel.close();
            LOG.debugf("A silent connection is closed: %s", closed);
        } else {
            channel.fireUserEventTriggered(event);
        }
    }
}
