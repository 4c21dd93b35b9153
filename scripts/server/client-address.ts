import type { IncomingHttpHeaders } from "node:http";
import { type BlockList, isIP } from "node:net";

/** What proxies may say about the client; believed from a trusted one only. */
const FORWARDED = [
	"x-forwarded-for",
	"x-forwarded-host",
	"x-forwarded-port",
	"x-forwarded-proto",
	"x-real-ip",
	"forwarded",
];

/**
 * Puts the client's address (of IPv6 its network) into `x-client-address`, for limits, whatever was sent there. Without a
 * trusted proxy it is the connection's other end, and forwarding headers are dropped; with one it
 * is the first address from the right of `x-forwarded-for` that is no trusted proxy. What stands
 * left of it anybody can invent.
 */
export function settleClient(
	headers: IncomingHttpHeaders,
	remoteAddress: string,
	trusted: BlockList,
): void {
	const peer = plainAddress(remoteAddress) ?? "";
	const isTrusted = (address: string) =>
		trusted.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
	const passed = lastValues(headers);
	for (const name of FORWARDED) delete headers[name];
	let client = peer;
	if (isIP(peer) > 0 && isTrusted(peer)) {
		const hops = passed.for;
		while (isTrusted(client)) {
			const next = plainAddress(hops.pop() ?? "");
			if (next === null) break;
			client = next;
		}
		if (passed.host) headers["x-forwarded-host"] = passed.host;
		if (passed.proto) headers["x-forwarded-proto"] = passed.proto;
	}
	headers["x-forwarded-for"] = client;
	headers["x-client-address"] = networkOf(client);
}

function lastValues(headers: IncomingHttpHeaders) {
	const list = (name: string) =>
		String(headers[name] ?? "")
			.split(",")
			.map((value) => value.trim())
			.filter((value) => value !== "");
	return {
		for: list("x-forwarded-for"),
		host: list("x-forwarded-host").at(-1),
		proto: list("x-forwarded-proto").at(-1),
	};
}

/** "::ffff:10.0.0.1", "10.0.0.1:443", "[::1]:443" → the address alone; null when it is none. */
function plainAddress(text: string): string | null {
	const bare = text
		.replace(/^::ffff:(?=\d+\.)/i, "")
		.replace(/^\[(.*)\](:\d+)?$/, "$1")
		.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, "$1");
	return isIP(bare) > 0 ? bare : null;
}

/** An IPv6 customer has 2^64 addresses to himself: he counts as his network. */
function networkOf(address: string): string {
	if (isIP(address) !== 6) return address;
	const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
	const groups = (part: string) => (part === "" ? [] : part.split(":"));
	const missing = 8 - groups(head).length - groups(tail ?? "").length;
	const all = [
		...groups(head),
		...Array.from({ length: Math.max(0, missing) }, () => "0"),
		...groups(tail ?? ""),
	];
	const first = all.slice(0, 4).map((group) => Number.parseInt(group, 16));
	return `${first.map((group) => group.toString(16)).join(":")}::/64`;
}
