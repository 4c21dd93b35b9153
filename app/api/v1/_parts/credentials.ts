interface Credentials {
	clientId: string;
	secret: string;
}

/** Longer than any that we give. */
const LONGEST = 200;

/**
 * Client and secret of a request for a token (RFC 6749, 2.3.1): in the header, where both are encoded as in a form, or in
 * the body; "twice": in both. Null: there are none.
 */
export function readCredentials(
	header: string | null,
	form: URLSearchParams,
): Credentials | "twice" | null {
	const id = form.get("client_id");
	const secret = form.get("client_secret");
	const basic = header === null ? null : readBasic(header);
	// Naming oneself in the body as well is allowed, showing a secret there as well is not.
	if (header !== null)
		return secret !== null || (id !== null && id !== basic?.clientId)
			? "twice"
			: basic;
	return id && secret ? bounded({ clientId: id, secret }) : null;
}

function readBasic(header: string): Credentials | null {
	const code = /^basic +([A-Za-z0-9+/=_-]{1,600})$/i.exec(header.trim())?.[1];
	const text = Buffer.from(code ?? "", "base64").toString();
	const colon = text.indexOf(":");
	if (colon < 1) return null;
	try {
		return bounded({
			clientId: decoded(text.slice(0, colon)),
			secret: decoded(text.slice(colon + 1)),
		});
	} catch {
		return null;
	}
}

const decoded = (text: string) => decodeURIComponent(text.replaceAll("+", " "));

/** What PostgreSQL cannot keep is no client of ours. */
const bounded = ({ clientId, secret }: Credentials): Credentials | null =>
	[clientId, secret].every(
		(text) =>
			text !== "" && text.length <= LONGEST && !/[^\x20-\x7e]/.test(text),
	)
		? { clientId, secret }
		: null;
