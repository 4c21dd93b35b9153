import { createHmac } from "node:crypto";

/** Before a secret, so that people and scanners of code see what it is. */
const PREFIX = "whsec_";

export const secretInWords = (secret: Buffer): string =>
	PREFIX + secret.toString("base64");

/**
 * The headers by which whoever is told knows that it is we, and when (Standard Webhooks 1.0.0): over number, second and
 * body, once with each secret that counts.
 * @param seconds epoch seconds of this attempt
 */
export function signedHeaders(
	{ id, seconds, body }: { id: string; seconds: number; body: string },
	secrets: readonly Buffer[],
): Readonly<Record<string, string>> {
	const signed = `${id}.${seconds}.${body}`;
	const signatures = secrets.map(
		(secret) =>
			`v1,${createHmac("sha256", secret).update(signed).digest("base64")}`,
	);
	return {
		"webhook-id": id,
		"webhook-timestamp": String(seconds),
		"webhook-signature": signatures.join(" "),
	};
}
