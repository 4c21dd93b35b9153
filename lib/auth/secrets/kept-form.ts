import "server-only";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { cookies, headers } from "next/headers";
import { PAGE_HEADER } from "#lib/auth/rules/page-header.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { env } from "#lib/runtime/env.ts";
import { partOf, sentIn } from "#lib/sent.ts";
import { seal, unseal } from "./seal.ts";

/**
 * What somebody typed into a form while their session ended unnoticed. It waits in a cookie of their own browser, which
 * only we can read (docs/decisions/0017): nothing about citizens is stored anywhere else, and nothing is lost.
 */
const NAME = "kept-form";
const MINUTES = 15;
/** A cookie may have 4 kB; a browser sends us several. */
const PIECE = 3_500;
const PIECES = 4;

export type KeptFields = Readonly<Record<string, readonly string[]>>;

interface Kept {
	page: string;
	userId: string;
	until: number;
	fields: KeptFields;
}

const options = () =>
	({
		httpOnly: true,
		sameSite: "lax",
		path: "/",
		secure: env().baseUrl.startsWith("https:"),
	}) as const;

/** Never what opens something. */
const SECRET = /passw|code|pin/i;

/** In a server action, before it leads to the sign-in. What is too long for cookies is lost, and nothing is kept of it. */
export async function keepForm(userId: string, form: FormData): Promise<void> {
	const page = (await headers()).get(PAGE_HEADER) ?? "";
	const kept: Kept = {
		page: pathOf(page),
		userId,
		until: realNow().add({ minutes: MINUTES }).epochMilliseconds,
		fields: partOf(sentIn(form), (name) => !SECRET.test(name)),
	};
	const sealed = seal(NAME, deflateRawSync(JSON.stringify(kept)));
	const pieces = sealed.match(new RegExp(`.{1,${PIECE}}`, "g")) ?? [];
	if (pieces.length > PIECES) return;
	const jar = await cookies();
	for (const [index, piece] of pieces.entries())
		jar.set(`${NAME}.${index}`, piece, { ...options(), maxAge: MINUTES * 60 });
}

/** On the page that the form stands on: its fields as they were sent, by the same person, some minutes ago; or null. */
export async function findKeptForm(userId: string): Promise<KeptFields | null> {
	const jar = await cookies();
	const sealed = Array.from(
		{ length: PIECES },
		(_, index) => jar.get(`${NAME}.${index}`)?.value ?? "",
	).join("");
	const content = sealed ? unseal(NAME, sealed) : null;
	if (!content) return null;
	const kept: Kept = JSON.parse(inflateRawSync(content).toString());
	const page = pathOf((await headers()).get(PAGE_HEADER) ?? "");
	const isTheirs =
		kept.userId === userId &&
		kept.page === page &&
		realNow().epochMilliseconds < kept.until;
	return isTheirs ? kept.fields : null;
}

/** In a server action that somebody signed in has reached: whatever was kept has been sent again, or is not wanted. */
export async function forgetKeptForm(): Promise<void> {
	const jar = await cookies();
	for (let index = 0; index < PIECES; index++)
		if (jar.has(`${NAME}.${index}`)) jar.delete(`${NAME}.${index}`);
}

const pathOf = (page: string) => page.split("?")[0] ?? "";
