package org.studycircle.load;

/** Where new connections go. */
@FunctionalInterface
public interface Route {

    int port();

    /** Nobody listens on that port, or who does sends everybody away. */
    default void refused(int port) {}

    /** To the first of two, for as long as it lets people in. */
    static Route stubborn(int first, int then) {
        return new Route() {
            private volatile int port = first;

            @Override
            public int port() {
                return port;
            }

            @Override
            public void refused(int refusing) {
                port = then;
            }
        };
    }
}
