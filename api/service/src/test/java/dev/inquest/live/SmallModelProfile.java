package dev.inquest.live;

import dev.inquest.e2e.EverythingReal;
import java.util.List;

/** The application as it is shipped, with a small real model as student and the embedded teacher. */
public class SmallModelProfile extends EverythingReal {

    /** Of this profile only; what stands on a test class is started for all. */
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(SmallModelResource.class));
    }
}
