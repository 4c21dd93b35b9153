/**
 * The network that an address belongs to: of IPv4 the /24, of IPv6 the /48. What is no address is a network for itself.
 * @param client as the server established it: an IPv4 address, or an IPv6 network of 64 bits
 */
export function networkOf(client: string): string {
	const [address = ""] = client.split("/");
	if (/^\d{1,3}(\.\d{1,3}){3}$/.test(address))
		return `${address.slice(0, address.lastIndexOf("."))}.0/24`;
	if (!address.includes(":")) return client;
	const [head = "", tail] = address.split("::");
	const first = head === "" ? [] : head.split(":");
	const last = tail === undefined || tail === "" ? [] : tail.split(":");
	const left = Math.max(0, 8 - first.length - last.length);
	const whole = [...first, ...Array<string>(left).fill("0"), ...last];
	const groups = whole
		.slice(0, 3)
		.map((group) => Number.parseInt(group, 16).toString(16));
	return `${groups.join(":")}::/48`;
}
