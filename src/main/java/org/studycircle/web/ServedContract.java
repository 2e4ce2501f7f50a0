package org.studycircle.web;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** The contract as it is served: the hand-written file, with the address of the realm that this service trusts. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ServedContract implements OASFilter {

    @Override
    public SecurityScheme filterSecurityScheme(SecurityScheme scheme) {
        if (scheme.getType() == SecurityScheme.Type.OPENIDCONNECT) {
            String issuer = ConfigProvider.getConfig().getValue("mp.jwt.verify.issuer", String.class);
            scheme.setOpenIdConnectUrl(issuer + "/.well-known/openid-configuration");
        }
        return scheme;
    }
}
