package dev.inquest.api.command;

import dev.inquest.api.page.Items;
import dev.inquest.command.CommandCatalog;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of commands. */
@Path("/commands")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "commands")
public class CommandResource {

    private final CommandCatalog catalog;

    CommandResource(CommandCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @Operation(operationId = "listCommands", summary = "List the commands that an investigation may run")
    public Items<CommandCatalog.Entry> list() {
        return new Items<>(catalog.entries());
    }
}
