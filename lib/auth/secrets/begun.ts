import "server-only";
import { cookies } from "next/headers";
import { realNow } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { seal, unseal } from "./seal.ts";

/** Below the sign-in only. */
const PATH = "/anmelden";
const NAME = "begun";
/** Time to type a password there, and to fetch a phone. */
const MINUTES = 15;
/** Tabs in which somebody began; the oldest gives way. */
const AT_ONCE = 4;

/** A sign-in at an issuer that this browser has begun, and nobody else can end (docs/decisions/0048). */
export interface Begun {
	slug: string;
	state: string;
	nonce: string;
	/** Proves at the issuer that who brings the code is who asked for it (PKCE). */
	verifier: string;
	/** Where to go on to; empty: wherever the account begins. */
	next: string;
	/** Of an administrator who only tries it: their session. */
	tryingSession: string | null;
	/** Nobody is asked anything there: either the issuer still knows who it is, or not. */
	isSilent: boolean;
	/** When it was begun; epoch milliseconds. */
	at: number;
}

const nameOf = (state: string) => `${NAME}.${state.slice(0, 12)}`;

const options = (maxAge: number) =>
	({
		httpOnly: true,
		// Sent when the issuer leads back here, and not with a form or a picture on a page of somebody else.
		sameSite: "lax",
		path: PATH,
		secure: env().baseUrl.startsWith("https:"),
		maxAge,
	}) as const;

/** In the answer that leads to the issuer. */
export async function keepBegun(begun: Omit<Begun, "at">): Promise<void> {
	const jar = await cookies();
	const others = jar
		.getAll()
		.map(({ name }) => name)
		.filter((name) => name.startsWith(`${NAME}.`));
	for (const name of others.slice(0, Math.max(0, others.length - AT_ONCE + 1)))
		jar.set(name, "", options(0));
	const at = realNow().epochMilliseconds;
	const content = Buffer.from(JSON.stringify({ ...begun, at }));
	jar.set(nameOf(begun.state), seal(NAME, content), options(MINUTES * 60));
}

/** What this browser began with this state; it is over with that. Null: nothing, or too long ago. */
export async function takeBegun(state: string): Promise<Begun | null> {
	if (!/^[\w-]{43}$/.test(state)) return null;
	const jar = await cookies();
	const name = nameOf(state);
	const content = unseal(NAME, jar.get(name)?.value ?? "");
	if (!content) return null;
	jar.set(name, "", options(0));
	const begun: Begun = JSON.parse(content.toString());
	const counts =
		begun.state === state &&
		realNow().epochMilliseconds < begun.at + MINUTES * 60_000;
	return counts ? begun : null;
}

const LEAVING = "leaving";
const LEAVING_MINUTES = 2;

/** Whoever signs out here may be signed out at the issuer, too: which session that was, for the page in between. */
export async function keepLeaving(sessionId: string): Promise<void> {
	(await cookies()).set(
		LEAVING,
		seal(LEAVING, Buffer.from(sessionId)),
		options(LEAVING_MINUTES * 60),
	);
}

export async function findLeaving(): Promise<string | null> {
	const sealed = (await cookies()).get(LEAVING)?.value ?? "";
	return unseal(LEAVING, sealed)?.toString() ?? null;
}
