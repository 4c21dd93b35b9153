import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { questionFields } from "#app/(staff)/team/planung/was-waere-wenn/_parts/question-fields.ts";
import type { DayFacts } from "#lib/availability/availability.ts";
import whatIf from "#messages/de/whatIf.json" with { type: "json" };

const t = createTranslator({
	locale: "de",
	messages: { whatIf },
	namespace: "whatIf.form",
}) as Parameters<typeof questionFields>[0]["t"];

/** What stands below the heading of the shares. */
const hintOf = (day: DayFacts | null) => {
	const fields = questionFields({ t, desks: [], services: [], day });
	const group = fields.find(({ name }) => name === "anteile");
	return group && "hint" in group ? group.hint : undefined;
};

const dayWith = (windows: { channel: string; from: number; until: number }[]) =>
	({ windows }) as unknown as DayFacts;

describe("what a day's plan is now for", () => {
	test("its shares, where a plan is known", () => {
		expect(
			hintOf(
				dayWith([
					{ channel: "online", from: 480, until: 600 },
					{ channel: "walk-in", from: 600, until: 660 },
					{ channel: "staff", from: 660, until: 720 },
				]),
			),
		).toBe(
			"Der Rest ist für Telefon und Schalter. Ihr Plan hat an diesem Tag 50 % online und 25 % ohne Termin.",
		);
	});

	test.each([
		["a day that is over, or has no plan", null],
		["a plan without minutes", dayWith([])],
	])("%s: nothing is said about it, least of all nought", (_, day) => {
		expect(hintOf(day)).toBe("Der Rest ist für Telefon und Schalter.");
	});
});
