import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { env } from "#lib/runtime/env.ts";

/** Of an issuer's name, which is looked up as a file. */
const SLUG = /^[a-z][a-z0-9-]{0,29}$/;

/**
 * With what we show an issuer who we are: a file of its name in OIDC_SECRETS_DIR, or its entry in OIDC_SECRETS. It is
 * never stored in the database, and read anew each time, so that a new one counts at once. Null: there is none.
 */
export function clientSecretOf(slug: string): string | null {
	if (!SLUG.test(slug)) return null;
	const { secrets, folder } = env().issuerSecrets;
	return secrets.get(slug) ?? secretIn(path.join(folder, slug));
}

function secretIn(file: string): string | null {
	try {
		return readFileSync(file, "utf8").trim() || null;
	} catch {
		return null;
	}
}
