package org.studycircle.http;

import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.studycircle.http.problem.IdTaken;

import io.smallrye.mutiny.Uni;

/**
 * A create that may be repeated (idempotent create): the id that a client chose stands for what was made with it. The same request again
 * finds that, another one with the same id is refused.
 *
 * @param isNew whether it was made just now, or stood already
 */
public record Creation<T>(boolean isNew, T thing) {

    /**
     * @param chosen by the client, null where it left that to us
     * @param standing looks for what has the id
     * @param fingerprint of the request, beside what stands
     * @param make makes what nothing stands for yet
     * @throws IdTaken where something else stands there, or what stood there is gone
     */
    public static <T extends Created> Uni<Creation<T>> once(UUID chosen, Supplier<Uni<T>> standing,
            Function<T, byte[]> fingerprint, Supplier<Uni<T>> make) {
        return (chosen == null ? Uni.createFrom().<T>nullItem() : standing.get())
                .chain(stands -> stands == null
                        ? make.get().map(made -> new Creation<>(true, made))
                        : Uni.createFrom().item(new Creation<>(false, same(stands, fingerprint.apply(stands)))));
    }

    private static <T extends Created> T same(T stands, byte[] fingerprint) {
        if (stands.isGone() || !Arrays.equals(stands.createdFrom(), fingerprint)) {
            throw new IdTaken();
        }
        return stands;
    }

    public <R> Creation<R> map(Function<T, R> view) {
        return new Creation<>(isNew, view.apply(thing));
    }
}
