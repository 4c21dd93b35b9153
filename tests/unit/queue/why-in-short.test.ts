import { expect, test } from "vitest";
import { commonReason, whyInShort } from "#app/(staff)/team/_lists/why.ts";
import type { CallReason, DeskView, WaitingEntry } from "#lib/queue/queue.ts";
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
		...more,
	}) as WaitingEntry;
const desks = [{ id: 3, name: "Platz 3" }] as unknown as DeskView[];
const TEN = Temporal.Instant.from(
	"2026-11-24T10:00:00+01:00",
).epochMilliseconds;
const inShort = (
	more: Partial<WaitingEntry>,
	common: ReturnType<typeof commonReason> = null,
) => whyInShort(waiting(more), { common, desks, t });

test("what many share is said once, and what says more of a person never is", () => {
	expect(commonReason(reasons("walk-in", "walk-in", "walk-in"))).toBe(
		"walk-in",
	);
	expect(commonReason(reasons("walk-in", "walk-in"))).toBeNull();
	expect(
		commonReason(
			reasons("emergency", "emergency", "emergency", "emergency", "walk-in"),
		),
	).toBeNull();
	expect(
		commonReason(
			reasons("waited-long", "waited-long", "waited-long", "walk-in"),
		),
	).toBe("waited-long");
	expect(commonReason([])).toBeNull();
});

test("a line says why in a few words, and nothing where it is the common reason", () => {
	expect(inShort({})).toBe("ohne Termin");
	expect(inShort({}, "walk-in")).toBe("");
	expect(inShort({ reason: "waited-long" }, "walk-in")).toBe("wartet lange");
	expect(inShort({ reason: "appointment-due", startsAt: TEN })).toBe(
		"Termin 10:00",
	);
	expect(inShort({ reason: "priority", startsAt: TEN })).toBe(
		"Vorrang · Termin 10:00",
	);
});

test("what to know before calling somebody stands there also where the reason is the common one", () => {
	expect(
		inShort({ forDeskId: 3, speaks: "tr", note: "Rollstuhl" }, "walk-in"),
	).toBe("nur für Platz 3 · Türkisch · Notiz");
});
