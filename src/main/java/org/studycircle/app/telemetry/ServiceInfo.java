package org.studycircle.app.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.studycircle.sql.Database;
import org.studycircle.sql.Sql;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/** What runs here, at {@code /q/info} of the management port: the build, and how far the database has been migrated. */
@ApplicationScoped
class ServiceInfo {

    private static final String COMMIT = "/META-INF/git.properties";
    private static final Sql<String> SCHEMA = Sql.column(String.class,
            "select version from flyway_schema_history where success order by installed_rank desc limit 1");

    @Inject
    Database database;

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    void register(@Observes ManagementInterface management) {
        JsonObject build = build();
        management.router().get("/q/info").handler(call -> answer(call, build));
    }

    private void answer(RoutingContext call, JsonObject build) {
        database.call(SCHEMA).first()
                .onFailure().recoverWithNull()
                .subscribe().with(schema -> call.json(new JsonObject().put("build", build).put("schema", schema)));
    }

    /** A build from an archive of the source knows no commit. */
    private JsonObject build() {
        JsonObject build = new JsonObject().put("version", version);
        try (InputStream source = ServiceInfo.class.getResourceAsStream(COMMIT)) {
            if (source != null) {
                Properties commit = new Properties();
                commit.load(source);
                build.put("commit", commit.getProperty("git.commit.id")).put("committedAt",
                        commit.getProperty("git.commit.time"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build;
    }
}
