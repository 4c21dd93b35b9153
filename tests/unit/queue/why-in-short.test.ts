import { expect, test } from "vitest";
import { commonReasons, whyInShort } from "#app/(staff)/team/_lists/why.ts";
import type { CallReason, DeskView, WaitingEntry } from "#lib/queue/queue.ts";
import { NO_WALK } from "#lib/queue/walk/walk.ts";
import { translator } from "#lib/text/translator.ts";

const t = translator("team", "de");
const reasons = (...all: CallReason[]) => all.map((reason) => ({ reason }));
const waiting = (more: Partial<WaitingEntry>): WaitingEntry =>
	({
		reason: "walk-in",
		startsAt: null,
		forDeskId: null,
		speaks: null,
		note: null,
		walk: NO_WALK,
		...more,
	}) as WaitingEntry;
const desks = [{ id: 3, name: "Platz 3" }] as unknown as DeskView[];
const TEN = Temporal.Instant.from(
	"2026-11-24T10:00:00+01:00",
).epochMilliseconds;
const nothing: ReadonlySet<CallReason> = new Set();
const walkIns: ReadonlySet<CallReason> = new Set(["walk-in"]);
const inShort = (more: Partial<WaitingEntry>, common = nothing) =>
	whyInShort(waiting(more), { common, desks, t });
const common = (all: readonly { reason: CallReason }[], showsWait = true) => [
	...commonReasons(all, { showsWait }),
];

test("what many share is said once, and what says more of a person never is", () => {
	const long = reasons("waited-long", "waited-long", "walk-in");
	expect(common(long)).toEqual(["walk-in", "waited-long"]);
	expect(common(reasons("walk-in", "walk-in"))).toEqual([]);
	expect(
		common(reasons("emergency", "emergency", "priority", "walk-in")),
	).toEqual([]);
	expect(common([])).toEqual([]);
});

test("who has waited long is said in the line where the wait itself is left out", () => {
	const long = reasons("waited-long", "walk-in", "walk-in");
	expect(common(long, false)).toEqual([]);
	expect(common([...long, ...reasons("walk-in")], false)).toEqual(["walk-in"]);
});

test("a line says why in a few words, and nothing where it is the common reason", () => {
	expect(inShort({})).toBe("ohne Termin");
	expect(inShort({}, walkIns)).toBe("");
	expect(inShort({ reason: "waited-long" }, walkIns)).toBe("wartet lange");
	expect(inShort({ reason: "appointment-due", startsAt: TEN })).toBe(
		"Termin 10:00",
	);
	expect(inShort({ reason: "priority", startsAt: TEN })).toBe(
		"Vorrang · Termin 10:00",
	);
});

test("what to know before calling somebody stands there also where the reason is the common one", () => {
	expect(
		inShort({ forDeskId: 3, speaks: "tr", note: "Rollstuhl" }, walkIns),
	).toBe("nur für Platz 3 · Türkisch · Notiz");
});

test("whoever goes to several desks: at which step they are is said first, and of others nothing", () => {
	const leg = { services: [], deskId: 3, servedAt: null, doneAt: TEN };
	const open = [{ services: [], deskId: null }];
	expect(inShort({ walk: { done: [leg], open } })).toBe(
		"Schritt 2/3 · ohne Termin",
	);
	expect(inShort({})).toBe("ohne Termin");
});

test("for whom no desk comes as it was planned: that is said, right after the step they are at", () => {
	const leg = { services: [], deskId: 3, servedAt: null, doneAt: TEN };
	const walk = { done: [leg], open: [] };
	const stuck = { canPlanAnew: true, nobodys: [], waitsInVain: false };
	const short = (canPlanAnew: boolean) =>
		whyInShort(waiting({ walk }), {
			common: walkIns,
			desks,
			stuck: { ...stuck, canPlanAnew },
			t,
		});
	expect(short(true)).toBe("Schritt 2/2 · Rest neu planen");
	expect(short(false)).toBe("Schritt 2/2 · heute nicht alles möglich");
});
