import { BlockList, isIP } from "node:net";

/** Addresses that are not in the public internet: the house's own machines, and this one (RFC 6890 and its kin). */
const INNER = new BlockList();
for (const [network, prefix] of [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 4],
	["240.0.0.0", 4],
] as const)
	INNER.addSubnet(network, prefix, "ipv4");
/** Of the newer kind only what is given out to the world (2000::/3) counts, without what carries an older one in it. */
const OUTER = new BlockList();
OUTER.addSubnet("2000::", 3, "ipv6");
const CARRIERS = new BlockList();
for (const [network, prefix] of [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
] as const)
	CARRIERS.addSubnet(network, prefix, "ipv6");

/** Whether an address (not a name) lies in the public internet. */
export function isPublicAddress(address: string): boolean {
	const kind = isIP(address);
	if (kind === 4) return !INNER.check(address, "ipv4");
	return (
		kind === 6 &&
		OUTER.check(address, "ipv6") &&
		!CARRIERS.check(address, "ipv6")
	);
}
