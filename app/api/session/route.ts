import { isSignedIn } from "#lib/auth/queries/session.ts";

export const dynamic = "force-dynamic";

/** Whether whoever asks is still signed in: 204, or 401. Asking keeps no session alive. */
export async function GET(): Promise<Response> {
	return new Response(null, {
		status: (await isSignedIn()) ? 204 : 401,
		headers: { "cache-control": "no-store" },
	});
}
