import { headers } from "next/headers";

/** What our own scripts and styles of this page must carry (scripts/server/page-headers.ts). */
export async function pageNonce(): Promise<string | undefined> {
	const policy = (await headers()).get("content-security-policy");
	return policy?.match(/'nonce-([^']+)'/)?.[1];
}
