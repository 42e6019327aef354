package dev.inquest.api.incident;

import dev.inquest.api.page.Page;
import dev.inquest.api.page.PageRequest;
import dev.inquest.model.llm.exchange.Exchange;
import dev.inquest.model.llm.exchange.ModelExchanges;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was said to models about an incident, and what they answered. */
@Path("/incidents/{id}/exchanges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "incidents")
public class ExchangeResource {

    private final KnownIncidents incidents;
    private final ModelExchanges exchanges;

    ExchangeResource(KnownIncidents incidents, ModelExchanges exchanges) {
        this.incidents = incidents;
        this.exchanges = exchanges;
    }

    @GET
    @Operation(
            operationId = "listExchanges",
            summary = "List what was said to models and what they answered, oldest first",
            description =
                    "Every answered call of every role, with its prompt's version and hash, the provider's count of"
                            + " tokens, and its cost. Empty when the embedded reasoner played all roles.")
    public Page<ExchangeView> list(
            @PathParam("id") String id,
            @QueryParam("page") @Nullable String page,
            @QueryParam("size") @Nullable String size) {
        incidents.get(id);
        PageRequest wanted = PageRequest.of(page, size);
        List<Exchange> found = exchanges.of(id, wanted.offset(), wanted.size());
        return wanted.of(
                IntStream.range(0, found.size())
                        .mapToObj(i -> ExchangeView.of(wanted.offset() + i + 1, found.get(i)))
                        .toList(),
                exchanges.countOf(id));
    }
}
