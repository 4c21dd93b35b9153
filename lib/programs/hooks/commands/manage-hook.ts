import "server-only";
import { isIP } from "node:net";
import { record } from "#lib/auth/commands/audit.ts";
import { authorise } from "#lib/auth/queries/authorise.ts";
import type { Actor } from "#lib/auth/rules/permission.ts";
import type { Tx } from "#lib/db/client.ts";
import { toDbInstant } from "#lib/db/dates.ts";
import { lockKey } from "#lib/db/lock.ts";
import { write } from "#lib/db/write.ts";
import { hookOf } from "#lib/programs/hooks/queries/find-hook.ts";
import { FORMER_HOURS } from "#lib/programs/hooks/rules/event.ts";
import { type Hook, hookMark } from "#lib/programs/hooks/rules/hook-form.ts";
import { secretInWords } from "#lib/programs/hooks/rules/signature.ts";
import { ok, type Result, refuse } from "#lib/result.ts";
import { realNow } from "#lib/runtime/clock.ts";
import { isAllowedAddress } from "./allowed-address.ts";
import { newHookSecret, secretOfPress } from "./hook-secret.ts";

type Refusal = "forbidden" | "busy" | "unknown-program";

/**
 * Where a program is told, and of what; saving it again begins anew where it was given up.
 * @returns the secret of a new one, once, and again to whoever pressed the same form twice; null: it has one
 */
export async function saveHook(
	actor: Actor,
	{
		id,
		hook,
		shown,
		formKey,
		now,
	}: {
		/** Of the program. */
		id: number;
		hook: Hook;
		/** Of a form that showed no address (`newFormKey(HOOK_FORM)`). */
		formKey: string;
		/** As the form showed it: who changes an older state is told so. */
		shown: string;
		now: Temporal.Instant;
	},
): Promise<Result<string | null, Refusal | "changed" | "address-inside">> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	if (!mayLead(hook.url)) return refuse("address-inside");
	return write<string | null, Refusal | "changed">(async (tx) => {
		const program = await lockProgram(tx, id);
		if (!program) return refuse("unknown-program");
		const before = program.hook && hookOf(program.hook);
		const isSame = hookMark(before) === hookMark(hook);
		if (!isSame && hookMark(before) !== shown) return refuse("changed");
		if (isSame && program.hook && !program.hook.offAt) {
			// The answer to the first press may never have been seen: the browser shows the last one.
			const again = isFresh(program.hook, now)
				? secretOfPress({ ...program.hook, formKey }, program.hook.secret)
				: null;
			return ok(again && secretInWords(again));
		}
		const data = { url: hook.url, events: [...hook.events] };
		await note(tx, actor, "hook", id, now);
		if (before) {
			await tx.programHook.update({
				where: { programId: id },
				data: { ...data, failingSince: null, offAt: null },
			});
			return ok(null);
		}
		const createdAt = toDbInstant(now);
		const pressed = { formKey, programId: id, createdAt };
		const { secret, sealed } = newHookSecret(pressed);
		await tx.programHook.create({
			data: {
				...data,
				programId: id,
				secret: sealed,
				createdAt,
			},
		});
		return ok(secretInWords(secret));
	});
}

/** A new secret; for a day everything is signed with the old one as well, so that nothing is lost meanwhile. */
export async function renewHookSecret(
	actor: Actor,
	{ id, now }: { id: number; now: Temporal.Instant },
): Promise<Result<string, Refusal>> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<string, Refusal>(async (tx) => {
		const program = await lockProgram(tx, id);
		if (!program?.hook) return refuse("unknown-program");
		const { secret, sealed } = newHookSecret();
		const at = realNow();
		const { formerUntil } = program.hook;
		// Renewed twice, as by a second press, the receiver still knows the first one: the one between never reached it.
		const counts = formerUntil && formerUntil.getTime() > at.epochMilliseconds;
		await tx.programHook.update({
			where: { programId: id },
			data: {
				secret: sealed,
				...(counts
					? {}
					: {
							formerSecret: program.hook.secret,
							formerUntil: toDbInstant(at.add({ hours: FORMER_HOURS })),
						}),
			},
		});
		await note(tx, actor, "hook-secret", id, now);
		return ok(secretInWords(secret));
	});
}

/** Nothing more is told, and what waits or was not sent goes with it. Doing it twice is no error. */
export async function dropHook(
	actor: Actor,
	{ id, now }: { id: number; now: Temporal.Instant },
): Promise<Result<null, Refusal>> {
	const may = await authorise(actor, "city:write", null, now);
	if (!may.ok) return may;
	return write<null, Refusal>(async (tx) => {
		await lockProgram(tx, id);
		const { count } = await tx.programHook.deleteMany({
			where: { programId: id },
		});
		await tx.programEvent.deleteMany({ where: { programId: id } });
		if (count > 0) await note(tx, actor, "hook-off", id, now);
		return ok(null);
	});
}

/** Longer than anybody presses the same button again, and no way to see a secret once more another day. */
const PRESS_MINUTES = 5;

const isFresh = (
	{ createdAt }: { createdAt: Date },
	now: Temporal.Instant,
): boolean =>
	createdAt.getTime() >
	now.subtract({ minutes: PRESS_MINUTES }).epochMilliseconds;

/** What can be seen without looking up a name; that is done with each sending. */
function mayLead(url: string): boolean {
	const host = new URL(url).hostname.replace(/^\[|\]$/g, "");
	return isIP(host) === 0 || isAllowedAddress(host);
}

async function lockProgram(tx: Tx, id: number) {
	await lockKey(tx, `program ${id}`);
	return tx.program.findUnique({ where: { id }, include: { hook: true } });
}

const note = (
	tx: Tx,
	{ userId }: Actor,
	verb: "hook" | "hook-off" | "hook-secret",
	id: number,
	now: Temporal.Instant,
): Promise<void> =>
	record(
		tx,
		{
			userId,
			stationId: null,
			action: `program:${verb}`,
			subject: `program ${id}`,
		},
		now,
	);
