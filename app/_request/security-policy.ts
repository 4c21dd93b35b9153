/** `next dev` needs eval and inline styles for its overlay; a build needs neither. */
const developing = () => process.env.NODE_ENV === "development";

/** 128 random bits, of the same length each time. */
export const newNonce = (): string =>
	crypto.getRandomValues(new Uint8Array(16)).toBase64();

/**
 * Content-Security-Policy of every page; only what carries the nonce, or is loaded by it, may run.
 * @param nonce null: of a page that has no script, so that none may run
 */
export function contentSecurityPolicy(nonce: string | null): string {
	const trusted = nonce === null ? "" : ` 'nonce-${nonce}'`;
	return [
		"default-src 'self'",
		nonce === null
			? "script-src 'none'"
			: `script-src${trusted} 'strict-dynamic'${developing() ? " 'unsafe-eval'" : ""}`,
		developing()
			? "style-src 'self' 'unsafe-inline'"
			: `style-src 'self'${trusted}`,
		// KERN draws its icons from data addresses.
		"img-src 'self' data:",
		"font-src 'self'",
		"media-src 'self'",
		"connect-src 'self'",
		// The kiosk's synthesiser, and what shows a call when its page is closed.
		`worker-src ${nonce === null ? "'none'" : "'self'"}`,
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
		"object-src 'none'",
	].join("; ");
}
