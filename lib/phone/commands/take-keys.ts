import "server-only";
import { randomUUID } from "node:crypto";
import { city } from "#lib/city/city.ts";
import { goOn } from "#lib/phone/rules/go-on.ts";
import { beginCall, press } from "#lib/phone/rules/press.ts";
import { inWords } from "#lib/phone/rules/words.ts";
import type { Caller } from "#lib/programs/programs.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { translator } from "#lib/text/translator.ts";
import { askHouse } from "./ask-house.ts";
import { openCall, sealCall } from "./sealed-call.ts";

interface Said {
	call: string;
	language: "de";
	say: string[];
	next: "key" | "digits" | "hang-up" | "transfer";
	seconds: number;
	transferTo: string | null;
}

/** Whoever types a number looks it up meanwhile. */
const SECONDS = { key: 6, digits: 12, "hang-up": 0, transfer: 0 } as const;

/**
 * What a phone line says next. The call itself comes and goes sealed with each request, so that nothing of it is kept;
 * what it does, it does by the commands of programs, with all their limits.
 */
export async function takeKeys(
	caller: Caller,
	{
		call: sealed,
		keys,
		now,
	}: {
		/** As the last answer gave it; null: somebody calls. */
		call: string | null;
		keys: string;
		now: Temporal.Instant;
	},
): Promise<Result<Said, "insufficient-scope" | "unknown-call">> {
	if (!caller.scopes.includes("phone")) return refuse("insufficient-scope");
	const known = sealed === null ? null : openCall(caller.id, sealed, now);
	if (sealed !== null && !known) return refuse("unknown-call");
	let turn = known ? press(known, keys) : beginCall(randomUUID());
	while ("ask" in turn) {
		const { call, ask, first } = turn;
		const answer = await askHouse(caller, { call, ask, now });
		turn = goOn(call, ask, answer, first);
	}
	const t = translator("phone", "de");
	return ok({
		call: sealCall(caller.id, turn.call, now),
		language: "de",
		say: turn.say.map((one) => inWords(one, t)),
		next: turn.next,
		seconds: SECONDS[turn.next],
		transferTo:
			turn.next === "transfer" ? city().phone.replaceAll(" ", "") : null,
	});
}
