const LONGEST = 300;

/**
 * Whether an address of an issuer may be asked: encrypted, and nothing hidden in it.
 * @param allowsLoopback of demo and tests: this machine itself, also without encryption
 */
export function isIssuerAddress(
	text: string,
	{ allowsLoopback }: { allowsLoopback: boolean },
): boolean {
	const url = text.length <= LONGEST ? URL.parse(text) : null;
	if (!url || url.username || url.password || url.hash) return false;
	if (url.protocol === "https:") return true;
	return (
		allowsLoopback && url.protocol === "http:" && LOOPBACK.has(url.hostname)
	);
}

const LOOPBACK = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** An issuer's own address has no query either; the way to its description is added at its end. */
export function isIssuerUrl(
	text: string,
	allowed: { allowsLoopback: boolean },
): boolean {
	return isIssuerAddress(text, allowed) && !text.includes("?");
}

export const discoveryAddress = (issuerUrl: string) =>
	`${issuerUrl.replace(/\/$/, "")}/.well-known/openid-configuration`;
