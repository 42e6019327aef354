package dev.inquest.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where exceptions of a request become answers. The framework brings mappers of its own for some types, and
 * the most specific wins: hence a method for each of those, and one for all the rest.
 */
class ProblemMappers {

    @ServerExceptionMapper(priority = 1)
    Response json(MismatchedInputException e, UriInfo uri) {
        return answer(e, uri);
    }

    @ServerExceptionMapper(priority = 1)
    Response json(JsonProcessingException e, UriInfo uri) {
        return answer(e, uri);
    }

    @ServerExceptionMapper(priority = 1)
    Response validation(ValidationException e, UriInfo uri) {
        return answer(e, uri);
    }

    @ServerExceptionMapper(priority = 1)
    Response notFound(NotFoundException e, UriInfo uri) {
        return answer(e, uri);
    }

    @ServerExceptionMapper(priority = 1)
    Response http(WebApplicationException e, UriInfo uri) {
        return answer(e, uri);
    }

    @ServerExceptionMapper(priority = 1)
    Response anything(Throwable e, UriInfo uri) {
        return answer(e, uri);
    }

    private static Response answer(Throwable thrown, UriInfo uri) {
        return ProblemResponses.of(Problems.of(thrown).at(uri.getRequestUri().getRawPath()));
    }
}
