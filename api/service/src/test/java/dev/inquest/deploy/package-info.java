/** Checks of what is shipped to run Inquest elsewhere. */
package dev.inquest.deploy;
