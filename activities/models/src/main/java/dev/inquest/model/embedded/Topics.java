package dev.inquest.model.embedded;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All topics. Which comes first is not written down: it follows from what each is expected to tell. */
final class Topics {

    private static final List<Topic> ALL = Stream.of(
                    LifeQuestions.all(),
                    PlacementQuestions.all(),
                    TrafficQuestions.all(),
                    RareQuestions.all(),
                    List.<Topic>of(new WiringTopic(), new HopTopic(), new MeshTopic()),
                    List.<Topic>of(
                            new MetricsTopic(), new NodeServicesTopic(), new ConnectionsTopic(), new CalleeLogsTopic()))
            .flatMap(List::stream)
            .toList();

    private Topics() {}

    /** The topics that can matter at all, in a stable order. */
    static List<Topic> relevant(View view) {
        return ALL.stream().filter(t -> t.matters(view)).toList();
    }

    /** The topics that can matter, the most telling first; costs are not known here. */
    static List<Topic> ordered(View view) {
        return relevant(view).stream()
                .sorted(Comparator.comparingDouble(t -> -Worth.of(t, view, List.of())))
                .toList();
    }
}
