package dev.inquest.command.reach;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Blocks of addresses, as in {@code 10.0.0.0/8}. */
final class AddressBlock {

    /** Only literal addresses: a name would be looked up. */
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    private AddressBlock() {}

    /** Whether the block holds the address; what is no block or no address holds nothing. */
    static boolean holds(String cidr, String address) {
        String[] parts = cidr.split("/", -1);
        if (parts.length != 2
                || !parts[1].matches("\\d{1,3}")
                || !LITERAL.matcher(parts[0]).matches()
                || !LITERAL.matcher(address).matches()) {
            return false;
        }
        try {
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            byte[] asked = InetAddress.getByName(address).getAddress();
            int host = network.length * 8 - Integer.parseInt(parts[1]);
            return network.length == asked.length
                    && host >= 0
                    && new BigInteger(1, network).shiftRight(host).equals(new BigInteger(1, asked).shiftRight(host));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
