import { onGlobal } from "#lib/runtime/global.ts";
import { type Tallies, tally } from "#lib/runtime/tally.ts";
import type { Tx } from "./client.ts";

type Event = Tallies["appointment"]["event"];

const noted = () =>
	onGlobal("noted-events", () => new WeakMap<Tx, Tallies["appointment"][]>());

/**
 * Something became of an appointment in this transaction; it is counted once that is committed (lib/db/write.ts).
 * @param actor "citizen", "system" or an account, which nobody counts
 */
export function noteEvent(tx: Tx, event: Event, actor: string): void {
	const by = actor === "citizen" || actor === "system" ? actor : "office";
	const known = noted().get(tx);
	if (known) known.push({ event, by });
	else noted().set(tx, [{ event, by }]);
}

export function countNoted(tx: Tx): void {
	for (const one of noted().get(tx) ?? []) tally("appointment", one);
}
