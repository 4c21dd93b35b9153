import { expect, test } from "vitest";
import { readCredentials } from "#app/api/v1/_parts/credentials.ts";
import { priceOf } from "#lib/booking/limits/rules/price.ts";
import { limitsOfProgram } from "#lib/booking/limits/rules/program.ts";
import { grantBytes, grantIn } from "#lib/programs/rules/access-token.ts";
import { readAgreement } from "#lib/programs/rules/program-form.ts";
import { readKey } from "#lib/programs/rules/request.ts";
import { grantedScopes, SCOPES } from "#lib/programs/rules/scope.ts";

test("a program gets the scopes it asks for among its own, all of them without asking, and none with a wrong one", () => {
	const own = ["hold", "book"] as const;
	expect(grantedScopes(null, own)).toEqual(own);
	expect(grantedScopes("  ", own)).toEqual(own);
	expect(grantedScopes("book", own)).toEqual(["book"]);
	expect(grantedScopes("book hold book", own)).toEqual(own);
	for (const asked of [
		"cancel",
		"hold cancel",
		"HOLD",
		"hold\tbook",
		"__proto__",
	])
		expect(grantedScopes(asked, own)).toBeNull();
});

test("an access token says what was granted, and nothing shorter or longer is one", () => {
	const grant = {
		programId: 4_294_967_295,
		secretVersion: 7,
		scopes: SCOPES.filter((scope) => scope !== "move"),
		until: 1_790_000_000,
	};
	expect(grantIn(grantBytes(grant))).toEqual(grant);
	expect(grantIn(grantBytes({ ...grant, scopes: [] }))?.scopes).toEqual([]);
	expect(grantIn(grantBytes(grant).subarray(2))).toBeNull();
	expect(grantIn(Buffer.concat([grantBytes(grant), Buffer.of(0)]))).toBeNull();
});

test("a token of the version before opens the same, and that version reads ours", () => {
	const grant = {
		programId: 12,
		secretVersion: 3,
		scopes: SCOPES.filter((scope) => scope === "hold" || scope === "read"),
		until: 1_790_000_000,
	};
	// As the version before wrote it: one byte for the scopes; and the one between, which always wrote two.
	const before = Buffer.from("0000000c00000003056ab13b80", "hex");
	const between = Buffer.from("0000000c0000000300056ab13b80", "hex");
	expect(grantIn(before)).toEqual(grant);
	expect(grantIn(between)).toEqual(grant);
	expect(grantBytes(grant)).toEqual(before);
	expect(grantBytes({ ...grant, scopes: ["wish"] })).toHaveLength(14);
});

test("a key is a string with or without quotation marks", () => {
	expect(readKey('"8e03978e-40d5"')).toBe("8e03978e-40d5");
	expect(readKey(" 8e03978e-40d5 ")).toBe("8e03978e-40d5");
	expect(readKey('"with a blank"')).toBe("with a blank");
	expect(readKey("x".repeat(255))).toHaveLength(255);
	for (const wrong of [
		null,
		"",
		'""',
		"a b",
		'a"b',
		"x".repeat(256),
		"ä",
		"a\\b",
	])
		expect(readKey(wrong)).toBeNull();
});

test("client and secret are read from the header, encoded as in a form, or from the body, and not from both", () => {
	const form = (text = "") => new URLSearchParams(text);
	const basic = (text: string) => `Basic ${btoa(text)}`;
	const both = { clientId: "a b", secret: "c:d" };
	expect(readCredentials(basic("a+b:c%3Ad"), form())).toEqual(both);
	expect(readCredentials(basic("a+b:c:d"), form("client_id=a+b"))).toEqual(
		both,
	);
	expect(
		readCredentials(null, form("client_id=a+b&client_secret=c:d")),
	).toEqual(both);
	expect(readCredentials(basic("a:b"), form("client_secret=b"))).toBe("twice");
	expect(readCredentials(basic("a:b"), form("client_id=c"))).toBe("twice");
	for (const wrong of [
		"",
		"Basic",
		"Basic !!",
		"Bearer x",
		basic("a"),
		basic(":b"),
		basic("a:"),
		basic("a:%"),
		basic("a\0:b"),
		basic(`a:${"b".repeat(201)}`),
	])
		expect(readCredentials(wrong, form())).toBeNull();
	expect(readCredentials(null, form("client_id=a"))).toBeNull();
});

test("an agreement names everything, with whole numbers in any script, or says what is wrong with each field", () => {
	const sent = {
		name: "  App \n der Stadt ",
		contactEmail: " app@program.example ",
		scopes: ["hold", "rule-the-world"],
		where: "some",
		stations: ["mitte", "mitte"],
		hourMinutes: "٦٠٠",
		dayShare: "25",
	};
	const agreement = {
		name: "App der Stadt",
		contactEmail: "app@program.example",
		scopes: ["hold"],
		stations: ["mitte"],
		hourMinutes: 600,
		dayShare: 25,
	};
	expect(readAgreement(sent)).toEqual({ ok: true, value: agreement });
	expect(readAgreement({ ...sent, where: "all" })).toEqual({
		ok: true,
		value: { ...agreement, stations: "all" },
	});
	const none = readAgreement({});
	expect(none).toEqual({
		ok: false,
		errors: {
			name: "name-missing",
			contactEmail: "email-invalid",
			scopes: "scopes-missing",
			stations: "stations-missing",
			hourMinutes: "hour-minutes-wrong",
			dayShare: "day-share-wrong",
		},
	});
	for (const dayShare of ["0", "101", "1.5", "-1", "x", ""])
		expect(readAgreement({ ...sent, dayShare })).toEqual({
			ok: false,
			errors: { dayShare: "day-share-wrong" },
		});
});

test("a program pays no work: within its minutes nothing, beyond them it waits, and its share of a day ends it", () => {
	const city = {
		freeReservations: 3,
		freeHeldMinutes: 60,
		networkMinutes: 120,
		cityMinutes: 1_000,
		dayShare: 5,
		networkDayShare: 10,
		againDayShare: 15,
		waitedMinutes: 60,
		waitedMinutesCity: 600,
	};
	const limits = limitsOfProgram(city, {
		id: 1,
		hourMinutes: 600,
		dayShare: 50,
	});
	const standing = (minutes: number, day: number) => ({
		client: { reservations: minutes / 15, minutes },
		network: { minutes },
		day: { client: day, network: day, again: 10_000 },
		city: 10_000,
	});
	const wanted = { minutes: 15, dayMinutes: 1_000 };
	expect(priceOf(wanted, standing(585, 400), limits).kind).toBe("nothing");
	expect(priceOf(wanted, standing(586, 400), limits).kind).toBe("work");
	expect(priceOf(wanted, standing(0, 485), limits).kind).toBe("nothing");
	expect(priceOf(wanted, standing(0, 486), limits).kind).toBe("day-taken");
});
