package dev.inquest.live;

import dev.inquest.e2e.EverythingReal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The application as it is shipped, with the patience that a cluster needs which shares the machine with it. */
public class LiveProfile extends EverythingReal {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("inquest.clusters." + LiveClusterResource.NAME + ".timeout", "PT1M");
        return overrides;
    }

    /** Of this profile only; what stands on a test class is started for all. */
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LiveClusterResource.class));
    }
}
