package dev.inquest.scan;

/** As many scans run as may at a time: the same request may be sent again later. */
public class TooManyScansException extends RuntimeException {

    TooManyScansException(int concurrent) {
        super("already " + concurrent + " scans run, which is as many as may (inquest.scan.concurrent)");
    }
}
