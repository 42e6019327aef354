package dev.inquest.runtime;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests take the workers of the running application away and back. */
@ApplicationScoped
public class WorkerSwitch {

    private final Workers workers;

    WorkerSwitch(Workers workers) {
        this.workers = workers;
    }

    public void off() {
        workers.drain();
    }

    public void on() {
        workers.start();
    }
}
