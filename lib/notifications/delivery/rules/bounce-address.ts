/**
 * Each mail has an envelope sender of its own (VERP), `bounce+<message id>.<key>@…`: whatever comes
 * back to it is about that mail, however the foreign server words it. The key keeps strangers from
 * declaring mails undeliverable. Lower case only, because some servers change the case.
 */
const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/**
 * @param base BOUNCE_ADDRESS, `bounce@termine.example.de`: at most 14 characters before the @
 * (env-schema.ts), because a local part has at most 64 octets (RFC 5321)
 */
export function bounceAddressFor(
	base: string,
	id: string,
	key: string,
): string {
	const [name, domain] = base.split("@");
	return `${name}+${id}.${key}@${domain}`;
}

/** The message and the key an address claims; null for every other address. */
export function parseBounceAddress(
	base: string,
	address: string,
): { id: string; key: string } | null {
	const [name = "", domain = ""] = base.toLowerCase().split("@");
	const [local = "", host] = address.toLowerCase().split("@");
	if (host !== domain || !local.startsWith(`${name}+`)) return null;
	const claim = new RegExp(`^(${ID})\\.([0-9a-f]{12})$`).exec(
		local.slice(name.length + 1),
	);
	return claim ? { id: claim[1] ?? "", key: claim[2] ?? "" } : null;
}
