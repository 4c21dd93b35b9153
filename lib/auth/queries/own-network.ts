import "server-only";
import { isIP } from "node:net";
import { env } from "#lib/runtime/env.ts";

/**
 * Whether a client is in one of the city's own networks (OWN_NETWORKS): many people there share an address, so no limit
 * that counts by address may hold them up. The address is what `clientAddress()` says, of IPv6 the /64.
 */
export function isOwnNetwork(client: string): boolean {
	const [address = ""] = client.split("/");
	const version = isIP(address);
	return (
		version !== 0 &&
		env().ownNetworks.check(address, version === 6 ? "ipv6" : "ipv4")
	);
}
