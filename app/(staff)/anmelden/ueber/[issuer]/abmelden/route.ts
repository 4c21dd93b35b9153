import { takeLogout } from "#lib/auth/issuers/commands/take-logout.ts";
import { realNow } from "#lib/runtime/clock.ts";

export const dynamic = "force-dynamic";

const FORM = /^application\/x-www-form-urlencoded\b/i;

/** An issuer, not a browser, says that somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
export async function POST(
	request: Request,
	{ params }: { params: Promise<{ issuer: string }> },
): Promise<Response> {
	const isForm = FORM.test(request.headers.get("content-type") ?? "");
	const form = new URLSearchParams(isForm ? await request.text() : "");
	const [token = "", ...others] = form.getAll("logout_token");
	if (token === "" || others.length > 0) return answer("invalid_request");
	const { issuer: slug } = await params;
	const taken = await takeLogout({ slug, token, now: realNow() });
	if (taken.ok) return answer(null);
	return taken.error === "away" || taken.error === "busy"
		? // Asked once more, it may work.
			answer("temporarily_unavailable", 503)
		: answer("invalid_request");
}

function answer(error: string | null, status = error ? 400 : 200): Response {
	const headers = { "cache-control": "no-store" };
	return error === null
		? new Response(null, { status, headers })
		: Response.json({ error }, { status, headers });
}
