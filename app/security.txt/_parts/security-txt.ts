import { SECURITY_PATH } from "#lib/paths/citizen.ts";
import { now } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";

/** Less than a year, as RFC 9116 advises; the file is written anew with each request. */
const VALID_DAYS = 180;

/** Whom to tell about a security hole (RFC 9116); 404 where the operator named nobody. */
export function securityTxt(): Response {
	const { baseUrl, operator } = env();
	if (operator.securityContact === null)
		return new Response(null, { status: 404 });
	const expires = now()
		.add({ hours: 24 * VALID_DAYS })
		.round("second");
	const lines = [
		`Contact: ${operator.securityContact}`,
		`Expires: ${expires}`,
		"Preferred-Languages: de, en",
		`Canonical: ${baseUrl}${SECURITY_PATH}`,
	];
	return new Response(`${lines.join("\n")}\n`, {
		headers: { "content-type": "text/plain; charset=utf-8" },
	});
}
