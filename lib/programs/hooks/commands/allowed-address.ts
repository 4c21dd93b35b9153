import "server-only";
import { BlockList, isIP } from "node:net";
import { isPublicAddress } from "#lib/catalog/import/commands/public-address.ts";
import { type Env, env } from "#lib/runtime/env.ts";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/**
 * Whether events may be sent to an address (not a name): in the public internet and in none of the city's own networks,
 * which may have public addresses too. The demo's administrator is whoever reads its password, so it gets nothing more
 * than this machine itself, where one tries out a receiver; tests may send anywhere.
 */
export function isAllowedAddress(
	address: string,
	{ mode, ownNetworks }: Pick<Env, "mode" | "ownNetworks"> = env(),
): boolean {
	if (mode === "test") return true;
	const version = isIP(address);
	if (version === 0) return false;
	const family = version === 6 ? "ipv6" : "ipv4";
	if (mode === "demo" && LOOPBACK.check(address, family)) return true;
	return isPublicAddress(address) && !ownNetworks.check(address, family);
}
