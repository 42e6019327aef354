package dev.inquest.command.api;

/** How the read of one log went. */
public sealed interface LogReply {

    /** The cluster showed it: its lines were handed over as they came. */
    record Shown() implements LogReply {}

    /**
     * There is no such pod.
     *
     * @param message what the cluster said
     */
    record Absent(String message) implements LogReply {}

    /**
     * The cluster did not show it.
     *
     * @param why status and message
     */
    record Withheld(ApiReply.Withheld why) implements LogReply {}
}
