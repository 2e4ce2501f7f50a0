/** Owns who is calling: people, each known by the issuer and subject of their tokens, and what they say of themselves. */
@Room(uses = {"text", "http", "sql", "app"}, open = "account", tables = {"person", "account_reconciliation",
        "account_watch", "sign_out"})
package org.studycircle.people;

import org.studycircle.Room;
