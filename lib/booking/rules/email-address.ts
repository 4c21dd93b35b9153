import { z } from "zod";

const MAX = 254;
const asciiAddress = z.email();

/**
 * Whether mail can be sent there. Umlauts and other letters are welcome on both sides of the @: domains have them
 * (bücher.de, sent as xn--bcher-kva.de), and some mail servers allow them before it.
 */
export function isEmailAddress(text: string): boolean {
	if (text.length > MAX) return false;
	const at = text.lastIndexOf("@");
	const domain = asciiDomain(text.slice(at + 1));
	if (at < 1 || domain === null) return false;
	// What is left of the address after its foreign letters is judged like any other.
	const local = text
		.slice(0, at)
		.replace(/(?!\p{ASCII})[\p{L}\p{N}]\p{M}*/gu, "x");
	const plain = domain.replace(/\bxn--[a-z0-9-]+/gu, "xn");
	return asciiAddress.safeParse(`${local}@${plain}`).success;
}

/** "bücher.de" → "xn--bcher-kva.de"; null for what cannot be a domain. */
function asciiDomain(domain: string): string | null {
	if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
	return URL.parse(`http://${domain}`)?.hostname ?? null;
}
