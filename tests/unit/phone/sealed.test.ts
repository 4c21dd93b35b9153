import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { callRequestSchema } from "#app/api/v1/_parts/commands.ts";
import texts from "#cities/duisburg/de/services.json" with { type: "json" };
import { openCall, sealCall } from "#lib/phone/commands/sealed-call.ts";
import type { Answer, Ask, Turn } from "#lib/phone/rules/call.ts";
import { goOn } from "#lib/phone/rules/go-on.ts";
import { beginCall, press } from "#lib/phone/rules/press.ts";
import { takeGlobal } from "#lib/runtime/global.ts";

const NOW = Temporal.Instant.from("2026-11-24T09:00:00Z");
const TIME = { date: "2026-12-01", start: 555 } as const;
const SERVICES = Object.entries(texts).map(([value, { name }]) => ({
	value,
	name,
}));
const STATIONS = Array.from({ length: 13 }, (_, index) => ({
	value: `station-with-a-long-name-${index}`,
	name: `Bürgerservice-Station im Stadtbezirk ${index}`,
}));

beforeEach(() => {
	takeGlobal("env");
	vi.stubEnv("APP_ENV", "test");
	vi.stubEnv("APP_SECRET", "x".repeat(32));
	vi.stubEnv("DATABASE_URL", "postgresql://nowhere/at-all");
	vi.stubEnv("BASE_URL", "");
});

afterEach(() => {
	vi.unstubAllEnvs();
	takeGlobal("env");
});

function answer(ask: Ask): Answer {
	switch (ask.for) {
		case "services":
			return { to: "services", options: SERVICES };
		case "stations":
			return { to: "stations", options: STATIONS };
		case "times":
			return { to: "times", times: [TIME, TIME, TIME] };
		case "reserve":
			return { to: "reserve", is: "reserved" };
		default:
			return { to: "book", reference: "173934415", pin: "174496" };
	}
}

/** As a gateway does it: each time the call goes out sealed and comes back as the request's body. */
function carried(turn: Turn, keys: string): Exclude<Turn, { ask: Ask }> {
	const call = sealCall(1, turn.call, NOW);
	const body = callRequestSchema.parse({ call, keys });
	const opened = openCall(1, body.call ?? "", NOW);
	if (!opened) throw new Error("The call does not open.");
	let next = press(opened, keys);
	while ("ask" in next)
		next = goOn(next.call, next.ask, answer(next.ask), next.first);
	return next;
}

test("every service of the whole catalogue can be booked by keys: the call stays short enough to be sent back", () => {
	expect(SERVICES.length).toBeGreaterThan(30);
	for (const [index, service] of SERVICES.entries()) {
		const later = Array.from({ length: Math.floor(index / 6) }, () => "7");
		const keys = ["1", ...later, String((index % 6) + 1)];
		const chosen = keys.reduce<Turn>(carried, beginCall("call"));
		expect(chosen.call.chosen.service, service.name).toEqual(service);
	}
	const keys = [
		...["1", "7", "7", "7", "0", "7", "1", "7", "7", "1", "7", "7", "1"],
		...["02031234567", "1"],
	];
	const booked = keys.reduce<Turn>(carried, beginCall("call"));
	expect(booked.call.place.at).toBe("booked");
	expect(sealCall(1, booked.call, NOW).length).toBeLessThan(2_000);
});
