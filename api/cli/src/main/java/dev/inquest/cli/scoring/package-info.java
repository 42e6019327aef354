/** What an investigation's answer was worth, once it ended: the rules, the metrics, and nothing that asks a service. */
@NullMarked
package dev.inquest.cli.scoring;

import org.jspecify.annotations.NullMarked;
