import "server-only";
import { z } from "zod";
import {
	discoveryAddress,
	isIssuerAddress,
} from "#lib/auth/issuers/rules/address.ts";
import { onGlobal } from "#lib/runtime/global.ts";
import { allowsLoopback, askIssuer, IssuerFault } from "./ask.ts";

/** What an issuer says of itself is believed for so long, and that it is away for so long. */
const BELIEVED_MS = 10 * 60_000;
const AWAY_MS = 5_000;

const address = z
	.string()
	.refine((text) =>
		isIssuerAddress(text, { allowsLoopback: allowsLoopback() }),
	);

const metadataSchema = z.object({
	issuer: z.string(),
	authorization_endpoint: address,
	token_endpoint: address,
	jwks_uri: address,
	end_session_endpoint: address.optional().catch(undefined),
	token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
	authorization_response_iss_parameter_supported: z.boolean().optional(),
});

/** What an issuer says of itself (OpenID Connect Discovery 1.0). */
export type Metadata = z.infer<typeof metadataSchema>;

interface Kept {
	at: number;
	/** Whoever comes meanwhile waits for the same answer. */
	asked: Promise<Metadata>;
	isAway: boolean;
}

const kept = () => onGlobal("issuers", () => new Map<string, Kept>());

/**
 * Remembered by each process. An issuer that does not answer is asked once in some seconds, however many come; whoever
 * does not sign in by it waits for nothing.
 * @throws IssuerFault
 */
export function metadataOf(
	{ url }: { url: string },
	now: Temporal.Instant,
): Promise<Metadata> {
	const at = now.epochMilliseconds;
	const known = kept().get(url);
	if (known && at - known.at < (known.isAway ? AWAY_MS : BELIEVED_MS))
		return known.asked;
	const fresh: Kept = { at, asked: discover(url), isAway: false };
	kept().set(url, fresh);
	fresh.asked.catch(() => {
		fresh.isAway = true;
	});
	return fresh.asked;
}

/** Asked anew: its settings have changed, or somebody tries it. */
export function forgetMetadata({ url }: { url: string }): void {
	kept().delete(url);
}

async function discover(url: string): Promise<Metadata> {
	const { status, body } = await askIssuer(discoveryAddress(url));
	if (status >= 500) throw new IssuerFault("away", `status ${status}`);
	const read = metadataSchema.safeParse(body);
	if (status !== 200 || !read.success)
		throw new IssuerFault("set-up", "no description of an issuer");
	// Whoever describes another one than itself could have its tokens believed.
	if (read.data.issuer !== url)
		throw new IssuerFault("set-up", "the description of another issuer");
	return read.data;
}
