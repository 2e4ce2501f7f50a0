package org.studycircle.http.page;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.studycircle.http.Operations;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * The contract as it is served: the hand-written file, with the address of the realm that this service trusts. What it says of
 * methods is kept for refusals.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServedContract implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI contract) {
        Arc.container().instance(Operations.class).get().learn(contract);
    }

    @Override
    public SecurityScheme filterSecurityScheme(SecurityScheme scheme) {
        if (scheme.getType() == SecurityScheme.Type.OPENIDCONNECT) {
            String issuer = ConfigProvider.getConfig().getValue("mp.jwt.verify.issuer", String.class);
            scheme.setOpenIdConnectUrl(issuer + "/.well-known/openid-configuration");
        }
        return scheme;
    }
}
