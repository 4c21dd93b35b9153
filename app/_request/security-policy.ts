/** `next dev` needs eval and inline styles for its overlay; a build needs neither. */
const developing = () => process.env.NODE_ENV === "development";

/** Content-Security-Policy of every page; only what carries the nonce, or is loaded by it, may run. */
export function contentSecurityPolicy(nonce: string): string {
	return [
		"default-src 'self'",
		`script-src 'nonce-${nonce}' 'strict-dynamic'${developing() ? " 'unsafe-eval'" : ""}`,
		developing()
			? "style-src 'self' 'unsafe-inline'"
			: `style-src 'self' 'nonce-${nonce}'`,
		// KERN draws its icons from data addresses.
		"img-src 'self' data:",
		"font-src 'self'",
		"media-src 'self'",
		"connect-src 'self'",
		"form-action 'self'",
		"frame-ancestors 'none'",
		"base-uri 'none'",
		"object-src 'none'",
	].join("; ");
}
